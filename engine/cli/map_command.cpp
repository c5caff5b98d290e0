#include "base/error.hpp"
#include "base/file.hpp"
#include "base/safe_text.hpp"
#include "cli/options.hpp"
#include "cli/outside_program.hpp"
#include "cli/profile_commands.hpp"
#include "cli/profiles_input.hpp"
#include "io/temporary_file.hpp"
#include "report/layer_map.hpp"
#include "tools/output.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

struct MapArguments {
  std::string profiles{}, out{};
  report::LayerMapRequest request{};
  int width = 1920;
  bool overwrite = false;
};

constexpr const char* kConverter = "rsvg-convert";

std::string format_of(const std::string& out) {
  std::string ending = lower_ascii(fs::path(out).extension().string());
  for (const char* known : {".svg", ".png", ".pdf"}) {
    if (ending == known) return ending.substr(1);
  }
  throw Error(ErrorKind::user,
              {.subject = out,
               .what = ending.empty() ? "a name without an ending, so its format is unknown"
                                      : "no format of figures ends in '" + ending + "'",
               .hint = "let it end in one of: .svg, .png, .pdf"});
}

/// Before anything is drawn: the program that makes other formats, or "" for none needed.
std::string converter_for(const std::string& format) {
  if (format == "svg") return "";
  std::string found = find_program({kConverter});
  if (found.empty()) {
    throw Error(ErrorKind::environment,
                {.subject = "a ." + format + " needs the program " + kConverter,
                 .what = "it is not on the PATH",
                 .hint = "install it (Debian: librsvg2-bin), or let the name end in .svg"});
  }
  return found;
}

/// Texts stay texts in a .pdf; a picture is `width` pixels wide.
void convert(const std::string& converter, const std::string& format, const std::string& svg,
             const MapArguments& arguments) {
  const io::TemporaryFile drawing(arguments.out, ".svg");
  const io::TemporaryFile picture(arguments.out, "." + format);
  write_file(drawing.path(), svg);
  std::vector<std::string> command{converter, "--format=" + format,
                                   "--output=" + picture.path().string()};
  if (format == "png") command.push_back("--width=" + std::to_string(arguments.width));
  if (format == "png") command.emplace_back("--keep-aspect-ratio");
  command.push_back(drawing.path().string());
  // No clock in what it writes.
  const int code = run_to_end(command, {"SOURCE_DATE_EPOCH=0"}, cancelled());
  if (code != 0 || !fs::exists(picture.path())) {
    throw Error(ErrorKind::environment,
                {.subject = arguments.out,
                 .what = std::string(kConverter) + " failed with " + std::to_string(code)});
  }
  picture.publish();
}

int map_command(const MapArguments& arguments, const Shared& shared) {
  const std::string format = format_of(arguments.out);
  tools::require_free(arguments.out, arguments.overwrite);
  const ProfilesInput input = read_profiles_of(arguments.profiles);
  const std::string svg = report::layer_map_svg(*input.profile, arguments.request);
  const std::string converter = converter_for(format);
  if (converter.empty()) {
    write_file(arguments.out, svg);
  } else {
    convert(converter, format, svg, arguments);
  }
  if (shared.json) {
    const nlohmann::ordered_json json{
        {"command", "map"}, {"out", arguments.out}, {"run_id", input.profile->view().run_id}};
    std::printf("%s\n", json.dump(2).c_str());
  }
  return 0;
}

}  // namespace

void declare_map(CLI::App& app, Shared& shared, Chosen& chosen) {
  const auto arguments = std::make_shared<MapArguments>();
  report::LayerMapRequest& request = arguments->request;
  CLI::App* command = app.add_subcommand("map", "one layer of a run as a figure for a slide");
  command->add_option("profiles", arguments->profiles, "output folder of a run")->required();
  command->add_option("--layer", request.layer, "INDICATOR.LAYER")->required();
  command->add_option("--level", request.level, "level with outlines (default: that of the maps)");
  command->add_option("--centre", request.centre,
                      "show the surroundings of this area of the pages");
  command->add_option("--period", request.period, "period (default: the recipe's)");
  command->add_option("--lang", request.language, "sv or en (default: the recipe's first)")
      ->check(CLI::IsMember({"sv", "en"}));
  command->add_option("-o,--out", arguments->out, "FILE.svg, FILE.png or FILE.pdf")->required();
  command->add_option("--width", arguments->width, "pixels, of a .png")
      ->check(CLI::Range(100, 16000))
      ->capture_default_str();
  command->add_flag("--overwrite", arguments->overwrite, "replace a file that is there");
  add_shared(*command, shared);
  command->footer(
      "Examples:\n  omrade map profiles --layer cni.relative -o cni.svg\n  omrade map profiles "
      "--layer cni.relative --centre dalbo --lang en -o dalbo.png");
  command->callback([arguments, &shared, &chosen] {
    chosen = [arguments, &shared] { return map_command(*arguments, shared); };
  });
}

}  // namespace omrade::cli

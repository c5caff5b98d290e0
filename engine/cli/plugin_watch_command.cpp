#include "base/error.hpp"
#include "cli/outside_program.hpp"
#include "cli/plugin_commands.hpp"
#include "cli/plugin_watch_changes.hpp"
#include "cli/plugin_watch_sources.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;
using Environment = std::vector<std::string>;

class Watch {
 public:
  explicit Watch(const WatchArguments& arguments)
      : folder_(fs::absolute(arguments.folder)),
        build_(arguments.build.empty() ? folder_ / "build" : fs::absolute(arguments.build)),
        recipe_(folder_ / "sample" / "recipe.toml"),
        program_(fs::read_symlink("/proc/self/exe").string()) {
    if (fs::exists(folder_ / "CMakeLists.txt")) return;
    throw Error(ErrorKind::user, {.subject = arguments.folder,
                                  .what = "it holds no CMakeLists.txt",
                                  .hint = "omrade plugin new NAME makes a folder to start from"});
  }

  /// Builds, validates, runs the sample and tells what changed; false where a step failed.
  bool round() {
    if (!fs::exists(build_ / "CMakeCache.txt") &&
        !succeeds({"cmake", "-S", folder_.string(), "-B", build_.string()})) {
      return false;
    }
    if (!succeeds({"cmake", "--build", build_.string()})) return false;
    const std::vector<fs::path> libraries = built();
    bool valid = true;
    for (const fs::path& library : libraries)
      valid = succeeds({program_, "plugin", "validate", library.string()}) && valid;
    return (!fs::exists(recipe_) || sample(valid)) && valid;
  }

  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  static bool succeeds(const std::vector<std::string>& command,
                       const Environment& environment = {}) {
    return run_to_end(command, environment, cancelled()) == 0;
  }

  [[nodiscard]] std::vector<fs::path> built() const {
    std::vector<fs::path> libraries;
    for (const fs::directory_entry& entry : fs::directory_iterator(build_)) {
      if (entry.path().extension() == ".so") libraries.push_back(entry.path());
    }
    std::sort(libraries.begin(), libraries.end());
    if (!libraries.empty()) return libraries;
    throw Error(ErrorKind::user, {.subject = build_.string(),
                                  .what = "nothing like NAME.so was built there",
                                  .hint = "omrade_add_plugin(NAME SOURCES NAME.cpp) builds one"});
  }

  /// What the sample gives now, beside what it gave when all was well the last time.
  bool sample(bool valid) const {
    const fs::path out = build_ / "watch";
    const fs::path now = out / "profiles" / "tables" / "estimates.csv";
    const fs::path good = out / "estimates.csv";
    const char* path = std::getenv("OMRADE_PLUGIN_PATH");
    const std::string also = path == nullptr || *path == '\0' ? "" : std::string(":") + path;
    fs::create_directories(out);
    if (!succeeds({program_, "run", recipe_.string(), "-o", (out / "profiles").string(), "--quiet"},
                  {"OMRADE_PLUGIN_PATH=" + build_.string() + also})) {
      return false;
    }
    if (!fs::exists(good)) {
      std::puts("the first run of the sample; from now on changes are told");
    } else {
      const Comparison comparison = changes_between(good, now);
      if (!comparison.changes.empty()) std::fputs(table_of(comparison.changes).c_str(), stdout);
      std::printf("%zu of %zu estimates changed\n", comparison.changes.size(),
                  comparison.estimates);
    }
    std::fflush(stdout);
    if (valid) fs::copy_file(now, good, fs::copy_options::overwrite_existing);
    return true;
  }

  fs::path folder_, build_, recipe_;
  std::string program_;
};

}  // namespace

int plugin_watch_command(const WatchArguments& arguments) {
  Watch watch(arguments);
  if (arguments.once) return watch.round() ? 0 : 1;
  const Sources sources(watch.folder());
  for (;;) {
    const Sources::Snapshot seen = sources.now();
    const bool good = watch.round();
    std::fprintf(stderr, "%s; waiting for a change, Ctrl-C ends\n",
                 good ? "all is well" : "not yet; the lines above say why");
    sources.wait_for_change(seen, cancelled());
  }
}

}  // namespace omrade::cli

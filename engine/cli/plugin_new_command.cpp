#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/plugin_commands.hpp"
#include "cli/plugin_template.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kKnown = "abcdefghijklmnopqrstuvwxyz0123456789_";
constexpr std::size_t kLongest = 63 - std::string_view("org.example.").size();  // of a plugin's id

/// Targets that CMake keeps for itself.
constexpr std::array<std::string_view, 9> kReserved{
    "all",     "clean",          "edit_cache",    "help", "install",
    "package", "package_source", "rebuild_cache", "test"};

/// A name near `name` that will do: "Fall Injuries" as fall_injuries.
std::string proposed(std::string_view name) {
  std::string out;
  for (const char one : name) {
    const char low = one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one;
    if (kKnown.find(low) != std::string_view::npos) {
      out += low;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  out.erase(0, std::min(out.size(), out.find_first_of(kLetters)));
  return out.empty() ? "my_indicator" : out.substr(0, kLongest);
}

void require_name(const std::string& name) {
  const bool fits = !name.empty() && name.size() <= kLongest &&
                    kLetters.find(name.front()) != std::string_view::npos &&
                    name.find_first_not_of(kKnown) == std::string::npos;
  if (!fits) {
    throw Error(ErrorKind::user,
                {.subject = "plugin new",
                 .what = "'" + name + "' is no name of a plugin: small letters, digits and _, a " +
                         "letter first, at most " + std::to_string(kLongest),
                 .hint = "omrade plugin new " + proposed(name)});
  }
  if (std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end()) {
    throw Error(ErrorKind::user, {.subject = "plugin new",
                                  .what = "CMake keeps the name '" + name + "' for itself",
                                  .hint = "omrade plugin new my_" + name});
  }
}

/// fall_injuries as FallInjuries.
std::string struct_name(std::string_view name) {
  std::string out;
  bool first = true;
  for (const char one : name) {
    if (one != '_') out += first ? static_cast<char>(std::toupper(one)) : one;
    first = one == '_';
  }
  return out;
}

/// fall_injuries as Fall injuries.
std::string title(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  name.front() = static_cast<char>(std::toupper(name.front()));
  return name;
}

std::string filled(std::string_view text, const std::string& name) {
  const std::array<std::pair<std::string_view, std::string>, 3> words{
      {{"@NAME@", name}, {"@STRUCT@", struct_name(name)}, {"@TITLE@", title(name)}}};
  std::string out(text);
  for (const auto& [word, value] : words) {
    for (std::size_t at = out.find(word); at != std::string::npos;
         at = out.find(word, at + value.size())) {
      out.replace(at, word.size(), value);
    }
  }
  return out;
}

}  // namespace

int plugin_new_command(const std::string& name) {
  require_name(name);
  const fs::path folder = name;
  std::error_code refused;  // the writing says what is wrong
  if (fs::exists(folder, refused) && !fs::is_empty(folder, refused)) {
    throw Error(ErrorKind::user, {.subject = name,
                                  .what = "it exists already, and is not an empty folder",
                                  .hint = "choose another name, or remove it"});
  }
  for (const TemplateFile& file : plugin_template()) {
    const fs::path path = folder / filled(file.path, name);
    fs::create_directories(path.parent_path(), refused);
    write_file(path, filled(file.content, name));
  }
  std::fprintf(stderr,
               "wrote the folder %s; now:\n  cmake -S %s -B %s/build && cmake --build %s/build && "
               "ctest --test-dir %s/build\n",
               name.c_str(), name.c_str(), name.c_str(), name.c_str(), name.c_str());
  return 0;
}

}  // namespace omrade::cli

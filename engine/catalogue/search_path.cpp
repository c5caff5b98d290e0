#include "catalogue/search_path.hpp"

#include "base/text.hpp"

#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVariable = "OMRADE_PLUGIN_PATH";

Message ignored(std::string_view entry) {
  const std::string hint = "write whole paths that begin with /";
  if (entry.empty()) {
    return {.subject = kVariable,
            .what = "an empty entry would mean the current folder and is ignored",
            .hint = hint};
  }
  return {.subject = kVariable,
          .what = "'" + std::string(entry) + "' depends on the current folder and is ignored",
          .hint = hint};
}

fs::path absolute_folder(const char* variable) {
  const char* value = std::getenv(variable);
  const fs::path folder = value == nullptr ? "" : value;
  return folder.is_absolute() ? folder : fs::path{};
}

}  // namespace

fs::path user_folder(const char* variable, const fs::path& fallback) {
  if (const fs::path chosen = absolute_folder(variable); !chosen.empty()) return chosen / "omrade";
  const fs::path home = absolute_folder("HOME");
  return home.empty() ? fs::path{} : home / fallback / "omrade";
}

SearchPath search_path(const fs::path& recipe) {
  SearchPath out;
  const char* value = std::getenv(kVariable);
  const std::string_view listed = value == nullptr ? "" : value;
  if (!listed.empty()) {
    for (const std::string_view entry : split(listed, ':')) {
      if (fs::path(entry).is_absolute()) {
        out.folders.push_back({entry, Origin::listed});
      } else {
        out.ignored.push_back(ignored(entry));
      }
    }
  }
  if (const fs::path own = user_folder("XDG_DATA_HOME", ".local/share"); !own.empty())
    out.folders.push_back({own / "plugins", Origin::user});
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (!code) {
    out.folders.push_back(
        {program.parent_path().parent_path() / "lib" / "omrade" / "plugins", Origin::system});
  }
  if (!recipe.empty()) out.folders.push_back({recipe.parent_path() / "plugins", Origin::recipe});
  return out;
}

}  // namespace omrade::catalogue

#include "cli/profiles_input.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/pages.hpp"
#include "disclosure/gate.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "name the output folder of 'omrade run'";

void require_languages(const std::vector<std::string>& languages) {
  for (const std::string& one : languages) {
    if (one == "sv" || one == "en") continue;
    throw Error(ErrorKind::user, {.subject = "--lang",
                                  .what = "pages are not written in '" + one + "'",
                                  .hint = "known: sv, en"});
  }
}

void require_profiles(const fs::path& folder) {
  std::error_code code;
  const auto refuse = [&](const std::string& what, const std::string& hint) {
    throw Error(ErrorKind::user, {.subject = folder.string(), .what = what, .hint = hint});
  };
  if (!fs::exists(folder, code)) refuse("there is no such folder", kFolder);
  if (!fs::is_directory(folder, code)) refuse("it is a file, not a folder", kFolder);
  if (fs::exists(folder / kProfilesFile, code)) return;
  if (fs::exists(folder / "provenance.json", code))
    refuse("a run by an older omrade: it holds no profiles.json", "run the recipe again");
  refuse("no run has published here: it holds no profiles.json", kFolder);
}

}  // namespace

ProfilesInput read_profiles_of(const fs::path& folder, const std::vector<std::string>& languages) {
  require_languages(languages);
  require_profiles(folder);
  const fs::path file = folder / kProfilesFile;
  disclosure::Reopened read = disclosure::Gate::reopen(read_file(file), file.string(), languages);
  return {folder, std::make_shared<const GatedProfile>(std::move(read.profile)),
          std::move(read.scenarios)};
}

std::vector<std::string> listed(const std::vector<std::string>& lists, const std::string& option) {
  std::vector<std::string> out;
  for (const std::string& list : lists) {
    const std::size_t before = out.size();
    for (const std::string_view one : split(list, ',')) {
      if (!trim(one).empty()) out.emplace_back(trim(one));
    }
    if (out.size() == before) {
      throw Error(ErrorKind::user, {.subject = option, .what = "'" + list + "' names nothing"});
    }
  }
  return out;
}

}  // namespace omrade::cli

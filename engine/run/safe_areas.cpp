#include "run/safe_areas.hpp"

#include "base/error.hpp"
#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"

#include <map>
#include <utility>

namespace omrade::run {
namespace {

/// Most bytes of a page's name; file systems take 255, with ending and a temporary's.
constexpr std::size_t kLongestPage = 200;

std::string shown(const std::string& id) {
  constexpr std::size_t most = 40;
  return "'" + (id.size() > most ? id.substr(0, most) + "…" : id) + "'";
}

void check_text(const std::string& id, io::Findings& findings) {
  if (begins_like_formula(id)) {
    findings.add({.what = "the id " + shown(one_line(id)) +
                          " begins like a formula, which spreadsheets would compute",
                  .hint = "let ids begin with a letter or a digit"});
  } else if (one_line(id) != id) {
    findings.add({.what = "the id " + shown(one_line(id)) +
                          " holds a line break or another character that cannot be seen",
                  .hint = "take it away"});
  }
}

void check_page(const std::string& id, std::map<std::string, std::string>& files,
                io::Findings& findings) {
  const std::string file = file_name_for(id);
  if (file.size() > kLongestPage) {
    findings.add({.what = "the id " + shown(id) + " is too long for the name of a page (" +
                          std::to_string(file.size()) + " bytes)",
                  .hint = "use ids of at most " + std::to_string(kLongestPage) +
                          " bytes; a letter beyond a to z takes six"});
    return;
  }
  if (is_device_name(file)) {
    findings.add({.what = "no page can be named after the id " + shown(id) +
                          ", which is a device on Windows",
                  .hint = "give the area another id"});
  }
  const auto [at, first] = files.emplace(lower_ascii(file), id);
  if (first || at->second == id) return;
  findings.add({.what = "the ids " + shown(at->second) + " and " + shown(id) +
                        " differ by case alone, and their pages would overwrite one another",
                .hint = "give one of them another id"});
}

}  // namespace

void tidy_names(AreaSetParts& parts) {
  for (std::string& name : parts.names) name = one_line(name);
}

void require_safe_ids(const AreaSet& areas, const std::string& subject, bool pages) {
  io::Findings findings(subject, "", "area");
  std::map<std::string, std::string> files;
  for (const std::string& id : areas.ids()) {
    check_text(id, findings);
    if (pages) check_page(id, files, findings);
  }
  findings.raise();
}

}  // namespace omrade::run

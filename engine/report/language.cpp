#include "report/language.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace omrade::report {

Voice::Voice(std::span<const std::string> languages) {
  for (const std::string& name : languages) {
    if (name != "sv" && name != "en") {
      throw Error(ErrorKind::user, {.subject = "profile.languages",
                                    .what = "pages are not written in '" + name + "'",
                                    .hint = "known: sv, en"});
    }
    const Language language = name == "sv" ? Language::sv : Language::en;
    if (std::find(languages_.begin(), languages_.end(), language) == languages_.end()) {
      languages_.push_back(language);
    }
  }
  if (languages_.empty()) languages_ = {Language::sv, Language::en};
}

std::string Voice::tagged(std::string_view element, Language language, std::string_view content) {
  std::string out;
  out.reserve(content.size() + 2 * element.size() + 16);
  out += '<';
  out += element;
  out += " lang=\"";
  out += code(language);
  out += "\">";
  out += content;
  out += "</";
  out += element;
  return out += '>';
}

}  // namespace omrade::report

// The languages of a page. Everything readable is said in each of them, side by side in the same
// file; the style sheet shows one.
#pragma once

#include "base/text.hpp"
#include "model/layer.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::report {

enum class Language : std::uint8_t { sv, en };

constexpr std::string_view code(Language language) {
  return language == Language::sv ? "sv" : "en";
}

/// Words of the page itself. Plain text: escape before it becomes markup.
struct Phrase {
  std::string_view sv;
  std::string_view en;
  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::sv ? sv : en;
  }
};

/// Says one thing in every language of the profile.
///
///   voice.each([&](Language l) { return html_escape(number(12.5, 1, l)); })
///   -> <span lang="sv">12,5</span><span lang="en">12.5</span>
class Voice {
 public:
  /// `languages` as the recipe lists them; the first is shown until the reader chooses; none means
  /// both. Error user for a language other than sv and en.
  explicit Voice(std::span<const std::string> languages);

  [[nodiscard]] const std::vector<Language>& languages() const noexcept { return languages_; }
  [[nodiscard]] Language first() const noexcept { return languages_.front(); }

  /// Markup: `say(language)` (escaped already) per language, each in an `element` of its own; bare
  /// where there is one language, or where both say the same.
  template <class Say>
  [[nodiscard]] std::string each(const Say& say, std::string_view element = "span") const {
    std::string first_said = say(languages_.front());
    if (languages_.size() == 1) return first_said;
    const std::string second_said = say(languages_.back());
    if (first_said == second_said) return first_said;
    return tagged(element, languages_.front(), first_said) +
           tagged(element, languages_.back(), second_said);
  }
  [[nodiscard]] std::string say(const Phrase& phrase, std::string_view element = "span") const {
    return each([&](Language l) { return html_escape(phrase.in(l)); }, element);
  }
  [[nodiscard]] std::string say(const Text& text, std::string_view element = "span") const {
    return each([&](Language l) { return html_escape(text.in(code(l))); }, element);
  }

 private:
  static std::string tagged(std::string_view element, Language language, std::string_view content);

  std::vector<Language> languages_;
};

}  // namespace omrade::report

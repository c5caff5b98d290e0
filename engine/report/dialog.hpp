// What a group has written in the forms of a profile, saved beside it as AREA.dialog.json:
//
//   {"omrade_dialog": 1, "level": "around", "area": "dalbo", "period": "2024",
//    "run": "0da7861b1d0c", "fields": {"residents.themes.1.theme": "Otrygghet"}}
//
// People write it, and files are passed on: it is read strictly, and everything in it is text.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace omrade::report {

struct Dialog {
  static constexpr std::size_t kMostBytes = 256UL * 1024;
  static constexpr std::size_t kMostBytesOfAField = 16000;  ///< of 4000 characters

  std::string level{};   ///< of the pages
  std::string area{};    ///< id of the page's area
  std::string period{};  ///< of the profile that it was written on; may be empty
  std::string run{};     ///< likewise
  /// By field id (see forms.hpp); no field is empty.
  std::map<std::string, std::string, std::less<>> fields{};

  /// "" where nothing is written.
  [[nodiscard]] std::string_view in(std::string_view field) const;
};

/// Error user, naming the field or the line and column, for what is no such file: broken JSON, bad
/// UTF-8, another version, an unknown, doubled or overlong field, a control character, a date that
/// is none, a choice that there is not. `subject` names the file in messages.
Dialog parse_dialog(std::string_view text, const std::string& subject);

/// Is `text` a day of the calendar as YYYY-MM-DD?
bool is_date(std::string_view text);

}  // namespace omrade::report

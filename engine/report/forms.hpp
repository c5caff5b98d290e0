// The forms of steps 2 to 7: what residents and staff say, the shared picture, goals, the group.
// One table says which fields there are; the page draws them, and a saved dialogue may hold no
// others.
#pragma once

#include "report/language.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::report {

enum class FieldKind : std::uint8_t {
  line,     ///< one line of text
  text,     ///< several lines
  date,     ///< YYYY-MM-DD
  choice,   ///< one of the choices
  measure,  ///< a measure of the page, as "indicator.layer"
};

struct Choice {
  std::string_view id;
  Phrase words;
};

struct Field {
  std::string_view id;
  Phrase label;
  FieldKind kind = FieldKind::line;
  std::span<const Choice> choices{};
};

/// A table with a row for each theme, need or person; or, with 0 rows, fields one below the other.
struct Form {
  std::string_view id;
  int step = 2;  ///< the section that it stands in, 2 to 7
  Phrase title;
  std::size_t rows = 0;
  std::span<const Field> fields;
};

/// In the order of the page.
std::span<const Form> forms();

/// "residents.themes.1.theme" of a row (from 0), "residents.unheard" of a form without rows.
std::string field_id(const Form& form, std::size_t row, const Field& field);

/// The field of this id, or null.
const Field* field_called(std::string_view id);

/// All ids, in the order of the page.
std::vector<std::string> field_ids();

}  // namespace omrade::report

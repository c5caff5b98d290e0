#include "io/text_table.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/csv_number.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace omrade::io {
namespace {

/// A cell that was a number in its source has a point whatever people write in texts.
std::optional<double> number_of(const std::string& text, bool comma) {
  if (const auto pointed = decimal_number(text, '.')) return pointed;
  return comma ? decimal_number(text, ',') : std::nullopt;
}

}  // namespace

std::int32_t TextCells::code_of(const std::string& text) {
  const auto [at, added] = known_.try_emplace(text, static_cast<std::int32_t>(labels_.size()));
  if (added) labels_.push_back(text);
  return at->second;
}

const TextCells& TextTable::cells(const std::string& column) const {
  const auto at = std::find(parts_.names.begin(), parts_.names.end(), column);
  if (at == parts_.names.end()) {
    throw Error(ErrorKind::bug, {.subject = parts_.subject,
                                 .what = "no column " + in_quotes(column),
                                 .hint = name_hint(column, parts_.names)});
  }
  return parts_.columns[static_cast<std::size_t>(at - parts_.names.begin())];
}

bool TextTable::is_missing(const std::string& text) const {
  return std::find(parts_.missing.begin(), parts_.missing.end(), text) != parts_.missing.end();
}

Column TextTable::reals(const std::string& column) const {
  const TextCells& source = cells(column);
  std::vector<std::optional<double>> numbers;
  numbers.reserve(source.labels().size());
  for (const std::string& text : source.labels()) {
    numbers.push_back(is_missing(text) ? std::numeric_limits<double>::quiet_NaN()
                                       : number_of(text, parts_.comma));
  }
  Findings findings(parts_.subject, "column " + in_quotes(column) + ": ", "row");
  std::vector<double> out(rows(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t row = 0; row < out.size(); ++row) {
    const auto code = static_cast<std::size_t>(source.codes()[row]);
    if (numbers[code]) {
      out[row] = *numbers[code];
      continue;
    }
    const std::string& text = source.labels()[code];
    findings.add({.place = place(row),
                  .what = findings.about() + in_quotes(text) + " is not a number",
                  .hint = number_hint(text, parts_.comma ? ',' : '.')});
  }
  findings.raise();
  return Column::of_reals(out);
}

Column TextTable::categories(const std::string& column) const {
  const TextCells& source = cells(column);
  constexpr std::int32_t unseen = -2;
  std::vector<std::int32_t> turned(source.labels().size(), unseen);
  std::vector<std::int32_t> codes;
  std::vector<std::string> labels;
  codes.reserve(rows());
  for (const std::int32_t code : source.codes()) {
    const auto at = static_cast<std::size_t>(code);
    if (turned[at] == unseen) {
      const std::string& text = source.labels()[at];
      turned[at] = is_missing(text) ? -1 : static_cast<std::int32_t>(labels.size());
      if (turned[at] >= 0) labels.push_back(text);
    }
    codes.push_back(turned[at]);
  }
  return Column::of_categories(codes, labels);
}

std::string TextTable::place(std::size_t row) const {
  return "row " + std::to_string(parts_.shown_rows[row]);
}

}  // namespace omrade::io

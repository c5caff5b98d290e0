#include "tools/cell_table.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"
#include "io/table.hpp"
#include "tools/cell_keys.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::tools {
namespace {

/// A text that no table holds, so that every mark of its owner stays as it is.
const std::string kNoMark = "\x1f";

std::size_t column_in(const std::vector<std::string>& names, const std::string& name,
                      const std::string& source) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
  throw Error(ErrorKind::user, {.subject = source,
                                .what = "no column " + io::in_quotes(name),
                                .hint = name_hint(name, names)});
}

}  // namespace

std::optional<CellText> read_cell(const std::string& text) {
  const std::string_view trimmed = trim(text);
  if (const auto number = parse_number(trimmed)) {
    if (std::isfinite(*number)) return CellText{.number = *number};
    return CellText{};
  }
  if (!trimmed.empty() && trimmed.front() == '<') {
    const auto below = parse_number(trim(trimmed.substr(1)));
    if (below && *below >= 1 && std::isfinite(*below)) return CellText{.below = std::ceil(*below)};
  }
  // Blanks and commas between digits, also the blanks of typographers: U+00A0 and U+202F.
  constexpr std::string_view between = ",. \xC2\xA0\xE2\x80\xAF";
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool digits = std::any_of(trimmed.begin(), trimmed.end(), is_digit) &&
                      std::all_of(trimmed.begin(), trimmed.end(), [&](char c) {
                        return is_digit(c) || between.find(c) != std::string_view::npos;
                      });
  if (digits) return {};
  return CellText{};
}

CellTable::CellTable(const std::string& source, const disclosure::TableSpec& spec)
    : source_(source), spec_(spec) {
  const Source where = parse_source(source);
  io::CsvOptions options;
  options.missing = {kNoMark};
  const auto table = io::open_table(where.file, where.layer, options);
  names_ = table->names();
  rows_ = table->rows();
  if (rows_ == 0)
    throw Error(ErrorKind::user, {.subject = source, .what = "the table has no rows"});
  for (std::size_t row = 0; row < rows_; ++row) places_.push_back(table->place(row));
  for (const std::string& name : names_) {
    const Column column = table->categories(name);
    std::vector<std::string> texts;
    texts.reserve(rows_);
    for (std::size_t row = 0; row < rows_; ++row) texts.emplace_back(column.text(row));
    texts_.push_back(std::move(texts));
  }
  if (spec_.of_cells()) {
    read_cells();
  } else {
    read_units();
  }
}

void CellTable::append(const std::string& name, const std::vector<std::string>& texts) {
  names_.push_back(name);
  texts_.push_back(texts);
}

std::size_t CellTable::column(const std::string& name) const {
  return column_in(names_, name, source_);
}

std::optional<std::size_t> CellTable::find(const std::string& name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  if (at == names_.end()) return {};
  return static_cast<std::size_t>(at - names_.begin());
}

void CellTable::read_cells() {
  key_names_ = spec_.cells;
  std::vector<std::size_t> codes;
  for (const std::string& name : spec_.cells) codes.push_back(column(name));
  const std::size_t value = column(spec_.value);
  for (std::size_t row = 0; row < rows_; ++row) {
    std::vector<std::string> key;
    for (const std::size_t code : codes) key.emplace_back(trim(texts_[code][row]));
    add(row, value, std::move(key));
  }
}

void CellTable::read_units() {
  key_names_ = {"id", "column"};
  const std::size_t id = column(spec_.id);
  std::vector<std::size_t> counts;
  for (const std::string& name : spec_.counts) counts.push_back(column(name));
  for (std::size_t row = 0; row < rows_; ++row) {
    for (std::size_t c = 0; c < counts.size(); ++c)
      add(row, counts[c], {std::string(trim(texts_[id][row])), spec_.counts[c]});
  }
}

void CellTable::add(std::size_t row, std::size_t column, std::vector<std::string> key) {
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (!key[i].empty()) continue;
    throw Error(
        ErrorKind::user,
        {.subject = source_,
         .place = place(row),
         .what = "no code in column " + io::in_quotes(spec_.of_cells() ? key_names_[i] : spec_.id),
         .hint = "give every row its codes, or leave it out"});
  }
  const auto [at, fresh] = index_.emplace(one_text(key), entries_.size());
  if (!fresh) {
    throw Error(
        ErrorKind::user,
        {.subject = source_,
         .place = place(row),
         .what = name_of(key) + " stands in the table twice, first in " +
                 place(entries_[at->second].row),
         .hint = "one row for each: add them up, or name the column that tells them apart"});
  }
  entries_.push_back({.row = row, .column = column, .key = std::move(key)});
}

std::optional<std::size_t> CellTable::entry(const std::vector<std::string>& key) const {
  const auto at = index_.find(one_text(key));
  if (at == index_.end()) return {};
  return at->second;
}

std::size_t CellTable::key_place(const std::string& column) const {
  if (!spec_.of_cells()) return 0;
  return static_cast<std::size_t>(std::find(key_names_.begin(), key_names_.end(), column) -
                                  key_names_.begin());
}

std::string CellTable::name_of(const std::vector<std::string>& key) const {
  std::string name;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (!name.empty()) name += ", ";
    name += (spec_.of_cells() ? key_names_[i]
             : i == 0         ? spec_.id
                              : std::string("column")) +
            " " + io::in_quotes(key[i]);
  }
  return name;
}

}  // namespace omrade::tools

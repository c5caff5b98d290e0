#include "io/csv_records.hpp"

#include "base/text.hpp"

namespace omrade::io {

CsvRecords::CsvRecords(std::string_view text, char delimiter, std::size_t width,
                       const std::vector<std::size_t>& columns)
    : begin_(text.data()),
      at_(text.data()),
      end_(text.data() + text.size()),
      delimiter_(delimiter),
      width_(width),
      place_(width, kNotKept),
      copies_(columns.size()),
      kept_(columns.size()),
      undone_(columns.size()) {
  for (std::uint32_t k = 0; k < columns.size(); ++k) {
    std::uint32_t& place = place_[columns[k]];
    if (place == kNotKept) place = k;
    copies_[k] = place;
  }
}

void CsvRecords::skip_line_ends() {
  while (at_ != end_ && (*at_ == '\n' || *at_ == '\r')) ++at_;
}

void CsvRecords::skip_rest_of_line() {
  while (at_ != end_ && *at_ != '\n' && *at_ != '\r') ++at_;
}

bool CsvRecords::quoted(std::string_view& field, std::string& undone) {
  const char* const opened = ++at_;
  bool doubled = false;
  while (true) {
    while (at_ != end_ && *at_ != '"') ++at_;
    if (at_ == end_) {
      unclosed_ = true;
      return false;
    }
    if (at_ + 1 == end_ || at_[1] != '"') break;
    doubled = true;
    at_ += 2;
  }
  field = {opened, static_cast<std::size_t>(at_ - opened)};
  ++at_;
  if (doubled) {
    undone.clear();
    for (std::size_t k = 0; k < field.size(); ++k) {
      undone += field[k];
      if (field[k] == '"') ++k;
    }
    field = undone;
  }
  field = trim(field);
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\t') && *at_ != delimiter_) ++at_;
  return at_ == end_ || *at_ == delimiter_ || *at_ == '\n' || *at_ == '\r';
}

CsvRecords::Row CsvRecords::next() {
  skip_line_ends();
  if (at_ == end_) return Row::end;
  fields_ = 0;
  std::string_view unwanted;
  std::string undone_unwanted;
  while (true) {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t') && *at_ != delimiter_) ++at_;
    const std::uint32_t place = fields_ < width_ ? place_[fields_] : kNotKept;
    const bool wanted = place != kNotKept;
    ++fields_;
    if (at_ != end_ && *at_ == '"') {
      if (!quoted(wanted ? kept_[place] : unwanted, wanted ? undone_[place] : undone_unwanted)) {
        if (unclosed_) return Row::unclosed;
        skip_rest_of_line();
        return Row::trailing;
      }
    } else {
      const char* const begin = at_;
      while (at_ != end_ && *at_ != delimiter_ && *at_ != '\n' && *at_ != '\r') ++at_;
      if (wanted) {
        const char* end = at_;
        while (end != begin && (end[-1] == ' ' || end[-1] == '\t')) --end;
        kept_[place] = {begin, static_cast<std::size_t>(end - begin)};
      }
    }
    if (at_ == end_ || *at_ != delimiter_) break;
    ++at_;
  }
  if (fields_ != width_) return Row::ragged;
  for (std::size_t k = 0; k < copies_.size(); ++k) {
    if (copies_[k] != k) kept_[k] = kept_[copies_[k]];
  }
  return Row::whole;
}

}  // namespace omrade::io

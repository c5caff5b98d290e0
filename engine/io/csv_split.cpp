#include "io/csv_split.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <array>

namespace omrade::io {
namespace {

class Splitter {
 public:
  Splitter(const std::string& subject, std::string& text, char delimiter)
      : subject_(subject), text_(text), delimiter_(delimiter) {}

  /// Appends the fields of the next record; false at the end of the text.
  bool next(std::vector<std::string_view>& out) {
    while (at_ < text_.size() && at_line_end()) end_line();
    if (at_ >= text_.size()) return false;
    begun_ = line_;
    while (true) {
      out.push_back(field());
      if (at_ >= text_.size()) return true;
      if (text_[at_] != delimiter_) break;
      ++at_;
    }
    end_line();
    return true;
  }

  /// The line on which the last record began.
  [[nodiscard]] std::size_t line() const { return begun_; }

 private:
  [[nodiscard]] bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
  [[nodiscard]] bool at_field_end() const { return text_[at_] == delimiter_ || at_line_end(); }

  void end_line() {
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t') &&
           text_[at_] != delimiter_) {
      ++at_;
    }
  }

  std::string_view field() {
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '"') return quoted_field();
    const std::size_t begin = at_;
    const char* const bytes = text_.data();
    const std::size_t size = text_.size();
    std::size_t end = begin;
    while (end < size && bytes[end] != delimiter_ && bytes[end] != '\n' && bytes[end] != '\r')
      ++end;
    at_ = end;
    return trim(std::string_view(text_).substr(begin, at_ - begin));
  }

  std::string_view quoted_field() {
    const std::size_t opened = line_;
    const std::size_t begin = ++at_;
    std::size_t end = begin;  // what has been undone so far is begin .. end
    while (true) {
      if (at_ >= text_.size()) fail(opened, "a quote is opened and never closed");
      const char c = text_[at_++];
      if (c == '"') {
        if (at_ >= text_.size() || text_[at_] != '"') break;
        ++at_;
      }
      if (c == '\n' || (c == '\r' && (at_ >= text_.size() || text_[at_] != '\n'))) ++line_;
      text_[end++] = c;
    }
    skip_blanks();
    if (at_ < text_.size() && !at_field_end()) fail(line_, "text follows a closing quote");
    return trim(std::string_view(text_).substr(begin, end - begin));
  }

  [[noreturn]] void fail(std::size_t line, const char* what) const {
    throw Error(ErrorKind::user, {.subject = subject_,
                                  .place = std::to_string(line),
                                  .what = what,
                                  .hint = "a quote inside quotes is written twice"});
  }

  const std::string& subject_;
  std::string& text_;
  const char delimiter_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t begun_ = 0;
};

}  // namespace

char detect_delimiter(std::string_view text) {
  constexpr std::string_view candidates = ",;\t";
  std::array<std::size_t, 3> counts{};
  const std::size_t begin = text.find_first_not_of("\r\n");
  bool inside = false;
  for (const char c : text.substr(std::min(begin, text.size()))) {
    if (c == '"') inside = !inside;
    if (inside) continue;
    if (c == '\n' || c == '\r') break;
    const std::size_t which = candidates.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
  return candidates[static_cast<std::size_t>(most)];
}

CsvFields split_csv(const std::string& subject, std::string& text, char delimiter) {
  CsvFields out;
  // Counting is far cheaper than to let the arrays grow.
  const auto count = [&text](char c) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
  };
  const std::size_t ends = std::max(count('\n'), count('\r')) + 1;
  out.fields.reserve(count(delimiter) + ends);
  out.lines.reserve(ends);
  Splitter splitter(subject, text, delimiter);
  splitter.next(out.names);
  Findings ragged(subject, "", "ragged row");
  while (true) {
    const std::size_t before = out.fields.size();
    if (!splitter.next(out.fields)) break;
    const std::size_t width = out.fields.size() - before;
    if (width == out.names.size()) {
      out.lines.push_back(splitter.line());
      continue;
    }
    out.fields.resize(before);
    ragged.add({.place = std::to_string(splitter.line()),
                .what = counted(width, "field") + ", but the header has " +
                        std::to_string(out.names.size()),
                .hint = "put a field that holds the delimiter in quotes, or fill the row up"});
  }
  ragged.raise();
  return out;
}

}  // namespace omrade::io

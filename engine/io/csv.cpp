#include "io/csv.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/category_builder.hpp"
#include "io/column_names.hpp"
#include "io/csv_number.hpp"
#include "io/csv_split.hpp"
#include "io/encoding.hpp"
#include "io/findings.hpp"
#include "io/source_file.hpp"
#include "io/unpacked_file.hpp"

#include <algorithm>
#include <limits>

namespace omrade::io {
namespace {

[[noreturn]] void refuse(const std::string& subject, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = subject, .what = std::move(what), .hint = std::move(hint)});
}

void require_text(const std::string& subject, std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    refuse(subject, "it is UTF-16 text", "save it as UTF-8");
  }
  if (bytes.find('\0') != std::string_view::npos) {
    refuse(subject, "it holds zero bytes, so it is not delimited text",
           "a table is delimited text or a folder of .npy files");
  }
}

char chosen_delimiter(const std::string& subject, const std::string& option,
                      std::string_view text) {
  if (option.empty()) return detect_delimiter(text);
  if (option == "tab") return '\t';
  if (option.size() != 1 || option.find_first_of("\"\r\n. ") != std::string::npos) {
    refuse(subject, "no delimiter " + in_quotes(option), R"(write ",", ";", "tab" or nothing)");
  }
  return option.front();
}

char chosen_decimal(const std::string& subject, const std::string& option,
                    std::span<const std::string_view> fields) {
  if (option.empty()) return detect_decimal(fields);
  require_decimal_mark(subject, option);
  return option.front();
}

}  // namespace

std::vector<std::string> missing_marks(const CsvOptions& options) {
  std::vector<std::string> marks{""};
  if (options.missing.empty()) {
    marks.insert(marks.end(), {"..", ".", "-", "NA"});
  } else {
    for (const std::string& mark : options.missing) marks.emplace_back(trim(mark));
  }
  return marks;
}

Csv Csv::read(const std::filesystem::path& file, const CsvOptions& options) {
  const std::string subject = file.string();
  require_readable_file(file);
  std::string bytes = read_unpacked(file);
  require_text(subject, bytes);
  DecodedText decoded = decode(std::move(bytes));
  if (trim(decoded.text).empty()) {
    refuse(subject, "it is empty", "a table needs a line with the names of its columns");
  }
  Csv csv;
  csv.file_ = file;
  csv.encoding_ = decoded.encoding;
  csv.missing_ = missing_marks(options);
  csv.delimiter_ = chosen_delimiter(subject, options.delimiter, decoded.text);
  const auto text = std::make_shared<std::string>(std::move(decoded.text));
  CsvFields split = split_csv(subject, *text, csv.delimiter_);
  csv.text_ = text;
  csv.names_.assign(split.names.begin(), split.names.end());
  csv.fields_ = std::move(split.fields);
  csv.lines_ = std::move(split.lines);
  require_distinct_names(subject, csv.names_);
  csv.decimal_ = chosen_decimal(subject, options.decimal, csv.fields_);
  return csv;
}

bool Csv::has(std::string_view column) const {
  return std::find(names_.begin(), names_.end(), column) != names_.end();
}

std::size_t Csv::position(std::string_view column) const {
  const auto at = std::find(names_.begin(), names_.end(), column);
  if (at == names_.end()) {
    throw Error(ErrorKind::bug, {.subject = file_.string(),
                                 .what = "no column " + in_quotes(column),
                                 .hint = name_hint(column, names_)});
  }
  return static_cast<std::size_t>(at - names_.begin());
}

bool Csv::is_missing(std::string_view text) const {
  return std::find(missing_.begin(), missing_.end(), text) != missing_.end();
}

std::vector<std::string> Csv::texts(std::string_view column) const {
  std::vector<std::string> out;
  out.reserve(rows());
  for (std::size_t at = position(column); at < fields_.size(); at += names_.size()) {
    out.emplace_back(fields_[at]);
  }
  return out;
}

std::vector<double> Csv::numbers(std::string_view column) const {
  Findings findings(file_.string(), "column " + in_quotes(column) + ": ", "row");
  std::vector<double> out(rows(), std::numeric_limits<double>::quiet_NaN());
  const std::size_t first = position(column);
  for (std::size_t row = 0; row < out.size(); ++row) {
    const std::string_view text = fields_[first + row * names_.size()];
    if (is_missing(text)) continue;
    if (const auto number = decimal_number(text, decimal_)) {
      out[row] = *number;
    } else {
      findings.add({.place = std::to_string(lines_[row]),
                    .what = findings.about() + in_quotes(text) + " is not a number",
                    .hint = number_hint(text, decimal_)});
    }
  }
  findings.raise();
  return out;
}

Column Csv::categories(std::string_view column) const {
  CategoryBuilder builder(rows());
  for (std::size_t at = position(column); at < fields_.size(); at += names_.size()) {
    if (is_missing(fields_[at])) {
      builder.add_missing();
    } else {
      builder.add(fields_[at]);
    }
  }
  return builder.column();
}

std::vector<std::pair<std::string, std::string>> Csv::detected() const {
  std::string delimiter(1, delimiter_);
  if (delimiter_ == ',') delimiter = "comma";
  if (delimiter_ == ';') delimiter = "semicolon";
  if (delimiter_ == '\t') delimiter = "tab";
  return {{"delimiter", delimiter},
          {"decimal", decimal_ == ',' ? "comma" : "point"},
          {"encoding", encoding_}};
}

}  // namespace omrade::io

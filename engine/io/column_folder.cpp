#include "io/column_folder.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace omrade::io {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kExact = 9007199254740992;  // 2^53: whole numbers up to here are exact in a double

const std::string kLabels = ".labels.txt";

/// Names of the folder's files with that ending, without it; sorted.
std::vector<std::string> stems(const std::filesystem::path& folder, const std::string& ending) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.size() > ending.size() && name.ends_with(ending)) {
      out.push_back(name.substr(0, name.size() - ending.size()));
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Codes of whole numbers in order of first appearance. Small numbers, which nearly all codes are,
/// go past the hash table.
class WholeCodes {
 public:
  std::int32_t code_of(std::int64_t number) {
    const bool small = number >= kLowest && number <= kHighest;
    std::int32_t& code = small ? small_[static_cast<std::size_t>(number - kLowest)]
                               : large_.try_emplace(number, -1).first->second;
    if (code < 0) {
      code = static_cast<std::int32_t>(labels_.size());
      labels_.push_back(std::to_string(number));
    }
    return code;
  }
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }

 private:
  static constexpr std::int64_t kLowest = -32768;
  static constexpr std::int64_t kHighest = 65535;
  std::vector<std::int32_t> small_ = std::vector<std::int32_t>(kHighest - kLowest + 1, -1);
  std::unordered_map<std::int64_t, std::int32_t> large_;
  std::vector<std::string> labels_;
};

std::string row_place(std::size_t row) {
  return "row " + std::to_string(row + 1);
}

Findings findings_of(const std::filesystem::path& folder, const std::string& column) {
  return {folder.string(), "column " + in_quotes(column) + ": ", "row"};
}

}  // namespace

ColumnFolder::ColumnFolder(const std::filesystem::path& folder, const CsvOptions& options)
    : folder_(folder), missing_(missing_marks(options)), names_(stems(folder, ".npy")) {
  if (names_.empty()) {
    throw Error(ErrorKind::user, {.subject = folder.string(),
                                  .what = "the folder holds no column",
                                  .hint = "a column folder has a file NAME.npy for every column"});
  }
  const std::vector<std::string> labelled = stems(folder, kLabels);
  for (const std::string& name : labelled) {
    if (std::binary_search(names_.begin(), names_.end(), name)) continue;
    throw Error(ErrorKind::user, {.subject = (folder / (name + kLabels)).string(),
                                  .what = "labels of a column that is not there",
                                  .hint = name_hint(name, names_)});
  }
  for (const std::string& name : names_) {
    Stored stored{Npy(folder / (name + ".npy")), std::nullopt};
    if (std::binary_search(labelled.begin(), labelled.end(), name)) {
      stored.labels = read_labels(folder / (name + kLabels), missing_);
    }
    columns_.push_back(std::move(stored));
  }
  require_equal_lengths();
}

void ColumnFolder::require_equal_lengths() const {
  Findings findings(folder_.string(), "", "column");
  for (std::size_t i = 1; i < columns_.size(); ++i) {
    const std::size_t length = columns_[i].values.size();
    if (length == rows()) continue;
    findings.add({.what = "column " + in_quotes(names_[i]) + " has " + counted(length, "row") +
                          ", but column " + in_quotes(names_[0]) + " has " + std::to_string(rows()),
                  .hint = "save the columns of one table together"});
  }
  findings.raise();
}

const ColumnFolder::Stored& ColumnFolder::stored(const std::string& column) const {
  const auto at = std::lower_bound(names_.begin(), names_.end(), column);
  if (at == names_.end() || *at != column) {
    throw Error(ErrorKind::bug, {.subject = folder_.string(),
                                 .what = "no column " + in_quotes(column),
                                 .hint = name_hint(column, names_)});
  }
  return columns_[static_cast<std::size_t>(at - names_.begin())];
}

bool ColumnFolder::is_missing(std::string_view text) const {
  return std::find(missing_.begin(), missing_.end(), text) != missing_.end();
}

Column ColumnFolder::reals(const std::string& column) const {
  const Stored& from = stored(column);
  if (from.labels || is_text(from.values.type())) return parsed(column, categories(column));
  return numbers(column, from.values);
}

Column ColumnFolder::numbers(const std::string& column, const Npy& values) const {
  Findings findings = findings_of(folder_, column);
  std::vector<double> converted;
  std::span<const double> out = values.doubles();
  if (out.empty()) {
    converted.reserve(values.size());
    for (std::size_t row = 0; row < values.size(); ++row) converted.push_back(values.real(row));
    out = converted;
  }
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (std::isinf(out[row])) {
      findings.add({.place = row_place(row),
                    .what = findings.about() + shortest(out[row]) + " is not a number",
                    .hint = "a missing value is written as NaN"});
    }
  }
  findings.raise();
  return Column::of_reals(out);
}

/// Each distinct text is parsed once.
Column ColumnFolder::parsed(const std::string& column, const Column& texts) const {
  std::vector<double> numbers(texts.label_count(), kNaN);
  for (std::size_t code = 0; code < numbers.size(); ++code) {
    numbers[code] = parse_number(texts.label(code)).value_or(kNaN);
  }
  Findings findings = findings_of(folder_, column);
  std::vector<double> out(texts.size(), kNaN);
  for (std::size_t row = 0; row < out.size(); ++row) {
    const std::int32_t code = texts.codes()[row];
    if (code < 0) continue;
    out[row] = numbers[static_cast<std::size_t>(code)];
    if (std::isnan(out[row])) {
      findings.add(
          {.place = row_place(row),
           .what = findings.about() + in_quotes(texts.text(row)) + " is not a number",
           .hint = "write a number, or name the mark under missing = [...] in the recipe"});
    }
  }
  findings.raise();
  return Column::of_reals(out);
}

Column ColumnFolder::categories(const std::string& column) const {
  const Stored& from = stored(column);
  if (from.labels) return labelled(column, from);
  return is_text(from.values.type()) ? of_texts(from.values) : of_wholes(column, from.values);
}

/// -1 means missing, as in every category column and as pandas writes it.
Column ColumnFolder::labelled(const std::string& column, const Stored& from) const {
  if (!is_whole(from.values.type())) {
    throw Error(ErrorKind::user,
                {.subject = folder_.string(),
                 .what = "column " + in_quotes(column) + " has labels but is not of whole numbers",
                 .hint = "save it as int32, or take " + column + kLabels + " away"});
  }
  const auto most = static_cast<std::int64_t>(from.labels->codes.size());
  Findings findings = findings_of(folder_, column);
  std::vector<std::int32_t> codes(from.values.size(), -1);
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const std::int64_t position = from.values.whole(row);
    if (position >= 0 && position < most) {
      codes[row] = from.labels->codes[static_cast<std::size_t>(position)];
    } else if (position != -1) {
      findings.add({.place = row_place(row),
                    .what = findings.about() + "no label for " + std::to_string(position),
                    .hint = column + kLabels + " has " +
                            counted(from.labels->codes.size(), "line") + ", counted from 0"});
    }
  }
  findings.raise();
  return Column::of_categories(codes, from.labels->texts);
}

/// Texts are compared as they lie in the file and decoded once each; different bytes may still trim
/// to one label.
Column ColumnFolder::of_texts(const Npy& values) const {
  const std::size_t width = values.size() == 0 ? 0 : values.data().size() / values.size();
  const std::string_view all(reinterpret_cast<const char*>(values.data().data()),
                             values.data().size());
  std::unordered_map<std::string_view, std::int32_t> code_of_bytes;
  std::unordered_map<std::string, std::int32_t> code_of_label;
  std::vector<std::string> labels;
  std::vector<std::int32_t> codes(values.size());
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const auto [at, added] = code_of_bytes.try_emplace(all.substr(row * width, width), -1);
    if (added) {
      const std::string text = values.text(row);
      const std::string label(trim(text));
      if (!is_missing(label)) {
        const auto next = static_cast<std::int32_t>(labels.size());
        const auto [known, fresh] = code_of_label.try_emplace(label, next);
        if (fresh) labels.push_back(label);
        at->second = known->second;
      }
    }
    codes[row] = at->second;
  }
  return Column::of_categories(codes, labels);
}

/// Real columns too, if they are whole: pandas turns a code column with gaps into one.
Column ColumnFolder::of_wholes(const std::string& column, const Npy& values) const {
  Findings findings = findings_of(folder_, column);
  WholeCodes known;
  std::vector<std::int32_t> codes(values.size(), -1);
  const bool whole_type = is_whole(values.type());
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const double real = whole_type ? 0 : values.real(row);
    if (std::isnan(real)) continue;
    if (std::trunc(real) != real || std::abs(real) > kExact) {
      findings.add({.place = row_place(row),
                    .what = findings.about() + shortest(real) + " is not a whole number",
                    .hint = "categories are texts or whole numbers"});
      continue;
    }
    codes[row] = known.code_of(whole_type ? values.whole(row) : static_cast<std::int64_t>(real));
  }
  findings.raise();
  return Column::of_categories(codes, known.labels());
}

std::string ColumnFolder::place(std::size_t row) const {
  return row_place(row);
}

std::vector<std::pair<std::string, std::string>> ColumnFolder::detected() const {
  return {{"format", "column folder"}};
}

}  // namespace omrade::io

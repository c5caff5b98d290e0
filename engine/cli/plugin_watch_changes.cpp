#include "cli/plugin_watch_changes.hpp"

#include "base/safe_text.hpp"
#include "io/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace omrade::cli {
namespace {

using Key = std::vector<std::string>;

struct Estimate {
  Key key;
  Change told;  ///< `after` is what it is now
};

/// All columns of a file that are told, by their names.
class Columns {
 public:
  explicit Columns(const std::filesystem::path& file)
      : csv_(io::Csv::read(file, {.delimiter = ","})) {
    for (const char* name : {"period", "level", "area", "name", "indicator", "layer", "other",
                             "value", "lower95", "upper95", "state"}) {
      columns_[name] = csv_.texts(name);
    }
  }
  [[nodiscard]] std::size_t rows() const { return csv_.rows(); }
  [[nodiscard]] const std::string& at(const std::string& name, std::size_t row) const {
    return columns_.at(name)[row];
  }

 private:
  io::Csv csv_;
  std::map<std::string, std::vector<std::string>> columns_;
};

std::string cell_of(const Columns& columns, std::size_t row) {
  std::string cell = columns.at("value", row);
  const std::string& lower = columns.at("lower95", row);
  const std::string& state = columns.at("state", row);
  if (!lower.empty() && lower != cell)
    cell += " [" + lower + ", " + columns.at("upper95", row) + "]";
  if (state != "ok" && state != cell && !state.empty()) cell += (cell.empty() ? "" : " ") + state;
  return cell;
}

std::vector<Estimate> read(const std::filesystem::path& file) {
  const Columns columns(file);
  const bool periods =
      columns.rows() > 0 && columns.at("period", 0) != columns.at("period", columns.rows() - 1);
  std::vector<Estimate> all;
  for (std::size_t row = 0; row < columns.rows(); ++row) {
    Key key;
    for (const char* name : {"period", "level", "area", "indicator", "layer", "other"})
      key.push_back(columns.at(name, row));
    std::string area = columns.at("area", row);
    if (columns.at("name", row) != area) area += " " + columns.at("name", row);
    if (!columns.at("other", row).empty()) area += " → " + columns.at("other", row);
    if (periods) area += ", " + columns.at("period", row);
    all.push_back({.key = std::move(key),
                   .told = {.layer = columns.at("indicator", row) + "." + columns.at("layer", row),
                            .level = columns.at("level", row),
                            .area = one_line(area),
                            .after = cell_of(columns, row)}});
  }
  return all;
}

/// Letters, not bytes: å is one.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

Comparison changes_between(const std::filesystem::path& before,
                           const std::filesystem::path& after) {
  std::vector<Estimate> old = read(before);
  std::map<Key, const Change*> known;
  for (const Estimate& one : old) known.emplace(one.key, &one.told);
  Comparison out;
  for (Estimate& one : read(after)) {
    ++out.estimates;
    const auto found = known.find(one.key);
    if (found != known.end()) {
      one.told.before = found->second->after;
      known.erase(found);
      if (one.told.before == one.told.after) continue;
    }
    out.changes.push_back(std::move(one.told));
  }
  for (Estimate& one : old) {
    if (known.find(one.key) == known.end()) continue;
    std::swap(one.told.before, one.told.after);
    out.changes.push_back(std::move(one.told));
  }
  return out;
}

std::string table_of(const std::vector<Change>& changes) {
  using Row = std::array<std::string, 5>;
  std::vector<Row> rows{{"layer", "level", "area", "before", "after"}};
  for (const Change& one : changes)
    rows.push_back({one.layer, one.level, one.area, one.before.empty() ? "–" : one.before,
                    one.after.empty() ? "–" : one.after});
  std::array<std::size_t, 5> widths{};
  for (const Row& row : rows) {
    for (std::size_t k = 0; k < row.size(); ++k)
      widths.at(k) = std::max(widths.at(k), width_of(row.at(k)));
  }
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t k = 0; k + 1 < row.size(); ++k)
      text += row.at(k) + std::string(widths.at(k) - width_of(row.at(k)) + 2, ' ');
    text += row.back() + "\n";
  }
  return text;
}

}  // namespace omrade::cli

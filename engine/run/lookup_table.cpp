#include "run/lookup_table.hpp"

#include "base/text.hpp"
#include "bring/keyed.hpp"
#include "io/findings.hpp"
#include "io/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace omrade::run {
namespace {

using Targets = std::map<std::string, std::uint32_t, std::less<>>;

/// Sums of shares are told apart to so many parts.
constexpr double kParts = 1e9;

void require(const recipe::Recipe& recipe, const recipe::ByTable& by, const io::TableSource& table,
             const recipe::Word& column) {
  const auto& names = table.names();
  if (column.empty() || std::find(names.begin(), names.end(), column.text) != names.end()) return;
  throw Error(
      ErrorKind::user,
      recipe.problem(column.place, "'" + by.table.written + "' has no column '" + column.text + "'",
                     name_hint(column.text, names)));
}

std::vector<std::string> distinct_texts(const Column& column) {
  std::set<std::string> distinct;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (!column.text(row).empty()) distinct.emplace(column.text(row));
  }
  return {distinct.begin(), distinct.end()};
}

/// Rows of the table that give an area away, with what is wrong about them.
class Reader {
 public:
  Reader(const recipe::ByTable& by, const AreaSet& from, const AreaSet* to,
         const io::TableSource& table)
      : by_(by),
        from_(from),
        to_(to),
        table_(table),
        from_codes_(table.categories(by.from.text)),
        to_codes_(table.categories(by.to.text)),
        shares_(by.share.empty() ? Column::of_reals({}) : table.reals(by.share.text)),
        targets_(to == nullptr ? distinct_texts(to_codes_) : to->ids()),
        findings_(by.table.written, "", "row"),
        covered_(from.size(), 0.0) {
    for (std::size_t t = 0; t < targets_.size(); ++t)
      index_.emplace(targets_[t], static_cast<std::uint32_t>(t));
  }

  LookedUp read(std::vector<std::string>& warnings) {
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (!to_codes_.text(row).empty()) take(row);  // else it belongs to no target
    }
    if (given()) find_sums_above_one();
    if (entries_.empty() && findings_.empty()) refuse_all();
    findings_.raise();
    warn(warnings);
    const auto method = given() ? CrosswalkMethod::given : CrosswalkMethod::nested;
    return {Crosswalk(method, from_.size(), targets_.size(), std::move(entries_)),
            std::move(targets_)};
  }

 private:
  [[nodiscard]] bool given() const { return !by_.share.empty(); }
  [[nodiscard]] std::string place(std::size_t row) const {
    return by_.table.written + ":" + table_.place(row);
  }

  void find(std::size_t row, std::string what, std::string hint) {
    findings_.add({.place = table_.place(row), .what = std::move(what), .hint = std::move(hint)});
  }

  /// True if the area has the code's id, but in the division of another year.
  bool refuse_other_division(std::size_t row, std::string_view code, const bring::Found& found,
                             const AreaSet& areas) {
    std::string other = bring::explain_other_division(code, found, areas);
    if (other.empty()) return false;
    find(row, std::move(other), "give a table of the areas' own division");
    return true;
  }

  /// What has been found is said when it is nothing.
  std::optional<std::uint32_t> target_of(std::size_t row, const std::string& target) {
    if (to_ == nullptr) return index_.find(target)->second;
    const bring::Found found = bring::find_area(target, *to_);
    if (refuse_other_division(row, target, found, *to_)) return std::nullopt;
    if (found.area) return static_cast<std::uint32_t>(*found.area);
    const std::string lost = bring::explain_lost_zeros(std::span(&target, 1), *to_);
    find(row, "'" + target + "' is no id of areas '" + to_->id() + "'",
         lost.empty() ? name_hint(target, targets_) : lost);
    return std::nullopt;
  }

  void take(std::size_t row) {
    const bring::Found home = bring::find_area(from_codes_.text(row), from_);
    if (refuse_other_division(row, from_codes_.text(row), home, from_)) return;
    const auto source = home.area;
    if (!source) {
      if (unknown_rows_++ == 0) first_unknown_ = row;
      unknown_.emplace_back(from_codes_.text(row));
      return;
    }
    const std::string target(to_codes_.text(row));
    const auto to = target_of(row, target);
    if (!to) return;
    const double share = given() ? shares_.reals()[row] : 1.0;
    const std::string& id = from_.ids()[*source];
    if (std::isnan(share)) {
      find(row, "'" + id + "' has no share", "give its share as a fraction of 1");
    } else if (share < 0 || share > 1) {
      find(row,
           "the share of '" + id + "' is " + shortest(share) + ", which is not between 0 and 1",
           "give shares as fractions of 1");
    } else if (!given() && covered_[*source] > 0) {
      find(row,
           "'" + id + "' is given away more than once (the first: " + place(row_of(*source)) + ")",
           "keep one row per area, or add a share column");
    } else {
      covered_[*source] += share;
      entries_.push_back({static_cast<std::uint32_t>(*source), *to, share});
      rows_.push_back(row);
    }
  }

  /// The row that first gives an area away.
  [[nodiscard]] std::size_t row_of(std::size_t source) const {
    const auto at = std::find_if(entries_.begin(), entries_.end(),
                                 [source](const auto& entry) { return entry.source == source; });
    return rows_[static_cast<std::size_t>(at - entries_.begin())];
  }

  void find_sums_above_one() {
    for (std::size_t source = 0; source < covered_.size(); ++source) {
      if (covered_[source] <= 1 + 1 / kParts) continue;
      std::vector<std::string> places;
      std::size_t last = 0;
      for (std::size_t e = 0; e < entries_.size(); ++e) {
        if (entries_[e].source != source) continue;
        last = rows_[e];
        places.push_back(place(last));
      }
      find(last,
           "the shares of '" + from_.ids()[source] + "' sum to " +
               shortest(std::round(covered_[source] * kParts) / kParts) + " (" +
               join(places, ", ") + ")",
           "let them sum to at most 1");
    }
  }

  [[noreturn]] void refuse_all() const {
    if (unknown_rows_ == 0) {
      throw Error(ErrorKind::user, {.subject = by_.table.written,
                                    .what = "column '" + by_.to.text + "' is empty in every row",
                                    .hint = "name the target of each area"});
    }
    bring::Keyed keyed;
    for (const std::string& code : unknown_)
      if (!code.empty()) keyed.unknown.push_back(code);
    throw Error(ErrorKind::user, {.subject = by_.table.written,
                                  .what = "no code in column '" + by_.from.text +
                                          "' is an id of areas '" + from_.id() + "'",
                                  .hint = bring::explain_mismatch(keyed, from_)});
  }

  void warn(std::vector<std::string>& warnings) const {
    const std::string& file = by_.table.written;
    if (unknown_rows_ > 0) {
      const std::string& first = unknown_.front();
      const std::string lost = bring::explain_lost_zeros(unknown_, from_);
      warnings.push_back(
          file + ": " + std::to_string(unknown_rows_) + " of " + std::to_string(table_.rows()) +
          " rows carry a code in column '" + by_.from.text + "' that is no id of areas '" +
          from_.id() +
          "' and are left out (the first: " + (first.empty() ? "an empty one" : "'" + first + "'") +
          ", " + place(first_unknown_) + ")" + (lost.empty() ? "" : "; " + lost));
    }
    constexpr std::size_t most = 3;
    std::vector<std::string> left;
    for (std::size_t source = 0; source < covered_.size(); ++source)
      if (covered_[source] == 0) left.push_back(from_.ids()[source]);
    if (left.empty()) return;
    const std::size_t shown = std::min(most, left.size());
    warnings.push_back(file + ": " + std::to_string(left.size()) + " of " +
                       std::to_string(from_.size()) + " areas of '" + from_.id() +
                       "' belong to no target (" + join(std::span(left).first(shown), ", ") +
                       (left.size() > shown ? ", …" : "") + ")");
  }

  const recipe::ByTable& by_;
  const AreaSet& from_;
  const AreaSet* to_;
  const io::TableSource& table_;
  Column from_codes_, to_codes_, shares_;
  std::vector<std::string> targets_;
  Targets index_;
  io::Findings findings_;
  std::vector<CrosswalkEntry> entries_;
  std::vector<std::size_t> rows_;  ///< of the table, per entry
  std::vector<double> covered_;    ///< per source
  std::vector<std::string> unknown_;
  std::size_t unknown_rows_ = 0;
  std::size_t first_unknown_ = 0;
};

}  // namespace

LookedUp read_lookup(const recipe::Recipe& recipe, const recipe::ByTable& by, const AreaSet& from,
                     const AreaSet* to, std::vector<std::string>& warnings) {
  const auto table = io::open_table(by.table.path, by.table.layer, {});
  for (const recipe::Word* column : {&by.from, &by.to, &by.share})
    require(recipe, by, *table, *column);
  if (table->rows() == 0) {
    throw Error(ErrorKind::user, {.subject = by.table.written,
                                  .what = "it holds no rows, only the names of its columns",
                                  .hint = "give a row for each area of '" + from.id() + "'"});
  }
  return Reader(by, from, to, *table).read(warnings);
}

}  // namespace omrade::run

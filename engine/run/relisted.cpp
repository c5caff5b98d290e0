#include "bring/keyed.hpp"
#include "run/scenario.hpp"
#include "run/workspace.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace omrade::run {
namespace {

/// A table with one column of categories in place of its own.
class Rewritten final : public io::TableSource {
 public:
  Rewritten(std::shared_ptr<const io::TableSource> table, std::string name, Column column)
      : table_(std::move(table)), name_(std::move(name)), column_(std::move(column)) {}

  [[nodiscard]] const std::vector<std::string>& names() const override { return table_->names(); }
  [[nodiscard]] std::size_t rows() const override { return table_->rows(); }
  [[nodiscard]] Column reals(const std::string& column) const override {
    return table_->reals(column);
  }
  [[nodiscard]] Column categories(const std::string& column) const override {
    return column == name_ ? column_ : table_->categories(column);
  }
  [[nodiscard]] std::string place(std::size_t row) const override { return table_->place(row); }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> detected() const override {
    return table_->detected();
  }

 private:
  std::shared_ptr<const io::TableSource> table_;
  std::string name_;
  Column column_;
};

constexpr std::int32_t kNone = -1;

/// Per home area the place with the largest share of it; of equals the first. kNone where no place
/// has any.
std::vector<std::int32_t> nearest_of(const Level& level) {
  const Crosswalk& crosswalk = *level.crosswalk;
  std::vector<std::int32_t> nearest(crosswalk.sources(), kNone);
  std::vector<double> largest(crosswalk.sources(), 0.0);
  for (const CrosswalkEntry& entry : crosswalk.entries()) {  // by target: equals keep the first
    if (!(entry.share > largest[entry.source])) continue;
    largest[entry.source] = entry.share;
    nearest[entry.source] = static_cast<std::int32_t>(entry.target);
  }
  return nearest;
}

/// Where a place of today is afterwards, if it is still open.
std::vector<std::int32_t> afterwards(const AreaSet& today, const AreaSet& after) {
  std::vector<std::int32_t> index;
  for (const std::string& id : today.ids()) {
    const auto at = after.index_of(id);
    index.push_back(at ? static_cast<std::int32_t>(*at) : kNone);
  }
  return index;
}

/// The open place nearest to where a closed one was; of equals the first.
std::int32_t nearest_to(Point closed, const AreaSet& after) {
  std::int32_t best = kNone;
  double least = 0;
  for (std::size_t i = 0; i < after.points().size(); ++i) {
    const double dx = after.points()[i].x - closed.x;
    const double dy = after.points()[i].y - closed.y;
    const double distance = dx * dx + dy * dy;
    if (best != kNone && !(distance < least)) continue;
    best = static_cast<std::int32_t>(i);
    least = distance;
  }
  return best;
}

const std::string& key_of(const recipe::TableSpec& table, const std::string& set) {
  return std::find_if(table.keys.begin(), table.keys.end(),
                      [&set](const auto& key) { return key.set.text == set; })
      ->column.text;
}

}  // namespace

std::shared_ptr<const io::TableSource> relisted(std::shared_ptr<const io::TableSource> table,
                                                const Listing& listing) {
  const AreaSet& today = *listing.today.areas;
  const AreaSet& after = *listing.after.areas;
  const std::string& name = key_of(listing.table, listing.set);
  const Column listed = table->categories(name);
  const std::vector<std::int32_t> place = bring::match(listed, today, {}).area;
  const std::vector<std::int32_t> home =
      bring::match(table->categories(key_of(listing.table, listing.home)), listing.homes, {}).area;
  const std::vector<std::int32_t> before = nearest_of(listing.today);
  const std::vector<std::int32_t> now = nearest_of(listing.after);
  const std::vector<std::int32_t> still = afterwards(today, after);

  std::vector<std::string> labels;
  std::map<std::string, std::int32_t, std::less<>> code_of;
  for (std::size_t code = 0; code < listed.label_count(); ++code) {
    labels.emplace_back(listed.label(code));
    code_of.emplace(labels.back(), static_cast<std::int32_t>(code));
  }
  std::vector<std::int32_t> codes(listed.codes().begin(), listed.codes().end());
  for (std::size_t row = 0; row < codes.size(); ++row) {
    if (place[row] == kNone) continue;  // listed nowhere, or in another region
    const auto was = static_cast<std::size_t>(place[row]);
    const bool closes = still[was] == kNone;
    std::int32_t to = kNone;
    if (home[row] != kNone && now[static_cast<std::size_t>(home[row])] != kNone) {
      const auto area = static_cast<std::size_t>(home[row]);
      if (closes || before[area] == place[row]) to = now[area];
    } else if (closes) {
      to = nearest_to(today.points()[was], after);
    }
    if (to == kNone || to == still[was]) continue;
    const std::string& id = after.ids()[static_cast<std::size_t>(to)];
    const auto [at, fresh] = code_of.try_emplace(id, static_cast<std::int32_t>(labels.size()));
    if (fresh) labels.push_back(id);
    codes[row] = at->second;
  }
  return std::make_shared<const Rewritten>(std::move(table), name,
                                           Column::of_categories(codes, labels));
}

const recipe::Relisted* relisting_of(const Scenario* scenario, const std::string& table) {
  if (scenario == nullptr) return nullptr;
  for (const recipe::Relisted& one : scenario->model->relisted) {
    if (one.table == table) return &one;
  }
  return nullptr;
}

std::shared_ptr<const io::TableSource> listed_anew(const Scenario* scenario,
                                                   const recipe::TableSpec& spec,
                                                   std::shared_ptr<const io::TableSource> table,
                                                   const Workspace& workspace) {
  const recipe::Relisted* const relisting = relisting_of(scenario, spec.name.text);
  if (relisting == nullptr) return table;
  const std::string& level = scenario->model->level;
  return relisted(std::move(table), {.table = spec,
                                     .home = relisting->home,
                                     .set = scenario->model->set,
                                     .homes = *workspace.areas.at(relisting->home).areas,
                                     .today = scenario->today->levels.at(level),
                                     .after = workspace.levels.at(level)});
}

}  // namespace omrade::run

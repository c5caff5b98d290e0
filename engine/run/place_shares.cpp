#include "run/place_shares.hpp"

#include "geometry/nearest_points.hpp"
#include "geometry/point_locator.hpp"
#include "run/lookup_table.hpp"

#include <algorithm>
#include <variant>

namespace omrade::run {

PlaceShares::PlaceShares(const recipe::Recipe& recipe, const recipe::LevelPlan& level,
                         const Workspace& workspace) {
  const Level& made = workspace.levels.at(level.id);
  const AreaSet* within = workspace.areas.at(level.base).areas.get();
  if (within->polygons() == nullptr) return;
  const auto whole = [](std::size_t areas) { return Crosswalk::identity(areas); };
  const recipe::By* const by = level.derived == nullptr ? nullptr : &level.derived->by;
  const auto* const table = by == nullptr ? nullptr : std::get_if<recipe::ByTable>(by);
  const auto* const laid = by == nullptr ? nullptr : std::get_if<recipe::ByAreas>(by);
  const auto* const near = by == nullptr ? nullptr : std::get_if<recipe::ByNearest>(by);
  if (table != nullptr && !table->areas.empty()) {
    within = workspace.areas.at(table->areas.text).areas.get();
    const AreaSet* const to = level.to.empty() ? nullptr : workspace.areas.at(level.to).areas.get();
    std::vector<std::string> said;  // when the level was made
    take(read_lookup(recipe, *table, *within, to, said).crosswalk);
  } else if (laid != nullptr) {
    within = workspace.areas.at(laid->areas.text).areas.get();
    take(whole(within->size()));
  } else if (near != nullptr) {
    const AreaSet& points = *workspace.areas.at(near->areas.text).areas;
    nearest_ = std::make_unique<const geometry::NearestPoints>(points.points(), 1,
                                                               geometry::serial_loop());
    take(whole(points.size()));
  } else {
    take(*made.crosswalk);
  }
  within_ =
      std::make_unique<const geometry::PointLocator>(*within->polygons(), geometry::serial_loop());
}

PlaceShares::~PlaceShares() = default;

void PlaceShares::take(const Crosswalk& crosswalk) {
  parts_.resize(crosswalk.sources());
  for (const CrosswalkEntry& entry : crosswalk.entries())
    parts_[entry.source].push_back({entry.target, entry.share});
}

std::vector<std::int32_t> PlaceShares::units(std::span<const double> x,
                                             std::span<const double> y) const {
  std::vector<std::int32_t> out(x.size(), -1);
  if (within_ == nullptr) return out;
  within_->locate(x, y, out);
  if (nearest_ == nullptr) return out;
  std::vector<std::int32_t> point(x.size());
  std::vector<double> distance(x.size());
  nearest_->find(x, y, point, distance);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 0) out[i] = point[i];
  }
  return out;
}

std::span<const PlaceShares::Part> PlaceShares::parts(std::int32_t unit) const {
  if (unit < 0) return {};
  return parts_[static_cast<std::size_t>(unit)];
}

std::int32_t PlaceShares::area(std::int32_t unit) const {
  const std::span<const Part> all = parts(unit);
  const auto most = std::max_element(all.begin(), all.end(), [](const Part& a, const Part& b) {
    return a.share < b.share || (a.share == b.share && a.area > b.area);
  });
  return most == all.end() ? -1 : static_cast<std::int32_t>(most->area);
}

}  // namespace omrade::run

// In which areas of a level places lie, also where a level is put together from parts of others.
#pragma once

#include "model/area_set.hpp"
#include "recipe/plan.hpp"
#include "run/workspace.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace omrade::geometry {
class NearestPoints;
class PointLocator;
}  // namespace omrade::geometry

namespace omrade::run {

/// A place lies in a unit: an area of the level's base set, of the set that is laid over it, or the
/// part of the map that is nearest to a point. Units belong to areas of the level, by shares only
/// where a table gives them: then nobody knows where in the unit the border is.
class PlaceShares {
 public:
  struct Part {
    std::uint32_t area = 0;
    double share = 0;
  };

  /// `workspace` holds the level and what it is made of. Error user as derive_level().
  PlaceShares(const recipe::Recipe& recipe, const recipe::LevelPlan& level,
              const Workspace& workspace);
  PlaceShares(const PlaceShares&) = delete;
  PlaceShares& operator=(const PlaceShares&) = delete;
  PlaceShares(PlaceShares&&) = delete;
  PlaceShares& operator=(PlaceShares&&) = delete;
  ~PlaceShares();

  /// False where the level is made of points: nothing lies inside them.
  [[nodiscard]] bool has_outlines() const noexcept { return within_ != nullptr; }
  /// Per place its unit, -1 outside all. Coordinates are those of the areas.
  [[nodiscard]] std::vector<std::int32_t> units(std::span<const double> x,
                                                std::span<const double> y) const;
  /// The areas of a unit, by their position; none for -1.
  [[nodiscard]] std::span<const Part> parts(std::int32_t unit) const;
  /// The area to which most of a unit belongs (of equal parts the first), or -1.
  [[nodiscard]] std::int32_t area(std::int32_t unit) const;

 private:
  void take(const Crosswalk& crosswalk);

  std::unique_ptr<const geometry::PointLocator> within_;
  std::unique_ptr<const geometry::NearestPoints> nearest_;  ///< or null
  std::vector<std::vector<Part>> parts_;                    ///< per unit
};

}  // namespace omrade::run

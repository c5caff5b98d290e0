// The outlines of a profile's maps, simplified once for every scale that some page needs.
#pragma once

#include "report/context.hpp"
#include "report/view.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace omrade::report {

class Atlas {
 public:
  static constexpr double kWidth = 640;
  static constexpr double kHeight = 480;
  static constexpr double kLocator = 200;

  /// Empty where the profile has no outlines.
  explicit Atlas(const Context& context);

  /// In metres: no coarser than what any view of the context needs, nor than a drawing of any level
  /// of the profile that has outlines.
  static double tolerance(const Context& context);

  [[nodiscard]] bool empty() const noexcept { return shapes_.empty(); }
  /// What a page's map shows: the surroundings of its areas.
  [[nodiscard]] const View& page_view(std::size_t page) const { return page_views_[page]; }
  [[nodiscard]] const View& region_view() const noexcept { return region_view_; }
  [[nodiscard]] const View& locator_view() const noexcept { return locator_view_; }
  /// Outlines no coarser than a pixel, of the locator two, of `view`, one of the views above.
  [[nodiscard]] const Polygons& shapes(const View& view) const;
  /// The bounding box of a map area.
  [[nodiscard]] const Box& box(std::size_t area) const { return boxes_[area]; }
  /// The d attribute of each map area in the locator.
  [[nodiscard]] const std::vector<std::string>& locator_paths() const noexcept {
    return locator_paths_;
  }

 private:
  [[nodiscard]] static int step_of(const View& view);

  View region_view_;
  View locator_view_;
  std::vector<View> page_views_;
  std::vector<Box> boxes_;
  std::map<int, Polygons> shapes_;  ///< by the power of two that is the tolerance in metres
  std::vector<std::string> locator_paths_;
};

}  // namespace omrade::report

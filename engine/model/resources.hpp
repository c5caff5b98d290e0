// Places that serve residents (schools, libraries, associations) and where they lie. They are no
// persons, and public: where they are needs no protection. What is told of the residents around
// them are layers of the indicator `resources`, which pass the gate as all others do.
#pragma once

#include "model/area_set.hpp"
#include "model/layer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace omrade {

struct ResourceCategory {
  std::string id{};  ///< as the table says it
  Text title{};
};

/// How the resources lie to the areas of one level.
struct ResourceLevel {
  std::string level{};
  bool by_people = false;  ///< distances are means of the residents'; else from the area's point
  std::vector<std::int32_t> area{};  ///< per resource that in which it lies, or -1
  std::vector<Point> from{};         ///< per area its place, or else its middle
};

struct Resources {
  std::vector<ResourceCategory> categories{};
  std::vector<std::string> ids{}, names{};  ///< one of each per resource, and so below
  std::vector<std::uint32_t> category{};
  std::vector<Point> points{};                 ///< in the coordinate system of the areas
  std::string need_indicator{}, need_layer{};  ///< empty: no need is known
  bool low_is_need = false;
  std::optional<double> high_need{};  ///< need from which it is high; else the highest fifth
  std::vector<ResourceLevel> levels{};

  [[nodiscard]] std::size_t size() const noexcept { return ids.size(); }
  /// Null where nothing is told of the level.
  [[nodiscard]] const ResourceLevel* at(std::string_view level) const {
    for (const ResourceLevel& one : levels) {
      if (one.level == level) return &one;
    }
    return nullptr;
  }
};

// Ids of the layers: CATEGORY_count, CATEGORY_per_1000 (where residents are counted),
// CATEGORY_nearest; of all categories all_count and all_per_1000; `gaps` where a need is known.
inline constexpr std::string_view kResources = "resources";
inline constexpr std::string_view kAllResources = "all";
inline constexpr std::string_view kResourceCount = "_count";
inline constexpr std::string_view kResourceRate = "_per_1000";
inline constexpr std::string_view kResourceNearest = "_nearest";
inline constexpr std::string_view kResourceGaps = "gaps";

}  // namespace omrade

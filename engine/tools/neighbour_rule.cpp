#include "tools/neighbour_rule.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/contiguity.hpp"
#include "geometry/near_points.hpp"
#include "geometry/rings.hpp"

#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

namespace omrade::tools {
namespace {

[[noreturn]] void refuse(const std::string& text, std::string what) {
  throw Error(ErrorKind::user,
              {.subject = "--rule " + text,
               .what = std::move(what),
               .hint = "write queen, rook, knn:6 (the six nearest) or distance:5000 (metres)"});
}

void require_sound_rings(const AreaSet& areas) {
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const std::string broken = geometry::broken_ring(*areas.polygons(), i);
    if (broken.empty()) continue;
    throw Error(ErrorKind::user, {.subject = areas.id(),
                                  .place = "area '" + areas.ids()[i] + "'",
                                  .what = broken,
                                  .hint = "repair it in the source"});
  }
}

}  // namespace

NeighbourRule parse_neighbour_rule(const std::string& text) {
  using Kind = NeighbourRule::Kind;
  if (text == "queen") return {.kind = Kind::queen};
  if (text == "rook") return {.kind = Kind::rook};
  const std::size_t colon = text.find(':');
  const std::string name = text.substr(0, colon);
  const bool nearest = name == "knn";
  if (colon == std::string::npos || (!nearest && name != "distance"))
    refuse(text, "is no rule for neighbours");
  const std::optional<double> number = parse_number(std::string_view(text).substr(colon + 1));
  if (!number || !std::isfinite(*number) || !(*number > 0))
    refuse(text, "needs a number above 0 after its colon");
  if (!nearest) return {.kind = Kind::distance, .metres = *number};
  if (*number != std::floor(*number) || *number > std::numeric_limits<std::uint32_t>::max())
    refuse(text, "needs a whole number of neighbours");
  return {.kind = Kind::nearest, .k = static_cast<std::size_t>(*number)};
}

bool needs_polygons(const NeighbourRule& rule) {
  return rule.kind == NeighbourRule::Kind::queen || rule.kind == NeighbourRule::Kind::rook;
}

geometry::Neighbours find_neighbours(const AreaSet& areas, const NeighbourRule& rule,
                                     const geometry::ParallelFor& loop) {
  if (areas.polygons() != nullptr) require_sound_rings(areas);
  switch (rule.kind) {
    case NeighbourRule::Kind::queen:
      return geometry::contiguity(*areas.polygons(), geometry::Contiguity::queen, loop);
    case NeighbourRule::Kind::rook:
      return geometry::contiguity(*areas.polygons(), geometry::Contiguity::rook, loop);
    case NeighbourRule::Kind::nearest:
      if (rule.k >= areas.size()) {
        refuse("knn:" + std::to_string(rule.k), "asks for as many neighbours as there are areas (" +
                                                    std::to_string(areas.size()) + ")");
      }
      return geometry::nearest_points(geometry::centroids(areas), rule.k, loop);
    case NeighbourRule::Kind::distance:
      break;
  }
  return geometry::points_within(geometry::centroids(areas), rule.metres, loop);
}

}  // namespace omrade::tools

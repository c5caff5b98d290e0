#include "run/misplaced.hpp"

#include "base/text.hpp"
#include "geometry/overlaps.hpp"
#include "io/vector.hpp"
#include "run/graph.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace omrade::run {
namespace {

bool like_degrees(Point point) {
  return std::abs(point.x) <= 180 && std::abs(point.y) <= 90;
}

std::string text_of(Point point) {
  return shortest(point.x) + " " + shortest(point.y);
}

bool all_like_degrees(const AreaSet& areas) {
  const auto within = [](const auto& points) {
    return std::all_of(points.begin(), points.end(), like_degrees);
  };
  if (areas.polygons() != nullptr) return within(areas.polygons()->points);
  return !areas.points().empty() && within(areas.points());
}

}  // namespace

PointCheck::PointCheck(std::string crs)
    : crs_(std::move(crs)),
      limit_(io::coordinate_limit(crs_)),
      metres_(io::is_projected_metres(crs_)) {}

Message PointCheck::fault(Point point) const {
  if (metres_ && like_degrees(point)) {
    return {.what = text_of(point) + ", which are degrees, and " + crs_ + " is in metres",
            .hint = "write crs = \"EPSG:4326\" if all of them are degrees"};
  }
  if (std::abs(point.x) > limit_ || std::abs(point.y) > limit_) {
    return {.what = text_of(point) + ", which is no place in " + crs_,
            .hint = "correct it in the source, or crs in the recipe"};
  }
  return {};
}

void require_no_degrees(const AreaSet& areas, const std::string& source) {
  if (areas.size() == 0 || !all_like_degrees(areas)) return;
  const Point any =
      areas.polygons() != nullptr ? areas.polygons()->points.front() : areas.points().front();
  throw Error(ErrorKind::user,
              {.subject = source,
               .what = "its coordinates, such as " + text_of(any) + ", are degrees, and " +
                       areas.crs() + " is in metres",
               .hint = "write crs = \"EPSG:4326\" where the file names no other, or correct what "
                       "it says"});
}

void warn_of_overlaps(const AreaSet& areas, const std::string& source,
                      std::vector<std::string>& warnings) {
  constexpr double least = 0.01;
  const auto loop = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    parallel_for(count, body);
  };
  const std::vector<geometry::Overlap> found = geometry::overlaps(areas, least, loop);
  if (found.empty()) return;
  const auto worst = std::max_element(found.begin(), found.end(),
                                      [](const auto& a, const auto& b) { return a.m2 < b.m2; });
  const std::string pair =
      "areas '" + areas.ids()[worst->first] + "' and '" + areas.ids()[worst->second] + "'";
  const std::string much =
      fixed(worst->m2, 0) + " m2, " + fixed(worst->share * 100, 1) + " % of the smaller one";
  const std::string others =
      found.size() == 1 ? "" : "; in all " + std::to_string(found.size()) + " pairs overlap";
  warnings.push_back(source + ": " + pair + " overlap by " + much + others +
                     "; whoever lives there may be counted twice");
}

}  // namespace omrade::run

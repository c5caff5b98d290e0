// The nearest of some places, and those within a distance, as the crow flies in the recipe's
// coordinate system.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace omrade {
inline namespace sdk {

class Places {
 public:
  struct Found {
    std::size_t place = 0;
    double distance = std::numeric_limits<double>::infinity();
  };

  /// Any type with size(), x(i) and y(i), such as the points of a call.
  template <class Points>
  explicit Places(const Points& points) {
    for (std::size_t i = 0; i < points.size(); ++i)
      places_.push_back({points.x(i), points.y(i), i});
    std::sort(places_.begin(), places_.end(),
              [](const Place& a, const Place& b) { return a.x != b.x ? a.x < b.x : a.at < b.at; });
  }

  [[nodiscard]] std::size_t size() const { return places_.size(); }

  /// Of places equally near the first. REQUIRES: size() > 0.
  [[nodiscard]] Found nearest(double x, double y) const {
    Found found{.place = places_.size()};
    const auto look = [&](const Place& place) {
      const double distance = std::hypot(place.x - x, place.y - y);
      if (distance < found.distance || (distance == found.distance && place.at < found.place))
        found = {place.at, distance};
    };
    // Outwards from x to either side, until the way in x alone is too long.
    const auto middle = from(x);
    for (auto east = middle; east != places_.end() && east->x - x <= found.distance; ++east)
      look(*east);
    for (auto west = middle; west != places_.begin() && x - (west - 1)->x <= found.distance;)
      look(*--west);
    return found;
  }

  /// f(place, distance) for each place within the radius, its border included, from west to east.
  template <class F>
  void within(double x, double y, double radius, const F& f) const {
    for (auto at = from(x - radius); at != places_.end() && at->x - x <= radius; ++at) {
      const double distance = std::hypot(at->x - x, at->y - y);
      if (distance <= radius) f(at->at, distance);
    }
  }

 private:
  struct Place {
    double x = 0, y = 0;
    std::size_t at = 0;
  };
  [[nodiscard]] std::vector<Place>::const_iterator from(double x) const {
    return std::lower_bound(places_.begin(), places_.end(), x,
                            [](const Place& place, double other) { return place.x < other; });
  }
  std::vector<Place> places_;
};

}  // namespace sdk
}  // namespace omrade

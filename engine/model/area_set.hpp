// A set of areas: ids (always text), names, and where they lie.
//
// Polygons are kept flat: coordinates of all rings one after another, ring r in
// ring_offset[r] .. ring_offset[r+1], the rings of area i in area_offset[i] .. area_offset[i+1].
// Each ring is closed (first point repeated), outer rings run counter-clockwise and holes
// clockwise, so that signed ring areas of an area sum to its area.
#pragma once

#include "base/huge_pages.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace omrade {

struct Point {
  double x = 0;  ///< metres, easting
  double y = 0;  ///< metres, northing
  friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
  double min_x = 0, min_y = 0, max_x = 0, max_y = 0;
  [[nodiscard]] bool meets(const Box& other) const noexcept {
    return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y &&
           other.min_y <= max_y;
  }
  friend bool operator==(const Box&, const Box&) = default;
};

struct Polygons {
  HugeVector<Point> points;
  std::vector<std::size_t> ring_offset{0};
  std::vector<std::size_t> area_offset{0};

  [[nodiscard]] std::size_t areas() const noexcept { return area_offset.size() - 1; }
  [[nodiscard]] std::size_t rings() const noexcept { return ring_offset.size() - 1; }
  [[nodiscard]] std::span<const Point> ring(std::size_t r) const {
    return std::span(points).subspan(ring_offset[r], ring_offset[r + 1] - ring_offset[r]);
  }
};

/// What an area set is made of, before it becomes immutable.
struct AreaSetParts {
  std::string id{};                  ///< the recipe's name of the set or level
  std::vector<std::string> ids{};    ///< unique; Error user on a duplicate, naming it
  std::vector<std::string> names{};  ///< one per id, or empty: then the ids serve
  std::string division{};            ///< such as "DeSO 2025"; may be empty
  std::string vintage{};             ///< what all ids ended with, such as "_DeSO2025"; or empty
  std::string crs{};                 ///< such as "EPSG:3006"; empty where there is no geometry
  std::optional<Polygons> polygons{};
  std::vector<Point> points{};  ///< one per id for point sets, else empty
};

class AreaSet {
 public:
  explicit AreaSet(AreaSetParts parts);
  AreaSet(const AreaSet&) = delete;  // shared, never copied
  AreaSet& operator=(const AreaSet&) = delete;
  AreaSet(AreaSet&&) = delete;
  AreaSet& operator=(AreaSet&&) = delete;
  ~AreaSet() = default;

  [[nodiscard]] const std::string& id() const noexcept { return parts_.id; }
  [[nodiscard]] std::size_t size() const noexcept { return parts_.ids.size(); }
  [[nodiscard]] const std::vector<std::string>& ids() const noexcept { return parts_.ids; }
  [[nodiscard]] const std::string& name(std::size_t i) const { return parts_.names[i]; }
  [[nodiscard]] const std::string& division() const noexcept { return parts_.division; }
  /// The year of their division that the ids carried in their source, and no longer do.
  [[nodiscard]] const std::string& vintage() const noexcept { return parts_.vintage; }
  [[nodiscard]] const std::string& crs() const noexcept { return parts_.crs; }
  /// Null for point sets and derived levels.
  [[nodiscard]] const Polygons* polygons() const noexcept {
    return parts_.polygons ? &*parts_.polygons : nullptr;
  }
  /// Empty for polygon sets and derived levels without a place.
  [[nodiscard]] std::span<const Point> points() const noexcept { return parts_.points; }
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view id) const;
  /// m2 of area i, by signed ring areas; polygon sets only.
  [[nodiscard]] double area_m2(std::size_t i) const;
  [[nodiscard]] Box box(std::size_t i) const;

 private:
  AreaSetParts parts_;
  std::unordered_map<std::string_view, std::size_t>
      index_;  // views into parts_.ids, hence no copies
};

}  // namespace omrade

#include "run/derived.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

using catalogue::Derived;
using ::testing::DoubleNear;
using ::testing::ElementsAre;

std::vector<Point> square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

/// Three squares of 1 km in a row, and a fourth alone; the second has a hole of 200 m.
std::shared_ptr<const AreaSet> squares() {
  Polygons all;
  const auto add = [&all](const std::vector<Point>& ring) {
    all.points.insert(all.points.end(), ring.begin(), ring.end());
    all.ring_offset.push_back(all.points.size());
  };
  const auto end = [&all] { all.area_offset.push_back(all.rings()); };
  add(square(0, 0, 1000));
  end();
  add(square(1000, 0, 1000));
  add({{1400, 400}, {1400, 600}, {1600, 600}, {1600, 400}, {1400, 400}});
  end();
  add(square(2000, 0, 1000));
  end();
  add(square(9000, 0, 1000));
  end();
  return std::make_shared<const AreaSet>(AreaSetParts{
      .id = "deso", .ids = {"a", "b", "c", "d"}, .crs = "EPSG:3006", .polygons = std::move(all)});
}

Level own(const std::shared_ptr<const AreaSet>& areas) {
  return {areas, std::make_shared<const Crosswalk>(Crosswalk::identity(areas->size())), {}, {}};
}

/// a and half of b are west, the other half, c and d east.
Level halves() {
  return {std::make_shared<const AreaSet>(AreaSetParts{.id = "half", .ids = {"west", "east"}}),
          std::make_shared<const Crosswalk>(
              CrosswalkMethod::areal, 4, 2,
              std::vector<CrosswalkEntry>{
                  {0, 0, 1.0}, {1, 0, 0.5}, {1, 1, 0.5}, {2, 1, 1.0}, {3, 1, 1.0}}),
          {},
          {}};
}

std::vector<double> reals(const std::optional<Column>& column) {
  const auto values = column.value().reals();
  return {values.begin(), values.end()};
}

TEST(DerivedInput, AreasAreSquareKilometresWithoutTheirHoles) {
  const auto base = squares();
  EXPECT_THAT(reals(derived_input({Derived::area_km2, ""}, own(base), *base, nullptr).column),
              ElementsAre(1.0, 0.96, 1.0, 1.0));
  EXPECT_THAT(reals(derived_input({Derived::area_km2, ""}, halves(), *base, nullptr).column),
              ElementsAre(DoubleNear(1.48, 1e-12), DoubleNear(2.48, 1e-12)));
}

TEST(DerivedInput, ASplitByPeopleTellsNoArea) {
  const auto base = squares();
  const Level people{halves().areas,
                     std::make_shared<const Crosswalk>(CrosswalkMethod::dasymetric, 4, 2,
                                                       std::vector<CrosswalkEntry>{{0, 0, 1.0}}),
                     {},
                     {}};
  EXPECT_FALSE(derived_input({Derived::area_km2, ""}, people, *base, nullptr).present());
}

TEST(DerivedInput, CentroidsAreWeighedByShare) {
  const auto base = squares();
  const auto table =
      derived_input({Derived::centroid, ""}, own(base), *base, nullptr).table.value();
  EXPECT_THAT(reals(table.fields[0]), ElementsAre(500, 1500, 2500, 9500));
  EXPECT_THAT(reals(table.fields[1]), ElementsAre(500, 500, 500, 500));
  const auto west = derived_input({Derived::centroid, ""}, halves(), *base, nullptr).table.value();
  EXPECT_NEAR(reals(west.fields[0])[0], (500 * 1.0 + 1500 * 0.5) / 1.5, 1e-9);
}

TEST(DerivedInput, NeighboursShareABorder) {
  const auto base = squares();
  const auto found =
      derived_input({Derived::neighbours, ""}, own(base), *base, nullptr).neighbours.value();
  EXPECT_THAT(found.offset, ElementsAre(0, 1, 3, 4, 4));
  EXPECT_THAT(found.other, ElementsAre(1, 0, 2, 1));
  const auto of_halves =
      derived_input({Derived::neighbours, ""}, halves(), *base, nullptr).neighbours.value();
  EXPECT_THAT(of_halves.other, ElementsAre(1, 0));
}

TEST(DerivedInput, OutlinesAreThoseOfAreaSetsAlone) {
  const auto base = squares();
  const auto outline = derived_input({Derived::outline, ""}, own(base), *base, nullptr).column;
  // A multipolygon of one polygon of one ring of five points.
  EXPECT_EQ(outline.value().text(0).size(), 9U + 9U + 4U + 5U * 16U);
  EXPECT_EQ(outline.value().text(1).size(), 9U + 9U + 2U * (4U + 5U * 16U));
  EXPECT_FALSE(derived_input({Derived::outline, ""}, halves(), *base, nullptr).present());
}

TEST(DerivedInput, DistancesAreToTheNearestOfThePoints) {
  const auto base = squares();
  const AreaSet places(AreaSetParts{
      .id = "centre", .ids = {"x", "y"}, .crs = "EPSG:3006", .points = {{500, 800}, {9500, 500}}});
  EXPECT_THAT(
      reals(derived_input({Derived::distance_to_nearest, "centre"}, own(base), *base, &places)
                .column),
      ElementsAre(300, DoubleNear(std::hypot(1000, 300), 1e-9),
                  DoubleNear(std::hypot(2000, 300), 1e-9), 0));
  const auto points =
      derived_input({Derived::supply_points, "centre"}, own(base), *base, &places).table.value();
  EXPECT_THAT(reals(points.fields[1]), ElementsAre(800, 500));
  EXPECT_EQ(points.fields[2]->text(1), "y");
}

TEST(DerivedInput, PointsHaveNeitherAreaNorNeighbours) {
  const AreaSet places(
      AreaSetParts{.id = "centre", .ids = {"x"}, .crs = "EPSG:3006", .points = {{1, 2}}});
  const Level level{std::make_shared<const AreaSet>(AreaSetParts{
                        .id = "centre", .ids = {"x"}, .crs = "EPSG:3006", .points = {{1, 2}}}),
                    std::make_shared<const Crosswalk>(Crosswalk::identity(1)),
                    {},
                    {}};
  EXPECT_FALSE(derived_input({Derived::area_km2, ""}, level, places, nullptr).present());
  EXPECT_FALSE(derived_input({Derived::neighbours, ""}, level, places, nullptr).present());
  EXPECT_EQ(
      reals(derived_input({Derived::centroid, ""}, level, places, nullptr).table->fields[0])[0], 1);
}

}  // namespace
}  // namespace omrade::run

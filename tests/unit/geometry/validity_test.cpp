#include "geometry/validity.hpp"

#include "shapes.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> texts(const std::vector<Message>& messages) {
  std::vector<std::string> result;
  for (const Message& message : messages) result.push_back(message.text());
  return result;
}

Ring moved(Ring ring) {
  for (Point& p : ring) p = {p.x + 487500, p.y + 6304500};
  return ring;
}

TEST(InvalidAreas, NoneInASoundSet) {
  EXPECT_THAT(
      invalid_areas(*area_set("deso", chessboard(0, 0, 1, 3, 3)), "deso.gpkg", serial_loop()),
      IsEmpty());
  EXPECT_THAT(
      invalid_areas(AreaSet({.id = "c", .ids = {"c"}, .points = {{1, 1}}}), "c.csv", serial_loop()),
      IsEmpty());
}

TEST(InvalidAreas, SelfIntersectionIsSaidWithIdAndPlace) {
  const Ring bow{{0, 0}, {10, 10}, {10, 0}, {0, 10}};
  EXPECT_THAT(
      texts(invalid_areas(*area_set("deso", {{rectangle(0, 0, 1, 1)}, {moved(bow)}}), "deso.gpkg",
                          serial_loop())),
      ElementsAre("deso.gpkg, area 'b': self-intersection at 487505.0 6304505.0; repair it in the "
                  "source, or with omrade areas repair"));
}

TEST(InvalidAreas, AHoleOutsideItsShell) {
  const Area area{rectangle(0, 0, 1, 1), hole(rectangle(5, 5, 6, 6))};
  EXPECT_THAT(
      texts(invalid_areas(*area_set("deso", {area}), "deso.gpkg", serial_loop())),
      ElementsAre("deso.gpkg, area 'a': hole lies outside shell at 5.0 6.0; repair it in the "
                  "source, or with omrade areas repair"));
}

TEST(InvalidAreas, PartsOfOneAreaThatOverlap) {
  const Area area{rectangle(0, 0, 2, 2), rectangle(1, 1, 3, 3)};
  EXPECT_THAT(texts(invalid_areas(*area_set("deso", {area}), "deso.gpkg", serial_loop())),
              ElementsAre("deso.gpkg, area 'a': self-intersection at 2.0 1.0; repair it in the "
                          "source, or with omrade areas repair"));
}

TEST(InvalidAreas, BrokenRingsAndAreasWithoutPolygon) {
  Polygons shapes = polygons({{{{0, 0}, {1, 1}}}, {}, {rectangle(0, 0, 1, 1)}});
  shapes.points.back() = {9, 9};
  const AreaSet areas({.id = "deso", .ids = {"a", "b", "c"}, .polygons = shapes});
  EXPECT_THAT(
      texts(invalid_areas(areas, "deso.gpkg", serial_loop())),
      ElementsAre(
          "deso.gpkg, area 'a': a ring of 3 points; repair it in the source, or with omrade areas "
          "repair",
          "deso.gpkg, area 'b': no polygon; repair it in the source, or with omrade areas repair",
          "deso.gpkg, area 'c': a ring that is not closed; repair it in the source, or with omrade "
          "areas repair"));
}

TEST(OverlappingAreas, NeighboursDoNotOverlap) {
  EXPECT_THAT(overlapping_areas(*area_set("deso", chessboard(0, 0, 7.3, 4, 4)), "deso.gpkg", 0),
              IsEmpty());
}

TEST(OverlappingAreas, EachPairOnceWithAreaAndPlace) {
  const std::vector<Area> areas{{moved(rectangle(0, 0, 10, 10))},
                                {moved(rectangle(9, 0, 20, 10))},
                                {moved(rectangle(9.5, 2, 9.75, 4))}};
  EXPECT_THAT(
      texts(overlapping_areas(*area_set("deso", areas), "deso.gpkg", 1)),
      ElementsAre(
          "deso.gpkg, areas 'a' and 'b': overlap by 10.0 m2 at 487509.0 6304500.0; draw the "
          "border between them once, in the source"));
  EXPECT_EQ(overlapping_areas(*area_set("deso", areas), "deso.gpkg", 0.4).size(), 3U);
}

TEST(OverlappingAreas, OneAreaWithinAnother) {
  const auto areas = area_set("deso", {{rectangle(0, 0, 9, 9)}, {rectangle(3, 3, 6, 6)}});
  ASSERT_EQ(overlapping_areas(*areas, "deso.gpkg", 1).size(), 1U);
  EXPECT_EQ(overlapping_areas(*areas, "deso.gpkg", 1)[0].what, "overlap by 9.0 m2 at 3.0 3.0");
}

TEST(OverlappingAreas, BrokenRingsAreLeftToTheOtherCheck) {
  const auto areas = area_set("deso", {{rectangle(0, 0, 9, 9)}, {{{3, 3}, {6, 6}}}});
  EXPECT_THAT(overlapping_areas(*areas, "deso.gpkg", 1), IsEmpty());
}

}  // namespace
}  // namespace omrade::geometry

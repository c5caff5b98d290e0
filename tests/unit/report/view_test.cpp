#include "report/view.hpp"

#include <gtest/gtest.h>

namespace omrade::report {
namespace {

Polygons one_ring(const std::vector<Point>& points) {
  Polygons out;
  out.points.assign(points.begin(), points.end());
  out.ring_offset = {0, out.points.size()};
  out.area_offset = {0, 1};
  return out;
}

TEST(View, ShowsTheContentInTheMiddle) {
  const View view = fit({0, 0, 1000, 100}, 200, 100, 0, 0);
  EXPECT_EQ(view.box, (Box{0, -200, 1000, 300}));
  EXPECT_DOUBLE_EQ(view.metres_per_pixel(), 5);
  EXPECT_DOUBLE_EQ(view.x(500), 100);
  EXPECT_DOUBLE_EQ(view.y(50), 50);
}

TEST(View, NorthIsUp) {
  const View view = fit({0, 0, 100, 100}, 100, 100, 0, 0);
  EXPECT_LT(view.y(90), view.y(10));
}

TEST(View, IsNeverNarrowerThanTheLeastWidth) {
  const View view = fit({10, 10, 10, 10}, 200, 100, 0.1, 1000);
  EXPECT_DOUBLE_EQ(view.box.max_x - view.box.min_x, 1000);
  EXPECT_DOUBLE_EQ(view.box.max_y - view.box.min_y, 500);
}

TEST(PathData, IsRelativeInTenthsOfAPixel) {
  const View view{100, 100, {0, 0, 100, 100}};
  const Polygons square = one_ring({{10, 10}, {20.25, 10}, {20.25, 20}, {10, 20}, {10, 10}});
  EXPECT_EQ(path_data(square, 0, view), "M10,90l10.3,0 0-10-10.3,0z");
}

TEST(PathData, LeavesOutRingsTooSmallToSee) {
  const View view{100, 100, {0, 0, 100, 100}};
  EXPECT_EQ(path_data(one_ring({{1, 1}, {1.01, 1}, {1, 1.01}, {1, 1}}), 0, view), "");
}

TEST(Pixel, HasOneDecimalAtMost) {
  EXPECT_EQ(pixel(12.04), "12");
  EXPECT_EQ(pixel(-0.26), "-.3");
  EXPECT_EQ(pixel(0), "0");
}

}  // namespace
}  // namespace omrade::report

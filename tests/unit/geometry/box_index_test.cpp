#include "geometry/box_index.hpp"

#include "shapes.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(BoxIndex, FindsWhatTouches) {
  const BoxIndex index({{0, 0, 1, 1}, {1, 1, 2, 2}, {5, 5, 6, 6}});
  EXPECT_THAT(index.meeting({1, 1, 1, 1}), ElementsAre(0, 1));
  EXPECT_THAT(index.meeting({-9, -9, 9, 9}), ElementsAre(0, 1, 2));
  EXPECT_THAT(index.meeting({3, 3, 4, 4}), IsEmpty());
  EXPECT_THAT(index.meeting({6, 6, 20, 20}), ElementsAre(2));
}

TEST(BoxIndex, FindsNoBoxWithoutPlace) {
  constexpr double far = std::numeric_limits<double>::infinity();
  const BoxIndex index({{far, far, -far, -far}, {0, 0, 1, 1}, {NAN, NAN, NAN, NAN}});
  EXPECT_THAT(index.meeting({-9, -9, 9, 9}), ElementsAre(1));
  EXPECT_THAT(index.meeting({far, far, -far, -far}), IsEmpty());
  EXPECT_THAT(BoxIndex({}).meeting({0, 0, 1, 1}), IsEmpty());
  EXPECT_THAT(BoxIndex({{far, far, -far, -far}}).meeting({0, 0, 1, 1}), IsEmpty());
}

TEST(BoxIndex, AgreesWithLookingAtEveryBox) {
  Dice dice(1);
  std::vector<Box> boxes;
  for (int k = 0; k < 500; ++k) {
    const double x = dice.between(0, 100);
    const double y = dice.between(0, 100);
    const double size = dice.chance(0.1) ? 50 : 3;
    boxes.push_back({x, y, x + dice.between(0, size), y + dice.between(0, size)});
  }
  const BoxIndex index(boxes);
  for (const Box& box : boxes) {
    std::vector<std::uint32_t> expected;
    for (std::uint32_t k = 0; k < boxes.size(); ++k) {
      if (boxes[k].meets(box)) expected.push_back(k);
    }
    EXPECT_EQ(index.meeting(box), expected);
  }
}

}  // namespace
}  // namespace omrade::geometry

#include "bring/rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace omrade::bring {
namespace {

using ::testing::ElementsAre;

/// Five rows of areas 1, 0, none, 1, 0.
Keyed keyed() {
  return {.area = {1, 0, kNoArea, 1, 0}};
}

TEST(OrderByArea, IsStableAndLeavesOutRowsWithoutAnArea) {
  const RowOrder order = order_by_area(keyed(), 3, {});
  EXPECT_THAT(order.row, ElementsAre(1, 4, 0, 3));
  EXPECT_THAT(order.area_begin, ElementsAre(0, 2, 4, 4));
}

TEST(OrderByArea, KeepsOnlyTheRowsOfAPeriod) {
  const std::vector<std::uint8_t> keep{1, 0, 1, 1, 1};
  EXPECT_THAT(order_by_area(keyed(), 2, keep).row, ElementsAre(4, 0, 3));
}

TEST(Reorder, MovesValuesWithTheirRows) {
  const RowOrder order = order_by_area(keyed(), 2, {});
  EXPECT_THAT(reorder(Column::of_reals(std::vector<double>{10, 11, 12, 13, 14}), order).reals(),
              ElementsAre(11, 14, 10, 13));
  const std::vector<std::string> labels{"man", "kvinna"};
  const Column sexes =
      reorder(Column::of_categories(std::vector<std::int32_t>{0, 1, 0, -1, 1}, labels), order);
  EXPECT_THAT(sexes.codes(), ElementsAre(1, 1, 0, -1));
  EXPECT_EQ(sexes.label(1), "kvinna");
}

TEST(RunsOf, EachTargetSeesEachOfItsSourcesOnceWithItsShare) {
  const RowOrder order = order_by_area(keyed(), 2, {});
  const Crosswalk crosswalk(CrosswalkMethod::dasymetric, 2, 2,
                            {{0, 0, 1}, {1, 0, 0.25}, {1, 1, 0.75}});
  const Runs runs = runs_of(order, crosswalk);
  EXPECT_THAT(runs.offset, ElementsAre(0, 2, 3));
  EXPECT_THAT(runs.begin, ElementsAre(0, 2, 2));
  EXPECT_THAT(runs.end, ElementsAre(2, 4, 4));
  EXPECT_THAT(runs.share, ElementsAre(1, 0.25, 0.75));
}

}  // namespace
}  // namespace omrade::bring

// Data told in another way are the data that the engine would give.
#include "validate/transform.hpp"

#include "validate/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::validate {
namespace {

using catalogue::InputKind;
using catalogue::Measure;
using testing::ElementsAre;

catalogue::Descriptor plugin() {
  catalogue::Descriptor out;
  out.id = "test.plain";
  out.inputs = {{.id = "people", .measure = Measure::count},
                {.id = "income", .measure = Measure::mean, .of = "people"},
                {.id = "persons", .kind = InputKind::rows, .fields = {{.id = "age"}}}};
  return out;
}

host::Request request() {
  host::Request out;
  out.area_ids = {"A", "B", "C"};
  out.inputs.resize(3);
  out.inputs[0].column = Column::of_reals(std::vector<double>{10, 30, 5});
  out.inputs[1].column = Column::of_reals(std::vector<double>{100, 200, 7});
  out.inputs[2].rows = host::RowsInput{.fields = {Column::of_reals(std::vector<double>{1, 2, 3})},
                                       .rows = 3,
                                       .run_offset = {0, 1, 2, 3},
                                       .run_begin = {0, 1, 2},
                                       .run_end = {1, 2, 3},
                                       .run_share = {1, 0.5, 0.25}};
  return out;
}

TEST(Merging, AddsCountsWeighsMeansAndJoinsRows) {
  const host::Request out = merged(plugin(), request(), 0, 1);
  EXPECT_THAT(out.area_ids, ElementsAre("A", "C"));
  EXPECT_THAT(out.inputs[0].column->reals(), ElementsAre(40, 5));
  EXPECT_THAT(out.inputs[1].column->reals(), ElementsAre(175, 7));  // (10·100 + 30·200) / 40
  EXPECT_THAT(out.inputs[2].rows->run_offset, ElementsAre(0, 2, 3));
  EXPECT_THAT(out.inputs[2].rows->run_share, ElementsAre(1, 0.5, 0.25));
}

TEST(Selecting, KeepsTheRunsOfTheAreasInTheirOrder) {
  const std::vector<std::size_t> order{2, 0};
  const host::Request out = select(plugin(), request(), order);
  EXPECT_THAT(out.area_ids, ElementsAre("C", "A"));
  EXPECT_THAT(out.inputs[0].column->reals(), ElementsAre(5, 10));
  EXPECT_THAT(out.inputs[2].rows->run_begin, ElementsAre(2, 0));
}

TEST(Doubling, DoublesCountsAndRunsButNoMeans) {
  const host::Request out = doubled(plugin(), request());
  EXPECT_THAT(out.inputs[0].column->reals(), ElementsAre(20, 60, 10));
  EXPECT_THAT(out.inputs[1].column->reals(), ElementsAre(100, 200, 7));
  EXPECT_THAT(out.inputs[2].rows->run_begin, ElementsAre(0, 0, 1, 1, 2, 2));
}

TEST(SplittingRuns, KeepsTheirShares) {
  const host::Request out = with_split_runs(request());
  EXPECT_THAT(out.inputs[2].rows->run_offset, ElementsAre(0, 2, 4, 6));
  EXPECT_THAT(out.inputs[2].rows->run_share, ElementsAre(0.25, 0.75, 0.125, 0.375, 0.0625, 0.1875));
}

TEST(Samples, AreTheSameForTheSameSeedAndHoldPartsBelowTheirWhole) {
  catalogue::Descriptor shares;
  shares.inputs = {{.id = "part", .measure = Measure::count},
                   {.id = "other", .measure = Measure::count},
                   {.id = "whole", .measure = Measure::count}};
  const host::Request one = sample(shares, {.areas = 50, .seed = 7});
  const host::Request again = sample(shares, {.areas = 50, .seed = 7});
  for (std::size_t i = 0; i < 50; ++i) {
    const double part = one.inputs[0].column->reals()[i], other = one.inputs[1].column->reals()[i];
    EXPECT_EQ(part, again.inputs[0].column->reals()[i]);
    EXPECT_LE(part + other, one.inputs[2].column->reals()[i]);
    EXPECT_GT(part, 0);
  }
}

}  // namespace
}  // namespace omrade::validate

// Rows and pairs: runs, shares, categories and missing codes as a plugin sees them.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::host {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Rows:    0     1    2    3     4    5
/// colour: red   blue  –   red  green red
/// Area A0 has rows 0..3 whole and 3..5 by a half; A1 has none; A2 has rows 3..5 by a half
/// and 5..6.
Request three_areas() {
  RowsInput rows;
  const std::vector<std::string> labels{"red", "green", "blue", "unused"};
  rows.fields.push_back(
      Column::of_categories(std::vector<std::int32_t>{0, 2, -1, 0, 1, 0}, labels));
  rows.fields.push_back(Column::of_reals(std::vector<double>{1, 2, 4, 8, 16, 32}));
  rows.rows = 6;
  rows.run_offset = {0, 2, 2, 4};
  rows.run_begin = {0, 3, 3, 5};
  rows.run_end = {3, 5, 5, 6};
  rows.run_share = {1, 0.5, 0.5, 1};
  Request out;
  out.area_ids = {"A0", "A1", "A2"};
  out.period = "2024";
  out.inputs.push_back({.column = std::nullopt, .rows = std::move(rows)});
  return out;
}
ConstEstimateSpans spans(const Outcome& outcome, std::size_t layer) {
  return std::as_const(outcome.layers.at(layer).estimates).spans();
}

TEST(Rows, WeighByTheShareOfTheirRun) {
  const Outcome outcome = loaded("rows", "test.rows")->compute(three_areas());
  ASSERT_EQ(outcome.failure, "");
  EXPECT_THAT(spans(outcome, 0).value, ElementsAre(19, 0, 44));
}

TEST(Rows, MissingCodesAreArrowNulls) {
  const Outcome outcome = loaded("rows", "test.rows")->compute(three_areas());
  EXPECT_THAT(spans(outcome, 1).value, ElementsAre(1, 0, 0));
}

TEST(Rows, LabelsAreTheDictionarys) {
  const Outcome outcome = loaded("rows", "test.rows")->compute(three_areas());
  EXPECT_THAT(spans(outcome, 2).value, ElementsAre(3 + 4 + 3 + 5, 0, 3 + 5 + 3));
}

TEST(Rows, AnAbsentOptionalFieldIsTold) {
  Request r = three_areas();
  r.inputs[0].rows->fields[1].reset();
  const Outcome outcome = loaded("rows", "test.rows")->compute(r);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_THAT(spans(outcome, 0).value, ElementsAre(4, 0, 2));
}

TEST(Pairs, AreDistinctAndOrderedByAreaThenCode) {
  const Outcome outcome = loaded("rows", "test.rows")->compute(three_areas());
  const Pairs& pairs = *outcome.layers.at(3).pairs;
  EXPECT_THAT(pairs.area, ElementsAre(0, 0, 0, 2, 2));
  EXPECT_THAT(pairs.other, ElementsAre(0, 1, 2, 0, 1));
  EXPECT_THAT(pairs.labels, ElementsAre("red", "green", "blue", "unused"));
  EXPECT_THAT(spans(outcome, 3).value, ElementsAre(1.5, 0.5, 1, 1.5, 0.5));
  EXPECT_EQ(outcome.layers.at(4).pairs, outcome.layers.at(3).pairs) << "the keys are not shared";
  EXPECT_EQ(outcome.layers.at(0).pairs, nullptr);
}

TEST(Pairs, AreNoneWhereTheRowsDoNotReach) {
  Request r = three_areas();
  r.inputs[0] = {};
  const Outcome outcome = loaded("rows", "test.rows")->compute(r);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_THAT(outcome.layers.at(3).pairs->area, IsEmpty());
  EXPECT_EQ(outcome.layers.at(3).estimates.size(), 0U);
  EXPECT_EQ(spans(outcome, 0).state_of(0), State::missing);
}

TEST(Rows, ARequestWithWrongRunsIsABug) {
  const auto plugin = loaded("rows", "test.rows");
  const auto refusal = [&](auto change) {
    Request r = three_areas();
    change(*r.inputs[0].rows);
    return error_of([&] { (void)plugin->compute(r); });
  };
  const std::string runs = "test.rows, things: a request is wrong in its runs";
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.run_offset.pop_back(); }), runs);
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.run_offset[1] = 5; }), runs);
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.run_end[3] = 7; }), runs);
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.run_begin[0] = -1; }), runs);
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.run_share[0] = 0; }), runs);
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.run_share.pop_back(); }), runs);
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.fields[0].reset(); }),
            "test.rows, things: a request is without the field 'colour'");
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.fields[1] = rows.fields[0]; }),
            "test.rows, things: a request is wrong in the type of 'weight'");
  EXPECT_EQ(refusal([](RowsInput& rows) { rows.rows = 7; }),
            "test.rows, things: a request is wrong in the length of a field");
}

}  // namespace
}  // namespace omrade::host

// Whether one or two persons made most of a sum, from the rows that a plugin gets.
#include "run/amounts.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace omrade::run {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// An input of rows with one field: each area has one run of amounts, all with its share.
host::Request request_of(const std::vector<std::vector<double>>& amounts,
                         const std::vector<double>& shares) {
  host::RowsInput rows;
  rows.run_offset = {0};
  std::vector<double> all;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    rows.run_begin.push_back(static_cast<std::int64_t>(all.size()));
    all.insert(all.end(), amounts[i].begin(), amounts[i].end());
    rows.run_end.push_back(static_cast<std::int64_t>(all.size()));
    rows.run_share.push_back(shares[i]);
    rows.run_offset.push_back(static_cast<std::int64_t>(i) + 1);
  }
  rows.rows = all.size();
  rows.fields = {Column::of_reals(all)};
  host::Request request;
  request.area_ids.assign(amounts.size(), "area");
  request.inputs.push_back({.rows = std::move(rows)});
  return request;
}

/// An indicator whose one input has one field, of amounts.
const recipe::IndicatorPlan& of_costs() {
  static const recipe::IndicatorSpec spec{.name = {.text = "costs", .place = {}}};
  static const recipe::IndicatorPlan plan = [] {
    recipe::IndicatorPlan one{.spec = &spec};
    catalogue::Input input;
    input.id = "costs";
    input.fields = {{.id = "paid"}};
    one.plugin.inputs = {input};
    one.amounts = {{.input = 0, .field = 0}};
    return one;
  }();
  return plan;
}

std::vector<double> open_of(const std::vector<std::vector<double>>& amounts, double p_percent,
                            double dominance) {
  recipe::DisclosureSpec rules;
  rules.p_percent = p_percent;
  rules.dominance = dominance;
  return stays_open(of_costs(), request_of(amounts, std::vector<double>(amounts.size(), 1)), rules);
}

TEST(Amounts, TheSecondLargestMustNotWorkOutTheLargestToWithinTenPercent) {
  // 80 of 100, beside 15 and 5: who had 15 knows the 80 to within 5, and 8 must stay open: 3 more.
  // Beside 12 and 8 he knows it to within 8.
  EXPECT_THAT(open_of({{80, 15, 5}, {80, 12, 8}, {4}, {}}, 10, 0),
              ElementsAre(DoubleNear(0.03, 1e-12), 0, DoubleNear(0.1, 1e-12), 0));
}

TEST(Amounts, TheTwoLargestMayMakeThreeQuarters) {
  // 80 of 100 would be three quarters of 106.7.
  EXPECT_THAT(open_of({{50, 30, 20}, {45, 30, 25}}, 0, 75),
              ElementsAre(DoubleNear(80 / 0.75 / 100 - 1, 1e-12), 0));
}

TEST(Amounts, OfTwoRulesTheGreaterNeedCounts) {
  EXPECT_THAT(open_of({{50, 30, 20}}, 10, 75), ElementsAre(DoubleNear(80 / 0.75 / 100 - 1, 1e-12)));
}

TEST(Amounts, MissingOnesAreNone) {
  EXPECT_THAT(open_of({{80, kNone, 15, 5}, {kNone}, {0, 0}}, 10, 0),
              ElementsAre(DoubleNear(0.03, 1e-12), 0, 0));
}

TEST(Amounts, WhatIsPaidBackIsNoPartOfASumAndIsRefused) {
  // Of 1000 - 990 + 5 - 5 a third of the sizes would be a part of 10.
  try {
    open_of({{1000, -990, 5, -5}}, 10, 75);
    ADD_FAILURE() << "it was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("'costs.paid' holds numbers below 0"));
  }
}

TEST(Amounts, RowsOfADividedAreaMadeTheirShareOfTheSum) {
  // Half of each of 80, 15 and 5 is as dominated as the whole; what a quarter of 1 000 is beside it
  // counts by itself, as areas are apart.
  recipe::DisclosureSpec rules;
  rules.dominance = 0;
  const auto open = stays_open(of_costs(), request_of({{80, 15, 5}, {1000}}, {0.5, 0.25}), rules);
  EXPECT_THAT(open, ElementsAre(DoubleNear(0.03, 1e-12), DoubleNear(0.1, 1e-12)));
}

TEST(Amounts, AnInputThatDoesNotReachTheLevelHasNone) {
  host::Request request = request_of({{80, 15, 5}}, {1});
  request.inputs[0].rows.reset();
  EXPECT_THAT(stays_open(of_costs(), request, {}), ElementsAre(0));
}

}  // namespace
}  // namespace omrade::run

// What holds for any division of money.
#include "fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <numeric>

namespace omrade::host {
namespace {

double sum(const std::vector<double>& all) {
  return std::accumulate(all.begin(), all.end(), 0.0);
}

Data drawn() {
  Data data;
  const int n = *rc::gen::inRange(1, 20);
  for (int i = 0; i < n; ++i) {
    data.columns["people"].push_back(*rc::gen::inRange(1, 13000));
    data.columns["need"].push_back(*rc::gen::inRange(1, 500) / 100.0);
  }
  data.numbers["budget"] = *rc::gen::inRange(0, 10000000);
  data.numbers["payments"] = *rc::gen::inRange(2, 13);
  data.texts["rule"] = *rc::gen::element<std::string>("constant", "linear", "tier:0=1,2.5=1.5");
  return data;
}

TEST(NeedAllocationProperty, SumsAreExact) {
  EXPECT_TRUE(rc::check([] {
    const Data data = drawn();
    const Outcome outcome = compute(data);
    const double budget = data.numbers.at("budget");
    RC_ASSERT(sum(values(outcome, "amount")) == budget);
    RC_ASSERT(sum(values(outcome, "equal")) == budget);
    RC_ASSERT(sum(values(outcome, "difference")) == 0);
    const auto total = values(outcome, "total");
    const auto each = values(outcome, "payment"), last = values(outcome, "last_payment");
    for (std::size_t i = 0; i < total.size(); ++i)
      RC_ASSERT(each[i] * (data.numbers.at("payments") - 1) + last[i] == total[i]);
  }));
}

TEST(NeedAllocationProperty, WhereAllNeedTheSameNeedMakesNoDifference) {
  EXPECT_TRUE(rc::check([] {
    Data data = drawn();
    for (double& need : data.columns["need"]) need = 2.75;
    for (const double difference : values(compute(data), "difference")) RC_ASSERT(difference == 0);
  }));
}

TEST(NeedAllocationProperty, AFloorForAllIsKept) {
  EXPECT_TRUE(rc::check([] {
    Data data = drawn();
    const auto n = static_cast<double>(data.columns["people"].size());
    const double floor = std::floor(data.numbers["budget"] / n / *rc::gen::inRange(1, 5));
    data.numbers["floor"] = floor;
    const auto amounts = values(compute(data), "amount");
    RC_ASSERT(sum(amounts) == data.numbers["budget"]);
    for (const double amount : amounts) RC_ASSERT(amount >= floor);
  }));
}

}  // namespace
}  // namespace omrade::host

// On random children the plugin agrees with the definitions, worked out the slow way.
#include "fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

namespace omrade::host {
namespace {

bool close(double a, double b) {
  return std::abs(a - b) <= 1e-9 * (1 + std::abs(b));
}
bool alike(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || close(a, b);
}

std::vector<double> some_children(int at_least, int times) {
  const int n = *rc::gen::inRange(at_least, 20) * times;
  std::vector<double> out;
  for (int i = 0; i < n; ++i) {
    out.push_back(*rc::gen::inRange(0, 2) == 0 ? 0 : *rc::gen::inRange(0, 33));
  }
  return out;
}
double mean_of_first(const std::vector<double>& all, std::size_t n) {
  return std::accumulate(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n), 0.0) /
         static_cast<double>(n);
}

TEST(DentalCariesProperty, SicIsTheMeanOfTheFirstThirdOfTheSorted) {
  EXPECT_TRUE(rc::check([] {
    std::vector<double> affected = some_children(1, 3);
    const Outcome outcome = compute(of_age(19, affected));
    std::sort(affected.begin(), affected.end(), std::greater<>());
    RC_ASSERT(close(value(outcome, "sic_19"), mean_of_first(affected, affected.size() / 3)));
    RC_ASSERT(close(value(outcome, "mean_19"), mean_of_first(affected, affected.size())));
  }));
}

TEST(DentalCariesProperty, AFractionalThirdIsAWholeOneOfThreeOfEach) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<double> once = some_children(1, 1);
    std::vector<double> thrice;
    for (const double x : once) thrice.insert(thrice.end(), 3, x);
    RC_ASSERT(close(value(compute(of_age(12, once)), "sic_12"),
                    value(compute(of_age(12, thrice)), "sic_12")));
  }));
}

TEST(DentalCariesProperty, ARecordPerClassTellsTheSameAsARecordPerChild) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<double> affected = some_children(1, 1);
    Children classes;
    for (int x = 32; x >= 0; --x) {
      const auto n = std::count(affected.begin(), affected.end(), x);
      classes.records.push_back({12, static_cast<double>(x), static_cast<double>(n)});
    }
    const Outcome single = compute(of_age(12, affected));
    const Outcome grouped = compute(classes);
    for (const char* id :
         {"caries_free_12", "mean_12", "sic_12", "sic10_12", "polarisation_12", "caries_index"}) {
      const auto a = layer(single, id);
      const auto b = layer(grouped, id);
      for (const auto& [x, y] : {std::pair(a.value, b.value),
                                 {a.lower95, b.lower95},
                                 {a.upper998, b.upper998},
                                 {a.numerator, b.numerator},
                                 {a.denominator, b.denominator},
                                 {a.base, b.base}}) {
        RC_ASSERT(alike(x[0], y[0]));
      }
    }
  }));
}

TEST(DentalCariesProperty, SharesOfWholeChildrenAddUpToThem) {
  EXPECT_TRUE(rc::check([] {
    Children children = of_age(23, some_children(1, 1));
    const auto n = static_cast<std::int64_t>(children.records.size());
    const double share = *rc::gen::inRange(1, 10) / 10.0;
    children.runs = {{{0, n, share}}, {{0, n, 1 - share}}, {{0, n, 1}}};
    const Outcome outcome = compute(children);
    for (const char* id : {"caries_free_23", "mean_23", "sic_23", "caries_index"}) {
      const auto all = layer(outcome, id);
      RC_ASSERT(close(all.numerator[0] + all.numerator[1], all.numerator[2]));
      RC_ASSERT(close(all.denominator[0] + all.denominator[1], all.denominator[2]));
      RC_ASSERT(close(all.value[0], all.value[2]));
    }
  }));
}

TEST(DentalCariesProperty, TheTopIsAtLeastTheMeanAndLimitsEncloseTheValue) {
  EXPECT_TRUE(rc::check([] {
    const Outcome outcome = compute(of_age(12, some_children(1, 1)));
    RC_ASSERT(outcome.failure.empty());
    RC_ASSERT(value(outcome, "sic10_12") >= value(outcome, "sic_12") - 1e-9);
    RC_ASSERT(value(outcome, "sic_12") >= value(outcome, "mean_12") - 1e-9);
    RC_ASSERT(value(outcome, "polarisation_12") >= 0);
    for (const char* id : {"mean_12", "sic_12", "sic10_12", "polarisation_12", "caries_index"}) {
      const auto all = layer(outcome, id);
      if (std::isnan(all.lower95[0])) continue;
      RC_ASSERT(0 <= all.lower998[0] && all.lower998[0] <= all.lower95[0]);
      RC_ASSERT(all.lower95[0] <= all.value[0] && all.value[0] <= all.upper95[0]);
      RC_ASSERT(all.upper95[0] <= all.upper998[0]);
    }
  }));
}

}  // namespace
}  // namespace omrade::host

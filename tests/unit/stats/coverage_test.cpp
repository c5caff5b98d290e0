// How often the intervals hold what they are to hold: the table of docs/commands/stats.md. Counts
// are gone through with their exact probabilities, the rest is simulated with fixed seeds.
#include "stats/direct.hpp"
#include "stats/inequality.hpp"
#include "stats/life_table.hpp"
#include "stats/mean.hpp"
#include "stats/normal_draws.hpp"
#include "stats/rate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace omrade::stats {
namespace {

/// Shares of the intervals that hold the truth.
struct Coverage {
  double at95 = 0, at998 = 0;
  void add(const Estimate& estimate, double truth, double weight) {
    const auto holds = [truth](Limits limits) {
      return limits.lower <= truth && truth <= limits.upper;
    };
    at95 += holds(estimate.at95) ? weight : 0;
    at998 += holds(estimate.at998) ? weight : 0;
  }
};

void print(const std::string& what, const Coverage& coverage) {
  std::printf("| %s | %.1f | %.2f |\n", what.c_str(), 100 * coverage.at95, 100 * coverage.at998);
}

Coverage of_rate(double mean) {
  Coverage coverage;
  const int reach = static_cast<int>(mean + 12 * std::sqrt(mean) + 30);
  for (int x = 0; x <= reach; ++x)
    coverage.add(rate(x, 1), mean, std::exp(x * std::log(mean) - mean - std::lgamma(x + 1.0)));
  return coverage;
}

Coverage of_proportion(int n, double p) {
  Coverage coverage;
  for (int x = 0; x <= n; ++x) {
    const double ways = std::lgamma(n + 1.0) - std::lgamma(x + 1.0) - std::lgamma(n - x + 1.0);
    coverage.add(proportion(x, n), p, std::exp(ways + x * std::log(p) + (n - x) * std::log1p(-p)));
  }
  return coverage;
}

Coverage simulated(int runs, const std::function<Estimate(Draws&)>& draw, double truth) {
  Coverage coverage;
  for (int run = 0; run < runs; ++run) {
    Draws draws(11, static_cast<std::uint64_t>(run));
    coverage.add(draw(draws), truth, 1.0 / runs);
  }
  return coverage;
}

double uniform(Draws& draws) {
  return (draws.word() + 0.5) * 0x1p-32;
}

/// The number of exponential times that fit into `mean`.
int poisson(Draws& draws, double mean) {
  int count = 0;
  for (double time = -std::log(uniform(draws)); time < mean; time -= std::log(uniform(draws)))
    ++count;
  return count;
}

TEST(Coverage, OfRatesIsKeptFromBelowTenEvents) {
  for (const double mean : {0.5, 2.0, 5.0, 9.0, 15.0, 50.0, 500.0}) {
    const Coverage coverage = of_rate(mean);
    char what[64];
    std::snprintf(what, sizeof what, "rate, %g events expected", mean);
    print(what, coverage);
    EXPECT_GE(coverage.at95, mean < 10 ? 0.95 : 0.945) << mean;
    EXPECT_GE(coverage.at998, 0.997) << mean;
  }
}

TEST(Coverage, OfProportionsIsNearOnAverageOnly) {
  for (const int n : {10, 50, 500}) {
    for (const double p : {0.02, 0.2, 0.5}) {
      const Coverage coverage = of_proportion(n, p);
      char what[64];
      std::snprintf(what, sizeof what, "proportion, %g of %d", p, n);
      print(what, coverage);
      EXPECT_GE(coverage.at95, 0.91) << n << " " << p;
      EXPECT_LE(coverage.at95, 0.99) << n << " " << p;
      EXPECT_GE(coverage.at998, 0.97) << n << " " << p;
    }
  }
}

TEST(Coverage, OfMeansIsKeptForNormalValuesAndNotForSkewOnes) {
  constexpr int runs = 20000;
  for (const std::size_t n : {5U, 20U}) {
    const auto sample = [n](bool skew) {
      return [n, skew](Draws& draws) {
        std::vector<double> values(n);
        for (double& value : values) value = skew ? -std::log(uniform(draws)) : normal(draws);
        return mean(values).estimate;
      };
    };
    const Coverage normals = simulated(runs, sample(false), 0);
    print("mean of " + std::to_string(n) + " normal values", normals);
    EXPECT_NEAR(normals.at95, 0.95, 4 * std::sqrt(0.95 * 0.05 / runs));
    EXPECT_NEAR(normals.at998, 0.998, 4 * std::sqrt(0.998 * 0.002 / runs));
    const Coverage skew = simulated(runs, sample(true), 1);
    print("mean of " + std::to_string(n) + " exponential values", skew);
    EXPECT_TRUE(skew.at95 > 0.86 && skew.at95 < 0.945) << skew.at95;
  }
}

TEST(Coverage, OfDirectlyStandardisedRates) {
  constexpr int runs = 10000;
  const std::vector<double> people{2000, 3000, 3000, 2000}, standard{5, 4, 3, 1};
  for (const double level : {1.0, 10.0}) {
    std::vector<double> rates{0.0005, 0.001, 0.003, 0.01};
    double truth = 0, expected = 0;
    for (std::size_t k = 0; k < rates.size(); ++k) {
      rates[k] *= level;
      truth += standard[k] * rates[k] / 13;
      expected += people[k] * rates[k];
    }
    const Coverage coverage = simulated(
        runs,
        [&](Draws& draws) {
          std::vector<DirectStratum> strata;
          for (std::size_t k = 0; k < rates.size(); ++k) {
            const double events = poisson(draws, people[k] * rates[k]);
            strata.push_back({events, events, people[k], standard[k]});
          }
          return direct_rate(strata).estimate;
        },
        truth);
    char what[64];
    std::snprintf(what, sizeof what, "dsr, 4 strata, %g events expected", expected);
    print(what, coverage);
    EXPECT_NEAR(coverage.at95, 0.95, 0.015);
    EXPECT_GE(coverage.at998, 0.993);
  }
}

TEST(Coverage, OfTheSlopeOfInequality) {
  constexpr int runs = 1500;
  constexpr double people = 2000;
  const Simulation simulation{.draws = 2000};
  // Rates that lie on a line on the scale in question, so that the slope is known.
  const auto slope = [&](Transform transform, double first, double last) {
    const double a = transformed(first, transform), b = transformed(last, transform);
    return simulated(
        runs,
        [&, a, b](Draws& draws) {
          std::vector<InequalityGroup> groups;
          for (int k = 0; k < 5; ++k) {
            const double y = a + (b - a) * (k + 0.5) / 5;
            const double value = transform == Transform::log ? std::exp(y) : y;
            const Estimate one = rate(poisson(draws, people * value), people);
            groups.push_back({people, one.value, standard_error(one.at95, transform)});
          }
          return inequality(groups, transform, simulation).slope;
        },
        last - first);
  };
  for (const auto& [name, transform] :
       {std::pair{"none", Transform::none}, std::pair{"log", Transform::log}}) {
    const Coverage coverage = slope(transform, 0.05, 0.02);
    print(std::string("sii, 5 groups of 40 to 100 events, ") + name, coverage);
    EXPECT_NEAR(coverage.at95, 0.955, 0.025);
    EXPECT_GE(coverage.at998, 0.99);
  }
}

TEST(Coverage, OfLifeExpectancy) {
  constexpr int runs = 4000;
  const std::vector<double> ages{0, 1, 5, 15, 45, 65, 85};
  const std::vector<double> rates{0.004, 0.0003, 0.0002, 0.0006, 0.005, 0.03, 0.16};
  for (const double size : {1.0, 10.0}) {
    const std::vector<double> people{100, 400, 1000, 3000, 2000, 1200, 300};
    const auto table = [&](Draws* draws) {
      std::vector<LifeBand> bands;
      for (std::size_t k = 0; k < ages.size(); ++k) {
        const double mean = size * people[k] * rates[k];
        bands.push_back({ages[k], draws ? poisson(*draws, mean) : mean, size * people[k]});
      }
      return life_expectancy(bands).front();
    };
    const double truth = table(nullptr).value;
    const Coverage coverage = simulated(
        runs, [&](Draws& draws) { return table(&draws); }, truth);
    char what[64];
    std::snprintf(what, sizeof what, "lifetable, %g people", 8000 * size);
    print(what, coverage);
    EXPECT_NEAR(coverage.at95, 0.95, 0.015);
    EXPECT_GE(coverage.at998, 0.99);
  }
}

}  // namespace
}  // namespace omrade::stats

// The arithmetic that plugins share: against the slow way, and what holds for any numbers.
#include <omrade/highest.hpp>
#include <omrade/listing.hpp>
#include <omrade/places.hpp>
#include <omrade/weighted_values.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace omrade {
namespace {

struct Dots {
  std::vector<std::pair<int, int>> all;
  [[nodiscard]] std::size_t size() const { return all.size(); }
  [[nodiscard]] double x(std::size_t i) const { return all[i].first; }
  [[nodiscard]] double y(std::size_t i) const { return all[i].second; }
};

rc::Gen<std::pair<int, int>> dot() {
  return rc::gen::pair(rc::gen::inRange(-20, 20), rc::gen::inRange(-20, 20));
}

TEST(Places, TheNearestIsThatOfALookAtAll) {
  EXPECT_TRUE(rc::check([] {
    const Dots dots{
        *rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<int, int>>>(dot()))};
    const auto from = *dot();
    std::size_t best = 0;
    const auto away = [&](std::size_t i) {
      return std::hypot(dots.x(i) - from.first, dots.y(i) - from.second);
    };
    for (std::size_t i = 1; i < dots.size(); ++i) {
      if (away(i) < away(best)) best = i;
    }
    const Places::Found found = Places(dots).nearest(from.first, from.second);
    RC_ASSERT(found.place == best);
    RC_ASSERT(found.distance == away(best));
  }));
}

TEST(Places, ThoseWithinARadiusAreThoseOfALookAtAll) {
  EXPECT_TRUE(rc::check([] {
    const Dots dots{*rc::gen::container<std::vector<std::pair<int, int>>>(dot())};
    const auto from = *dot();
    const int radius = *rc::gen::inRange(0, 30);
    std::set<std::size_t> expected, found;
    for (std::size_t i = 0; i < dots.size(); ++i) {
      if (std::hypot(dots.x(i) - from.first, dots.y(i) - from.second) <= radius) expected.insert(i);
    }
    Places(dots).within(from.first, from.second, radius,
                        [&](std::size_t place, double) { RC_ASSERT(found.insert(place).second); });
    RC_ASSERT(found == expected);
  }));
}

TEST(WeightedValues, QuantilesAreThoseOfValuesWrittenOutAndTheMeanLiesBetweenThem) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& values) {
    WeightedValues weighed;
    std::vector<double> written;
    for (const std::uint8_t one : values) {
      const double value = one / 16;
      const int times = one % 4;
      weighed.add(value, times);
      written.insert(written.end(), static_cast<std::size_t>(times), value);
    }
    std::sort(written.begin(), written.end());
    if (written.empty()) {
      RC_ASSERT(std::isnan(weighed.quantile(0.5)) && std::isnan(weighed.mean()));
      return;
    }
    for (const double q : {0.1, 0.5, 0.9, 1.0}) {
      const auto at =
          static_cast<std::size_t>(std::ceil(q * static_cast<double>(written.size()) - 1e-9)) - 1;
      RC_ASSERT(weighed.quantile(q) == written[at]);
    }
    RC_ASSERT(weighed.mean() >= written.front() - 1e-9);
    RC_ASSERT(weighed.mean() <= written.back() + 1e-9);
  }));
}

TEST(Highest, LiesBetweenTheMeanAndTheHighestAndFallsWithTheShare) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& counts) {
    std::vector<formula::ValueCount> classes;
    for (const std::uint8_t count : counts)
      classes.push_back({static_cast<double>(classes.size()), static_cast<double>(count)});
    const formula::Distribution all(classes);
    if (!(all.people() > 0)) return;
    double last = 1e300;
    for (const double share : {0.1, 1.0 / 3, 0.5, 1.0}) {
      const double mean = all.highest(share).mean();
      RC_ASSERT(mean <= last + 1e-9);
      RC_ASSERT(mean >= all.mean() - 1e-9);
      last = mean;
    }
    RC_ASSERT(std::abs(last - all.mean()) < 1e-9);
  }));
}

TEST(Highest, SicByTheDefinitionOnPersonsWrittenOut) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& teeth) {
    std::vector<formula::ValueCount> classes;
    for (int x = 0; x < 8; ++x) classes.push_back({static_cast<double>(x), 0});
    std::vector<int> persons;
    for (const std::uint8_t one : teeth) {
      // Three of each, so that a third is whole.
      for (int k = 0; k < 3; ++k) persons.push_back(one % 8);
      classes[one % 8].count += 3;
    }
    if (persons.empty()) return;
    std::sort(persons.rbegin(), persons.rend());
    double sum = 0;
    for (std::size_t i = 0; i < teeth.size(); ++i) sum += persons[i];
    RC_ASSERT(std::abs(formula::Distribution(classes).highest(1.0 / 3).mean() -
                       sum / static_cast<double>(teeth.size())) < 1e-9);
  }));
}

/// Shares and means of I, O and F, as the methods define the split.
TEST(MeanSplit, IsTheOneOfTheDefinitionOnPersons) {
  EXPECT_TRUE(rc::check([](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& persons) {
    double n[3] = {}, sum[3] = {};  // resident and listed, resident only, listed only
    for (const auto& [group, x] : persons) {
      n[group % 3] += 1;
      sum[group % 3] += x;
    }
    if (n[0] == 0 || n[1] == 0 || n[2] == 0) return;
    const double listed = (sum[0] + sum[2]) / (n[0] + n[2]);
    const double living = (sum[0] + sum[1]) / (n[0] + n[1]);
    const double both = sum[0] / n[0];
    const formula::MeanSplit split = formula::mean_split(listed, living, both);
    RC_ASSERT(std::abs(split.through_inflow - n[2] / (n[0] + n[2]) * (sum[2] / n[2] - both)) <
              1e-9);
    RC_ASSERT(std::abs(split.through_outflow + n[1] / (n[0] + n[1]) * (sum[1] / n[1] - both)) <
              1e-9);
    RC_ASSERT(std::abs(split.difference() - (listed - living)) < 1e-9);
  }));
}

}  // namespace
}  // namespace omrade

#include "stats/false_discovery.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace omrade::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Benjamini and Hochberg (1995), section 3.2: fifteen p values of a trial; at 0.05 the procedure
// rejects the four smallest.
const std::vector<double> kThrombolysis{0.0001, 0.0004, 0.0019, 0.0095, 0.0201,
                                        0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                                        0.4262, 0.5719, 0.6528, 0.7590, 1.000};

TEST(FalseDiscovery, RejectsTheFourOfThePublishedExample) {
  EXPECT_EQ(benjamini_hochberg_threshold(kThrombolysis, 0.05), 0.0095);
}

TEST(FalseDiscovery, OrderDoesNotMatter) {
  std::vector<double> reversed(kThrombolysis.rbegin(), kThrombolysis.rend());
  EXPECT_EQ(benjamini_hochberg_threshold(reversed, 0.05), 0.0095);
}

TEST(FalseDiscovery, ALaterSuccessCarriesEarlierFailures) {
  // 0.04 > 1/2 of 0.05, but the second, 0.05, equals 2/2 of it: both are rejected.
  const std::vector<double> p{0.05, 0.04};
  EXPECT_EQ(benjamini_hochberg_threshold(p, 0.05), 0.05);
}

TEST(FalseDiscovery, MissingComparisonsDoNotCount) {
  const std::vector<double> p{0.03, kNaN, kNaN, kNaN};
  EXPECT_EQ(benjamini_hochberg_threshold(p, 0.05), 0.03);
  const std::vector<double> four{0.03, 1, 1, 1};
  EXPECT_LT(benjamini_hochberg_threshold(four, 0.05), 0);
}

TEST(FalseDiscovery, NegativeWhenNothingIsRejected) {
  EXPECT_LT(benjamini_hochberg_threshold({}, 0.05), 0);
  EXPECT_LT(benjamini_hochberg_threshold(std::vector<double>{kNaN}, 0.05), 0);
  EXPECT_LT(benjamini_hochberg_threshold(std::vector<double>{0.5, 0.06}, 0.05), 0);
}

TEST(FalseDiscovery, ZeroIsRejected) {
  EXPECT_EQ(benjamini_hochberg_threshold(std::vector<double>{0.0, 0.9}, 0.05), 0);
}

}  // namespace
}  // namespace omrade::stats

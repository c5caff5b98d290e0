#include "report/classes.hpp"

#include "report/numbers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace omrade::report {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// "0.1-0.2:2" per class: least, greatest, number of areas.
std::vector<std::string> classes_of(const std::vector<double>& values, int decimals) {
  const Classes classes(values, decimals);
  std::vector<std::string> out;
  for (const Classes::Range& range : classes.ranges()) {
    out.push_back(shortest(range.lower) + "-" + shortest(range.upper) + ":" +
                  std::to_string(range.areas));
  }
  return out;
}

TEST(Classes, AreQuintiles) {
  EXPECT_THAT(classes_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0),
              testing::ElementsAre("1-2:2", "3-4:2", "5-6:2", "7-8:2", "9-10:2"));
}

TEST(Classes, SpeakOfTheNumbersAsPrinted) {
  // 1.04 and 0.96 both print as 1.0: one class, though a break lies between them.
  EXPECT_THAT(classes_of({0.96, 1.04, 2.04, 3, 4, 5.01}, 1),
              testing::ElementsAre("1-1:2", "2-2:1", "3-3:1", "4-4:1", "5-5:1"));
}

TEST(Classes, NeverPartEqualNumbers) {
  EXPECT_THAT(classes_of({0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5}, 0),
              testing::ElementsAre("0-0:8", "1-2:2", "3-3:1", "4-4:1", "5-5:1"));
}

TEST(Classes, AManyTimesRepeatedGreatestNumberHasItsOwnClass) {
  EXPECT_THAT(classes_of({1, 2, 3, 4, 5, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}, 0),
              testing::ElementsAre("1-4:4", "5-5:1", "9-9:15"));
}

TEST(Classes, AreFewerWhereFewNumbersDiffer) {
  EXPECT_THAT(classes_of({2, 1, 2, kNone}, 0), testing::ElementsAre("1-1:1", "2-2:2"));
  EXPECT_THAT(classes_of({kNone}, 0), testing::IsEmpty());
}

TEST(Classes, ANumberThatIsMissingHasNone) {
  EXPECT_FALSE(Classes(std::vector<double>{1, 2}, 0).of(kNone).has_value());
}

TEST(Classes, FewClassesSpreadOverTheColourScale) {
  const Classes two(std::vector<double>{1, 2}, 0);
  EXPECT_EQ(two.shade(0), 1U);
  EXPECT_EQ(two.shade(1), 3U);
}

TEST(Classes, EveryNumberLiesInTheRangeOfItsClass) {
  EXPECT_TRUE(rc::check([](const std::vector<int>& thousandths) {
    std::vector<double> values;
    for (const int t : thousandths) values.push_back(t / 1000.0);
    const Classes classes(values, 1);
    RC_ASSERT(classes.ranges().size() <= Classes::kMost);
    std::vector<std::size_t> counted(classes.ranges().size());
    for (const double value : values) {
      const std::size_t k = classes.of(value).value();
      RC_ASSERT(displayed(value, 1) >= classes.ranges()[k].lower);
      RC_ASSERT(displayed(value, 1) <= classes.ranges()[k].upper);
      ++counted[k];
    }
    for (std::size_t k = 0; k < counted.size(); ++k) {
      RC_ASSERT(counted[k] == classes.ranges()[k].areas);
      if (k > 0) RC_ASSERT(classes.ranges()[k - 1].upper < classes.ranges()[k].lower);
    }
  }));
}

}  // namespace
}  // namespace omrade::report

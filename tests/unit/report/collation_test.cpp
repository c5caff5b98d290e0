#include "report/collation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

namespace omrade::report {
namespace {

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end(), swedish_less);
  return names;
}

TEST(SwedishOrder, PutsTheThreeLettersAfterZ) {
  EXPECT_THAT(sorted({"Öster", "Ängen", "Åby", "Zinkgruvan", "Alvesta"}),
              testing::ElementsAre("Alvesta", "Zinkgruvan", "Åby", "Ängen", "Öster"));
}

TEST(SwedishOrder, IgnoresCaseAndForeignAccents) {
  EXPECT_THAT(sorted({"idé", "Ideal", "IDA", "müsli", "mysk", "muskot"}),
              testing::ElementsAre("IDA", "idé", "Ideal", "muskot", "mysk", "müsli"));
}

TEST(SwedishOrder, PutsAShorterNameFirst) {
  EXPECT_THAT(sorted({"Växjö stad", "Växjö"}), testing::ElementsAre("Växjö", "Växjö stad"));
}

TEST(SwedishOrder, IsTotalOverAnyBytes) {
  EXPECT_TRUE(rc::check([](const std::string& a, const std::string& b) {
    RC_ASSERT(!swedish_less(a, a));
    RC_ASSERT((a == b) != (swedish_less(a, b) || swedish_less(b, a)));
    RC_ASSERT(!(swedish_less(a, b) && swedish_less(b, a)));
  }));
}

}  // namespace
}  // namespace omrade::report

#include "report/numbers.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace omrade::report {
namespace {

constexpr Language sv = Language::sv;
constexpr Language en = Language::en;

TEST(Number, HasACommaAndNarrowSpacesInSwedish) {
  EXPECT_EQ(number(1234567.891, 1, sv), "1\u202f234\u202f567,9");
  EXPECT_EQ(number(999, 0, sv), "999");
  EXPECT_EQ(number(1000, 0, sv), "1\u202f000");
}

TEST(Number, HasAPointAndCommasInEnglish) {
  EXPECT_EQ(number(1234567.891, 1, en), "1,234,567.9");
}

TEST(Number, HasATrueMinusSign) {
  EXPECT_EQ(number(-1234.5, 1, sv), "\u22121\u202f234,5");
  EXPECT_EQ(number(-0.04, 1, sv), "0,0");
}

TEST(Number, IsADashWhereThereIsNone) {
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN(), 1, sv), "\u2013");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity(), 1, en), "\u2013");
}

TEST(WithUnit, PercentStandsApartInSwedishOnly) {
  EXPECT_EQ(with_unit("12,5", "%", sv), "12,5\u00a0%");
  EXPECT_EQ(with_unit("12.5", "%", en), "12.5%");
}

TEST(WithUnit, CommonUnitsAreTranslated) {
  EXPECT_EQ(with_unit("7", "persons", sv), "7\u00a0personer");
  EXPECT_EQ(with_unit("7", "persons", en), "7\u00a0persons");
  EXPECT_EQ(with_unit("7", "teeth", sv), "7\u00a0tänder");
  EXPECT_EQ(with_unit("7", "furlongs", sv), "7\u00a0furlongs");
  EXPECT_EQ(with_unit("7", "", sv), "7");
}

TEST(KnowsUnit, IsTrueOfThoseWithANameInBothLanguages) {
  EXPECT_TRUE(knows_unit("teeth"));
  EXPECT_TRUE(knows_unit("%"));
  EXPECT_TRUE(knows_unit(""));
  EXPECT_FALSE(knows_unit("furlongs"));
}

TEST(Limits, AreJoinedByADash) {
  EXPECT_EQ(limits(10.14, 14.5, 1, sv), "10,1\u201314,5");
}

TEST(Limits, AreJoinedByAWordWhereADashWouldReadAsAMinus) {
  EXPECT_EQ(limits(-1.2, 0.4, 1, sv), "\u22121,2 till 0,4");
  EXPECT_EQ(limits(-1.2, 0.4, 1, en), "\u22121.2 to 0.4");
}

TEST(SharePercent, NeverRoundsToNothingOrToEverything) {
  EXPECT_EQ(share_percent(0.123, sv), "12\u00a0%");
  EXPECT_EQ(share_percent(0.0001, sv), "under 1\u00a0%");
  EXPECT_EQ(share_percent(0.9999, en), "over 99%");
  EXPECT_EQ(share_percent(1, en), "100%");
  EXPECT_EQ(share_percent(0, en), "0%");
}

TEST(Displayed, IsTheNumberThatIsPrinted) {
  EXPECT_EQ(displayed(2.449, 1), 2.4);
  EXPECT_EQ(displayed(-0.004, 2), 0);
}

}  // namespace
}  // namespace omrade::report

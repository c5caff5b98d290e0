// The rules by which need turns into money.
#include <omrade/need_rule.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace omrade::allocation {
namespace {

double factor(const char* rule, double need) {
  const auto read = NeedRule::parse(rule);
  return read ? read->factor(need) : std::numeric_limits<double>::quiet_NaN();
}

TEST(NeedRule, ConstantIsOneWhateverTheNeed) {
  EXPECT_EQ(factor("constant", 7), 1);
  EXPECT_FALSE(NeedRule::parse("constant")->reads_need());
}

TEST(NeedRule, LinearIsTheNeed) {
  EXPECT_EQ(factor("linear", 2.75), 2.75);
  EXPECT_TRUE(NeedRule::parse("linear")->reads_need());
}

TEST(NeedRule, ThresholdPaysWhatLiesAboveIt) {
  EXPECT_EQ(factor("threshold:2.5", 4), 1.5);
  EXPECT_EQ(factor("threshold:2.5", 2.5), 0);
  EXPECT_EQ(factor("threshold:2.5", 1), 0);
  EXPECT_EQ(factor("threshold:-1", -0.5), 0.5);
}

TEST(NeedRule, ATierPaysTheFactorOfTheHighestBoundReached) {
  const char* rule = "tier:0=1,2.5=1.5,3=2";
  EXPECT_EQ(factor(rule, 0), 1);
  EXPECT_EQ(factor(rule, 2.4999), 1);
  EXPECT_EQ(factor(rule, 2.5), 1.5);
  EXPECT_EQ(factor(rule, 3), 2);
  EXPECT_EQ(factor(rule, 300), 2);
  EXPECT_EQ(factor(rule, -1), 0) << "below all bounds";
  EXPECT_EQ(factor("tier: 3 = 2, 0 = 1", 1), 1) << "in any order";
}

TEST(NeedRule, AnythingElseIsNone) {
  for (const char* text :
       {"", "square", "constant:1", "linear:", "threshold", "threshold:", "threshold:x",
        "threshold:1,5", "threshold:inf", "tier", "tier:", "tier:1", "tier:1=", "tier:0=1,",
        "tier:0=1,0=2", "tier:0=-1", "tier:0=nan", "Linear"}) {
    EXPECT_FALSE(NeedRule::parse(text)) << text;
  }
}

}  // namespace
}  // namespace omrade::allocation

// Events per 1,000 beside a target.
#include "fixture.hpp"

#include <gtest/gtest.h>

namespace omrade::host {
namespace {

/// The published average of antibiotic prescriptions, in a centre of 1,000 listed.
TEST(FollowUpRate, Of273Per1000CannotBeToldFromATargetOf250) {
  const Params most{{"aim", ParamValue::choice(1, "at_most")}};
  const Outcome outcome = follow({.x = {273}, .n = {1000}}, most, Which::rate);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_NEAR(read(outcome, "measured", Which::rate).value, 273, 1e-9);
  EXPECT_NEAR(read(outcome, "to_target", Which::rate).value, -23, 1e-9);
  EXPECT_NEAR(read(outcome, "to_target", Which::rate).lower95, 250 - 307.38048484767774, 1e-9);
  EXPECT_NEAR(read(outcome, "to_target", Which::rate).upper95, 250 - 241.57232570495188, 1e-9);
  EXPECT_EQ(read(outcome, "status", Which::rate).value, 1);  // close: up to 275
  EXPECT_EQ(read(outcome, "against_target", Which::rate).value, 0);
}

TEST(FollowUpRate, MayBeAboveOneForEach) {
  const Outcome outcome = follow({.x = {1500}, .n = {1000}}, {}, Which::rate);
  EXPECT_EQ(outcome.failure, "");
  EXPECT_NEAR(read(outcome, "measured", Which::rate).value, 1500, 1e-9);
}

TEST(FollowUpRate, OfMoreListedShowsASmallerChange) {
  // 300 to 270 per 1,000: one pooled rate of 0.285, twice.
  const Outcome small = follow({.x = {300, 270}, .n = {1000, 1000}}, {}, Which::rate);
  const Outcome large = follow({.x = {3000, 2700}, .n = {10000, 10000}}, {}, Which::rate);
  EXPECT_EQ(read(small, "change_verdict", Which::rate).value, 0);
  EXPECT_EQ(read(large, "change_verdict", Which::rate).value, -1);  // at least is the default
  EXPECT_NEAR(read(small, "detectable", Which::rate).value,
              1000 * (1.959963984540054 + 0.8416212335729143) * 0.023874672772626647, 1e-9);
}

}  // namespace
}  // namespace omrade::host

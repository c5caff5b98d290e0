// The bands and verdicts themselves.
#include "target.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace follow_up {
namespace {

omrade::Limits between(double lower, double upper) {
  return {.lower95 = lower,
          .upper95 = upper,
          .lower998 = lower - 1,
          .upper998 = upper + 1,
          .kind = omrade::Interval::wilson};
}

TEST(Target, ItselfIsAttainedAndTheEdgeOfTheBandIsClose) {
  const Target least{Aim::at_least, 90, 81};
  EXPECT_EQ(status_of(90, least), Status::attained);
  EXPECT_EQ(status_of(81, least), Status::close);
  EXPECT_EQ(status_of(80.9, least), Status::missed);
  const Target most{Aim::at_most, 50, 60};
  EXPECT_EQ(status_of(50, most), Status::attained);
  EXPECT_EQ(status_of(60, most), Status::close);
  EXPECT_EQ(status_of(60.1, most), Status::missed);
}

TEST(Target, HasNoBandBeyondIt) {
  EXPECT_EQ(status_of(89, {Aim::at_least, 90, 95}), Status::missed);
  EXPECT_EQ(status_of(51, {Aim::at_most, 50, 40}), Status::missed);
}

TEST(Target, IsNotBeatenByAnIntervalThatTouchesIt) {
  EXPECT_EQ(verdict(between(90, 95), 90, Aim::at_least), 0);
  EXPECT_EQ(verdict(between(90.1, 95), 90, Aim::at_least), 1);
  EXPECT_EQ(verdict(between(90.1, 95), 90, Aim::at_most), -1);
  EXPECT_EQ(verdict(between(80, 89.9), 90, Aim::at_least), -1);
  EXPECT_EQ(verdict({}, 90, Aim::at_least), 0);  // no interval tells nothing
}

TEST(Target, MirrorsWhereSmallerIsBetter) {
  EXPECT_TRUE(rc::check("at most t of v is at least -t of -v", [] {
    const auto number = [] { return *rc::gen::inRange(-1000, 1000) / 10.0; };
    const double v = number(), t = number(), band = number();
    RC_ASSERT(status_of(v, {Aim::at_most, t, band}) == status_of(-v, {Aim::at_least, -t, -band}));
    const double half = *rc::gen::inRange(0, 100) / 10.0;
    RC_ASSERT(verdict(between(v - half, v + half), t, Aim::at_most) ==
              verdict(between(-v - half, -v + half), -t, Aim::at_least));
    const omrade::Limits limits = margin_limits(between(v - half, v + half), {Aim::at_most, t, 0});
    RC_ASSERT(limits.lower998 <= limits.lower95 && limits.lower95 <= limits.upper95);
  }));
}

}  // namespace
}  // namespace follow_up

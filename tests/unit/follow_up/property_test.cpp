// Whatever the numbers are, a follow-up keeps its word.
#include "fixture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace omrade::host {
namespace {

Course any_course() {
  Course course;
  const int periods = *rc::gen::inRange(1, 9);
  for (int k = 0; k < periods; ++k) {
    const bool lacks = *rc::gen::inRange(0, 5) == 0;
    const int n = *rc::gen::inRange(0, 400);
    const int x = *rc::gen::inRange(0, n + 1);
    course.x.push_back(lacks ? kNaN : x);
    course.n.push_back(lacks ? kNaN : n);
  }
  return course;
}

TEST(FollowUp, AgreesWithItself) {
  EXPECT_TRUE(rc::check([] {
    const Outcome outcome = follow(any_course());
    RC_ASSERT(outcome.failure.empty());
    const Read measured = read(outcome, "measured"), margin = read(outcome, "to_target");
    RC_ASSERT((measured.state == State::ok) == (margin.state == State::ok));
    if (measured.state != State::ok) return;
    RC_ASSERT(std::abs(margin.value - (measured.value - 90)) < 1e-9);
    RC_ASSERT(std::abs(margin.lower95 - (measured.lower95 - 90)) < 1e-9);
    const bool attained = read(outcome, "status").value == 2;
    RC_ASSERT(attained == (margin.value >= 0));
    const double sure = read(outcome, "against_target").value;
    if (sure == 1) RC_ASSERT(attained);
    if (sure == -1) RC_ASSERT(!attained);
    const Read change = read(outcome, "change");
    if (change.state == State::ok) {
      RC_ASSERT(change.lower95 <= change.value && change.value <= change.upper95);
      const double verdict = read(outcome, "change_verdict").value;
      RC_ASSERT((verdict == 0) == (change.lower95 <= 0 && change.upper95 >= 0));
    }
  }));
}

TEST(FollowUp, TurnedAroundInTimeChangesTheOtherWay) {
  EXPECT_TRUE(rc::check([] {
    const int n0 = *rc::gen::inRange(1, 500), n1 = *rc::gen::inRange(1, 500);
    const double x0 = *rc::gen::inRange(0, n0 + 1), x1 = *rc::gen::inRange(0, n1 + 1);
    const Outcome one = follow({.x = {x0, x1}, .n = {double(n0), double(n1)}});
    const Outcome other = follow({.x = {x1, x0}, .n = {double(n1), double(n0)}});
    const Read there = read(one, "change"), back = read(other, "change");
    RC_ASSERT(std::abs(there.value + back.value) < 1e-9);
    RC_ASSERT(std::abs(there.lower95 + back.upper95) < 1e-9);
    RC_ASSERT(read(one, "change_verdict").value == -read(other, "change_verdict").value);
  }));
}

}  // namespace
}  // namespace omrade::host

// Two-step floating catchment areas: by hand, and what holds for any.
#include <omrade/two_step.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <vector>

namespace omrade::access {
namespace {

TEST(TwoStep, KernelsEndAtTheRadiusWhichBelongsToThem) {
  EXPECT_EQ(kernel_weight(Kernel::step, 0, 10), 1);
  EXPECT_EQ(kernel_weight(Kernel::step, 10, 10), 1);
  EXPECT_EQ(kernel_weight(Kernel::step, 10.001, 10), 0);
  EXPECT_EQ(kernel_weight(Kernel::gauss, 0, 10), 1);
  EXPECT_NEAR(kernel_weight(Kernel::gauss, 5, 10), 0.6065306597126334, 1e-15);   // exp(-1/2)
  EXPECT_NEAR(kernel_weight(Kernel::gauss, 10, 10), 0.1353352832366127, 1e-15);  // exp(-2)
  EXPECT_EQ(kernel_weight(Kernel::gauss, 10.001, 10), 0);
  EXPECT_EQ(kernel_weight(Kernel::gauss, 0, 0), 1);
  EXPECT_EQ(kernel_weight(Kernel::step, std::nan(""), 10), 0) << "an unknown distance";
}

TEST(TwoStep, SupplyIsSharedByAllWithinReach) {
  // Supply 0 (4) is shared by 100 + 300, supply 1 (6) by 300 alone: 0.01 and 0.02 a person.
  const std::vector<double> people{100, 300, 50}, supply{4, 6};
  const std::vector<Reach> within{{0, 0, 1}, {1, 0, 1}, {1, 1, 1}};
  const Access found = two_step(people, supply, within);
  EXPECT_DOUBLE_EQ(found.ratio[0], 0.01);
  EXPECT_DOUBLE_EQ(found.ratio[1], 0.02);
  EXPECT_DOUBLE_EQ(found.access[0], 0.01);
  EXPECT_DOUBLE_EQ(found.access[1], 0.03);
  EXPECT_EQ(found.access[2], 0);
  EXPECT_TRUE(found.idle.empty());
}

TEST(TwoStep, ASupplyThatReachesNobodyIsTold) {
  const std::vector<double> people{0, 10}, supply{4, 6, 5};
  const std::vector<Reach> within{{0, 0, 1}, {1, 1, 1}};  // nobody lives at 0
  const Access found = two_step(people, supply, within);
  EXPECT_EQ(found.idle, (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(found.access[0], 0);
  EXPECT_DOUBLE_EQ(found.access[1], 0.6);
}

TEST(TwoStepProperty, AllSupplyThatReachesSomebodyIsSharedOut) {
  EXPECT_TRUE(rc::check([] {
    const auto areas = *rc::gen::inRange<std::size_t>(1, 9);
    const auto centres = *rc::gen::inRange<std::size_t>(1, 6);
    std::vector<double> people, supply;
    for (std::size_t i = 0; i < areas; ++i) people.push_back(*rc::gen::inRange(0, 900));
    for (std::size_t j = 0; j < centres; ++j) supply.push_back(*rc::gen::inRange(0, 50));
    std::vector<Reach> within;
    for (std::size_t i = 0; i < areas; ++i) {
      for (std::size_t j = 0; j < centres; ++j) {
        const double weight = kernel_weight(Kernel::gauss, *rc::gen::inRange(0, 25), 15);
        if (weight > 0) within.push_back({i, j, weight});
      }
    }
    const Access found = two_step(people, supply, within);
    double given = 0, there = 0;
    for (std::size_t i = 0; i < areas; ++i) given += people[i] * found.access[i];
    for (const double s : supply) there += s;
    for (const std::size_t j : found.idle) there -= supply[j];
    RC_ASSERT(std::abs(given - there) <= 1e-9 * (1 + there));
  }));
}

}  // namespace
}  // namespace omrade::access

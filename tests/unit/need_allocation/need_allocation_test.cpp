// Money by need against numbers worked out by hand.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace omrade::host {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Weights by need 1000, 5500, 3000.
Data three() {
  return {{{"people", {1000, 2000, 1000}}, {"need", {1, 2.75, 3}}}, {{"budget", 950}}};
}

TEST(NeedAllocation, DividesABudgetByPeopleTimesNeed) {
  const Outcome outcome = compute(three());
  ASSERT_EQ(outcome.failure, "");
  EXPECT_THAT(values(outcome, "amount"), ElementsAre(100, 550, 300));
  EXPECT_THAT(values(outcome, "per_head"), ElementsAre(0.1, 0.275, 0.3));
  EXPECT_NEAR(values(outcome, "share")[1], 57.8947368421, 1e-9);  // 550 of 950
  // By head 237.5, 475, 237.5: the first of the two halves goes up.
  EXPECT_THAT(values(outcome, "equal"), ElementsAre(238, 475, 237));
  EXPECT_THAT(values(outcome, "difference"), ElementsAre(-138, 75, 63));
  EXPECT_THAT(values(outcome, "total"), ElementsAre(100, 550, 300));
  EXPECT_THAT(values(outcome, "counted"), ElementsAre(1000, 2000, 1000));
}

TEST(NeedAllocation, MoneyTellsItsPeopleAndIsWithheldWithThem) {
  const Outcome outcome = compute(three());
  for (const LayerInfo& layer : descriptor().layers) {
    if (layer.id == "counted") continue;
    EXPECT_THAT(layer.parts, ElementsAre("counted")) << layer.id;
  }
  const auto amounts = outcome.layers[0].estimates.spans();
  EXPECT_EQ(amounts.numerator[1], 550);
  EXPECT_EQ(amounts.denominator[1], 2000);
  EXPECT_EQ(amounts.base[1], 2000);
}

TEST(NeedAllocation, RulesOfNeed) {
  Data data = three();
  data.texts["rule"] = "threshold:2.5";  // 0, 0.25 * 2000, 0.5 * 1000
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(0, 475, 475));
  data.texts["rule"] = "tier:0=1,2.5=1.5,3=2";  // 1000, 3000, 2000
  data.numbers["budget"] = 600;
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(100, 300, 200));
  data.texts["rule"] = "constant";
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(150, 300, 150));
  data.columns.erase("need");
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(150, 300, 150));
}

TEST(NeedAllocation, FloorsAndCapsLeaveTheSumAsItIs) {
  Data data = three();
  data.numbers["floor"] = 250;  // 700 are left for 5500 and 3000: 452.9 and 247.1, below the floor
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(250, 450, 250));
  data.numbers["floor"] = 0;
  data.numbers["cap"] = 500;  // 450 for 1000 and 3000
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(113, 500, 337));
}

TEST(NeedAllocation, OnlyThoseWhoAreEligibleShareInIt) {
  Data data = three();
  data.columns["eligible"] = {1, 0, 1};
  data.numbers["budget"] = 100;
  const Outcome outcome = compute(data);
  EXPECT_THAT(values(outcome, "amount"), ElementsAre(25, 0, 75));
  EXPECT_THAT(values(outcome, "equal"), ElementsAre(50, 0, 50));
}

TEST(NeedAllocation, APriceOf148KronorPerListedWithTwoPerCentToPrivateCentresInThirds) {
  Data data{{{"people", {5105, 7425}}, {"private", {1, 0}}},
            {{"price", 148}, {"supplement_percent", 2}, {"payments", 3}},
            {{"basis", "price"}, {"rule", "constant"}}};
  const Outcome outcome = compute(data);
  // 5105 * 148 = 755 540, and 2 % of it 15 110.80.
  EXPECT_THAT(values(outcome, "amount"), ElementsAre(755540, 1098900));
  EXPECT_THAT(values(outcome, "supplement"), ElementsAre(15111, 0));
  EXPECT_THAT(values(outcome, "total"), ElementsAre(770651, 1098900));
  EXPECT_THAT(values(outcome, "payment"), ElementsAre(256883, 366300));
  EXPECT_THAT(values(outcome, "last_payment"), ElementsAre(256885, 366300));
}

TEST(NeedAllocation, ATierByTheShareWithAFixedDoctorPays4To44Kronor) {
  Data data{{{"people", {1000, 1000, 1000}}, {"need", {12, 60, 91}}},
            {{"price", 1}},
            {{"basis", "price"}, {"rule", "tier:0=4,20=14,40=24,60=34,80=44"}}};
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(4000, 34000, 44000));
}

TEST(NeedAllocation, PaymentAboveTwoAndAHalfPointsPerListed) {
  Data data{{{"people", {1000, 1000}}, {"need", {2.4, 3.25}}},
            {{"price", 100}},
            {{"basis", "price"}, {"rule", "threshold:2.5"}}};
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(0, 75000));
}

TEST(NeedAllocation, WhatIsNotKnownIsMissingAndTheOthersAreMarked) {
  Data data = three();
  data.columns["need"][1] = kNone;
  const Outcome outcome = compute(data);
  EXPECT_EQ(state(outcome, "amount", 1), State::missing);
  EXPECT_EQ(reason(outcome, "amount", 1), "the need is not known here");
  EXPECT_EQ(state(outcome, "amount", 0), State::unreliable);
  EXPECT_THAT(reason(outcome, "amount", 0), HasSubstr("divided among the others"));
  EXPECT_EQ(values(outcome, "amount")[0] + values(outcome, "amount")[2], 950);
}

TEST(NeedAllocation, NobodyAndNoNeedAreNotApplicable) {
  Data data = three();
  data.columns["people"][0] = 0;
  Outcome outcome = compute(data);
  EXPECT_EQ(state(outcome, "amount", 0), State::not_applicable);
  EXPECT_EQ(state(outcome, "amount", 1), State::ok);
  data = three();
  data.texts["rule"] = "threshold:5";
  outcome = compute(data);
  EXPECT_EQ(state(outcome, "amount", 1), State::not_applicable);
  EXPECT_THAT(reason(outcome, "amount", 1), HasSubstr("nobody reaches anything"));
  data = three();
  data.columns.erase("need");
  outcome = compute(data);
  EXPECT_EQ(reason(outcome, "amount", 1), "the need does not reach this level");
}

TEST(NeedAllocation, PrivateMustBeKnownWhereASupplementIsPaid) {
  Data data = three();
  data.numbers["supplement_percent"] = 2;
  Outcome outcome = compute(data);
  EXPECT_EQ(state(outcome, "amount", 0), State::ok);
  EXPECT_EQ(state(outcome, "total", 0), State::not_applicable);
  data.columns["private"] = {1, 0, kNone};
  outcome = compute(data);
  EXPECT_EQ(values(outcome, "total")[0], 102);
  EXPECT_EQ(state(outcome, "total", 2), State::missing);
}

TEST(NeedAllocation, PeopleMayWeighByAge) {
  // 2 + 1 + 1 and 3 + 3: 4 and 6 of 10, where by head it is 3 : 2.
  Data data{{},
            {{"budget", 1000}},
            {{"rule", "constant"}},
            {{"age_from", {0, 7, 65}}, {"age_weight", {2, 1, 3}}},
            {{3, 7, 64}, {65, 99}}};
  const Outcome outcome = compute(data);
  EXPECT_THAT(values(outcome, "amount"), ElementsAre(400, 600));
  EXPECT_THAT(values(outcome, "counted"), ElementsAre(3, 2));
  EXPECT_THAT(values(outcome, "equal"), ElementsAre(600, 400));
  EXPECT_EQ(values(outcome, "per_head")[1], 300);
}

TEST(NeedAllocation, AnUnknownAgeWeighsAsTheMeanOfTheOthers) {
  // 2 and 3 weigh 5, so three weigh 7.5; the two children of the second area weigh 4.
  Data data{{},
            {{"budget", 1000}},
            {{"rule", "constant"}},
            {{"age_from", {0, 65}}, {"age_weight", {2, 3}}},
            {{3, 70, kNone}, {0, 1}, {kNone}, {}}};
  const Outcome outcome = compute(data);
  EXPECT_EQ(values(outcome, "amount")[0], 652);  // 7.5 of 11.5
  EXPECT_EQ(values(outcome, "amount")[1], 348);
  EXPECT_EQ(state(outcome, "amount", 2), State::missing) << "no age at all is known";
  EXPECT_EQ(state(outcome, "amount", 3), State::not_applicable) << "nobody";
  EXPECT_EQ(state(outcome, "counted", 2), State::ok);
}

TEST(NeedAllocation, WithoutWeightsRecordsAreCountedAndAgesNotRead) {
  Data data{{}, {{"budget", 500}}, {{"rule", "constant"}}, {}, {{kNone, 7, 64}, {65, 99}}};
  EXPECT_THAT(values(compute(data), "amount"), ElementsAre(300, 200));
}

TEST(NeedAllocation, WeightsByAgeNeedRecords) {
  Data data = three();
  data.lists = {{"age_from", {0, 65}}, {"age_weight", {2, 3}}};
  const Outcome outcome = compute(data);
  EXPECT_EQ(state(outcome, "amount", 0), State::not_applicable);
  EXPECT_THAT(reason(outcome, "amount", 0), HasSubstr("with ages where ages weigh differently"));
  EXPECT_EQ(state(outcome, "counted", 0), State::not_applicable);
}

TEST(NeedAllocation, MistakesAreErrors) {
  const auto failure = [](auto change) {
    Data data = three();
    change(data);
    return compute(data).failure;
  };
  EXPECT_THAT(failure([](Data& d) { d.columns["people"][1] = -1; }), HasSubstr("A1"));
  EXPECT_THAT(failure([](Data& d) { d.columns["need"][2] = -1; }), HasSubstr("A2"));
  EXPECT_THAT(failure([](Data& d) {
                d.columns["eligible"] = {1, 2, 0};
              }),
              HasSubstr("a share above 1"));
  EXPECT_THAT(failure([](Data& d) { d.texts["rule"] = "square"; }), HasSubstr("is not a rule"));
  EXPECT_THAT(failure([](Data& d) { d.numbers["floor"] = 400; }),
              HasSubstr("the floors sum to more than the budget"));
  EXPECT_THAT(failure([](Data& d) { d.numbers["cap"] = 300; }),
              HasSubstr("the caps leave some of the budget over"));
  EXPECT_THAT(failure([](Data& d) { d.numbers["cap"] = 3, d.numbers["floor"] = 4; }),
              HasSubstr("the floor is above the cap"));
  EXPECT_THAT(failure([](Data& d) { d.lists["age_from"] = {0, 7}; }), HasSubstr("age_from"));
  EXPECT_THAT(failure([](Data& d) {
                d.lists = {{"age_from", {7, 7}}, {"age_weight", {1, 2}}};
              }),
              HasSubstr("must ascend"));
}

}  // namespace
}  // namespace omrade::host

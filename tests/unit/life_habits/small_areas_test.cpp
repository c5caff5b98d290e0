// Direct, smoothed and synthetic estimates of one habit, with numbers worked out by hand.
#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace omrade::host {
namespace {

constexpr double kClose = 1e-9;

struct Respondent {
  int area = 0;
  bool smokes = false;
  bool man = true;
  double weight = 1;
};
struct People {
  int area = 0;
  bool man = true;
  double number = 0;
};
using Params = std::map<std::string, double>;

const catalogue::Descriptor& small_areas() {
  static const catalogue::Descriptor read = catalogue::read_library(PLUGIN_FILE).at(1);
  return read;
}

/// Rows in the order of their areas.
template <class Row>
RowsInput runs_of(const std::vector<Row>& rows, int areas) {
  RowsInput out;
  out.rows = rows.size();
  out.run_offset = {0};
  std::size_t at = 0;
  for (int area = 0; area < areas; ++area) {
    const std::size_t begin = at;
    while (at < rows.size() && rows[at].area == area) ++at;
    if (at > begin) {
      out.run_begin.push_back(static_cast<std::int64_t>(begin));
      out.run_end.push_back(static_cast<std::int64_t>(at));
      out.run_share.push_back(1);
    }
    out.run_offset.push_back(static_cast<std::int64_t>(out.run_begin.size()));
  }
  return out;
}

template <class Row, class F>
Column reals(const std::vector<Row>& rows, const F& f) {
  std::vector<double> out;
  for (const Row& row : rows) out.push_back(f(row));
  return Column::of_reals(out);
}
template <class Row>
Column sexes(const std::vector<Row>& rows) {
  std::vector<std::int32_t> codes;
  for (const Row& row : rows) codes.push_back(row.man ? 0 : 1);
  const std::vector<std::string> labels{"man", "kvinna"};
  return Column::of_categories(codes, labels);
}

/// Everybody is 40 years old.
Outcome compute(int areas, const std::vector<Respondent>& respondents,
                const std::vector<People>& people, const Params& params) {
  static const Cancel cancel;
  static const auto plugin = Plugin::load(small_areas(), cancel);
  Request request;
  request.period = "2024";
  for (int i = 0; i < areas; ++i) request.area_ids.push_back("A" + std::to_string(i));
  for (const catalogue::Param& param : small_areas().params) {
    const auto given = params.find(param.id);
    request.params.push_back(param.fallback);
    if (given != params.end()) request.params.back() = ParamValue{given->second};
  }
  RowsInput survey = runs_of(respondents, areas);
  for (const catalogue::Field& field : small_areas().inputs.at(0).fields) {
    if (field.id == "weight") {
      survey.fields.emplace_back(reals(respondents, [](const Respondent& r) { return r.weight; }));
    } else if (field.id == "age") {
      survey.fields.emplace_back(reals(respondents, [](const Respondent&) { return 40; }));
    } else if (field.id == "sex") {
      survey.fields.emplace_back(sexes(respondents));
    } else if (field.id == "daily_smoking") {
      survey.fields.emplace_back(
          reals(respondents, [](const Respondent& r) { return r.smokes ? 1 : 0; }));
    } else {
      survey.fields.emplace_back(std::nullopt);
    }
  }
  request.inputs.push_back({.rows = survey});
  request.inputs.emplace_back();
  if (!people.empty()) {
    RowsInput population = runs_of(people, areas);
    population.fields.emplace_back(reals(people, [](const People&) { return 40; }));
    population.fields.emplace_back(sexes(people));
    population.fields.emplace_back(reals(people, [](const People& p) { return p.number; }));
    request.inputs.back().rows = population;
  }
  return plugin->compute(request);
}

const Params kAll{{"least_areas", 2}, {"largest_half_width", 100}, {"few_respondents", 2}};

ConstEstimateSpans layer(const Outcome& outcome, std::size_t i) {
  EXPECT_EQ(outcome.failure, "");
  return outcome.layers.at(i).estimates.spans();
}

/// `yes` of ten in each area.
std::vector<Respondent> of_ten(const std::vector<int>& yes) {
  std::vector<Respondent> out;
  for (std::size_t area = 0; area < yes.size(); ++area)
    for (int k = 0; k < 10; ++k) out.push_back({static_cast<int>(area), k < yes[area]});
  return out;
}

TEST(SmallAreas, AreDrawnTowardsWhatAllHaveInCommon) {
  // p = 0.1, 0.5, 0.9: m = 0.5, v = (0.16 + 0 + 0.16) / 3 - 0.25 / 10 = 0.0816..., s = 0.025, and
  // v / (v + s) = 0.765625.
  const Outcome outcome = compute(3, of_ten({1, 5, 9}), {}, kAll);
  const auto direct = layer(outcome, 0), smoothed = layer(outcome, 1);
  EXPECT_NEAR(direct.value[0], 10, kClose);
  EXPECT_NEAR(smoothed.value[0], 100 * (0.5 - 0.765625 * 0.4), kClose);
  EXPECT_NEAR(smoothed.value[1], 50, kClose);
  EXPECT_EQ(smoothed.base[0], 10);
  EXPECT_EQ(direct.estimator[0], static_cast<std::uint8_t>(Estimator::direct));
  EXPECT_EQ(smoothed.estimator[0], static_cast<std::uint8_t>(Estimator::smoothed));
  const double error = std::sqrt(0.765625 * 0.025);
  EXPECT_NEAR(smoothed.upper95[1], 100 * (0.5 + 1.959963984540054 * error), 1e-6);
}

TEST(SmallAreas, WhereAllAreAlikeHaveNoIntervalRatherThanACertainValue) {
  for (const int yes : {0, 5, 10}) {
    const Outcome outcome = compute(3, of_ten({yes, yes, yes}), {}, kAll);
    const auto smoothed = layer(outcome, 1);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_NEAR(smoothed.value[i], 10.0 * yes, kClose);
      EXPECT_TRUE(std::isnan(smoothed.upper95[i]));
    }
    const auto direct = layer(outcome, 0);
    EXPECT_GT(direct.upper95[0] - direct.lower95[0], 20) << "Wilson's is no certainty either";
  }
}

TEST(SmallAreas, OfTooFewAreasTheDirectEstimateStandsAndSaysSo) {
  const Outcome outcome = compute(3, of_ten({1, 5, 9}), {}, {{"least_areas", 4}});
  const auto smoothed = layer(outcome, 1);
  EXPECT_NEAR(smoothed.value[0], 10, kClose);
  EXPECT_EQ(smoothed.state[0], static_cast<std::uint8_t>(State::unreliable));
  EXPECT_EQ(smoothed.estimator[0], static_cast<std::uint8_t>(Estimator::direct));
}

TEST(SmallAreas, TheSyntheticEstimateWeighsTheRegionsSharesByTheAreasOwnPeople) {
  // Of four men three smoke, of four women one; 300 men and 100 women live in A0: (225 + 25) / 400.
  std::vector<Respondent> respondents;
  for (int k = 0; k < 8; ++k) respondents.push_back({k % 2, k < 3 || k == 4, k < 4});
  std::stable_sort(respondents.begin(), respondents.end(),
                   [](const auto& a, const auto& b) { return a.area < b.area; });
  const Outcome outcome =
      compute(3, respondents, {{0, true, 300}, {0, false, 100}, {1, false, 7}}, kAll);
  const auto synthetic = layer(outcome, 2);
  EXPECT_NEAR(synthetic.value[0], 62.5, kClose);
  EXPECT_NEAR(synthetic.value[1], 25, kClose);
  EXPECT_EQ(synthetic.base[0], 8);
  EXPECT_EQ(synthetic.estimator[0], static_cast<std::uint8_t>(Estimator::synthetic));
  EXPECT_EQ(synthetic.state[2], static_cast<std::uint8_t>(State::missing)) << "nobody lives there";
}

TEST(SmallAreas, ACellOfFewIsNotShownThroughTheSyntheticEstimate) {
  std::vector<Respondent> respondents = of_ten({3});
  respondents.push_back({0, true, false});  // the only woman
  const Outcome outcome = compute(1, respondents, {{0, true, 10}, {0, false, 10}}, kAll);
  EXPECT_EQ(layer(outcome, 2).state[0], static_cast<std::uint8_t>(State::missing));
}

TEST(SmallAreas, CalibratedWeightsAddUpToThePopulation) {
  // Three men who smoke and one woman who does not; as many women as men live here.
  const std::vector<Respondent> respondents{{0, true}, {0, true}, {0, true}, {0, false, false}};
  const std::vector<People> people{{0, true, 50}, {0, false, 50}};
  Params params = kAll;
  EXPECT_NEAR(layer(compute(1, respondents, people, params), 0).value[0], 75, kClose);
  params["calibrate"] = 1;
  const Outcome outcome = compute(1, respondents, people, params);
  const auto direct = layer(outcome, 0);
  EXPECT_NEAR(direct.value[0], 50, 1e-6);
  EXPECT_NEAR(direct.denominator[0], 100, 1e-6);
}

TEST(SmallAreas, AMaskedNumberOfPeopleIsNotNobody) {
  std::vector<Respondent> respondents;
  for (int i = 0; i < 10; ++i) {
    respondents.push_back({0, i < 5, true});
    respondents.push_back({0, i < 1, false});
  }
  const double masked = std::numeric_limits<double>::quiet_NaN();
  const std::vector<People> people{
      {0, true, masked}, {0, false, 30}, {1, true, 10}, {1, false, 10}};
  const Outcome outcome = compute(2, respondents, people, kAll);
  EXPECT_EQ(layer(outcome, 2).state_of(0), State::missing);
  EXPECT_NEAR(layer(outcome, 2).value[1], 30, kClose);
  Params params = kAll;
  params["calibrate"] = 1;
  EXPECT_THAT(compute(2, respondents, people, params).failure,
              ::testing::HasSubstr("some are empty"));
}

TEST(SmallAreas, CalibrationSaysWhatItLacks) {
  Params params = kAll;
  params["calibrate"] = 1;
  const std::vector<Respondent> men{{0, true}, {0, false}};
  EXPECT_THAT(compute(1, men, {}, params).failure,
              ::testing::HasSubstr("calibrate needs the input population"));
  EXPECT_THAT(compute(1, men, {{0, true, 5}, {0, false, 5}}, params).failure,
              ::testing::HasSubstr("choose wider bands"));
}

TEST(SmallAreas, ASmoothedEstimateLiesBetweenTheDirectOneAndThatOfAll) {
  EXPECT_TRUE(rc::check([] {
    const auto yes = *rc::gen::container<std::vector<int>>(6, rc::gen::inRange(0, 11));
    const Outcome outcome = compute(6, of_ten(yes), {}, kAll);
    double all = 0;
    for (const int one : yes) all += one / 60.0;
    const auto smoothed = layer(outcome, 1);
    for (std::size_t i = 0; i < 6; ++i) {
      const double direct = 10.0 * yes[i];
      RC_ASSERT(smoothed.value[i] >= std::min(direct, 100 * all) - kClose);
      RC_ASSERT(smoothed.value[i] <= std::max(direct, 100 * all) + kClose);
    }
  }));
}

}  // namespace
}  // namespace omrade::host

// The Care Need Index against Statistics Sweden's published example and against numbers worked out
// by hand.
#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace omrade::host {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

const catalogue::Descriptor& descriptor() {
  static const catalogue::Descriptor read = catalogue::read_library(PLUGIN_FILE).front();
  return read;
}

/// Columns by input id, in any number of areas A0, A1, …; absent inputs are not listed.
struct Data {
  std::map<std::string, std::vector<double>> columns;
  std::map<std::string, double> params{};
};

Outcome compute(const Data& data) {
  static const Cancel cancel;
  static const auto plugin = Plugin::load(descriptor(), cancel);
  Request request;
  request.period = "2024";
  const std::size_t areas = data.columns.begin()->second.size();
  for (std::size_t i = 0; i < areas; ++i) request.area_ids.push_back("A" + std::to_string(i));
  for (const catalogue::Param& param : descriptor().params) {
    const auto given = data.params.find(param.id);
    request.params.push_back(given == data.params.end() ? param.fallback : given->second);
  }
  for (const catalogue::Input& input : descriptor().inputs) {
    const auto given = data.columns.find(input.id);
    request.inputs.emplace_back();
    if (given != data.columns.end()) {
      request.inputs.back().column = Column::of_reals(given->second);
    }
  }
  return plugin->compute(request);
}

ConstEstimateSpans layer(const Outcome& outcome, const std::string& id) {
  for (std::size_t k = 0; k < outcome.layers.size(); ++k) {
    if (descriptor().layers[k].id == id) {
      return std::as_const(outcome.layers[k].estimates).spans();
    }
  }
  ADD_FAILURE() << "no layer " << id << "; " << outcome.failure;
  return {};
}
ConstEstimateSpans layer(Outcome&&, const std::string&) = delete;  // the spans would outlive it
std::string reason(const Outcome& outcome, const std::string& id, std::size_t i) {
  for (const LayerInfo& info : descriptor().layers) {
    const std::int32_t at = layer(outcome, id).reason[i];
    if (info.id == id && at >= 0) return info.reasons[static_cast<std::size_t>(at)].en;
  }
  return "";
}

/// The two areas of the published example.
Data published() {
  return {{{"under_5", {595, 293}},
           {"foreign_born", {1391, 330}},
           {"old_alone", {484, 215}},
           {"single_parent", {167, 80}},
           {"moved_in", {385, 240}},
           {"unemployed", {981, 300}},
           {"low_education", {632, 210}},
           {"population", {5912, 2407}}}};
}
/// 4 old and alone, 5 with low education, among 100; nobody else.
Data small() {
  return {{{"under_5", {0}},
           {"foreign_born", {0}},
           {"old_alone", {4}},
           {"single_parent", {0}},
           {"moved_in", {0}},
           {"unemployed", {0}},
           {"low_education", {5}},
           {"population", {100}}},
          {{"national_rate", 2}}};
}

TEST(Cni, AgreesWithThePublishedExample) {
  const Outcome outcome = compute(published());
  ASSERT_EQ(outcome.failure, "");
  EXPECT_NEAR(layer(outcome, "points").value[0], 22709.42, 1e-9);
  EXPECT_NEAR(layer(outcome, "points").value[1], 7869.74, 1e-9);
  EXPECT_NEAR(layer(outcome, "per_person").value[0], 3.8412, 5e-5);
  EXPECT_NEAR(layer(outcome, "relative").value[0], 1.5513, 5e-5);
  EXPECT_NEAR(layer(outcome, "relative").value[1], 1.3204, 5e-5);
}

TEST(Cni, IndexLayersTellPointsAndPopulation) {
  const Outcome outcome = compute(published());
  for (const char* id : {"relative", "per_person", "points"}) {
    const auto all = layer(outcome, id);
    EXPECT_NEAR(all.numerator[0], 22709.42, 1e-9) << id;
    EXPECT_EQ(all.denominator[0], 5912) << id;
    EXPECT_EQ(all.base[0], 5912) << id;
    EXPECT_EQ(all.state_of(0), State::ok) << id;
    EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::dobson)) << id;
  }
}

TEST(Cni, LimitsAreDobsonsWithByars) {
  // O = 9 hits, points 4 * 6.15 + 5 * 3.97 = 44.45, V = 4 * 6.15^2 + 5 * 3.97^2 = 230.0945;
  // Byar(9) = 4.106885, 17.085781 (95 %) and 2.407117, 22.720015 (99.8 %); sqrt(V / O) = 5.056289.
  const Outcome outcome = compute(small());
  const auto points = layer(outcome, "points");
  EXPECT_NEAR(points.value[0], 44.45, 1e-12);
  EXPECT_NEAR(points.lower95[0], 19.708998, 1e-6);
  EXPECT_NEAR(points.upper95[0], 85.334042, 1e-6);
  EXPECT_NEAR(points.lower998[0], 11.114479, 1e-6);
  EXPECT_NEAR(points.upper998[0], 113.822356, 1e-6);
  const auto relative = layer(outcome, "relative");
  EXPECT_NEAR(relative.value[0], 44.45 / 100 / 2, 1e-12);
  EXPECT_NEAR(relative.lower95[0], 0.09854499, 1e-8);
  EXPECT_NEAR(relative.upper998[0], 0.56911178, 1e-8);
  const Outcome other = compute(published());
  EXPECT_NEAR(layer(other, "relative").lower95[1], 1.2564178543, 1e-9);
  EXPECT_NEAR(layer(other, "relative").upper95[1], 1.3868083330, 1e-9);
}

TEST(Cni, LimitsAreNeverBelowZero) {
  Data data = small();
  data.columns["old_alone"] = {0.05};  // after apportionment
  data.columns["low_education"] = {0};
  const Outcome outcome = compute(data);
  const auto points = layer(outcome, "points");
  EXPECT_NEAR(points.value[0], 0.3075, 1e-12);
  EXPECT_EQ(points.lower95[0], 0);
  EXPECT_EQ(points.lower998[0], 0);
  EXPECT_GT(points.upper95[0], points.value[0]);
}

TEST(Cni, NoHitsAreZeroWithoutAnInterval) {
  Data data = small();
  data.columns["old_alone"] = data.columns["low_education"] = {0};
  const Outcome outcome = compute(data);
  const auto all = layer(outcome, "relative");
  EXPECT_EQ(all.value[0], 0);
  EXPECT_EQ(all.state_of(0), State::ok);
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::none));
}

TEST(Cni, WeightsAreParameters) {
  Data data = small();
  data.params["weight_old_alone"] = 1;
  data.params["weight_low_education"] = 0;
  const Outcome outcome = compute(data);
  EXPECT_EQ(layer(outcome, "points").value[0], 4);
}

TEST(Cni, SharesAreOfTheWholePopulationWithWilsonsLimits) {
  const Outcome outcome = compute(small());
  const auto all = layer(outcome, "share_low_education");
  EXPECT_EQ(all.value[0], 5);
  EXPECT_EQ(all.numerator[0], 5);
  EXPECT_EQ(all.denominator[0], 100);
  EXPECT_EQ(all.interval[0], static_cast<std::uint8_t>(IntervalKind::wilson));
  EXPECT_NEAR(all.lower95[0], 2.1543, 1e-3);  // Wilson, 5 of 100
  EXPECT_NEAR(all.upper95[0], 11.1752, 1e-3);
  EXPECT_EQ(layer(outcome, "share_under_5").value[0], 0);
}

TEST(Cni, AMissingComponentMakesTheIndexMissing) {
  Data data = published();
  data.columns["moved_in"][1] = kNone;
  const Outcome outcome = compute(data);
  for (const char* id : {"relative", "per_person", "points", "share_moved_in"}) {
    EXPECT_EQ(layer(outcome, id).state_of(0), State::ok) << id;
    EXPECT_EQ(layer(outcome, id).state_of(1), State::missing) << id;
  }
  EXPECT_EQ(layer(outcome, "share_under_5").state_of(1), State::ok);
  for (const char* id : {"relative", "per_person", "points"}) {
    EXPECT_EQ(reason(outcome, id, 1), "one or more of CNI's seven variables are not known here")
        << id;
  }
  EXPECT_EQ(reason(outcome, "share_moved_in", 1), "the count is not known here");
}

TEST(Cni, AMissingCellDoesNotMeanThatAVariableDoesNotReachTheLevel) {
  for (const double allowed : {0.0, 1.0}) {
    Data data = published();
    data.columns["moved_in"][1] = kNone;
    data.params["allow_partial"] = allowed;
    const Outcome outcome = compute(data);
    EXPECT_EQ(layer(outcome, "partial").state_of(0), State::not_applicable);
    EXPECT_EQ(reason(outcome, "partial", 0), "all seven variables are there: see CNI");
    EXPECT_EQ(layer(outcome, "partial").state_of(1),
              allowed == 1 ? State::unreliable : State::missing);
    EXPECT_EQ(reason(outcome, "partial", 1),
              allowed == 1 ? "index of 6 of CNI's 7 variables, not CNI"
                           : "one or more of CNI's seven variables are not known here");
  }
}

TEST(Cni, WhereNoCellIsKnownThereIsNoPartialIndexEither) {
  Data data = published();
  for (auto& [id, values] : data.columns) {
    if (id != "population") values[1] = kNone;
  }
  data.params["allow_partial"] = 1;
  const Outcome outcome = compute(data);
  EXPECT_EQ(layer(outcome, "partial").state_of(1), State::missing);
  EXPECT_EQ(reason(outcome, "partial", 1),
            "one or more of CNI's seven variables are not known here");
}

TEST(Cni, WithoutAPopulationNobodyIsSentToCniForAnIndex) {
  for (const double allowed : {0.0, 1.0}) {
    for (const bool whole : {true, false}) {
      Data data = published();
      data.columns["population"][0] = kNone;
      if (!whole) data.columns["moved_in"][0] = kNone;
      data.params["allow_partial"] = allowed;
      const Outcome outcome = compute(data);
      for (const LayerInfo& info : descriptor().layers) {
        EXPECT_EQ(layer(outcome, info.id).state_of(0), State::missing) << info.id;
        EXPECT_EQ(reason(outcome, info.id, 0), "the population is not known here") << info.id;
      }
    }
  }
}

TEST(Cni, AnAbsentComponentMakesTheIndexNotApplicable) {
  Data data = published();
  data.columns.erase("moved_in");
  const Outcome outcome = compute(data);
  EXPECT_EQ(layer(outcome, "relative").state_of(0), State::not_applicable);
  EXPECT_EQ(reason(outcome, "relative", 0), "not all of CNI's seven variables reach this level");
  EXPECT_EQ(layer(outcome, "share_moved_in").state_of(0), State::not_applicable);
  EXPECT_EQ(layer(outcome, "partial").state_of(0), State::not_applicable);
  EXPECT_EQ(reason(outcome, "partial", 0), "not all of CNI's seven variables reach this level");
  EXPECT_EQ(reason(outcome, "share_moved_in", 0), "the count does not reach this level");
}

TEST(Cni, APartialIndexIsALayerOfItsOwnAndNeverCalledCni) {
  Data data = published();
  data.columns.erase("moved_in");
  data.columns["under_5"][1] = kNone;
  data.params["allow_partial"] = 1;
  const Outcome outcome = compute(data);
  const auto partial = layer(outcome, "partial");
  EXPECT_NEAR(partial.value[0], (22709.42 - 4.19 * 385) / 5912 / 2.4761, 1e-12);
  EXPECT_NEAR(partial.value[1], (7869.74 - 4.19 * 240 - 3.23 * 293) / 2407 / 2.4761, 1e-12);
  EXPECT_EQ(partial.state_of(0), State::unreliable);
  EXPECT_EQ(reason(outcome, "partial", 0), "index of 6 of CNI's 7 variables, not CNI");
  EXPECT_EQ(reason(outcome, "partial", 1), "index of 5 of CNI's 7 variables, not CNI");
  for (const char* whole : {"relative", "per_person", "points"})
    EXPECT_EQ(layer(outcome, whole).state_of(0), State::not_applicable) << whole;
}

TEST(Cni, APartialIndexOfNothingDoesNotApply) {
  const Outcome outcome = compute({{{"population", {100, kNone}}}, {{"allow_partial", 1}}});
  for (const std::size_t i : {0U, 1U}) {
    EXPECT_EQ(layer(outcome, "partial").state_of(i), State::not_applicable);
    EXPECT_EQ(reason(outcome, "partial", i), "not all of CNI's seven variables reach this level");
  }
}

TEST(Cni, AWholeIndexIsNotMarkedWhenPartialOnesAreAllowed) {
  Data data = published();
  data.params["allow_partial"] = 1;
  const Outcome outcome = compute(data);
  EXPECT_EQ(layer(outcome, "relative").state_of(0), State::ok);
  EXPECT_EQ(reason(outcome, "partial", 0), "all seven variables are there: see CNI");
}

TEST(Cni, IsNotApplicableWhereNobodyLives) {
  Data data = published();
  for (auto& [id, values] : data.columns) values[1] = 0;
  const Outcome outcome = compute(data);
  for (const LayerInfo& info : descriptor().layers) {
    EXPECT_EQ(layer(outcome, info.id).state_of(1), State::not_applicable) << info.id;
    EXPECT_EQ(reason(outcome, info.id, 1), "nobody lives or is listed here") << info.id;
    if (info.id == "partial") continue;
    EXPECT_EQ(layer(outcome, info.id).state_of(0), State::ok) << info.id;
  }
}

TEST(Cni, ANegativeCountIsAnErrorNamingAreaAndColumn) {
  Data data = published();
  data.columns["unemployed"][1] = -3;
  EXPECT_EQ(compute(data).failure,
            "se.omrade.cni: area 'A1', 'unemployed': a number of persons below 0");
  data = published();
  data.columns["population"][0] = -1;
  EXPECT_EQ(compute(data).failure,
            "se.omrade.cni: area 'A0', 'population': a number of persons below 0");
}

TEST(Cni, IsWithheldWithItsComponents) {
  for (const LayerInfo& info : descriptor().layers) {
    const bool share = info.id.rfind("share_", 0) == 0;
    EXPECT_EQ(info.counts_persons, share) << info.id;
    EXPECT_EQ(info.parts.size(), share ? 0U : 7U) << info.id;
    EXPECT_EQ(info.direction, share ? Direction::neutral : Direction::higher_is_worse) << info.id;
  }
}

TEST(Cni, SpeaksBothLanguagesEverywhere) {
  const auto both = [](const Text& text) { return !text.sv.empty() && !text.en.empty(); };
  EXPECT_TRUE(both(descriptor().title) && both(descriptor().summary) && both(descriptor().method));
  for (const auto& one : descriptor().params)
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
  for (const auto& one : descriptor().inputs)
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
  for (const auto& one : descriptor().layers) {
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
    for (const Text& text : one.reasons) EXPECT_TRUE(both(text)) << one.id;
  }
  EXPECT_EQ(descriptor().short_name(), "cni");
}

}  // namespace
}  // namespace omrade::host

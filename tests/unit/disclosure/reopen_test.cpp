// profiles.json: what is written is read back whole, and what a gate would not let through is
// refused.
#include "base/error.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/profiles_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Polygons square() {
  Polygons out;
  out.points = {{500000.04, 6300000}, {501000, 6300000}, {501000, 6301000}, {500000.04, 6300000}};
  out.ring_offset = {0, 4};
  out.area_offset = {0, 1, 1};
  return out;
}

/// Level deso: a of 40 in 100, b of 3 in 100, which the gate withholds. Level around: v, which a
/// belongs to wholly and b by 12.345 %, with flows to itself and from elsewhere.
Profile profile() {
  Profile out;
  out.title = {"Profiler", "Profiles"};
  out.period = "2024";
  out.periods = {"2024"};
  out.run_id = "0123456789ab";
  out.page_level = "around";
  out.map_level = "deso";
  out.languages = {"sv", "en"};
  out.provenance.recipe_text = "secret = 1";
  out.provenance.sources.push_back({.kind = "table",
                                    .id = "people",
                                    .source = "people.csv",
                                    .keyed_hash = "beef",
                                    .bytes = 4711,
                                    .records = 4712});
  LevelResult deso{
      .id = "deso",
      .areas = std::make_shared<const AreaSet>(AreaSetParts{.id = "deso",
                                                            .ids = {"a", "b"},
                                                            .names = {"\"Å\"\x01", "B"},
                                                            .crs = "EPSG:3006",
                                                            .polygons = square()})};
  LayerResult share{
      .indicator = "x",
      .period = "2024",
      .info = std::make_shared<const LayerInfo>(
          LayerInfo{.id = "share", .kind = LayerKind::proportion, .reasons = {{"skäl", "why"}}}),
      .estimates = Estimates(2)};
  const EstimateSpans spans = share.estimates.spans();
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    spans.numerator[i] = i == 0 ? 40 : 3;
    spans.denominator[i] = spans.base[i] = 100;
    spans.value[i] = spans.numerator[i] / 100;
    spans.lower95[i] = 1.0 / 3;
    spans.upper95[i] = 0.5;
    spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::wilson);
    spans.reason[i] = 0;
    spans.state[i] = static_cast<std::uint8_t>(State::ok);
  }
  Comparison comparison{.level = "region"};
  comparison.benchmark = {0.25, 0.25};
  comparison.difference = {0.15, -0.22};
  comparison.lower95 = comparison.upper95 = comparison.p = {0.01, 0.02};
  comparison.against_rest = {1, 1};
  comparison.clear = {1, -1};
  share.comparison = std::move(comparison);
  deso.layers.push_back(std::move(share));
  LevelResult around{.id = "around",
                     .areas = std::make_shared<const AreaSet>(AreaSetParts{
                         .id = "around", .ids = {"v"}, .points = {{500001.23456789, 7}}}),
                     .base = "deso"};
  around.membership = std::make_shared<const Crosswalk>(
      CrosswalkMethod::dasymetric, 2, 1, std::vector<CrosswalkEntry>{{0, 0, 1}, {1, 0, 0.12345}});
  LayerResult flow{.indicator = "x",
                   .period = "2024",
                   .info = std::make_shared<const LayerInfo>(
                       LayerInfo{.id = "flow",
                                 .kind = LayerKind::count,
                                 .pairs_of = "people",
                                 .codes = {{-1, {"färre", "fewer"}}, {0.5, {"fler", "more"}}}}),
                   .estimates = Estimates(1),
                   .pairs = std::make_shared<const Pairs>(
                       Pairs{.area = {0}, .other = {1}, .labels = {"v", "w"}})};
  flow.estimates.spans().state[0] = static_cast<std::uint8_t>(State::not_applicable);
  around.layers.push_back(std::move(flow));
  out.levels = {std::move(deso), std::move(around)};
  return out;
}

std::string text() {
  const ScenarioChange change{.name = "closes", .set = "around", .closed = {"v"}};
  return profiles_json(Gate(Rules{}).pass(profile()), {change}, 0.5);
}

std::string changed(const std::string& from, const std::string& to) {
  std::string out = text();
  const std::size_t at = out.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) out.replace(at, from.size(), to);
  return out;
}

/// What Gate::reopen says; "" if it takes it.
std::string refusal(const std::string& text) {
  try {
    Gate::reopen(text, "profiles.json");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.what();
  }
  return "";
}

TEST(ProfilesJson, WhatIsReadBackIsWrittenTheSame) {
  const Reopened again = Gate::reopen(text(), "profiles.json");
  EXPECT_EQ(profiles_json(again.profile, again.scenarios, 0.5), text());
}

TEST(ProfilesJson, NumbersAreExactAndTextsWhole) {
  const Reopened again = Gate::reopen(text(), "profiles.json");
  const LevelResult& deso = again.profile.view().levels[0];
  const ConstEstimateSpans spans = std::as_const(deso.layers[0].estimates).spans();
  EXPECT_EQ(spans.value[0], 0.4);
  EXPECT_EQ(spans.lower95[0], 1.0 / 3);
  EXPECT_EQ(deso.areas->name(0), "\"Å\"\x01");
  EXPECT_EQ(deso.layers[0].comparison->benchmark[0], 0.25);
  EXPECT_EQ(again.profile.view().levels[1].areas->points()[0].x, 500001.23456789);
  EXPECT_THAT(again.scenarios.at(0).closed, ElementsAre("v"));
  const std::vector<Code> codes{{-1, {"färre", "fewer"}}, {0.5, {"fler", "more"}}};
  EXPECT_EQ(again.profile.view().levels[1].layers[0].info->codes, codes);
}

TEST(ProfilesJson, AWithheldCellHasNoNumberAtAll) {
  const Reopened again = Gate::reopen(text(), "profiles.json");
  const LayerResult& layer = again.profile.view().levels[0].layers[0];
  const ConstEstimateSpans spans = std::as_const(layer.estimates).spans();
  EXPECT_EQ(spans.state_of(1), State::withheld);
  EXPECT_TRUE(std::isnan(spans.numerator[1]));
  EXPECT_TRUE(std::isnan(layer.comparison->benchmark[1]));
  EXPECT_EQ(again.profile.disclosure().withheld, 1U);
  EXPECT_THAT(text(), Not(HasSubstr("0.03")));  // its value
  EXPECT_THAT(text(), Not(HasSubstr("-0.22")));
}

TEST(ProfilesJson, OutlinesLieOnTenthsOfAMetreAndSharesOnWholePerCent) {
  const Reopened again = Gate::reopen(text(), "profiles.json");
  const Polygons& shapes = *again.profile.view().levels[0].areas->polygons();
  EXPECT_EQ(shapes.ring(0).size(), 4U);
  EXPECT_EQ(shapes.ring(0).front(), shapes.ring(0).back());
  for (const Point p : shapes.points) EXPECT_EQ(p.x * 10, std::round(p.x * 10));
  const auto shares = again.profile.view().levels[1].membership->of_target(0);
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_EQ(shares[0].share, 1);
  EXPECT_EQ(std::lround(shares[1].share * 100), 12);
  EXPECT_LE(shares[1].share, 0.12345);
  EXPECT_THAT(text(), HasSubstr("\"per_cent\": [100,12]"));
  EXPECT_THAT(text(), Not(HasSubstr("0.1234")));
}

TEST(ProfilesJson, HoldsNothingOfTheKeyTheRecipesTextAndTheSizeOfTables) {
  for (const char* secret : {"beef", "secret", "4711", "4712"})
    EXPECT_THAT(text(), Not(HasSubstr(secret)));
}

TEST(Reopen, RefusesANumberBesideAWithheldState) {
  const std::string cell =
      "level 'deso', layer 'x.share', period '2024', area 'b': a number (value) stands beside the "
      "state 'withheld'";
  EXPECT_THAT(refusal(changed("\"value\": [0.4,null]", "\"value\": [0.4,0.03]")), HasSubstr(cell));
  for (const char* key :
       {"numerator", "denominator", "base", "lower95", "benchmark", "difference"}) {
    std::string edited = text();
    const std::size_t at = edited.find(",null]", edited.find("\"" + std::string(key) + "\": ["));
    ASSERT_NE(at, std::string::npos) << key;
    edited.replace(at, 6, ",7]");
    EXPECT_THAT(refusal(edited), HasSubstr(std::string("a number (") + key)) << key;
  }
  EXPECT_THAT(refusal(changed("\"clear\": [1,0]", "\"clear\": [1,-1]")), HasSubstr("(clear)"));
  EXPECT_THAT(refusal(changed("\"interval\": [\"wilson\",\"none\"]",
                              "\"interval\": [\"wilson\",\"wilson\"]")),
              HasSubstr("(interval)"));
  EXPECT_THAT(refusal(changed("\"reason\": [0,-1]", "\"reason\": [0,0]")), HasSubstr("(reason)"));
}

TEST(Reopen, RefusesAValueWithoutItsStateAndAStateWithoutItsValue) {
  EXPECT_THAT(refusal(changed("\"state\": [\"ok\",", "\"state\": [\"missing\",")),
              HasSubstr("(value) stands beside the state 'missing'"));
  EXPECT_THAT(refusal(changed("[\"ok\",\"withheld\"]", "[\"ok\",\"ok\"]")),
              HasSubstr("no value stands beside the state 'ok'"));
}

TEST(Reopen, RefusesWhatTheRulesWouldWithhold) {
  EXPECT_THAT(refusal(changed("\"numerator\": [40,", "\"numerator\": [4,")),
              HasSubstr("area 'a': a number stands that the rules withhold (minimum_count)"));
}

TEST(Reopen, WhatWasPublishedWithoutProtectionIsNotHeldAgainstTheRules) {
  const Rules off{.on = false, .off_reason = "open data"};
  const std::string open = profiles_json(Gate(off).pass(profile()), {}, 0.5);
  const Reopened again = Gate::reopen(open, "profiles.json");
  EXPECT_EQ(again.profile.disclosure().withheld, 0U);
  EXPECT_EQ(profiles_json(again.profile, {}, 0.5), open);
}

TEST(Reopen, RefusesANumberOfPersonsThatIsNotRoundedAsTheSummarySays) {
  const std::string rounded = profiles_json(Gate({.rounding = 5}).pass(profile()), {}, 0.5);
  EXPECT_THAT(rounded, HasSubstr("\"rounding\": 5"));
  EXPECT_EQ(profiles_json(Gate::reopen(rounded, "profiles.json").profile, {}, 0.5), rounded);
  const auto edited = [&](const std::string& from, const std::string& to) {
    std::string out = rounded;
    const std::size_t at = out.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return out.replace(at, from.size(), to);
  };
  EXPECT_THAT(refusal(edited("\"numerator\": [40,", "\"numerator\": [41,")),
              HasSubstr("level 'deso', layer 'x.share', period '2024', area 'a': its numerator is "
                        "no multiple of 5"));
  EXPECT_THAT(refusal(edited("\"rounding\": 5", "\"rounding\": 4")),
              HasSubstr("disclosure.rounding is neither 3 nor 5"));
  EXPECT_THAT(refusal(edited("\"on\": true,\n  \"off_reason\": \"\"",
                             "\"on\": false,\n  \"off_reason\": \"test\"")),
              HasSubstr("disclosure control is off"));
}

TEST(Reopen, RefusesASummaryThatCountsOtherwise) {
  EXPECT_THAT(refusal(changed("\"withheld\": 1", "\"withheld\": 0")),
              HasSubstr("counts 0 of 3 cells as withheld, and there are 1 of 3"));
  EXPECT_THAT(refusal(changed("\"on\": true", "\"on\": false")), HasSubstr("and not why"));
  EXPECT_THAT(refusal(changed("\"on\": true,\n  \"off_reason\": \"\"",
                              "\"on\": false,\n  \"off_reason\": \"test\"")),
              HasSubstr("off, and cells are withheld"));
}

TEST(Reopen, RefusesAnotherVersionAndAnotherFormat) {
  EXPECT_THAT(refusal(changed("\"version\": 1", "\"version\": 2")),
              HasSubstr("it is of version 2, and this omrade reads 1"));
  EXPECT_THAT(refusal(changed("\"omrade profiles\"", "\"profiles\"")), HasSubstr("format"));
  EXPECT_THAT(refusal("{}"), HasSubstr("format is missing"));
}

TEST(Reopen, RefusesHostileText) {
  EXPECT_THAT(refusal(""), HasSubstr("profiles.json:1:1: it is damaged: it is no JSON"));
  for (std::size_t size = 1; size < text().size(); size += 97)
    EXPECT_NE(refusal(text().substr(0, size)), "") << size;
  EXPECT_THAT(refusal(std::string(100000, '[')), HasSubstr("nests deeper than 12 levels"));
  std::string nest;
  for (int i = 0; i < 100000; ++i) nest += "{\"a\":";
  EXPECT_THAT(refusal(nest), HasSubstr("nests deeper"));
  EXPECT_THAT(refusal(changed("\"run_id\":", "\"run_id\": \"x\",\n \"run_id\":")),
              HasSubstr("the key 'run_id' stands twice"));
  EXPECT_THAT(refusal(changed("\"value\": [0.4,", "\"value\": [1e999,")),
              HasSubstr("a number is too large"));
  EXPECT_THAT(refusal(changed("\"value\": [0.4,", "\"value\": [NaN,")), HasSubstr("it is no JSON"));
  EXPECT_THAT(refusal(changed("\"value\": [0.4,", "\"value\": [\"0.4\",")),
              HasSubstr("levels[0].layers[0].value is no list of numbers and nulls"));
  EXPECT_THAT(refusal(changed("\"period\": \"2024\"", "\"perod\": \"2024\"")),
              HasSubstr("period is missing"));
  EXPECT_THAT(refusal(changed(" \"scenarios\"", " \"more\": 1,\n \"scenarios\"")),
              HasSubstr("unknown key 'more'"));
}

TEST(Reopen, RefusesPartsThatDoNotFitEachOther) {
  EXPECT_THAT(refusal(changed("\"state\": [\"ok\",\"withheld\"]", "\"state\": [\"ok\"]")),
              HasSubstr("entries"));
  EXPECT_THAT(refusal(changed("\"ids\": [\"a\",\"b\"]", "\"ids\": [\"a\",\"a\"]")),
              HasSubstr("holds 'a' twice"));
  EXPECT_THAT(refusal(changed("\"rings\": [1,0]", "\"rings\": [2,0]")),
              HasSubstr("points has not one entry for each ring"));
  EXPECT_THAT(refusal(changed("\"source\": [0,1]", "\"source\": [0,9]")),
              HasSubstr("names an area that is none"));
  EXPECT_THAT(refusal(changed("\"per_cent\": [100,12]", "\"per_cent\": [100,12.5]")),
              HasSubstr("no whole per cent"));
  EXPECT_THAT(refusal(changed("\"other\": [1]", "\"other\": [2]")), HasSubstr("other"));
  EXPECT_THAT(refusal(changed("\"page_level\": \"around\"", "\"page_level\": \"x\"")),
              HasSubstr("names no level"));
  EXPECT_THAT(refusal(changed("\"layer\": 0", "\"layer\": 7")), HasSubstr("number of no layer"));
}

/// Two places: one in v, one in no area.
std::shared_ptr<const Resources> places() {
  auto out = std::make_shared<Resources>();
  out->categories = {{"library", {"Bibliotek", "Libraries"}}};
  out->ids = {"r1", "r2"};
  out->names = {"\"Boken\"", "Bladet"};
  out->category = {0, 0};
  out->points = {{500500.25, 6300100}, {1, 2}};
  out->need_indicator = "need";
  out->need_layer = "score";
  out->high_need = 1.5;
  out->levels = {{.level = "around", .by_people = true, .area = {0, -1}, .from = {{5, 6}}}};
  return out;
}

std::string text_with(std::shared_ptr<const Resources> resources) {
  Profile made = profile();
  made.resources = std::move(resources);
  return profiles_json(Gate(Rules{}).pass(std::move(made)), {}, 0.5);
}

TEST(Resources, AreReadBackWhole) {
  const std::string text = text_with(places());
  const Reopened again = Gate::reopen(text, "profiles.json");
  EXPECT_EQ(profiles_json(again.profile, {}, 0.5), text);
  const Resources& read = *again.profile.view().resources;
  EXPECT_THAT(read.points, ElementsAre(Point{500500.25, 6300100}, Point{1, 2}));
  EXPECT_THAT(read.at("around")->area, ElementsAre(0, -1));
  EXPECT_EQ(read.high_need, 1.5);
}

TEST(Resources, LeaveNoTraceWhereThereAreNone) {
  const std::string text = text_with(nullptr);
  EXPECT_THAT(text, Not(HasSubstr("resources")));
  EXPECT_EQ(Gate::reopen(text, "profiles.json").profile.view().resources, nullptr);
}

TEST(Resources, OfAnAreaThatIsNoneAreRefused) {
  auto wrong = std::make_shared<Resources>(*places());
  wrong->levels[0].area = {7, -1};
  try {
    Gate::reopen(text_with(wrong), "profiles.json");
    FAIL() << "it was read";
  } catch (const Error& error) {
    EXPECT_THAT(error.messages().front().text(), HasSubstr("names an area that is none"));
  }
}

}  // namespace
}  // namespace omrade::disclosure

// The plugin as the engine runs it, on a few areas that a reader can count.
#include "catalogue/catalogue.hpp"
#include "host/host.hpp"
#include "sex.hpp"
#include "validate/validate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace omrade::host {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const catalogue::Descriptor& descriptor() {
  static const catalogue::Descriptor read = catalogue::read_library(PLUGIN_FILE).front();
  return read;
}

/// So many persons of an age and sex in a year; sex 0 is a woman, 1 a man, -1 not known.
struct Row {
  double age = 0;
  std::int32_t sex = 0;
  double people = 1, year = 2024;
};
struct Beside {
  std::optional<double> in{}, out{}, km2{};
};

/// One area.
Outcome compute(const std::vector<Row>& rows, const Beside& beside = {},
                const std::map<std::string, ParamValue>& params = {}, bool years = true,
                const std::string& period = "2024") {
  std::vector<double> age, people, year;
  std::vector<std::int32_t> sex;
  for (const Row& row : rows) {
    age.push_back(row.age), people.push_back(row.people), year.push_back(row.year);
    sex.push_back(row.sex);
  }
  RowsInput in;
  const std::vector<std::string> labels{"kvinna", "man"};
  in.fields.emplace_back(Column::of_reals(age));
  in.fields.emplace_back(Column::of_categories(sex, labels));
  in.fields.emplace_back(Column::of_reals(people));
  in.fields.emplace_back();
  if (years) in.fields.back() = Column::of_reals(year);
  in.rows = rows.size();
  in.run_offset = {0, 1};
  in.run_begin = {0};
  in.run_end = {static_cast<std::int64_t>(rows.size())};
  in.run_share = {1};
  Request request;
  request.area_ids = {"A"};
  request.period = period;
  for (const catalogue::Param& param : descriptor().params) {
    const auto given = params.find(param.id);
    request.params.push_back(given == params.end() ? param.fallback : given->second);
  }
  request.inputs.resize(4);
  request.inputs[0].rows = std::move(in);
  std::size_t k = 1;
  for (const std::optional<double>& one : {beside.in, beside.out, beside.km2}) {
    if (one) request.inputs[k].column = Column::of_reals(std::vector<double>{*one});
    ++k;
  }
  static const Cancel cancel;
  return Plugin::load(descriptor(), cancel)->compute(request);
}

struct Read {
  State state = State::ok;
  double value = 0, numerator = 0;
  std::string reason{};
};
Read read(const Outcome& outcome, const std::string& layer) {
  const auto& layers = descriptor().layers;
  for (std::size_t k = 0; k < outcome.layers.size(); ++k) {
    if (layers[k].id != layer) continue;
    const ConstEstimateSpans all = std::as_const(outcome.layers[k].estimates).spans();
    const std::int32_t reason = all.reason[0];
    return {all.state_of(0), all.value[0], all.numerator[0],
            reason < 0 ? "" : layers[k].reasons.at(static_cast<std::size_t>(reason)).en};
  }
  throw std::out_of_range(layer + ": " + outcome.failure);
}

/// 40 children, 100 of working age, 60 old.
const std::vector<Row> kVillage{{5, 0, 18},  {15, 1, 22}, {20, 0, 45}, {60, 1, 55},
                                {65, 0, 20}, {80, 1, 30}, {95, 1, 10}};

TEST(Population, OfAVillageIsCounted) {
  const Outcome outcome = compute(kVillage);
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(read(outcome, "residents").value, 200);
  EXPECT_EQ(read(outcome, "women_0_9").value, 18);
  EXPECT_EQ(read(outcome, "men_10_19").value, 22);
  EXPECT_EQ(read(outcome, "men_60_69").value, 55);
  EXPECT_EQ(read(outcome, "women_60_69").value, 20);
  EXPECT_EQ(read(outcome, "men_80").value, 40);
  EXPECT_EQ(read(outcome, "women_80").value, 0);
}

TEST(Population, DependsOnThoseOfWorkingAge) {
  const Outcome outcome = compute(kVillage);
  EXPECT_EQ(read(outcome, "dependency_young").value, 40);
  EXPECT_EQ(read(outcome, "dependency_old").value, 60);
  EXPECT_EQ(read(outcome, "dependency").value, 100);
  EXPECT_EQ(read(compute({{3, 0, 10}}), "dependency").reason, "nobody aged 20–64 lives here");
}

TEST(Population, MovesAndLivesSomewhere) {
  const Outcome outcome = compute(kVillage, {.in = 30, .out = 10, .km2 = 8});
  EXPECT_NEAR(read(outcome, "moved_in_rate").value, 15, 1e-12);
  EXPECT_NEAR(read(outcome, "moved_out_rate").value, 5, 1e-12);
  EXPECT_NEAR(read(outcome, "turnover").value, 10, 1e-12);
  EXPECT_EQ(read(outcome, "density").value, 25);
  const Outcome bare = compute(kVillage);
  for (const char* layer : {"moved_in_rate", "moved_out_rate", "turnover", "density"})
    EXPECT_EQ(read(bare, layer).reason, "the count does not reach this level") << layer;
}

/// Twenty of each age band and sex, five years ago and now; 1,500 children more now.
std::vector<Row> town() {
  std::vector<Row> rows;
  for (const double year : {2019.0, 2024.0})
    for (int band = 0; band < 18; ++band)
      for (const int sex : {0, 1}) rows.push_back({5.0 * band, sex, 100, year});
  return rows;
}

TEST(Population, ThatStaysIsProjectedAsItIs) {
  // The oldest were 200 and became 100 of each sex; 100 · 0.5 · 2 stay.
  const Outcome outcome = compute(town());
  ASSERT_EQ(outcome.failure, "");
  EXPECT_EQ(read(outcome, "residents").value, 3600);
  EXPECT_NEAR(read(outcome, "projected").value, 3600, 1e-9);
  EXPECT_NEAR(read(outcome, "projected_0_19").value, 800, 1e-9);
  EXPECT_NEAR(read(outcome, "projected_65").value, 1000, 1e-9);
  EXPECT_NEAR(read(outcome, "projected_80").value, 400, 1e-9);
  EXPECT_EQ(read(outcome, "projected").state, State::ok);
}

TEST(Population, ThatGrewGrowsAgain) {
  std::vector<Row> rows = town();
  for (Row& row : rows)
    if (row.year == 2024 && row.age == 30) row.people = 120;
  // One step: those of 30–34 are 120 again (1.2 · 100), those who were that old stay 120; 200
  // children by 720 women of 15–49 become 740 · 200/720.
  const Outcome outcome = compute(rows, {}, {{"steps", 1}});
  EXPECT_NEAR(read(outcome, "projected").value, 3600 + 2 * 40 - 200 + 740 * 200.0 / 720, 1e-9);
}

TEST(Population, IsNotProjectedWithoutAPastOrOfAFew) {
  EXPECT_EQ(read(compute(kVillage), "projected").reason,
            "there is no population of five years before");
  std::vector<Row> few = kVillage;
  for (const Row& row : kVillage) few.push_back({row.age, row.sex, row.people, 2019});
  EXPECT_EQ(read(compute(few), "projected").reason, "too few residents for a projection");
  EXPECT_EQ(read(compute(few), "residents").value, 200);
  EXPECT_EQ(read(compute(few, {}, {{"least_people", 100}}), "projected").reason,
            "at least one cohort changed by more than is projected");
  EXPECT_EQ(read(compute(kVillage, {}, {}, false), "residents").value, 200);
}

TEST(Population, OfUnknownAgeIsInTheTotalAlone) {
  std::vector<Row> rows = kVillage;
  rows.push_back({kNaN, 0, 4});
  rows.push_back({30, -1, 6});
  const Outcome outcome = compute(rows);
  EXPECT_EQ(read(outcome, "residents").value, 210);
  EXPECT_EQ(read(outcome, "women_30_39").value, 0);
  rows.push_back({30, 0, kNaN});
  EXPECT_EQ(read(compute(rows), "residents").reason, "the count is not known here");
}

TEST(Population, OfNobodyIsNobody) {
  const Outcome outcome = compute({{5, 0, 0}}, {.in = 0, .out = 0, .km2 = 1});
  EXPECT_EQ(read(outcome, "residents").value, 0);
  EXPECT_EQ(read(outcome, "density").reason, "nobody lives here");
  EXPECT_THAT(compute({{5, 0, -1}}).failure, testing::HasSubstr("below 0"));
  EXPECT_THAT(compute(kVillage, {.in = -1}).failure, testing::HasSubstr("below 0"));
}

TEST(Population, OfNoRowOfTheYearIsMissingAndNotNobody) {
  std::vector<Row> rows = kVillage;
  for (Row& row : rows) row.year = 2023;
  for (const char* layer : {"residents", "women_0_9", "dependency", "density", "projected"}) {
    const Read one = read(compute(rows), layer);
    EXPECT_EQ(one.state, State::missing) << layer;
    EXPECT_EQ(one.reason, "no row is of the year of the period") << layer;
  }
}

TEST(Population, OfAPeriodThatIsNoYearDoesNotAddYearsUp) {
  std::vector<Row> rows = kVillage;
  for (const Row& row : kVillage) rows.push_back({row.age, row.sex, row.people, 2019});
  const Read both = read(compute(rows, {}, {}, true, "2024Q4"), "residents");
  EXPECT_EQ(both.state, State::missing);
  EXPECT_EQ(both.reason, "no row is of the year of the period");
  EXPECT_EQ(read(compute(kVillage, {}, {}, false, "2024Q4"), "residents").value, 200);
}

TEST(Population, KnowsSexesByTheirWords) {
  using population::Sex;
  for (const char* word : {"kvinna", "K", "Kvinnor", "FEMALE"})
    EXPECT_EQ(population::sex_of(word), Sex::woman) << word;
  for (const char* word : {"man", "M", "Män", "male"})
    EXPECT_EQ(population::sex_of(word), Sex::man) << word;
  for (const char* word : {"", "1", "2", "x", "annat"})
    EXPECT_EQ(population::sex_of(word), Sex::unknown) << word;
}

TEST(Population, FailsNoCheck) {
  validate::Options options;
  options.self = {CHILD};
  for (const validate::Result& one : validate::validate(PLUGIN_FILE, options)) {
    EXPECT_NE(one.finding.status, validate::Status::fail)
        << one.check << ": " << one.finding.reason;
    EXPECT_THAT(one.finding.reason, testing::Not(testing::HasSubstr("refused the sample")))
        << one.check;
  }
}

}  // namespace
}  // namespace omrade::host

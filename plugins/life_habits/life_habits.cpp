// Life habits from a survey with weights. Definitions, formulas and assumptions: method.md.
#include "answers.hpp"
#include "parameters.hpp"
#include "publication.hpp"
#include "questions.hpp"
#include "respondents.hpp"
#include "small_areas.hpp"
#include <omrade/plugin.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace habits {

struct LifeHabits {
  static constexpr omrade::Info info{
      .id = "se.omrade.life_habits",
      .version = "1.0.0",
      .title = {.sv = "Levnadsvanor", .en = "Life habits"},
      .summary = {.sv =
                      "Fysisk aktivitet, alkohol, tobak, kost och stillasittande enligt en enkät.",
                  .en = "Physical activity, alcohol, tobacco, diet and sitting, from a survey."},
      .method =
          {.sv = "Viktad andel av de svarande från lowest_age till och med highest_age (förval "
                 "16–84 år) som har svarat på frågan (Hájek): en direkt skattning utan modell. "
                 "Intervallet är Wilsons med det effektiva antalet svarande enligt Kish. En "
                 "skattning med för brett intervall visas inte.",
           .en = "The weighted share of the respondents aged lowest_age to highest_age (default "
                 "16–84) who answered the question (Hájek): a direct estimate without a model. The "
                 "interval is Wilson's with Kish's effective number of respondents. An estimate "
                 "whose interval is too wide is not shown."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};

  static constexpr auto declares =
      omrade::declare(kLowestAge, kHighestAge, kActiveMinutes, kRiskyMen, kRiskyWomen, kLowTimes,
                      kRecommendedTimes, kLongHours, kLargestHalfWidth, kFewRespondents,
                      kRespondents, kPhysicallyActive, kRiskyAlcohol, kSmoking, kSnus,
                      kLowFruitVegetables, kRecommendedFruitVegetables, kLongSitting);

  void compute(const omrade::Call& call) const;
};

namespace {

void write(const omrade::EstimateWriter& out, std::size_t i, const omrade::SurveyProportion& habit,
           const Publication& publication) {
  if (!(habit.respondents() > 0)) return out.missing(i, kNoAnswers);
  const omrade::Limits limits = habit.limits(kPercent);
  if (publication.too_wide(habit, limits)) return out.missing(i, kTooWide);
  out.set(i, habit.yes(), habit.all(), omrade::whole_persons(habit.respondents()));
  out.value(i, kPercent * habit.p(), limits);
}

/// One question in a call.
struct Column {
  Question question;
  omrade::EstimateWriter out;
  bool asked;
};

std::vector<Column> columns_of(const omrade::Call& call, const Answers& answers) {
  std::vector<Column> out;
  for (const Asked& one : kQuestions) {
    out.push_back({one.question, call[one.layer], answers.asked(one.question)});
  }
  return out;
}

}  // namespace

void LifeHabits::compute(const omrade::Call& call) const {
  const Answers answers(call);
  const omrade::RowsView rows = call[kRespondents];
  const Publication publication{call[kLargestHalfWidth], call[kFewRespondents]};
  const std::vector<Column> columns = columns_of(call, answers);

  for (std::size_t i = 0; i < call.areas() && !call.cancelled(); ++i) {
    std::array<omrade::SurveyProportion, kQuestions.size()> habits{};
    for (const omrade::Run run : rows.runs(i)) {
      for (std::size_t r = run.begin; r < run.end; ++r) {
        const double weight = answers.weight(i, r);
        if (weight == 0) continue;
        for (std::size_t k = 0; k < columns.size(); ++k) {
          if (!columns[k].asked) continue;
          const std::optional<bool> yes = answers.answer(columns[k].question, i, r);
          if (yes) habits[k].add(run.share, weight, *yes);
        }
      }
    }
    for (std::size_t k = 0; k < columns.size(); ++k) {
      if (columns[k].asked) {
        write(columns[k].out, i, habits[k], publication);
      } else {
        columns[k].out.not_applicable(i, kNotAsked);
      }
    }
  }
}

}  // namespace habits

OMRADE_PLUGINS(habits::LifeHabits, habits::SmallAreas)

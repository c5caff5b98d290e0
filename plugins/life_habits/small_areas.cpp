#include "small_areas.hpp"

#include "answers.hpp"
#include "cells.hpp"
#include "publication.hpp"
#include <omrade/stats.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace habits {
namespace {

namespace stats = omrade::stats;

using Proportions = std::vector<omrade::SurveyProportion>;

/// Everybody who answered, by area and, over all areas, by cell.
struct Survey {
  Proportions areas, cells;
};

class Habit {
 public:
  explicit Habit(const omrade::Call& call)
      : call_(call),
        answers_(call),
        question_(kQuestions[call[kHabit].index].question),
        cells_(call[kAgeFrom], call[kLowestAge], call[kHighestAge]) {
    if (call.has(kPopulation)) population_ = population_of(call, cells_);
  }

  [[nodiscard]] bool asked() const { return answers_.asked(question_); }
  [[nodiscard]] const Cells& cells() const { return cells_; }
  [[nodiscard]] const std::optional<Population>& population() const { return population_; }

  [[nodiscard]] Survey survey() const {
    if (!call_[kCalibrate]) return summed({});
    if (!population_)
      throw omrade::Error("calibrate needs the input population", {.column = kPopulation.info.id});
    const std::vector<double>& totals = population_->totals;
    if (std::any_of(totals.begin(), totals.end(), [](double all) { return std::isnan(all); }))
      throw omrade::Error(
          "calibrate needs the number of people of every area, age and sex, and some are empty",
          {.column = kPeople.id});
    const std::vector<double> factors = calibration(weights(), population_->totals);
    if (factors.empty())
      throw omrade::Error(
          "the weights cannot be made to add up to the population: an age band or a sex has people "
          "but no respondents, or the other way round; choose wider bands",
          {.column = kAgeFrom.id});
    return summed(factors);
  }

 private:
  /// f(area, share, row, weight) for each respondent that counts.
  template <class F>
  void each(const F& f) const {
    const omrade::RowsView rows = call_[kRespondents];
    for (std::size_t i = 0; i < call_.areas() && !call_.cancelled(); ++i) {
      for (const omrade::Run run : rows.runs(i)) {
        for (std::size_t r = run.begin; r < run.end; ++r) {
          const double weight = answers_.weight(i, r);
          if (weight > 0) f(i, run.share, r, weight);
        }
      }
    }
  }

  /// Of all respondents of a cell, whether or not they answered this question.
  [[nodiscard]] std::vector<double> weights() const {
    std::vector<double> out(cells_.size(), 0.0);
    each([&](std::size_t, double share, std::size_t row, double weight) {
      const auto cell = cells_.of(answers_.age(row), answers_.sex(row));
      if (cell) out[*cell] += share * weight;
    });
    return out;
  }

  /// Of whom age or sex is not known the weight stays as it is but for the level of all.
  [[nodiscard]] Survey summed(const std::vector<double>& factors) const {
    Survey out{.areas = Proportions(call_.areas()), .cells = Proportions(cells_.size())};
    double level = 1;
    if (!factors.empty()) {
      const std::vector<double> held = weights();
      double before = 0, after = 0;
      for (std::size_t c = 0; c < held.size(); ++c) {
        before += held[c];
        after += held[c] * factors[c];
      }
      level = after / before;
    }
    each([&](std::size_t area, double share, std::size_t row, double weight) {
      const std::optional<bool> yes = answers_.answer(question_, area, row);
      if (!yes) return;
      const auto cell = cells_.of(answers_.age(row), answers_.sex(row));
      if (!factors.empty()) weight *= cell ? factors[*cell] : level;
      out.areas[area].add(share, weight, *yes);
      if (cell) out.cells[*cell].add(share, weight, *yes);
    });
    return out;
  }

  const omrade::Call& call_;
  Answers answers_;
  Question question_;
  Cells cells_;
  std::optional<Population> population_;
};

void write_direct(const omrade::Call& call, const Proportions& areas) {
  const Publication publication{call[kLargestHalfWidth], call[kFewRespondents]};
  const omrade::EstimateWriter out = call[SmallAreas::direct];
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const omrade::SurveyProportion& own = areas[i];
    const omrade::Limits limits = own.limits(kPercent);
    if (!(own.respondents() > 0)) {
      out.missing(i, kNoAnswers);
    } else if (publication.too_wide(own, limits)) {
      out.missing(i, kTooWide);
    } else {
      out.set(i, own.yes(), own.all(), omrade::whole_persons(own.respondents()));
      out.value(i, kPercent * own.p(), limits);
    }
  }
}

void write_smoothed(const omrade::Call& call, const Proportions& areas) {
  std::vector<double> y, n, n_eff;
  std::int64_t with = 0;
  for (const omrade::SurveyProportion& own : areas) {
    const double people = own.respondents();
    with += people > 0 ? 1 : 0;
    n.push_back(people);
    y.push_back(people > 0 ? own.p() * people : 0);
    n_eff.push_back(people > 0 ? own.n_eff() : 0);
  }
  const auto kind = stats::EmpiricalBayesKind::proportion;
  const auto bayes = stats::empirical_bayes({.y = y, .n = n, .n_eff = n_eff, .kind = kind});
  const omrade::EstimateWriter out = call[SmallAreas::smoothed];
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!(n[i] > 0)) {
      out.missing(i, kNoAnswers);
      continue;
    }
    out.set(i, omrade::kNone, omrade::kNone, omrade::whole_persons(n[i]));
    if (with < call[kLeastAreas] || std::isnan(bayes[i].value)) {
      out.value(i, kPercent * areas[i].p(), areas[i].limits(kPercent));
      out.unreliable(i, kFewAreas);
    } else {
      out.value(i, kPercent * bayes[i].value, omrade::limits_of(bayes[i], kind, kPercent));
      out.estimator(i, omrade::Estimator::smoothed);
    }
  }
}

void write_synthetic(const omrade::Call& call, const Habit& habit, const Proportions& cells) {
  const omrade::EstimateWriter out = call[SmallAreas::synthetic];
  if (!habit.population()) {
    for (std::size_t i = 0; i < call.areas(); ++i) out.not_applicable(i, kNoPopulation);
    return;
  }
  std::vector<double> value, variance;
  double respondents = 0;
  for (const omrade::SurveyProportion& cell : cells) {
    // A handful would stand for all of their age and sex, and be seen through.
    const bool known = omrade::whole_persons(cell.respondents()) >= call[kFewRespondents] &&
                       cell.respondents() > 1;
    value.push_back(known ? cell.p() : omrade::kNone);
    variance.push_back(known ? cell.variance() : omrade::kNone);
    if (known) respondents += cell.respondents();
  }
  const auto all =
      stats::post_stratified(habit.population()->people, {.value = value, .variance = variance});
  const std::span<const double> people = habit.population()->people;
  for (std::size_t i = 0; i < call.areas(); ++i) {
    const auto here = people.subspan(i * cells.size(), cells.size());
    if (std::any_of(here.begin(), here.end(), [](double of_cell) { return std::isnan(of_cell); })) {
      out.missing(i, kUnknownPeople);
    } else if (!(all[i].population > 0)) {
      out.missing(i, kNoPeople);
    } else if (std::isnan(all[i].value)) {
      out.missing(i, kEmptyCell);
    } else {
      out.set(i, omrade::kNone, omrade::kNone, omrade::whole_persons(respondents));
      omrade::Limits limits = omrade::limits_of(all[i].value, std::sqrt(all[i].variance), kPercent);
      for (double* limit : {&limits.lower998, &limits.lower95, &limits.upper95, &limits.upper998})
        *limit = std::isnan(*limit) ? *limit : std::min(kPercent, std::max(0.0, *limit));
      out.value(i, kPercent * all[i].value, limits);
      out.estimator(i, omrade::Estimator::synthetic);
    }
  }
}

}  // namespace

void SmallAreas::compute(const omrade::Call& call) const {
  const Habit habit(call);
  if (!habit.asked()) {
    for (std::size_t i = 0; i < call.areas(); ++i) {
      call[direct].not_applicable(i, kNotAsked);
      call[smoothed].not_applicable(i, kNotAsked);
      call[synthetic].not_applicable(i, kNotAsked);
    }
    return;
  }
  const Survey survey = habit.survey();
  write_direct(call, survey.areas);
  write_smoothed(call, survey.areas);
  write_synthetic(call, habit, survey.cells);
}

}  // namespace habits

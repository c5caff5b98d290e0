#include "centres.hpp"
#include "check_surveys.hpp"
#include "ratios.hpp"
#include "report.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <vector>

namespace kronoberg {
namespace {

/// A yes/no habit made from the answers of a respondent, and the band its share lies in.
struct Habit {
  const char* name;
  double least;
  double most;
  std::optional<bool> (*has)(const Answers& answers, std::uint8_t sex);
};

std::optional<int> answer(const Answers& answers, Question question) {
  return answers[static_cast<std::size_t>(question)];
}

std::optional<bool> at_least(std::optional<int> value, int limit) {
  if (!value.has_value()) return std::nullopt;
  return *value >= limit;
}

/// The limits are those usual in Swedish surveys of public health.
constexpr std::array<Habit, 7> habits{{
    {"active", 0.60, 0.70,
     [](const Answers& all, std::uint8_t) -> std::optional<bool> {
       const auto training = answer(all, Question::training_minutes);
       const auto everyday = answer(all, Question::everyday_minutes);
       if (!training.has_value() || !everyday.has_value()) return std::nullopt;
       return 2 * *training + *everyday >= 150;
     }},
    {"risky alcohol", 0.12, 0.18,
     [](const Answers& all, std::uint8_t sex) {
       return at_least(answer(all, Question::audit_c), sex == man ? 6 : 5);
     }},
    {"daily smoking", 0.05, 0.08,
     [](const Answers& all, std::uint8_t) {
       return at_least(answer(all, Question::daily_smoking), 1);
     }},
    {"daily snus", 0.12, 0.16,
     [](const Answers& all, std::uint8_t) {
       return at_least(answer(all, Question::daily_snus), 1);
     }},
    {"little fruit", 0.10, 0.25,
     [](const Answers& all, std::uint8_t) -> std::optional<bool> {
       const auto tenths = answer(all, Question::fruit_vegetables);
       if (!tenths.has_value()) return std::nullopt;
       return *tenths <= 13;
     }},
    {"much fruit", 0.06, 0.10,
     [](const Answers& all, std::uint8_t) {
       return at_least(answer(all, Question::fruit_vegetables), 50);
     }},
    {"long sitting", 0.16, 0.24,
     [](const Answers& all, std::uint8_t) {
       return at_least(answer(all, Question::sitting_hours), 100);
     }},
}};

constexpr std::size_t active = 0;
constexpr std::size_t daily_smoking = 2;

/// The weighted share with a habit.
Ratios shares_with(const Habit& habit, const Model& model) {
  Ratios shares(model.deso.size());
  for (const Respondent& respondent : model.survey) {
    const auto has = habit.has(respondent.answers, model.persons.sex[respondent.person]);
    if (!has.has_value()) continue;
    const auto weight = static_cast<double>(respondent.weight);
    shares[static_cast<std::size_t>(model.persons.home[respondent.person])].add(*has ? weight : 0.0,
                                                                                weight);
  }
  return shares;
}

void check_weights(const Model& model) {
  const std::vector<std::size_t> strata = strata_of(model.persons, model.deso);
  std::vector<std::int64_t> people(stratum_count() + 1, 0);
  for (const std::size_t stratum : strata) ++people[stratum];
  std::vector<std::int64_t> respondents(stratum_count() + 1, 0);
  std::vector<std::int64_t> weights(stratum_count() + 1, 0);
  for (const Respondent& respondent : model.survey) {
    ++respondents[strata[respondent.person]];
    weights[strata[respondent.person]] += respondent.weight;
  }
  demand(respondents.back() == 0, "Someone of another age or county answered the survey.");
  for (std::size_t i = 0; i < stratum_count(); ++i) {
    demand(respondents[i] >= 20, "A stratum of the survey has few respondents.");
    // Half a thousandth is lost at most for each respondent.
    demand(2 * std::abs(weights[i] - 1000 * people[i]) <= respondents[i],
           "The weights of a stratum do not add up to its people.");
  }
}

void check_answers(const Model& model) {
  demand(model.survey.size() >= 8500 && model.survey.size() <= 9500,
         "The number of respondents is wrong.");
  constexpr std::array<int, question_count> highest{600, 900, 12, 1, 1, 80, 180};
  for (std::size_t i = 0; i < question_count; ++i) {
    double skipped = 0.0;
    for (const Respondent& respondent : model.survey) {
      const std::optional<int> value = respondent.answers[i];
      skipped += value.has_value() ? 0.0 : 1.0;
      demand(value.value_or(0) >= 0 && value.value_or(0) <= highest[i],
             "An answer to " + std::string(question_columns[i].name) + " is out of range.");
    }
    const double share = skipped / static_cast<double>(model.survey.size());
    demand(share >= 0.01 && share <= 0.03,
           "The answers missing to " + std::string(question_columns[i].name) + " are not 2 %.");
  }
  for (const Habit& habit : habits) {
    const double share = sum_of(shares_with(habit, model)).value();
    demand(share >= habit.least && share <= habit.most,
           "The level of " + std::string(habit.name) + " is not plausible.");
  }
  demand(centres_above_dalbo(shares_with(habits[daily_smoking], model), model) < 3,
         "Dalbo is not among those who smoke most.");
  const auto last = static_cast<std::ptrdiff_t>(centres().size()) - 1;
  demand(centres_above_dalbo(shares_with(habits[active], model), model) > last - 3,
         "Dalbo is not among those who move least.");
}

}  // namespace

void check_survey(const Model& model) {
  check_weights(model);
  check_answers(model);
}

std::string summary_of_survey(const Model& model) {
  std::string text = line("respondents: %zu", model.survey.size());
  for (const Habit& habit : habits) {
    const Ratios shares = shares_with(habit, model);
    text += line("%s: %.1f %%, centres above Dalbo: %td", habit.name,
                 100.0 * sum_of(shares).value(), centres_above_dalbo(shares, model));
  }
  return text;
}

}  // namespace kronoberg

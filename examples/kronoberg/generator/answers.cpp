#include "answers.hpp"

#include "numeric.hpp"
#include "persons.hpp"

#include <algorithm>
#include <cmath>

namespace kronoberg {
namespace {

constexpr double skipped = 0.02;  // of the answers to each question

// Places in the lots of a person.
constexpr int of_leaning = 0;
constexpr int of_skipping = 10;  // and one for each question
constexpr int of_answers = 20;   // and one for each question
constexpr int of_idleness = 30;
constexpr int of_sobriety = 31;

int rounded(double value, int step, int most) {
  const double steps = std::floor(value / step + 0.5);
  return static_cast<int>(std::clamp(steps * step, 0.0, static_cast<double>(most)));
}

/// The habits of one person. Bad ones go together: `burden_` is the strain and a leaning of the
/// person's own.
class Habits {
 public:
  Habits(int age, std::uint8_t sex, double strain, const Lots& lots)
      : age_(age),
        is_man_(sex == man),
        burden_(strain + 0.35 * lots.bell(of_leaning)),
        lots_(lots) {}

  [[nodiscard]] int answer(Question question) const {
    const int place = of_answers + static_cast<int>(question);
    switch (question) {
      case Question::training_minutes:
        return training(lots_.bell(place));
      case Question::everyday_minutes:
        return everyday(lots_.bell(place));
      case Question::audit_c:
        return audit_c(lots_.bell(place));
      case Question::daily_smoking:
        return lots_.chance(place, probability_of(smoking_odds())) ? 1 : 0;
      case Question::daily_snus:
        return lots_.chance(place, probability_of(snus_odds())) ? 1 : 0;
      case Question::fruit_vegetables:
        return fruit_vegetables(lots_.bell(place));
      case Question::sitting_hours:
        break;
    }
    return sitting_hours(lots_.bell(place));
  }

 private:
  /// Minutes are told in fives.
  [[nodiscard]] int training(double bell) const {
    const double idle = 0.72 * growth(0.7 * burden_) * (age_ < 30 ? 0.6 : age_ < 65 ? 1.0 : 1.5);
    if (lots_.chance(of_idleness, probability_of(idle))) return 0;
    return rounded((age_ < 30 ? 120.0 : 85.0) * growth(0.7 * bell - 0.15 * burden_), 5, 600);
  }
  [[nodiscard]] int everyday(double bell) const {
    const double usual = age_ < 30 ? 80.0 : age_ < 75 ? 95.0 : 70.0;
    return rounded(usual * growth(0.85 * bell - 0.28 * burden_), 5, 900);
  }
  [[nodiscard]] int audit_c(double bell) const {
    const double sober = (age_ < 20 ? 0.40 : 0.15) * growth(0.4 * burden_);
    if (lots_.chance(of_sobriety, probability_of(sober))) return 0;
    const double usual = (is_man_ ? 3.5 : 2.6) + (age_ < 30 ? 0.7 : age_ < 65 ? 0.0 : -0.4);
    return rounded(usual + 0.35 * burden_ + 2.1 * bell, 1, 12);
  }
  [[nodiscard]] double smoking_odds() const {
    const double by_age = age_ < 30 ? 0.6 : age_ < 45 ? 0.85 : age_ < 75 ? 1.25 : 0.7;
    return 0.060 * by_age * growth(0.85 * burden_);
  }
  [[nodiscard]] double snus_odds() const {
    const double by_age = age_ < 45 ? 1.2 : age_ < 65 ? 1.1 : 0.5;
    return (is_man_ ? 0.27 : 0.08) * by_age * growth(0.25 * burden_);
  }
  /// Tenths of times a day.
  [[nodiscard]] int fruit_vegetables(double bell) const {
    const double usual = is_man_ ? 2.05 : 2.55;
    return rounded(10.0 * usual * growth(0.52 * bell - 0.20 * burden_), 1, 80);
  }
  /// Tenths of hours, told in halves.
  [[nodiscard]] int sitting_hours(double bell) const {
    const double usual = age_ < 30 ? 8.0 : age_ < 65 ? 7.3 : 7.0;
    return rounded(10.0 * (usual + 0.55 * burden_ + 2.7 * bell), 5, 180);
  }

  int age_;
  bool is_man_;
  double burden_;
  Lots lots_;
};

}  // namespace

Answers draw_answers(int age, std::uint8_t sex, double strain, const Lots& lots) {
  const Habits habits(age, sex, strain, lots);
  Answers answers;
  for (std::size_t i = 0; i < question_count; ++i) {
    if (lots.chance(of_skipping + static_cast<int>(i), skipped)) continue;
    answers[i] = habits.answer(static_cast<Question>(i));
  }
  return answers;
}

}  // namespace kronoberg

#include "answers.hpp"

#include "parameters.hpp"
#include "respondents.hpp"

#include <algorithm>
#include <cmath>

namespace habits {
namespace {

std::optional<std::span<const double>> column(const omrade::RowsView& rows,
                                              const omrade::Field<double>& field) {
  if (!rows.has(field)) return std::nullopt;
  return rows[field];
}

/// Where a value stands, for the error that it may be.
struct Cell {
  const omrade::Field<double>& field;
  std::size_t area;
  double value;

  [[noreturn]] void refuse(const char* what) const {
    throw omrade::Error(what, {.area = area, .column = field.id});
  }
  [[nodiscard]] bool empty() const { return std::isnan(value); }
};

double at_least_zero(const Cell& cell) {
  if (cell.value < 0 || std::isinf(cell.value)) cell.refuse("a number that is below 0 or infinite");
  return cell.value;
}

std::optional<bool> yes_or_no(const Cell& cell) {
  if (cell.empty()) return std::nullopt;
  if (cell.value != 0 && cell.value != 1) cell.refuse("a yes/no answer that is neither 0 nor 1");
  return cell.value == 1;
}

std::optional<bool> at_most(const Cell& cell, double limit) {
  if (cell.empty()) return std::nullopt;
  return at_least_zero(cell) <= limit;
}

std::optional<bool> at_least(const Cell& cell, double limit) {
  if (cell.empty()) return std::nullopt;
  return at_least_zero(cell) >= limit;
}

/// An unknown age is within no bounds and outside none: who was drawn is taken to belong.
bool is_outside(const Cell& age, double lowest, double highest) {
  if (age.value < 0) {
    age.refuse("an age below 0: where it is a code for an unknown age, leave the cell empty");
  }
  return age.value < lowest || age.value > highest;
}

}  // namespace

Answers::Answers(const omrade::Call& call)
    : lowest_age_(call[kLowestAge]),
      highest_age_(call[kHighestAge]),
      active_minutes_(call[kActiveMinutes]),
      risky_men_(static_cast<double>(call[kRiskyMen])),
      risky_women_(static_cast<double>(call[kRiskyWomen])),
      low_times_(call[kLowTimes]),
      recommended_times_(call[kRecommendedTimes]),
      long_hours_(call[kLongHours]) {
  if (lowest_age_ > highest_age_) {
    throw omrade::Error("the parameter lowest_age is above highest_age: nobody would count",
                        {.column = kAge.id});
  }
  const omrade::RowsView rows = call[kRespondents];
  weight_ = column(rows, kWeight);
  age_ = column(rows, kAge);
  training_ = column(rows, kTrainingMinutes);
  everyday_ = column(rows, kEverydayMinutes);
  audit_c_ = column(rows, kAuditC);
  smoking_ = column(rows, kDailySmoking);
  snus_ = column(rows, kDailySnus);
  fruit_vegetables_ = column(rows, kFruitVegetables);
  sitting_ = column(rows, kSittingHours);
  if (!rows.has(kSex)) return;
  sex_.emplace(rows[kSex]);
  for (std::size_t code = 0; code < sex_->size(); ++code) {
    sex_of_code_.push_back(sex_of(sex_->label(code)));
  }
  const auto unknown = std::count(sex_of_code_.begin(), sex_of_code_.end(), Sex::unknown);
  if (unknown > 0 && static_cast<std::size_t>(unknown) == sex_of_code_.size()) {
    throw omrade::Error(
        "no label is a sex: a man's begins with m, a woman's with k, f or w; recode the column",
        {.column = kSex.id});
  }
}

bool Answers::asked(Question question) const {
  switch (question) {
    case Question::physically_active:
      return training_.has_value() && everyday_.has_value();
    case Question::risky_alcohol:
      return audit_c_.has_value() && sex_.has_value();
    case Question::daily_smoking:
      return smoking_.has_value();
    case Question::daily_snus:
      return snus_.has_value();
    case Question::low_fruit_vegetables:
    case Question::recommended_fruit_vegetables:
      return fruit_vegetables_.has_value();
    case Question::long_sitting:
      return sitting_.has_value();
  }
  return false;
}

double Answers::weight(std::size_t area, std::size_t row) const {
  double weight = 1;
  if (weight_) {
    weight = (*weight_)[row];
    if (std::isnan(weight)) return 0;
    at_least_zero({kWeight, area, weight});
  }
  if (age_ && is_outside({kAge, area, (*age_)[row]}, lowest_age_, highest_age_)) return 0;
  return weight;
}

Sex Answers::sex(std::size_t row) const {
  const std::int32_t code = sex_ ? sex_->code(row) : -1;
  return code < 0 ? Sex::unknown : sex_of_code_[static_cast<std::size_t>(code)];
}

std::optional<bool> Answers::answer(Question question, std::size_t area, std::size_t row) const {
  const auto cell = [&](const omrade::Field<double>& field, const Numbers& numbers) {
    return Cell{field, area, (*numbers)[row]};
  };
  switch (question) {
    case Question::physically_active:
      return is_active(area, row);
    case Question::risky_alcohol:
      return drinks_riskily(area, row);
    case Question::daily_smoking:
      return yes_or_no(cell(kDailySmoking, smoking_));
    case Question::daily_snus:
      return yes_or_no(cell(kDailySnus, snus_));
    case Question::low_fruit_vegetables:
      return at_most(cell(kFruitVegetables, fruit_vegetables_), low_times_);
    case Question::recommended_fruit_vegetables:
      return at_least(cell(kFruitVegetables, fruit_vegetables_), recommended_times_);
    case Question::long_sitting:
      return sits_long(area, row);
  }
  return std::nullopt;
}

std::optional<bool> Answers::is_active(std::size_t area, std::size_t row) const {
  // Either alone could already be enough, but only who told both is asked the same as the others.
  const double training = at_least_zero({kTrainingMinutes, area, (*training_)[row]});
  const double everyday = at_least_zero({kEverydayMinutes, area, (*everyday_)[row]});
  if (std::isnan(training) || std::isnan(everyday)) return std::nullopt;
  return 2 * training + everyday >= active_minutes_;
}

std::optional<bool> Answers::drinks_riskily(std::size_t area, std::size_t row) const {
  const Cell cell{kAuditC, area, (*audit_c_)[row]};
  constexpr double most = 12;
  if (cell.value < 0 || cell.value > most) cell.refuse("AUDIT-C outside 0 to 12");
  const std::int32_t code = sex_->code(row);
  if (cell.empty() || code < 0) return std::nullopt;
  switch (sex_of_code_[static_cast<std::size_t>(code)]) {
    case Sex::man:
      return cell.value >= risky_men_;
    case Sex::woman:
      return cell.value >= risky_women_;
    case Sex::unknown:
      break;
  }
  return std::nullopt;
}

std::optional<bool> Answers::sits_long(std::size_t area, std::size_t row) const {
  const Cell cell{kSittingHours, area, (*sitting_)[row]};
  constexpr double day = 24;
  if (cell.value > day) cell.refuse("more than 24 hours a day");
  return at_least(cell, long_hours_);
}

}  // namespace habits

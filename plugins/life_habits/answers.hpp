// From the record of a respondent to yes, no or no answer.
#pragma once

#include "questions.hpp"
#include <omrade/plugin.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace habits {

enum class Sex : std::uint8_t { unknown, man, woman };

/// "Man", "m", "MALE" … is a man; "kvinna", "K", "female", "woman" … a woman; any other unknown.
constexpr Sex sex_of(std::string_view label) {
  switch (label.empty() ? '\0' : label.front()) {
    case 'm':
    case 'M':
      return Sex::man;
    case 'k':
    case 'K':
    case 'f':
    case 'F':
    case 'w':
    case 'W':
      return Sex::woman;
    default:
      return Sex::unknown;
  }
}

/// The respondents of a call. Throws omrade::Error for an answer that cannot be.
class Answers {
 public:
  explicit Answers(const omrade::Call& call);

  /// Whether the recipe gives the fields that the question needs.
  [[nodiscard]] bool asked(Question question) const;
  /// The respondent's weight; 0 for one that does not count: of another age or without a weight.
  [[nodiscard]] double weight(std::size_t area, std::size_t row) const;
  /// NaN where it is not known, or not given.
  [[nodiscard]] double age(std::size_t row) const { return age_ ? (*age_)[row] : omrade::kNone; }
  [[nodiscard]] Sex sex(std::size_t row) const;
  /// Nothing for who did not answer.
  [[nodiscard]] std::optional<bool> answer(Question question, std::size_t area,
                                           std::size_t row) const;

 private:
  /// Absent where the recipe does not give the field.
  using Numbers = std::optional<std::span<const double>>;

  [[nodiscard]] std::optional<bool> is_active(std::size_t area, std::size_t row) const;
  [[nodiscard]] std::optional<bool> drinks_riskily(std::size_t area, std::size_t row) const;
  [[nodiscard]] std::optional<bool> sits_long(std::size_t area, std::size_t row) const;

  Numbers weight_, age_, training_, everyday_, audit_c_, smoking_, snus_, fruit_vegetables_,
      sitting_;
  std::optional<omrade::Categories> sex_;
  std::vector<Sex> sex_of_code_;

  double lowest_age_, highest_age_, active_minutes_, risky_men_, risky_women_, low_times_,
      recommended_times_, long_hours_;
};

}  // namespace habits

/// The questions of the life-habits survey, and what one person answers.
#pragma once

#include "lots.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kronoberg {

enum class Question {
  training_minutes,
  everyday_minutes,
  audit_c,
  daily_smoking,
  daily_snus,
  fruit_vegetables,
  sitting_hours
};

inline constexpr std::size_t question_count = 7;

struct QuestionColumn {
  std::string_view name;  // as in the table
  bool in_tenths;         // answers are whole numbers, of tenths here
};

/// In the order of Question.
inline constexpr std::array<QuestionColumn, question_count> question_columns{{
    {"training_minutes", false},
    {"everyday_minutes", false},
    {"audit_c", false},
    {"daily_smoking", false},
    {"daily_snus", false},
    {"fruit_vegetables", true},
    {"sitting_hours", true},
}};

/// Nothing where the person skipped the question.
using Answers = std::array<std::optional<int>, question_count>;

/// `strain` is that of strains_of(), `lots` are the person's own.
[[nodiscard]] Answers draw_answers(int age, std::uint8_t sex, double strain, const Lots& lots);

}  // namespace kronoberg

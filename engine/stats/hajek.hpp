// Proportions of a survey whose respondents carry weights.
#pragma once

#include "stats/compensated_sum.hpp"
#include "stats/interval.hpp"
#include "stats/parallel_for.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace omrade::stats {

/// Hájek's (1971) estimator p = Σwy / Σw of a proportion, y being 0 or 1: the numbers of
/// omrade::SurveyProportion (omrade/survey.hpp) where every share is 1.
class HajekProportion {
 public:
  /// REQUIRES: weight > 0 and its square finite.
  void add(double weight, bool yes) noexcept {
    Answer& answer = answers_[yes ? 1 : 0];
    answer.respondents += 1;
    answer.weights.add(weight);
    answer.squares.add(weight * weight);
  }
  void add(const HajekProportion& other) noexcept;

  [[nodiscard]] double respondents() const noexcept {
    return answers_[0].respondents + answers_[1].respondents;
  }
  /// NaN, and so below, of nobody.
  [[nodiscard]] double p() const noexcept;
  /// Kish's (1965) effective number (Σw)² / Σw².
  [[nodiscard]] double n_eff() const noexcept;
  /// n/(n - 1) · Σw²(y - p)² / (Σw)². NaN below two respondents; 0 where all answer alike, which is
  /// no certainty: intervals come from limits().
  [[nodiscard]] double variance() const noexcept;
  /// Wilson's with the effective number.
  [[nodiscard]] Limits limits(double z) const;

 private:
  struct Answer {
    double respondents = 0;
    CompensatedSum weights, squares;
  };
  [[nodiscard]] double all() const noexcept {
    return answers_[0].weights.value() + answers_[1].weights.value();
  }

  Answer answers_[2];  // no, yes
};

/// One per group 0 .. groups - 1, from rows in any order. Rows whose answer is neither 0 nor 1, or
/// whose weight is not a finite number above 0, are left out. The same bytes for any loop; another
/// order of the rows moves the last digits only. Error bug where the spans differ in length or a
/// group lies outside.
std::vector<HajekProportion> hajek_by_group(std::span<const std::uint32_t> group,
                                            std::span<const double> answer,
                                            std::span<const double> weight, std::size_t groups,
                                            const ParallelFor& loop);

}  // namespace omrade::stats

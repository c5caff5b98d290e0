#include "cells.hpp"

#include "small_areas.hpp"
#include <omrade/stats.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace habits {

Cells::Cells(std::span<const double> first_ages, double lowest, double highest)
    : first_(first_ages.begin(), first_ages.end()), highest_(highest) {
  if (first_.empty() || first_.front() < lowest || first_.back() > highest)
    throw omrade::Error("the ages of age_from lie from lowest_age to highest_age",
                        {.column = kAgeFrom.id});
  if (std::adjacent_find(first_.begin(), first_.end(), std::greater_equal<>()) != first_.end())
    throw omrade::Error("the ages of age_from rise, each above the one before",
                        {.column = kAgeFrom.id});
}

std::optional<std::size_t> Cells::of(double age, Sex sex) const {
  if (sex == Sex::unknown || !(age >= first_.front() && age <= highest_)) return std::nullopt;
  const auto above = std::upper_bound(first_.begin(), first_.end(), age);
  const auto band = static_cast<std::size_t>(above - first_.begin()) - 1;
  return 2 * band + (sex == Sex::woman ? 1 : 0);
}

Population population_of(const omrade::Call& call, const Cells& cells) {
  Population out{.people = std::vector<double>(call.areas() * cells.size(), 0.0),
                 .totals = std::vector<double>(cells.size(), 0.0)};
  const omrade::RowsView rows = call[kPopulation];
  const std::span<const double> age = rows[kPeopleAge];
  const omrade::Categories sex = rows[kPeopleSex];
  std::vector<Sex> sexes;
  for (std::size_t code = 0; code < sex.size(); ++code) sexes.push_back(sex_of(sex.label(code)));
  for (std::size_t i = 0; i < call.areas(); ++i) {
    for (const omrade::Run run : rows.runs(i)) {
      for (std::size_t r = run.begin; r < run.end; ++r) {
        const double people = rows.has(kPeople) ? rows[kPeople][r] : 1;
        if (people < 0 || std::isinf(people))
          throw omrade::Error("a number of people that is below 0 or infinite",
                              {.area = i, .column = kPeople.id});
        const std::int32_t code = sex.code(r);
        const auto cell =
            cells.of(age[r], code < 0 ? Sex::unknown : sexes[static_cast<std::size_t>(code)]);
        if (!cell) continue;
        out.people[i * cells.size() + *cell] += run.share * people;
        out.totals[*cell] += run.share * people;
      }
    }
  }
  return out;
}

std::vector<double> calibration(std::span<const double> weights, std::span<const double> totals) {
  // Raking takes rows with a weight: cells without respondents are none.
  std::vector<double> held;
  std::vector<std::uint32_t> band, sex;
  std::vector<double> of_band(totals.size() / 2, 0.0), of_sex(2, 0.0);
  for (std::size_t c = 0; c < totals.size(); ++c) {
    of_band[c / 2] += totals[c];
    of_sex[c % 2] += totals[c];
    if (!(weights[c] > 0)) continue;
    held.push_back(weights[c]);
    band.push_back(static_cast<std::uint32_t>(c / 2));
    sex.push_back(static_cast<std::uint32_t>(c % 2));
  }
  try {
    const std::vector<omrade::stats::Margin> margins{{band, of_band}, {sex, of_sex}};
    const omrade::stats::Raked raked = omrade::stats::rake(held, margins, {});
    if (!raked.converged) return {};
    std::vector<double> factors(totals.size(), 1.0);
    for (std::size_t c = 0, r = 0; c < totals.size(); ++c)
      if (weights[c] > 0) factors[c] = raked.weights[r++] / weights[c];
    return factors;
  } catch (const std::runtime_error&) {
    return {};  // a margin that no weights can meet
  }
}

}  // namespace habits

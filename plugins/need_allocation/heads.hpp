// Those whom the money follows, in each area: a number of people, or their records.
#pragma once

#include "age_weights.hpp"
#include "declarations.hpp"
#include "parameters.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

namespace need_allocation {

/// A number below 0 is an error that names its area.
inline double checked(double number, std::size_t area, const omrade::Input& input) {
  if (number < 0) throw omrade::Error("a number below 0", {.area = area, .column = input.id});
  return number;
}

inline Heads count_records(const omrade::RowsView& rows, std::size_t area,
                           const AgeWeights& weights) {
  if (weights.same()) {
    double number = 0;
    for (const omrade::Run run : rows.runs(area))
      number += run.share * static_cast<double>(run.end - run.begin);
    return {.number = number, .weighted = weights.of_any() * number};
  }
  HeadCount count(weights);
  const auto age = rows[kAge];
  for (const omrade::Run run : rows.runs(area))
    for (std::size_t r = run.begin; r < run.end; ++r) count.add(run.share, age[r]);
  return count.heads();
}

/// NaN where they are not known. Records go before a number.
inline std::vector<Heads> heads_of(const omrade::Call& call) {
  const AgeWeights weights(call[kAgeFrom], call[kAgeWeight]);
  if (!weights.valid())
    throw omrade::Error("age_from must ascend, with as many weights", {.column = kAgeFrom.id});
  std::vector<Heads> out(call.areas(), {NAN, NAN});
  if (call.has(kRecords)) {
    const omrade::RowsView rows = call[kRecords];
    if (!weights.same() && !rows.has(kAge)) return out;
    for (std::size_t i = 0; i < call.areas(); ++i) out[i] = count_records(rows, i, weights);
  } else if (call.has(kPeople) && weights.same()) {
    const omrade::Column people = call[kPeople];
    for (std::size_t i = 0; i < call.areas(); ++i) {
      const double number = checked(people[i], i, kPeople);
      out[i] = {.number = number, .weighted = weights.of_any() * number};
    }
  }
  return out;
}

}  // namespace need_allocation

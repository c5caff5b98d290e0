// A value with its limits at the two levels that every estimate carries.
#pragma once

#include "stats/interval.hpp"

#include <cstdint>
#include <limits>
#include <string_view>

namespace omrade::stats {

/// How limits were come by.
enum class IntervalKind : std::uint8_t {
  none,
  exact,
  byar,
  wilson,
  student,
  dobson,
  simulation,
};

/// "exact", "byar" …
std::string_view name_of(IntervalKind kind);

inline constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// NaN where there is no value; the limits are NaN too where `interval` is none.
struct Estimate {
  double value = kNoNumber;
  Limits at95{kNoNumber, kNoNumber};
  Limits at998{kNoNumber, kNoNumber};
  IntervalKind interval = IntervalKind::none;
};

/// Value and limits times a factor above 0.
Estimate scaled(const Estimate& estimate, double factor);

}  // namespace omrade::stats

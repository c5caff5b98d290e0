// Periods as points in time.
#pragma once

#include <omrade/sdk/call.hpp>

#include <charconv>
#include <cstddef>
#include <string_view>
#include <vector>

namespace follow_up {

/// True where the whole text is a number, such as "2024".
inline bool is_number(std::string_view text, double& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

/// Years where all periods are numbers, so that a year without measurement counts; else 1, 2, 3 …
inline std::vector<double> times_of(const omrade::Call& call) {
  std::vector<double> times(call.periods());
  bool numbers = true;
  for (std::size_t k = 0; k < times.size(); ++k)
    numbers = numbers && is_number(call.period(k), times[k]);
  for (std::size_t k = 0; k < times.size() && !numbers; ++k) times[k] = static_cast<double>(k + 1);
  return times;
}

}  // namespace follow_up

/// What the checks of the generated data have in common.
#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>

namespace kronoberg {

/// Throws `otherwise`, a sentence, unless it holds.
inline void demand(bool holds, const std::string& otherwise) {
  if (!holds) throw std::runtime_error(otherwise);
}

/// A line of the summary, formatted as by printf; at most 199 characters.
std::string line(const char* format, auto... values) {
  char text[200];
  std::snprintf(text, sizeof text, format, values...);
  return std::string(text) + "\n";
}

}  // namespace kronoberg

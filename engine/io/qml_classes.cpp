#include "io/qml_classes.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace omrade::io {
namespace {

constexpr std::size_t kMost = 5;
constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNarrowSpace = "\u202f";
constexpr std::string_view kDash = "\u2013";

int usable(int decimals) {
  return std::clamp(decimals, 0, 10);
}

double rounded(double value, int decimals) {
  return parse_number(fixed(value, usable(decimals))).value_or(value);
}

/// Numbers that are equal when rounded, as one.
std::vector<QmlClass> distinct(std::vector<double> values, int decimals) {
  std::sort(values.begin(), values.end());
  std::vector<QmlClass> runs;
  for (const double value : values) {
    const double seen = rounded(value, decimals);
    if (runs.empty() || runs.back().upper != seen) {
      runs.push_back({.lower = seen, .upper = seen, .from = value});
    }
    ++runs.back().areas;
  }
  return runs;
}

std::size_t distance(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

/// Each class takes runs until it is as near as can be to an equal part of what is left.
std::vector<QmlClass> quantiles(std::span<const QmlClass> runs, std::size_t left) {
  std::vector<QmlClass> classes;
  std::size_t run = 0;
  for (std::size_t k = kMost; k > 0 && run < runs.size(); --k) {
    const std::size_t wanted = (left + k - 1) / k;
    QmlClass taken = runs[run++];
    while (run < runs.size()) {
      const std::size_t with_next = taken.areas + runs[run].areas;
      if (k > 1 && distance(with_next, wanted) >= distance(taken.areas, wanted)) break;
      taken.areas = with_next;
      taken.upper = runs[run++].upper;
    }
    left -= taken.areas;
    classes.push_back(taken);
  }
  return classes;
}

struct Marks {
  std::string_view thousands, point, to;
};
constexpr Marks kSwedish{kNarrowSpace, ",", " till "};
constexpr Marks kEnglish{",", ".", " to "};

std::string number(double value, int decimals, const Marks& marks) {
  std::string digits = fixed(value, usable(decimals));
  std::string out;
  if (digits.front() == '-') {
    out += kMinus;
    digits.erase(0, 1);
  }
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += marks.thousands;
    out += digits[i];
  }
  if (whole < digits.size()) (out += marks.point).append(digits, whole + 1);
  return out;
}

std::string label(const QmlClass& of, int decimals, const Marks& marks) {
  const std::string from = number(of.lower, decimals, marks);
  if (of.lower == of.upper) return from;
  return from + std::string(of.lower < 0 ? marks.to : kDash) + number(of.upper, decimals, marks);
}

}  // namespace

std::vector<QmlClass> qml_classes(std::span<const double> values, int decimals) {
  std::vector<double> finite;
  std::copy_if(values.begin(), values.end(), std::back_inserter(finite),
               [](double value) { return std::isfinite(value); });
  const std::size_t count = finite.size();
  std::vector<QmlClass> classes = distinct(std::move(finite), decimals);
  if (classes.size() > kMost) classes = quantiles(classes, count);
  constexpr std::array<std::array<std::size_t, kMost>, kMost> shades{
      {{2}, {1, 3}, {0, 2, 4}, {0, 1, 3, 4}, {0, 1, 2, 3, 4}}};
  for (std::size_t k = 0; k < classes.size(); ++k) {
    classes[k].shade = shades[classes.size() - 1][k];
  }
  return classes;
}

Text class_label(const QmlClass& of, int decimals) {
  return {.sv = label(of, decimals, kSwedish), .en = label(of, decimals, kEnglish)};
}

}  // namespace omrade::io

#include "report/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace omrade::report {
namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNarrowSpace = "\u202f";
constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kDash = "\u2013";

struct Unit {
  std::string_view name;
  Phrase words;
};
constexpr std::array kUnits{
    Unit{"%", {"%", "%"}},
    Unit{"persons", {"personer", "persons"}},
    Unit{"respondents", {"svarande", "respondents"}},
    Unit{"events", {"händelser", "events"}},
    Unit{"years", {"år", "years"}},
    Unit{"minutes", {"minuter", "minutes"}},
    Unit{"kr", {"kr", "kr"}},
    Unit{"hours", {"timmar", "hours"}},
    Unit{"times/day", {"gånger per dag", "times a day"}},
    Unit{"teeth", {"tänder", "teeth"}},
    Unit{"points", {"poäng", "points"}},
    Unit{"points per person", {"poäng per person", "points per person"}},
    Unit{"per 1000", {"per 1\u202f000", "per 1,000"}},
    Unit{"per 10000", {"per 10\u202f000", "per 10,000"}},
    Unit{"per 100000", {"per 100\u202f000", "per 100,000"}},
    Unit{"persons per km2", {"personer per km²", "persons per km²"}},
    Unit{"km2", {"km²", "km²"}},
    Unit{"km", {"km", "km"}},
    Unit{"m", {"m", "m"}},
};

const Unit* find_unit(std::string_view unit) {
  return std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.name == unit; });
}

int usable(int decimals) {
  return std::clamp(decimals, 0, 10);
}

}  // namespace

std::string number(double value, int decimals, Language language) {
  if (!std::isfinite(value)) return std::string(kDash);
  std::string digits = fixed(value, usable(decimals));
  std::string out;
  if (digits.front() == '-') {
    out += kMinus;
    digits.erase(0, 1);
  }
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += language == Language::sv ? kNarrowSpace : ",";
    out += digits[i];
  }
  if (whole < digits.size()) {
    out += language == Language::sv ? ',' : '.';
    out.append(digits, whole + 1);
  }
  return out;
}

std::string unit_name(std::string_view unit, Language language) {
  const auto* const known = find_unit(unit);
  return std::string(known == kUnits.end() ? unit : known->words.in(language));
}

bool knows_unit(std::string_view unit) {
  return unit.empty() || find_unit(unit) != kUnits.end();
}

std::string with_unit(std::string number_text, std::string_view unit, Language language) {
  if (unit.empty()) return number_text;
  if (unit != "%" || language == Language::sv) number_text += kNoBreakSpace;
  return number_text += unit_name(unit, language);
}

std::string limits(double lower, double upper, int decimals, Language language) {
  const std::string from = number(lower, decimals, language);
  const std::string to = number(upper, decimals, language);
  if (from.starts_with(kMinus) || to.starts_with(kMinus)) {
    return from + (language == Language::sv ? " till " : " to ") + to;
  }
  return from + std::string(kDash) + to;
}

std::string share_percent(double share, Language language) {
  const bool swedish = language == Language::sv;
  const bool little = share > 0 && share < 0.01;
  const bool nearly = share < 1 && share > 0.99;
  std::string out;
  if (little) out = swedish ? "under " : "under ";
  if (nearly) out = swedish ? "över " : "over ";
  return out + with_unit(number(little   ? 1
                                : nearly ? 99
                                         : share * 100,
                                0, language),
                         "%", language);
}

double displayed(double value, int decimals) {
  return parse_number(fixed(value, usable(decimals))).value_or(value);
}

}  // namespace omrade::report

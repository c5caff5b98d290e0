#include "recipe/parameters.hpp"

#include "base/text.hpp"

#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

namespace omrade::recipe {
namespace {

using catalogue::Param;
using catalogue::ParamKind;

ParameterReading must_be(const Param& param, const std::string& what, std::string hint = {}) {
  return {.value = {},
          .problem = "parameter '" + param.id + "' must be " + what,
          .hint = std::move(hint)};
}

std::string outside(const Param& param, double value) {
  return "parameter '" + param.id + "' is " + shortest(value) + ", outside " + shortest(param.min) +
         " to " + shortest(param.max);
}

/// What is no number was told when the recipe was read.
bool inside(const Param& param, double value) {
  return !(value < param.min || value > param.max);
}

ParameterReading read_number(const Param& param, const ParameterSpec& given) {
  const auto* number = std::get_if<double>(&given.value);
  if (number == nullptr) return must_be(param, "a number");
  if (param.kind == ParamKind::integer && *number != std::floor(*number))
    return must_be(param, "a whole number");
  constexpr double most = 9007199254740992;  // 2^53: beyond it not every whole number is a double
  if (param.kind == ParamKind::integer && std::abs(*number) > most)
    return must_be(param, "a whole number of at most 2^53");
  if (!inside(param, *number)) return {.value = {}, .problem = outside(param, *number), .hint = {}};
  return {.value = *number, .problem = {}, .hint = {}};
}

ParameterReading read_choice(const Param& param, const ParameterSpec& given) {
  std::vector<std::string> known;
  for (const catalogue::Choice& choice : param.choices) known.push_back(choice.id);
  const auto* text = std::get_if<std::string>(&given.value);
  if (text == nullptr) return must_be(param, "one of " + join(known, ", "), "write it in quotes");
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == *text)
      return {.value = ParamValue::choice(i, *text), .problem = {}, .hint = {}};
  }
  return {.value = {},
          .problem = "parameter '" + param.id + "' has no choice '" + *text + "'",
          .hint = name_hint(*text, known)};
}

ParameterReading read_list(const Param& param, const ParameterSpec& given) {
  const auto* list = std::get_if<std::vector<double>>(&given.value);
  if (list == nullptr) return must_be(param, "a list of numbers", "write it as [0, 5, 10]");
  for (const double one : *list) {
    if (!inside(param, one)) return {.value = {}, .problem = outside(param, one), .hint = {}};
  }
  return {.value = ParamValue(*list), .problem = {}, .hint = {}};
}

}  // namespace

ParameterReading read_parameter(const Param& param, const ParameterSpec& given) {
  switch (param.kind) {
    case ParamKind::real:
    case ParamKind::integer:
      break;
    case ParamKind::boolean: {
      const auto* flag = std::get_if<bool>(&given.value);
      if (flag == nullptr) return must_be(param, "true or false");
      return {.value = *flag ? 1.0 : 0.0, .problem = {}, .hint = {}};
    }
    case ParamKind::choice:
      return read_choice(param, given);
    case ParamKind::text: {
      const auto* text = std::get_if<std::string>(&given.value);
      if (text == nullptr) return must_be(param, "a text", "write it in quotes");
      return {.value = ParamValue(*text), .problem = {}, .hint = {}};
    }
    case ParamKind::list:
      return read_list(param, given);
  }
  return read_number(param, given);
}

}  // namespace omrade::recipe

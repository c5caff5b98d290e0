// The value of a plugin's parameter.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace omrade {

struct ParamValue {
  double number = 0;   ///< of a number; 0 or 1 of a bool; the index of a choice
  std::string text{};  ///< of a text; the id of a choice
  std::vector<double> list{};

  ParamValue() = default;
  ParamValue(double value) : number(value) {}  // NOLINT(*-explicit-*): most parameters are numbers
  explicit ParamValue(std::string value) : text(std::move(value)) {}
  explicit ParamValue(std::vector<double> value) : list(std::move(value)) {}
  static ParamValue choice(std::size_t index, std::string id) {
    ParamValue value(std::move(id));
    value.number = static_cast<double>(index);
    return value;
  }
  friend bool operator==(const ParamValue&, const ParamValue&) = default;
};

}  // namespace omrade

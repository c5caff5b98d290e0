// The gate: everything that is published passes here, and nothing else can be. It takes out every
// number that could give away a handful of people, and makes the only type that writers accept.
//
//   Gate gate(rules);
//   const auto log = gate.withhold(profile);       // inside the trust boundary: tells the rule
//   … comparisons are made from what is left …
//   const GatedProfile published = gate.pass(std::move(profile));
//
// This form applies the primary rules, and protects the flows of an area against its own total. It
// does not yet protect against differencing between overlapping geographies or totals;
// docs/disclosure.md says so.
#pragma once

#include "model/gated_profile.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::disclosure {

struct Rules {
  bool on = true;
  std::string off_reason{};         ///< printed on every output
  std::uint32_t minimum_count = 5;  ///< persons: 0 < x < this is withheld, and 0 < N - x < this
  std::uint32_t minimum_denominator = 20;  ///< a denominator or base of persons below this
  std::uint32_t minimum_respondents = 30;  ///< a base of respondents below this
};

enum class Rule : std::uint8_t {
  minimum_count,
  complement,
  minimum_denominator,
  minimum_respondents,
  part_withheld,
  margin,  ///< of a flow: together with another one, so that the area's total does not tell it
};
std::string_view to_string(Rule rule);

/// One cell that was withheld, without its value.
struct Withheld {
  std::string level, indicator, layer, period, area, other;
  Rule rule = Rule::minimum_count;
};

class Gate {
 public:
  explicit Gate(Rules rules) : rules_(std::move(rules)) {}

  /// Overwrites value, interval, numerator, denominator and base of every unsafe cell, and marks it
  /// withheld. Doing it twice changes nothing. Returns what was withheld now, in the order of the
  /// profile.
  std::vector<Withheld> withhold(Profile& profile) const;

  /// Withholds and seals.
  [[nodiscard]] GatedProfile pass(Profile profile) const;

 private:
  Rules rules_;
};

}  // namespace omrade::disclosure

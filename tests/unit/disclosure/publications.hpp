// Publications one after the other, each with the history of the one before, for tests.
#pragma once

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/history.hpp"
#include "disclosure/later_publication.hpp"
#include "small_profiles.hpp"

#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure::testing {

inline const std::vector<double> kPeople{100, 200, 300};

inline Profile areas_alone(const std::vector<double>& x) {
  return SmallProfile(3).proportion("share", x, kPeople).get();
}
inline Profile areas_and_region(const std::vector<double>& x) {
  return SmallProfile(3)
      .level("region", 1, {{0, 0}, {1, 0}, {2, 0}})
      .proportion("share", x, kPeople)
      .get();
}

struct Publication {
  Profile profile;
  std::vector<Withheld> log;
  std::string next;
};

inline Publication publish(const std::string& before, Profile profile, const Rules& rules = {},
                           const AmountRules& amounts = {}) {
  const History history = History::parse(before, "history.json");
  history.require_thresholds(rules, "history.json");
  history.require_amounts(amounts, profile.periods, "history.json");
  history.require(profile);
  Originals originals(profile);
  const Gate gate(rules);
  std::vector<Withheld> log = withhold(gate, rules, history, profile, originals);
  const auto append = [&log](std::vector<Withheld> more) {
    log.insert(log.end(), more.begin(), more.end());
  };
  Rounded rounded = gate.round(profile, originals);
  append(std::move(rounded.withheld));
  if (history.revise_rounded(rules, profile, originals, log))
    append(rounded.gate.withhold(profile, originals));
  Profile kept = profile;
  return {
      std::move(kept), std::move(log),
      history.with(rounded.gate.pass(std::move(profile), originals), originals, rules, amounts)};
}

inline constexpr const char* kNothing = R"({"history": 1})";

}  // namespace omrade::disclosure::testing

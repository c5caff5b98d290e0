// A profile small enough to check by eye: four squares of a kilometre, two centres that share them.
#pragma once

#include "model/gated_profile.hpp"

#include <memory>
#include <string>
#include <vector>

// The real gate is engine/disclosure's, which these tests do not link.
namespace omrade::disclosure {
class Gate {
 public:
  static GatedProfile pass(Profile profile, DisclosureSummary summary) {
    return {std::move(profile), std::move(summary)};
  }
};
}  // namespace omrade::disclosure

namespace omrade::report::testing {

struct Cell {
  double value = 0;
  double lower = 0;
  double upper = 0;
  double base = 0;
  State state = State::ok;
  std::int32_t reason = -1;
};

/// A layer with an interval wherever lower < upper.
LayerResult layer_of(const std::string& indicator, LayerInfo info, const std::vector<Cell>& cells);
/// Compares with the level "region".
void compare(LayerResult& layer, double benchmark, const std::vector<std::int8_t>& clear);

/// Levels "deso" (north-west and so on), "around" (pages: "vc1", "vc2"), "centre" (the same, as
/// points) and "region". The index of the south-east square is withheld.
Profile tiny_profile();
DisclosureSummary tiny_summary();
/// The tiny profile, gated.
GatedProfile tiny();

/// The level of the profile.
LevelResult& level(Profile& profile, const std::string& id);

}  // namespace omrade::report::testing

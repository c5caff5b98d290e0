// One published number unfolded to sources, shares and formula. Reads the ungated workspace, and
// lets out of it only what could not give away a handful of people:
//
//   - of a withheld number nothing but its definition and its sources;
//   - an input's value where it is a number that the profile prints of the area: a numerator,
//     denominator or base of a published cell that is made of it; of what is no count, where no
//     layer made from the same columns is withheld there and it is not a mean of few;
//   - a base area's value where the profile prints it of that area; where it prints none that is
//     made of the input, how many base areas there are.
#pragma once

#include "model/gated_profile.hpp"
#include "recipe/plan.hpp"
#include "run/workspace.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace omrade::run {

/// Which number; all must exist in the profile.
struct WhichNumber {
  std::string indicator{}, layer{}, level{}, period{};
  std::size_t area = 0;
};

/// A number that may be protected; NaN is missing.
struct Shown {
  double value = std::numeric_limits<double>::quiet_NaN();
  bool hidden = false;
};

/// What a base area gives to a sum: share · value = product.
struct BaseTerm {
  std::string area{}, name{};
  double share = 0;
  Shown value{}, product{};
};

struct UnfoldedInput {
  std::string id{};
  Text title{};
  std::string unit{}, measure{};       ///< measure "rows" for rows
  std::string absent{};                ///< why it does not reach the level; empty if it does
  std::string set{};                   ///< area set of the key
  std::string crosswalk{};             ///< method by which it came, or empty: by identity
  std::string form{};                  ///< how several columns make a value; empty for one
  std::vector<std::string> columns{};  ///< "table.column"; "table" for rows
  Shown value{};                       ///< of rows: their number, weighed by share
  std::vector<BaseTerm> terms{};       ///< the first of them, in the order of the base set
  std::size_t not_printed = 0;         ///< base areas, where the profile prints none of them
  std::size_t more = 0;                ///< terms left out …
  Shown more_together{};               ///< … and their products' sum
};

struct UnfoldedSource {
  std::string id{}, source{}, licence{}, period{};
};

/// A part of a composite: published numbers only.
struct UnfoldedPart {
  std::string layer{};
  Text title{};
  State state = State::ok;
  double value = 0, normalised = 0, weight = 0;
  double contribution = 0;  ///< of a geometric mean: the logarithm of its factor
  int decimals = 2;
  std::string unit{}, scale{}, polarity{};
};

struct UnfoldedComparison {
  std::string with{};  ///< level, or source of an external value
  double benchmark = 0, difference = 0, lower95 = 0, upper95 = 0;
  int clear = 0;
  bool against_rest = false;
};

struct Unfolded {
  WhichNumber which{};
  std::string area_id{}, area_name{}, plugin{}, version{}, reason{};
  Text level_title{}, method{}, summary{};
  LayerInfo info{};
  State state = State::missing;
  Estimator estimator = Estimator::direct;
  IntervalKind interval = IntervalKind::none;
  double value = 0, lower95 = 0, upper95 = 0, numerator = 0, denominator = 0, base = 0;
  double recomputed = 0;  ///< from what is shown here; NaN where only the plugin can
  std::optional<CrosswalkRecord> crosswalk{};
  std::vector<UnfoldedInput> inputs{};
  std::vector<UnfoldedSource> sources{};
  std::vector<ParameterRecord> parameters{};
  std::optional<UnfoldedComparison> comparison{};
  std::vector<UnfoldedPart> parts{};  ///< of a composite
  std::string aggregate{};            ///< of a composite: arithmetic or geometric
  DisclosureSummary rules{};
  bool anything_hidden = false;  ///< an input or base area is protected
};

/// Error bug when the profile has no such number, or when parts do not give it again.
Unfolded unfold(const WhichNumber& which, const GatedProfile& profile, const recipe::Recipe& recipe,
                const recipe::Plan& plan, const Workspace& workspace);

}  // namespace omrade::run

// A gate that rounds: what it withholds, what it rounds, and what it seals.
#include "base/error.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/round_persons.hpp"
#include "given_layers.hpp"
#include "small_profiles.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

using testing::kNone;
using testing::persons;
using testing::profile_of;
using testing::SmallProfile;

TEST(RoundingGate, WithholdsFirstAndRoundsWhatIsLeft) {
  const GatedProfile gated =
      Gate({.rounding = 5}).pass(profile_of({persons({0, 3, 5, 7, 12, 250})}));
  const LayerResult& layer = gated.view().levels[0].layers[0];
  EXPECT_EQ(layer.estimates.spans().state_of(1), State::withheld);
  EXPECT_TRUE(std::isnan(layer.estimates.spans().value[1]));
  EXPECT_EQ(layer.estimates.spans().value[2], 5);
  EXPECT_EQ(layer.estimates.spans().value[3], 5);
  EXPECT_EQ(layer.estimates.spans().value[5], 250);
  EXPECT_EQ(gated.disclosure().rounding, 5U);
  EXPECT_EQ(gated.disclosure().withheld, 1U);
}

TEST(RoundingGate, PublishesTenThoughItsNearestMultipleOfThreeIsBelowTheMinimum) {
  const GatedProfile gated =
      Gate({.minimum_count = 10, .rounding = 3}).pass(profile_of({persons({10, 40})}));
  EXPECT_EQ(gated.view().levels[0].layers[0].estimates.spans().value[0], 9);
  EXPECT_EQ(gated.disclosure().withheld, 0U);
}

TEST(RoundingGate, RoundsExactlyWhatTheGateWithoutRoundingWouldHaveSealed) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& drawn, bool five) {
    const std::uint32_t base = five ? 5 : 3;
    constexpr std::size_t areas = 6;
    std::vector<double> x(areas), n(areas);
    for (std::size_t i = 0; i < areas; ++i) {
      n[i] = 60.0 + static_cast<double>(i);
      x[i] = i < drawn.size() ? drawn[i] % 61 : 20;
    }
    const auto made = [&] {  // anew, since copies share their numbers
      SmallProfile small(areas);
      small.level("pair", 3, {{0, 0}, {1, 0}, {2, 1}, {3, 1}, {4, 2}, {5, 2}});
      small.level("region", 1, {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}});
      return small.proportion("share", x, n).get();
    };
    const GatedProfile exact = Gate({}).pass(made());
    const GatedProfile gated = Gate({.rounding = base}).pass(made());
    for (std::size_t v = 0; v < exact.view().levels.size(); ++v) {
      const ConstEstimateSpans was = exact.view().levels[v].layers[0].estimates.spans();
      const ConstEstimateSpans is = gated.view().levels[v].layers[0].estimates.spans();
      for (std::size_t i = 0; i < was.size(); ++i) {
        RC_ASSERT(is.state_of(i) == was.state_of(i));
        if (was.state_of(i) == State::withheld) {
          RC_ASSERT(std::isnan(is.numerator[i]) && std::isnan(is.denominator[i]));
          continue;
        }
        RC_ASSERT(is.numerator[i] == rounded(was.numerator[i], base));
        RC_ASSERT(is.denominator[i] == rounded(was.denominator[i], base));
        RC_ASSERT(is.base[i] == rounded(was.base[i], base));
        RC_ASSERT((was.numerator[i] == 0) == (is.numerator[i] == 0));
      }
    }
  }));
}

TEST(RoundingGate, GivesAGateForWhatIsMadeOfRoundedNumbers) {
  Profile profile = profile_of({persons({10, 40})});
  const Originals originals(profile);
  const Gate gate({.minimum_count = 10, .rounding = 3});
  gate.withhold(profile, originals);
  const Rounded rounded = gate.round(profile, originals);
  const LayerInfo count{.id = "rest", .kind = LayerKind::count};
  EXPECT_FALSE(gate.safe(count, 9, kNone, kNone));
  EXPECT_TRUE(rounded.gate.safe(count, 9, kNone, kNone));
  EXPECT_FALSE(rounded.gate.safe(count, 6, kNone, kNone));
  EXPECT_FALSE(rounded.gate.enough(19));  // persons as they are
  EXPECT_TRUE(rounded.gate.enough(20));
  EXPECT_TRUE(rounded.gate.withhold(profile, originals).empty());
}

TEST(RoundingGate, SealsNoNumberOfPersonsThatCameLaterAndIsNotRounded) {
  Profile profile = profile_of({persons({10, 40})});
  const Originals originals(profile);
  const Rounded rounded = Gate({.rounding = 5}).round(profile, originals);
  LayerResult later = persons({10, 41});
  profile.levels[0].layers.push_back(later);
  try {
    (void)rounded.gate.pass(std::move(profile), originals);
    ADD_FAILURE() << "it was sealed";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::bug);
    EXPECT_EQ(error.messages()[0].subject, "x.persons at deso area1 in 2024");
    EXPECT_EQ(error.messages()[0].what, "its value was not rounded");
  }
}

TEST(RoundingGate, RoundsNothingWhereItIsNotAskedTo) {
  Profile profile = profile_of({persons({7, 12})});
  const Originals originals(profile);
  const Rounded same = Gate({}).round(profile, originals);
  EXPECT_EQ(profile.levels[0].layers[0].estimates.spans().value[0], 7);
  const GatedProfile gated = same.gate.pass(std::move(profile), originals);
  EXPECT_EQ(gated.disclosure().rounding, 0U);
}

}  // namespace
}  // namespace omrade::disclosure

// What was withheld for others and need not be, by hand.
#include "disclosure/republish.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;

constexpr std::size_t kWork = 10'000;

/// 3 + 40 + 50 = 93, where 3 is a small number and all else is published.
struct Total {
  LinearSystem system;
  std::vector<Range> rounded = std::vector<Range>(4, no_range);
  std::vector<Standing> before{Standing::withheld, Standing::published, Standing::published,
                               Standing::published};
  Total() {
    for (const double value : {3.0, 40.0, 50.0, 93.0}) {
      system.add({.value = value,
                  .weight = value,
                  .known = {1, std::numeric_limits<double>::infinity()},
                  .need = value == 3 ? Range{1, 4} : no_range,
                  .whole = true});
    }
    system.relate({{0, 1}, {1, 1}, {2, 1}, {3, -1}});
  }
  std::vector<Standing> after(const std::vector<std::size_t>& order, std::size_t budget) {
    Exchanges exchanges(system, rounded, std::vector<Standing>(4, Standing::withheld));
    republish(system, rounded, before, order, budget, exchanges);
    return exchanges.standing();
  }
};

TEST(Republish, AllButOneThatTheSmallNumberNeedsComeBackInTheOrderAskedFor) {
  constexpr auto out = Standing::published;
  constexpr auto in = Standing::withheld;
  EXPECT_THAT(Total().after({3, 2, 1}, kWork), ElementsAre(in, in, out, out));
  EXPECT_THAT(Total().after({1, 2, 3}, kWork), ElementsAre(in, out, out, in));
  EXPECT_THAT(Total().after({1, 3, 2}, kWork), ElementsAre(in, out, in, out));
}

TEST(Republish, WithoutWorkToSpendNothingComesBack) {
  EXPECT_THAT(Total().after({3, 2, 1}, 0), ElementsAre(Standing::withheld, Standing::withheld,
                                                       Standing::withheld, Standing::withheld));
}

TEST(Republish, WhereSomethingWasNeverShownToBePossibleNothingAroundItComesBack) {
  Total total;
  total.system.cell(0).need = {0, 4};  // zeros are published: nobody believes 0
  EXPECT_THAT(total.after({3, 2, 1}, kWork), ElementsAre(Standing::withheld, Standing::withheld,
                                                         Standing::withheld, Standing::withheld));
}

}  // namespace
}  // namespace omrade::disclosure

// Parts of a system, by hand.
#include "disclosure/parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::disclosure {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Parts, CellsHangTogetherThroughAnyRelationWhateverIsPublished) {
  LinearSystem system;
  for (int i = 0; i < 6; ++i) system.add({.value = 1});
  system.relate({{1, 1}, {4, -1}});
  system.relate({{4, 1}, {5, -1}});
  system.relate({{0, 1}, {3, -1}});
  EXPECT_THAT(parts_of(system),
              ElementsAre(ElementsAre(1, 4, 5), ElementsAre(0, 3), ElementsAre(2)));
}

TEST(Parts, NothingHasNone) {
  EXPECT_THAT(parts_of(LinearSystem()), IsEmpty());
}

}  // namespace
}  // namespace omrade::disclosure

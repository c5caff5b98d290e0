// What zeros tell by being published is no need that a gate could see to.
#include "disclosure/least.hpp"

#include <gtest/gtest.h>

#include <cstddef>

namespace omrade::disclosure {
namespace {

/// Cells are added with how they stand; withheld whole persons are at least one.
struct Small {
  ProfileSystem made;

  std::size_t add(double value, Standing standing, const Range& need = no_range) {
    made.counts.push_back({.value = value, .whole = true, .places = {Place{}}});
    made.rounded.push_back(no_range);
    made.standing.push_back(standing);
    made.before.push_back(false);
    return made.system.add({.value = value, .known = {1, 1000}, .need = need});
  }
  [[nodiscard]] Range need(std::size_t cell) const { return made.system.cells()[cell].need; }
};

TEST(Least, ASumOfTwoWithheldOnesIsTwoAtLeast) {
  Small small;
  const auto a = small.add(1, Standing::withheld);
  const auto b = small.add(2, Standing::withheld);
  const auto sum = small.add(3, Standing::withheld, {1, 4});
  small.made.system.relate({{a, 1}, {b, 1}, {sum, -1}});
  see_least(small.made, 2);
  EXPECT_EQ(small.need(sum), (Range{2, 4}));
}

TEST(Least, WhatIsPublishedIsOpenToIt) {
  // Only what is known whatever is withheld rules anything out.
  Small small;
  const auto a = small.add(1, Standing::published);
  const auto sum = small.add(3, Standing::withheld, {1, 4});
  const auto b = small.add(2, Standing::withheld);
  small.made.system.relate({{a, 1}, {b, 1}, {sum, -1}});
  see_least(small.made, 2);
  EXPECT_EQ(small.need(sum), (Range{2, 4}));
  Small fixed;
  const auto c = fixed.add(2, Standing::fixed);
  const auto all = fixed.add(3, Standing::withheld, {1, 4});
  const auto d = fixed.add(1, Standing::withheld);
  fixed.made.system.relate({{c, 1}, {d, 1}, {all, -1}});
  see_least(fixed.made, 2);
  EXPECT_EQ(fixed.need(all), (Range{3, 4}));
}

TEST(Least, ThoseOfTheAreaAreAllWhoAreListedLessThoseFromTwoOtherAreas) {
  // Of 267 listed 170 and 94 live here; one and two do not, so that 265 are the most who may.
  Small small;
  const auto here = small.add(170, Standing::withheld);
  const auto there = small.add(94, Standing::withheld);
  const auto one = small.add(1, Standing::withheld);
  const auto two = small.add(2, Standing::withheld);
  const auto own = small.add(264, Standing::withheld, {263, 266});
  small.made.system.relate({{here, 1}, {there, 1}, {own, -1}});
  small.made.system.relate({{here, 1}, {there, 1}, {one, 1}, {two, 1}}, 267);
  see_least(small.made, 20);
  EXPECT_EQ(small.need(own), (Range{263, 266})) << "no relation says so alone";
  see_least_together(small.made);
  EXPECT_EQ(small.need(own), (Range{263, 265}));
}

}  // namespace
}  // namespace omrade::disclosure

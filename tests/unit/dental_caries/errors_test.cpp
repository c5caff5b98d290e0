// Numbers that cannot be stop the plugin, and the error names the area and the column.
#include "fixture.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace omrade::host {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// The second of two areas holds the record.
std::string failure(const Child& child) {
  return compute({.records = {{12, 0}, child}, .runs = {{{0, 1, 1}}, {{1, 2, 1}}}}).failure;
}
std::string at(const std::string& field, const std::string& what) {
  return "se.omrade.dental_caries: area 'A1', '" + field + "': " + what;
}

TEST(DentalCariesErrors, AffectedTeethAreAWholeNumberFromZeroTo32) {
  const std::string what =
      "affected teeth are a whole number from 0 to 32, or empty if not examined";
  for (const double affected : {-1.0, 0.5, 33.0, 99.0, kInfinite}) {
    EXPECT_EQ(failure({12, affected}), at("affected", what)) << affected;
    EXPECT_EQ(failure({10, affected}), at("affected", what)) << affected;  // whatever the age
  }
  EXPECT_EQ(failure({12, 32}), "");
  EXPECT_EQ(failure({12, kNone}), "");
}

TEST(DentalCariesErrors, ANumberOfChildrenIsAtLeastZero) {
  const std::string what = "a number of people that is below 0 or infinite";
  EXPECT_EQ(failure({12, 1, -1}), at("children", what));
  EXPECT_EQ(failure({12, 1, kInfinite}), at("children", what));
  EXPECT_EQ(failure({12, 1, 0}), "");
  // An empty one is no error, but not nobody either.
  const Outcome masked = compute({.records = {{12, 0, 70}, {12, 1, kNone}, {12, 4, 30}}});
  EXPECT_EQ(masked.failure, "");
  EXPECT_EQ(layer(masked, "caries_free_12").state_of(0), State::missing);
}

TEST(DentalCariesErrors, ANumberOfResidentsIsAtLeastZero) {
  const Residents residents{.records = {{12, 1}, {40, -1}}, .runs = {{{0, 1, 1}}, {{1, 2, 1}}}};
  const Children children{.records = {{12, 0}}, .runs = {{{0, 1, 1}}, {}}};
  EXPECT_EQ(compute(children, residents).failure,
            at("people", "a number of people that is below 0 or infinite"));
}

}  // namespace
}  // namespace omrade::host

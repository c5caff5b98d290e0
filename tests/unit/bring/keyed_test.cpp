#include "bring/keyed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::bring {
namespace {

using ::testing::ElementsAre;

const AreaSet& deso() {
  static const AreaSet areas({.id = "deso", .ids = {"0780A0010", "0780C1010"}});
  return areas;
}

Column codes(const std::vector<std::string>& texts) {
  std::vector<std::string> labels;
  std::vector<std::int32_t> values;
  for (const std::string& text : texts) {
    if (text.empty()) {
      values.push_back(-1);
      continue;
    }
    values.push_back(static_cast<std::int32_t>(labels.size()));
    labels.push_back(text);
  }
  return Column::of_categories(values, labels);
}

TEST(Match, TellsUnknownCodesFromEmptyOnesAndFromThoseOutside) {
  const std::vector<std::string> outside{"utomlan"};
  const Keyed keyed =
      match(codes({"0780C1010", "", "utomlan", "9999", "0780A0010"}), deso(), outside);
  EXPECT_THAT(keyed.area, ElementsAre(1, kNoArea, kNoArea, kNoArea, 0));
  EXPECT_EQ(keyed.matched, 2U);
  EXPECT_EQ(keyed.empty, 1U);
  EXPECT_EQ(keyed.outside, 1U);
  EXPECT_EQ(keyed.unknown_rows, 1U);
  EXPECT_THAT(keyed.unknown, ElementsAre("9999"));
}

TEST(ExplainMismatch, SeesThatLeadingZerosAreLost) {
  const Keyed keyed = match(codes({"780C1010"}), deso(), {});
  EXPECT_EQ(explain_mismatch(keyed, deso()),
            "'780C1010' is '0780C1010' without its leading zeros; keep codes as text where the "
            "table is made");
}

TEST(ExplainMismatch, ShowsBothSides) {
  const Keyed keyed = match(codes({"Dalbo"}), deso(), {});
  EXPECT_EQ(explain_mismatch(keyed, deso()),
            "they look like 'Dalbo', the areas have ids like '0780A0010'");
}

}  // namespace
}  // namespace omrade::bring

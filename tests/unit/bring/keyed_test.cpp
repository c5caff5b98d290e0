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

TEST(ExplainMismatch, SeesThatCharactersAreDecomposed) {
  const AreaSet areas({.id = "ort", .ids = {"\xC3\x85seda"}});
  const Keyed keyed = match(codes({"A\xCC\x8Aseda"}), areas, {});
  EXPECT_EQ(explain_mismatch(keyed, areas),
            "some of the codes are written with decomposed characters (Unicode NFD); normalise "
            "that file to NFC");
}

TEST(ExplainMismatch, SeesThatIdsAreDecomposed) {
  const AreaSet areas({.id = "ort", .ids = {"A\xCC\x8Aseda"}});
  const Keyed keyed = match(codes({"\xC3\x85seda"}), areas, {});
  EXPECT_EQ(explain_mismatch(keyed, areas),
            "ids of the areas are written with decomposed characters (Unicode NFD); normalise "
            "that file to NFC");
}

TEST(ExplainMismatch, ShowsBothSides) {
  const Keyed keyed = match(codes({"Dalbo"}), deso(), {});
  EXPECT_EQ(explain_mismatch(keyed, deso()),
            "they look like 'Dalbo', the areas have ids like '0780A0010'");
}

TEST(FindArea, TriesACodeWithoutTheYearOfItsDivision) {
  EXPECT_EQ(find_area("0780C1010", deso()).area, 1U);
  EXPECT_EQ(find_area("0780C1010_DeSO2025", deso()).area, 1U);
  EXPECT_EQ(find_area("0780C1010_DeSO2025", deso()).suffix, "_DeSO2025");
  EXPECT_FALSE(find_area("0780X", deso()).area.has_value());
}

TEST(ExplainOtherDivision, SaysBothYearsWhereTheyDiffer) {
  const AreaSet areas({.id = "deso", .ids = {"0780A"}, .vintage = "_DeSO2025"});
  const auto explain = [&areas](std::string_view code) {
    return explain_other_division(code, find_area(code, areas), areas);
  };
  EXPECT_EQ(explain("0780A_DeSO2018"),
            "'0780A_DeSO2018' is a code of DeSO2018, and areas 'deso' are of DeSO2025");
  EXPECT_EQ(explain("0780A_deso2025"), "");
  EXPECT_EQ(explain("0780A"), "");
}

}  // namespace
}  // namespace omrade::bring

#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

namespace omrade {

using ::testing::ElementsAre;

TEST(Shortest, ReadsBackToTheSameDouble) {
  EXPECT_TRUE(rc::check([](double value) {
    if (!std::isfinite(value)) return;
    RC_ASSERT(parse_number(shortest(value)).value() == value);
  }));
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(5912), "5912");
  EXPECT_EQ(shortest(500000), "500000");
  EXPECT_EQ(shortest(1e300), "1e+300");
}

TEST(Shortest, MinusZeroIsZeroAndMissingIsEmpty) {
  EXPECT_EQ(shortest(-0.0), "0");
  EXPECT_EQ(shortest(std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(Fixed, NeverPrintsMinusZero) {
  EXPECT_EQ(fixed(-0.001, 2), "0.00");
  EXPECT_EQ(fixed(-0.01, 2), "-0.01");
  EXPECT_EQ(fixed(1.5513, 2), "1.55");
}

TEST(ParseNumber, TakesTheWholeTextOrNothing) {
  EXPECT_EQ(parse_number("12.5"), 12.5);
  EXPECT_EQ(parse_number("+3"), 3.0);
  EXPECT_EQ(parse_number("12,5"), std::nullopt);
  EXPECT_EQ(parse_number("12 "), std::nullopt);
  EXPECT_EQ(parse_number(""), std::nullopt);
  EXPECT_EQ(parse_number("+-5"), std::nullopt);
  EXPECT_EQ(parse_number("inf"), std::nullopt);
}

TEST(NearestName, FindsSwapsAndSlips) {
  const std::vector<std::string> known{"source", "id", "name"};
  EXPECT_EQ(nearest_name("sorce", known), "source");
  EXPECT_EQ(nearest_name("soruce", known), "source");
  EXPECT_EQ(nearest_name("Source", known), "source");
  EXPECT_EQ(nearest_name("weather", known), std::nullopt);
  EXPECT_EQ(nearest_name("n", std::vector<std::string>{"m"}), std::nullopt);
}

TEST(NameHint, ListsWhatIsKnownWhenNothingIsNear) {
  const std::vector<std::string> known{"deso", "kommun"};
  EXPECT_EQ(name_hint("parish", known), "known: deso, kommun");
  EXPECT_EQ(name_hint("kommum", known), "did you mean 'kommun'?");
  EXPECT_EQ(name_hint("x", {}), "");
  const std::vector<std::string> page{std::string(199, 'a') + "å and a page more"};
  EXPECT_EQ(name_hint("x", page), "known: " + std::string(199, 'a') + "…");
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
}

TEST(Escapes, LeaveNothingThatTheFormatTakesForItsOwn) {
  EXPECT_EQ(html_escape("<Å & \"B\">"), "&lt;Å &amp; &quot;B&quot;&gt;");
  EXPECT_EQ(json_quote("a\"b\\\n\x01"), "\"a\\\"b\\\\\\n\\u0001\"");
  EXPECT_EQ(csv_field("Läkarhuset, Ljungby"), "\"Läkarhuset, Ljungby\"");
  EXPECT_EQ(csv_field("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(csv_field("Ryd"), "Ryd");
}

TEST(FileNameFor, NoIdLeavesItsFolder) {
  EXPECT_EQ(file_name_for("dalbo"), "dalbo");
  EXPECT_EQ(file_name_for("../etc/passwd"), "%2E.%2Fetc%2Fpasswd");
  EXPECT_EQ(file_name_for("Åseda 1"), "%C3%85seda%201");
}

}  // namespace omrade

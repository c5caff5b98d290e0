#include "io/csv_number.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::io {
namespace {

char mark(const std::vector<std::string_view>& texts) {
  return detect_decimal(texts);
}

TEST(DecimalMark, CommaWhenANumberNeedsIt) {
  EXPECT_EQ(mark({"1", "12,5"}), ',');
  EXPECT_EQ(mark({"0,125"}), ',');
  EXPECT_EQ(mark({"-1234,567"}), ',');
}

TEST(DecimalMark, PointWhenANumberHasOne) {
  EXPECT_EQ(mark({"12,5", "1.5"}), '.');
  EXPECT_EQ(mark({"1.5", "12,5"}), '.');
}

TEST(DecimalMark, PointWhenNothingDecides) {
  EXPECT_EQ(mark({}), '.');
  EXPECT_EQ(mark({"1", "0780", "x,y", "", ",", "."}), '.');
  EXPECT_EQ(mark({"1,234", "12,345,678"}), '.');
}

TEST(DecimalMark, PointsAndCommasInTextDecideNothing) {
  EXPECT_EQ(mark({"Norr, syd", "a.b", "..", "12,5"}), ',');
}

TEST(DecimalNumber, HasOneMarkOnly) {
  EXPECT_EQ(decimal_number("12,5", ','), 12.5);
  EXPECT_EQ(decimal_number("12", ','), 12);
  EXPECT_FALSE(decimal_number("12.5", ',').has_value());
  EXPECT_FALSE(decimal_number("1,2,5", ',').has_value());
  EXPECT_FALSE(decimal_number("12,5", '.').has_value());
}

TEST(DecimalNumber, MayHaveBlanksBetweenThousands) {
  EXPECT_EQ(decimal_number("1 234", '.'), 1234);
  EXPECT_EQ(decimal_number("1 234.5", '.'), 1234.5);
  EXPECT_EQ(decimal_number("12\u00A0345\u00A0678,5", ','), 12345678.5);
  EXPECT_EQ(decimal_number("-1\u202F234", '.'), -1234);
  EXPECT_EQ(decimal_number("1\u2009234", '.'), 1234);
}

TEST(DecimalNumber, HasNoBlanksAnywhereElse) {
  for (const char* text :
       {"1 2", "12 34", "1234 567", "1 2345", "0 123", "1 234 ", "1  234", "1 234.5 6", "1,5 000",
        "1 234\u00A0567", "- 1 234", " 234", "1 abc", "1 234 kr", "\u00A0", "1\u2003234"}) {
    EXPECT_FALSE(decimal_number(text, '.').has_value()) << text;
    EXPECT_FALSE(decimal_number(text, ',').has_value()) << text;
  }
}

TEST(DecimalMark, CommaAfterThousandsDecides) {
  EXPECT_EQ(mark({"1 234,5"}), ',');
  EXPECT_EQ(mark({"1\u00A0234,567"}), ',');
  EXPECT_EQ(mark({"1 234", "5 678"}), '.');
}

TEST(NumberHint, SaysBothReadingsOfWhatMayBeAThousand) {
  EXPECT_EQ(number_hint("1,000", '.'),
            "write decimal = \",\" in the recipe if it means 1, or 1000 in the table if the comma "
            "sets thousands apart");
  EXPECT_EQ(number_hint("-12.500", ','),
            "write decimal = \".\" in the recipe if it means -12.5, or -12500 in the table if the "
            "point sets thousands apart");
}

TEST(NumberHint, KnowsWhatCanOnlyBeThousands) {
  EXPECT_EQ(number_hint("1,234,567", '.'),
            "write 1234567 in the table if the comma sets thousands apart");
  EXPECT_EQ(number_hint("1,234.5", '.'),
            "write 1234.5 in the table if the comma sets thousands apart");
}

TEST(NumberHint, KnowsWhatCanOnlyBeAFraction) {
  for (const char* text : {"12,5", "0,125", "1234,567", "1 234,567"})
    EXPECT_EQ(number_hint(text, '.'),
              "write decimal = \",\" in the recipe if that is the decimal mark")
        << text;
}

TEST(NumberHint, OfAWordNamesMissingMarks) {
  for (const char* text : {"tolv", "1,2345,678", "1,23,456"})
    EXPECT_EQ(number_hint(text, '.'),
              "write a number, or name the mark under missing = [...] in the recipe")
        << text;
}

TEST(DecimalNumber, ReadsBackWhatIsWrittenWithAComma) {
  EXPECT_TRUE(rc::check("shortest text with a comma", [](double number) {
    RC_PRE(std::isfinite(number));
    std::string text = shortest(number);
    if (const std::size_t at = text.find('.'); at != std::string::npos) text[at] = ',';
    RC_ASSERT(decimal_number(text, ',') == number);
  }));
}

TEST(MaybeThousands, WhereThreeDigitsFollowEveryMark) {
  const auto first = [](const std::vector<std::string>& texts, char decimal) {
    return maybe_thousands(texts, decimal);
  };
  EXPECT_EQ(first({"980", "..", "1.400", "-12.500"}, '.'), "1.400");
  EXPECT_EQ(first({"1,400"}, ','), "1,400");
  EXPECT_EQ(first({"1.400", "0.125"}, '.'), "");
  EXPECT_EQ(first({"1.400", "12.5"}, '.'), "");
  EXPECT_EQ(first({"1234.500"}, '.'), "");
  EXPECT_EQ(first({"1400", "NA", "."}, '.'), "");
  EXPECT_EQ(thousands_of("-12.500"), -12500);
}

}  // namespace
}  // namespace omrade::io

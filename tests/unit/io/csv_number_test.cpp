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

TEST(DecimalNumber, ReadsBackWhatIsWrittenWithAComma) {
  rc::check("shortest text with a comma", [](double number) {
    RC_PRE(std::isfinite(number));
    std::string text = shortest(number);
    if (const std::size_t at = text.find('.'); at != std::string::npos) text[at] = ',';
    RC_ASSERT(decimal_number(text, ',') == number);
  });
}

}  // namespace
}  // namespace omrade::io

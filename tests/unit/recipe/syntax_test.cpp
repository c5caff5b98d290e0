// Texts that are not TOML: one problem, in words for an analyst.
#include "recipe_text.hpp"

#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

/// The one problem of a text, without the file's name.
std::string syntax(const std::string& text) {
  const auto problems = problems_of(text);
  EXPECT_EQ(problems.size(), 1U) << text;
  return problems.empty() ? std::string{} : problems.front().substr(sizeof("recipe.toml:") - 1);
}

TEST(Syntax, TextWithoutQuotes) {
  EXPECT_EQ(syntax("a = b.csv  # c"),
            "1:5: 'b.csv' is not a value; text stands between double quotes: \"b.csv\"");
  EXPECT_EQ(syntax("a = [x, y]"),
            "1:6: 'x' is not a value; text stands between double quotes: \"x\"");
  EXPECT_EQ(syntax("a = tjena"),
            "1:5: 'tjena' is not a value; text stands between double quotes: \"tjena\"");
  EXPECT_EQ(syntax("b = \"å\"\na = “å”"),
            "2:5: '“å”' is not a value; text stands between double quotes: \"å\"");
}

TEST(Syntax, CodeWithoutQuotes) {
  EXPECT_EQ(syntax("a = 0780"),
            "1:5: '0780' is not a value; numbers as 12 or 0.5; codes, years and dates are text: "
            "\"0780\"");
}

TEST(Syntax, TruthInOtherWords) {
  EXPECT_EQ(syntax("required = True"), "1:12: 'True' is not a value; write true");
  EXPECT_EQ(syntax("required = no"), "1:12: 'no' is not a value; write false");
}

TEST(Syntax, DecimalComma) {
  EXPECT_EQ(syntax("a = 0,5"), "1:6: a decimal comma; write numbers with a point: 0.5");
}

TEST(Syntax, TextNotClosed) {
  EXPECT_EQ(syntax("a = \"x\nb = 1\n"),
            "1:7: a text is not closed on its line; end it with the quote that began it");
  EXPECT_EQ(syntax("a = \"x"), "1:7: a text is not closed; end it with the quote that began it");
}

TEST(Syntax, ListTableOrSectionNotClosed) {
  EXPECT_EQ(syntax("a = [1, 2"), "1:10: a list is not closed; end it with ]");
  EXPECT_EQ(syntax("a = [1 2]"), "1:8: a comma or ] is missing; write [a, b]");
  EXPECT_EQ(syntax("a = { b = 1"), "1:12: a table is not closed; end it with }");
  EXPECT_EQ(syntax("a = { b = 1\n}"),
            "1:12: a table { … } goes on to the next line; write it on one line, and } at its end");
  EXPECT_EQ(syntax("a = {\nb = 1 }"),
            "1:6: a table { … } goes on to the next line; write it on one line, and } at its end");
  EXPECT_EQ(syntax("a = { b = 1, }"), "1:14: a comma before } is one too many; remove it");
  EXPECT_EQ(syntax("[a"), "1:3: a section is not closed; end it with ]");
}

TEST(Syntax, SignsMissingOrTooMany) {
  EXPECT_EQ(syntax("a \"x\""), "1:3: '=' is missing after the name; write name = value");
  EXPECT_EQ(syntax("a = \n"), "1:5: a value is missing after '='; write name = value");
  EXPECT_EQ(
      syntax("a = 1 b = 2"),
      "1:7: 'b = 2' is too much on this line; a line holds one name = value or one [section]");
  EXPECT_EQ(syntax("// a"),
            "1:1: a line begins with a name, a [section] or #, not with '/'; write name = value");
}

TEST(Syntax, NamesWrittenTwice) {
  EXPECT_EQ(syntax("a = 1\nb = 2\n  a = 3"), "3:3: 'a' is written twice; keep one of them");
  EXPECT_EQ(syntax("key = { \"å\" = \"x\", deso = \"a\", deso = \"b\" }"),
            "1:32: 'deso' is written twice; keep one of them");
  EXPECT_EQ(syntax("[areas.deso]\n[areas.deso]"),
            "2:1: [areas.deso] is written twice; keep one of them");
}

TEST(Syntax, SwedishLettersAndCurlyQuotesInNames) {
  EXPECT_EQ(syntax("[areas.vård]"),
            "1:9: 'å' cannot stand in a name without quotes; put the name between double quotes");
  EXPECT_EQ(syntax("“a” = 1"),
            "1:1: '“' cannot stand in a name without quotes; use straight quotes");
}

TEST(Syntax, BackslashOfAWindowsPath) {
  EXPECT_EQ(
      syntax("a = \"C:\\data\""),
      "1:9: an unknown escape \\ in a text; write \\\\, or put the text between single quotes");
}

TEST(Syntax, OtherEncodings) {
  EXPECT_EQ(syntax("title = \"V\xE4xj\xF6\""),
            "1:11: the text is not UTF-8; save the recipe with the encoding UTF-8");
  EXPECT_EQ(syntax(std::string("a = \"\0\"", 7)),
            "1:6: a control character stands here; remove it");
}

TEST(Syntax, Depth) {
  std::string dots = "a";
  for (int i = 0; i < 200000; ++i) dots += ".a";
  EXPECT_EQ(syntax("x = 1\n" + dots + " = 1"),
            "2:1: this key has too many parts; a recipe needs no more than six");
  EXPECT_EQ(syntax("a = " + std::string(100000, '[')),
            "1:261: values lie too deep in each other; a recipe's values are at most three deep");
}

}  // namespace
}  // namespace omrade::recipe

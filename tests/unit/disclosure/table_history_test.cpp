// The file that says what was published before of a table.
#include "disclosure/table_history.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace omrade::disclosure {
namespace {

using ::testing::HasSubstr;

constexpr double kNotKnown = std::numeric_limits<double>::infinity();

TableHistory parse(const std::string& text) {
  return TableHistory::parse(text, "history.json");
}

std::string refusal(const std::string& text) {
  try {
    (void)parse(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

/// A table of one column, with these lists.
std::string table(const std::string& codes, const std::string& withheld, const std::string& numbers,
                  const std::string& sums = "[]") {
  return R"({"history": 1, "tables": [{"value": "n", "minimum_count": 5, "codes": [{"column": )"
         R"("area", "of": )" +
         codes + R"(}], "withheld": )" + withheld + R"(, "numbers": )" + numbers +
         R"(, "most": null, "sums": )" + sums + "}]}";
}

TEST(TableHistory, TheBeginningIsTheHistoryOfNothing) {
  EXPECT_TRUE(parse(R"({"history": 1})").empty());
}

TEST(TableHistory, WhatIsWrittenIsReadAgain) {
  TableHistory history;
  history.require({.columns = {"area", "group"}, .value = "persons"}, "history.json");
  history.raise_minimum_count(5);
  history.publish({"m", "x"}, 32, 400);
  history.withhold({"a", "x"}, kNotKnown);
  history.add({.column = "area", .parent = "m", .parts = {"b", "a"}});
  const std::string text = history.text();
  EXPECT_EQ(text, R"({
 "history": 1,
 "tables": [
  {
   "value": "persons",
   "minimum_count": 5,
   "codes": [
    {
     "column": "area",
     "of": ["a","m"]
    },
    {
     "column": "group",
     "of": ["x","x"]
    }
   ],
   "withheld": [1,0],
   "numbers": [null,32],
   "most": [null,400],
   "sums": [
    {
     "column": "area",
     "parent": "m",
     "parts": ["a","b"]
    }
   ]
  }
 ]
}
)");
  const TableHistory read = parse(text);
  EXPECT_EQ(read.text(), text);
  EXPECT_EQ(read.kind(), history.kind());
}

TEST(TableHistory, ANumberThatWasPublishedIsKeptWhenItIsWithheldAsRevised) {
  TableHistory history;
  history.require({.columns = {"area"}, .value = "n"}, "history.json");
  history.publish({"a"}, 20, kNotKnown);
  history.withhold({"a"}, kNotKnown);
  const TableHistory::Cell& cell = history.cells().at({"a"});
  EXPECT_TRUE(cell.withheld);
  EXPECT_EQ(cell.number, 20);
}

TEST(TableHistory, TheLargestMinimumCountHolds) {
  TableHistory history;
  history.raise_minimum_count(10);
  history.raise_minimum_count(5);
  EXPECT_EQ(history.minimum_count(), 10U);
}

TEST(TableHistory, AColumnThatStandsTwiceIsRefused) {
  EXPECT_THAT(refusal(R"({"history": 1, "tables": [{"value": "", "minimum_count": 5, "codes": [)"
                      R"({"column": "column", "of": ["a"]}, {"column": "column", "of": ["a"]}], )"
                      R"("withheld": [0], "numbers": [30], "most": null, "sums": []}]})"),
              HasSubstr("codes[1].column names a column a second time"));
}

TEST(TableHistory, WhatIsNotOfItsSchemaIsRefused) {
  EXPECT_THAT(refusal(R"({"history": 2})"), HasSubstr("history"));
  EXPECT_THAT(refusal(R"({"history": 1, "layers": []})"), HasSubstr("layers"));
  EXPECT_EQ(refusal(table(R"(["a","b"])", "[1,0]", "[null,7]")), "accepted");
  EXPECT_THAT(refusal(table(R"(["a","b"])", "[1]", "[null,7]")),
              HasSubstr("is not as long as codes"));
  EXPECT_THAT(refusal(table(R"(["a","b"])", "[0,0]", "[null,7]")),
              HasSubstr("misses one that was published"));
  EXPECT_THAT(refusal(table(R"(["a","a"])", "[1,0]", "[null,7]")), HasSubstr("has 'a' twice"));
  EXPECT_THAT(refusal(table(R"(["a","b"])", "[1,0]", "[null,-7]")), HasSubstr("below 0"));
  EXPECT_THAT(refusal(table(R"(["a"])", "[1]", "null",
                            R"([{"column": "group", "parent": "m", "parts": ["a"]}])")),
              HasSubstr("is none of the codes"));
  EXPECT_THAT(refusal(table(R"(["a"])", "[1]", "null",
                            R"([{"column": "area", "parent": "a", "parts": ["a"]}])")),
              HasSubstr("are no parts of 'a'"));
}

TEST(TableHistory, OtherColumnsAreAnotherTable) {
  TableHistory history = parse(table(R"(["a"])", "[1]", "null"));
  EXPECT_NO_THROW(history.require({.columns = {"area"}, .value = "n"}, "history.json"));
  EXPECT_THROW(history.require({.columns = {"area", "group"}, .value = "n"}, "history.json"),
               Error);
  EXPECT_THROW(history.require({.columns = {"area"}, .value = "m"}, "history.json"), Error);
}

}  // namespace
}  // namespace omrade::disclosure

#include "base/safe_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace omrade {
namespace {

TEST(OneLine, LineBreaksBecomeSpaces) {
  EXPECT_EQ(one_line("Dalbo\r\nTeleborg\tnorra"), "Dalbo  Teleborg norra");
  EXPECT_EQ(one_line("a\xE2\x80\xA8"
                     "b\xC2\x85"
                     "c"),
            "a b c");
}

TEST(OneLine, MarksThatTurnTheDirectionOfWritingBecomeSpaces) {
  EXPECT_EQ(one_line("Dal\xE2\x80\xAEobs\xE2\x81\xA9"), "Dal obs ");
}

TEST(OneLine, LettersOfAnyLanguageStay) {
  EXPECT_EQ(one_line("Åseda – Éire €"), "Åseda – Éire €");
}

TEST(OneLine, IsDoneOnceAndForAll) {
  EXPECT_TRUE(rc::check("twice is once", [](const std::string& text) {
    RC_ASSERT(one_line(one_line(text)) == one_line(text));
  }));
}

TEST(NotAFormula, GetsAnApostropheOnlyWhereASpreadsheetWouldCompute) {
  EXPECT_EQ(not_a_formula("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
  for (const char* text : {"+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    EXPECT_EQ(not_a_formula(text), "'" + std::string(text));
  for (const char* text : {"", "Dalbo", "0780A0010", "a=b", "'quoted"})
    EXPECT_EQ(not_a_formula(text), text);
}

TEST(DeviceName, WhateverTheCaseAndWhateverFollowsAPoint) {
  for (const char* name : {"con", "NUL", "Aux.html", "com1", "LPT9.csv", "prn"})
    EXPECT_TRUE(is_device_name(name)) << name;
  for (const char* name : {"", "con2", "com0", "com", "console", "com10", "dalbo"})
    EXPECT_FALSE(is_device_name(name)) << name;
}

}  // namespace
}  // namespace omrade

// Numbers and texts that the compiler writes into a note.
#include <omrade/plugin.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>
#include <string>

namespace {

using omrade::detail::Filler;
using omrade::detail::Json;

std::string number(double value) {
  Filler<64> out;
  Json<Filler<64>>{out}.number(value);
  return {out.text.data(), out.n};
}
std::string text(std::string_view value) {
  Filler<64> out;
  Json<Filler<64>>{out}.text(value);
  return {out.text.data(), out.n};
}

TEST(NoteNumber, IsPrintedAsPeopleTypeIt) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(1), "1");
  EXPECT_EQ(number(-0.5), "-0.5");
  EXPECT_EQ(number(2.4761), "2.4761");
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(100000), "100000");
  EXPECT_EQ(number(0.000001), "0.000001");
  EXPECT_EQ(number(3.05), "3.05");
  EXPECT_EQ(number(999999999999999), "999999999999999");
}

TEST(NoteNumber, ReadsBackAsTheSameDouble) {
  for (int i = 1; i < 20000; ++i) {
    for (const double scale : {10.0, 1000.0, 100000.0}) {
      const double value = i / scale;
      EXPECT_EQ(std::strtod(number(value).c_str(), nullptr), value);
    }
  }
}

TEST(NoteNumber, InfiniteIsNull) {
  EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(number(-std::numeric_limits<double>::infinity()), "null");
}

TEST(NoteText, IsEscapedForJson) {
  EXPECT_EQ(text("å \"b\" \\ \n"), R"("å \"b\" \\ \u000a")");
}

}  // namespace

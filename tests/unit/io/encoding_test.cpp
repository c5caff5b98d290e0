#include "io/encoding.hpp"

#include <gtest/gtest.h>

namespace omrade::io {
namespace {

TEST(Utf8, AcceptsEveryLength) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("plain text of more than eight bytes"));
  EXPECT_TRUE(is_utf8("Växjö är € och \xF0\x9F\x8F\xA5"));
}

TEST(Utf8, RefusesWhatIsNot) {
  for (const char* text :
       {"V\xE4xj\xF6", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "\x80", "\xF5\x80\x80\x80",
        "\xE0\x80\xAF", "\xF0\x80\x80\x80", "long ascii first then \xFF"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(Decode, ValidUtf8StaysAndLosesItsMark) {
  const DecodedText decoded = decode("\xEF\xBB\xBFVäxjö");
  EXPECT_EQ(decoded.text, "Växjö");
  EXPECT_EQ(decoded.encoding, "UTF-8");
}

TEST(Decode, OtherBytesAreWindows1252) {
  const DecodedText decoded = decode("\xC5re \x80 \x96 \x9F\xFF");
  EXPECT_EQ(decoded.text, "Åre € – Ÿÿ");
  EXPECT_EQ(decoded.encoding, "Windows-1252");
}

TEST(Decode, UndefinedBytesBecomeTheControlOfTheirNumber) {
  EXPECT_EQ(decode("\x81\xE5").text, "\xC2\x81å");
}

}  // namespace
}  // namespace omrade::io

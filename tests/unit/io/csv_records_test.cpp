// Records one by one and in pieces against the splitter that reads whole files.
#include "io/csv_records.hpp"

#include "io/csv_pieces.hpp"
#include "io/csv_split.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> fields_of(const std::string& text, char delimiter, std::size_t width) {
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < width; ++c) columns.push_back(c);
  CsvRecords records(text, delimiter, width, columns);
  std::vector<std::string> fields;
  while (records.next() == CsvRecords::Row::whole) {
    for (std::size_t c = 0; c < width; ++c) fields.emplace_back(records.field(c));
  }
  return fields;
}

TEST(CsvRecords, BlanksAroundFieldsAreNone) {
  EXPECT_THAT(fields_of(" a , b\n\"c \" ,\r\n\r\n,d", ',', 2),
              ElementsAre("a", "b", "c", "", "", "d"));
}

TEST(CsvRecords, QuotesAreUndone) {
  EXPECT_THAT(fields_of("\"a\"\"b\";\"c;\nd\"\n5\" pipe;e", ';', 2),
              ElementsAre("a\"b", "c;\nd", "5\" pipe", "e"));
}

TEST(CsvRecords, TellsWhatIsWrongAndGoesOn) {
  CsvRecords records("a,b,c\n\"a\"b,c\na,b\na,\"b", ',', 2, {0});
  EXPECT_EQ(records.next(), CsvRecords::Row::ragged);
  EXPECT_EQ(records.fields(), 3U);
  EXPECT_EQ(records.next(), CsvRecords::Row::trailing);
  EXPECT_EQ(records.next(), CsvRecords::Row::whole);
  EXPECT_EQ(records.next(), CsvRecords::Row::unclosed);
  EXPECT_EQ(records.next(), CsvRecords::Row::end);
}

TEST(CsvRecords, AColumnMayBeWantedTwiceAndInAnyOrder) {
  CsvRecords records("a,b,c\n", ',', 3, {2, 0, 2});
  ASSERT_EQ(records.next(), CsvRecords::Row::whole);
  EXPECT_EQ(records.field(0), "c");
  EXPECT_EQ(records.field(1), "a");
  EXPECT_EQ(records.field(2), "c");
}

std::string random_field() {
  const std::string bare =
      *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab 1")));
  if (*rc::gen::inRange(0, 3) > 0) return bare;
  std::string quoted = "\"";
  for (const char c :
       *rc::gen::container<std::string>(rc::gen::elementOf(std::string("a;\n\r\" "))))
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

TEST(CsvRecords, EqualTheSplitterOfWholeFiles) {
  EXPECT_TRUE(rc::check("fields of any text", [] {
    const auto width = static_cast<std::size_t>(*rc::gen::inRange(2, 4));
    std::string text;
    for (int row = *rc::gen::inRange(0, 8); row > 0; --row) {
      for (std::size_t c = 0; c < width; ++c) text += (c > 0 ? ";" : "") + random_field();
      text += *rc::gen::elementOf(std::vector<std::string>{"\n", "\r\n", "\r", "\n\n"});
    }
    std::string whole = (width == 2 ? "h;i\n" : "h;i;j\n") + text;
    const CsvFields wanted = split_csv("t.csv", whole, ';');
    const std::vector<std::string> fields(wanted.fields.begin(), wanted.fields.end());
    RC_ASSERT(fields_of(text, ';', width) == fields);
  }));
}

/// A line end every few bytes, some of them inside quotes, over many pieces.
TEST(CsvPieces, AreCutBetweenRecords) {
  const auto file = std::filesystem::temp_directory_path() / "omrade_pieces_test.csv";
  constexpr std::size_t rows = 400000;
  {
    std::ofstream out(file, std::ios::binary);
    out << "\xEF\xBB\xBFn,text\n";
    for (std::size_t row = 0; row < rows; ++row)
      out << row << (row % 3 == 0 ? ",\"two\nlines, \"\"\"\n" : ",one line\n");
  }
  CsvPieces pieces(file);
  EXPECT_THAT(pieces.names(), ElementsAre("n", "text"));
  std::size_t next = 0;
  std::size_t cut = 0;
  while (true) {
    const auto some = pieces.next(2);
    if (some.empty()) break;
    for (const std::string_view piece : some) {
      ++cut;
      CsvRecords records = pieces.records(piece, {pieces.position("n"), pieces.position("text")});
      while (records.next() == CsvRecords::Row::whole) {
        ASSERT_EQ(records.field(0), std::to_string(next));
        ASSERT_EQ(records.field(1), next % 3 == 0 ? "two\nlines, \"" : "one line");
        ++next;
      }
    }
  }
  EXPECT_EQ(next, rows);
  EXPECT_GT(cut, 2U);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace omrade::io

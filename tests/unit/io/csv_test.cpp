#include "io/csv.hpp"

#include "base/text.hpp"
#include "fixtures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsNan;
using ::testing::Pair;

Csv read(std::string_view content, const CsvOptions& options = {}) {
  const TestFolder folder;
  return Csv::read(folder.write("scb.csv", content), options);
}

/// What reading and then `use` gives as an error.
std::string error_of(
    std::string_view content, const CsvOptions& options = {},
    const std::function<void(const Csv&)>& use = [](const Csv&) {}) {
  const TestFolder folder;
  const auto file = folder.write("scb.csv", content);
  return folder.error([&] { use(Csv::read(file, options)); });
}

TEST(Csv, ColumnsAreReadByName) {
  const Csv csv = read("kod,antal\n0780A0010,12\n0780A0020,7\n");
  EXPECT_THAT(csv.names(), ElementsAre("kod", "antal"));
  EXPECT_EQ(csv.rows(), 2U);
  EXPECT_TRUE(csv.has("antal"));
  EXPECT_FALSE(csv.has("Antal"));
  EXPECT_THAT(csv.numbers("antal"), ElementsAre(12, 7));
}

TEST(Csv, CodesKeepTheirLeadingZeros) {
  EXPECT_THAT(read("kod;n\n0780;1\n0020;2\n").texts("kod"), ElementsAre("0780", "0020"));
}

TEST(Csv, ByteOrderMarkIsNoPartOfTheFirstName) {
  EXPECT_THAT(read("\xEF\xBB\xBFkod,n\n1,2\n").names(), ElementsAre("kod", "n"));
}

TEST(Csv, LinesEndInAnyWay) {
  for (const char* content : {"a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r"}) {
    EXPECT_THAT(read(content).texts("b"), ElementsAre("2", "4")) << content;
  }
}

TEST(Csv, QuotedFieldHoldsDelimiterQuoteAndLineEnd) {
  const Csv csv = read("kod,namn\n1,\"Araby, \"\"norra\"\"\nTeleborg\"\n2,Norr\n");
  EXPECT_THAT(csv.texts("namn"), ElementsAre("Araby, \"norra\"\nTeleborg", "Norr"));
  EXPECT_EQ(csv.line(0), 2U);
  EXPECT_EQ(csv.line(1), 4U);
}

TEST(Csv, QuoteInsideAnUnquotedFieldIsText) {
  EXPECT_THAT(read("a,b\n5\" pipe,x\n").texts("a"), ElementsAre("5\" pipe"));
}

TEST(Csv, BlanksAroundFieldsAreNoPartOfThem) {
  const Csv csv = read("kod ; antal \n 0780 ;\t7 \n\" 0781 \" ; \"8\" \n");
  EXPECT_THAT(csv.names(), ElementsAre("kod", "antal"));
  EXPECT_THAT(csv.texts("kod"), ElementsAre("0780", "0781"));
  EXPECT_THAT(csv.numbers("antal"), ElementsAre(7, 8));
}

TEST(Csv, LinesWithoutAnyCharacterAreNoRows) {
  const Csv csv = read("\na,b\n\n1,2\n\n\n3,4\n\n");
  EXPECT_THAT(csv.texts("a"), ElementsAre("1", "3"));
  EXPECT_EQ(csv.line(1), 7U);
}

TEST(Csv, HeaderAloneIsATableWithoutRows) {
  const Csv csv = read("kod,antal");
  EXPECT_EQ(csv.rows(), 0U);
  EXPECT_THAT(csv.numbers("antal"), IsEmpty());
}

TEST(Csv, DelimiterIsTheOneThatTheHeaderHoldsMostOften) {
  const auto delimiter = [](std::string_view text) { return read(text).detected()[0].second; };
  EXPECT_EQ(delimiter("a,b,c\n1,2,3\n"), "comma");
  EXPECT_EQ(delimiter("a;b;c\n1,5;2,5;3,5\n"), "semicolon");
  EXPECT_EQ(delimiter("a\tb\n1\t2\n"), "tab");
  EXPECT_EQ(delimiter("\"a,b,c\";d;e\n1;2;3\n"), "semicolon");
  EXPECT_EQ(delimiter("a\n1\n"), "comma");
}

TEST(Csv, DelimiterCanBeGiven) {
  EXPECT_THAT(read("a,b;c\n1;2\n", {.delimiter = ";"}).names(), ElementsAre("a,b", "c"));
  EXPECT_THAT(read("a b\tc\n1\t2\n", {.delimiter = "tab"}).texts("c"), ElementsAre("2"));
  EXPECT_EQ(error_of("a;b\n1;2\n", {.delimiter = ";;"}),
            "scb.csv: no delimiter ';;'; write \",\", \";\", \"tab\" or nothing");
}

TEST(Csv, EmptyFieldBetweenTabsIsAField) {
  EXPECT_THAT(read("a\tb\tc\n1\t\t3\n").texts("b"), ElementsAre(""));
}

TEST(Csv, DecimalCommaIsDetectedForTheWholeFile) {
  const Csv csv = read("kod;a;b\n1;12,5;3\n2;0,125;1,234\n");
  EXPECT_THAT(csv.numbers("a"), ElementsAre(12.5, 0.125));
  EXPECT_THAT(csv.numbers("b"), ElementsAre(3, 1.234));
  EXPECT_THAT(csv.detected(), ElementsAre(Pair("delimiter", "semicolon"), Pair("decimal", "comma"),
                                          Pair("encoding", "UTF-8")));
}

TEST(Csv, WhatMayBeAThousandIsRefusedNotGuessed) {
  EXPECT_EQ(
      error_of("kod;a\n1;1,234\n", {}, [](const Csv& csv) { static_cast<void>(csv.numbers("a")); }),
      "scb.csv:2: column 'a': '1,234' is not a number; write decimal = \",\" in the recipe if it "
      "means 1.234, or 1234 in the table if the comma sets thousands apart");
  EXPECT_THAT(read("kod;a\n1;1,234\n", {.decimal = ","}).numbers("a"), ElementsAre(1.234));
}

TEST(Csv, DecimalMarkCanBeGiven) {
  EXPECT_THAT(read("a;b\n1,5;x\n", {.decimal = ","}).numbers("a"), ElementsAre(1.5));
  EXPECT_EQ(error_of("a;b\n1,5;x\n", {.decimal = ";"}),
            "scb.csv: no decimal mark ';'; write \".\", \",\" or nothing");
}

TEST(Csv, PointIsNoNumberWhereCommaIsTheMark) {
  EXPECT_EQ(error_of("a;b\n1.5;1\n", {.decimal = ","},
                     [](const Csv& csv) { static_cast<void>(csv.numbers("a")); }),
            "scb.csv:2: column 'a': '1.5' is not a number; write decimal = \".\" in the recipe if "
            "that is the decimal mark");
}

TEST(Csv, UsualMissingMarksAreNaN) {
  const Csv csv = read("a,b\n,1\n..,1\n.,1\n-,1\n NA ,1\n4,1\n");
  const std::vector<double> numbers = csv.numbers("a");
  ASSERT_EQ(numbers.size(), 6U);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_THAT(numbers[i], IsNan()) << i;
  EXPECT_EQ(numbers[5], 4);
}

TEST(Csv, GivenMissingMarksTakeThePlaceOfTheUsualOnes) {
  const std::string content = "a,b\n-99,1\n,2\n..,3\n";
  EXPECT_EQ(
      error_of(content, {.missing = {"-99"}},
               [](const Csv& csv) { static_cast<void>(csv.numbers("a")); }),
      "scb.csv:4: column 'a': '..' is not a number; write a number, or name the mark under missing "
      "= [...] in the recipe");
  EXPECT_THAT(read(content, {.missing = {"-99", ".."}}).numbers("a"),
              ElementsAre(IsNan(), IsNan(), IsNan()));
}

TEST(Csv, TextInANumberColumnIsNamedWithItsLine) {
  EXPECT_EQ(
      error_of("kod,befolkning\n1,12\n2,tolv\n", {},
               [](const Csv& csv) { static_cast<void>(csv.numbers("befolkning")); }),
      "scb.csv:3: column 'befolkning': 'tolv' is not a number; write a number, or name the mark "
      "under missing = [...] in the recipe");
}

TEST(Csv, OnlyFiveBadRowsAreShownAndTheRestCounted) {
  std::string content = "kod,n\n";
  for (int i = 0; i < 17; ++i) content += "1,x\n";
  const std::string text =
      error_of(content, {}, [](const Csv& csv) { static_cast<void>(csv.numbers("n")); });
  const std::vector<std::string_view> lines = split(text, '\n');
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_TRUE(lines[4].starts_with("scb.csv:6: column 'n': 'x' is not a number")) << lines[4];
  EXPECT_EQ(lines[5], "scb.csv: column 'n': … and 12 more rows");
}

TEST(Csv, NumbersAreWhatIsNumberInFull) {
  for (const char* text : {"12 34", "1 2345", "1,2,3", "0x10", "inf", "nan", "12a", "1e", "−5"}) {
    const std::string content = std::string("kod;n\n1;") + text + "\n";
    EXPECT_NE(error_of(content, {}, [](const Csv& csv) { static_cast<void>(csv.numbers("n")); }),
              "")
        << text;
  }
  EXPECT_THAT(read("n,m\n-1.5e3,1\n+7,1\n").numbers("n"), ElementsAre(-1500, 7));
}

TEST(Csv, PxWebNamesHoldContentsAndYear) {
  const Csv csv = read(
      "\"region\",\"Antal personer 2023\",\"Antal personer 2024\"\n"
      "\"0780 Växjö\",\"96 123\",97349\n");
  EXPECT_THAT(csv.names(), ElementsAre("region", "Antal personer 2023", "Antal personer 2024"));
  EXPECT_THAT(csv.texts("region"), ElementsAre("0780 Växjö"));
  EXPECT_THAT(csv.numbers("Antal personer 2023"), ElementsAre(96123));
  EXPECT_THAT(csv.numbers("Antal personer 2024"), ElementsAre(97349));
}

TEST(Csv, ThousandsMayBeSetApartByBlanks) {
  const Csv csv =
      read("kod;n\n1;1 234\n2;\"12 345 678,5\"\n3;1\u00A0234\n4;-1\u202F234\n5;+999\u2009999\n");
  EXPECT_THAT(csv.numbers("n"), ElementsAre(1234, 12345678.5, 1234, -1234, 999999));
}

TEST(Csv, RaggedRowsAreRefusedWithTheirLines) {
  EXPECT_EQ(error_of("a,b,c\n1,2,3\n1,2\n\n1,2,3,4\n"),
            "scb.csv:3: 2 fields, but the header has 3; put a field that holds the delimiter in "
            "quotes, or fill the row up\n"
            "scb.csv:5: 4 fields, but the header has 3; put a field that holds the delimiter in "
            "quotes, or fill the row up");
}

TEST(Csv, TwoColumnsOfOneNameAreRefused) {
  EXPECT_EQ(error_of("kod,n,kod\n1,2,3\n"),
            "scb.csv: columns 1 and 3 are both named 'kod'; every column needs a name of its own");
  EXPECT_EQ(error_of("kod,,\n1,2,3\n"),
            "scb.csv: columns 2 and 3 have no name; every column needs a name of its own");
}

TEST(Csv, UnfinishedQuoteIsRefusedWhereItBegins) {
  EXPECT_EQ(
      error_of("a,b\n1,2\n\"3,4\n5,6\n"),
      "scb.csv:3: a quote is opened and never closed; a quote inside quotes is written twice");
  EXPECT_EQ(error_of("a,b\n\"1\"2,3\n"),
            "scb.csv:2: text follows a closing quote; a quote inside quotes is written twice");
}

TEST(Csv, EmptyFileIsRefused) {
  EXPECT_EQ(error_of(""),
            "scb.csv: it is empty; a table needs a line with the names of its columns");
  EXPECT_EQ(error_of("\xEF\xBB\xBF\n \n"),
            "scb.csv: it is empty; a table needs a line with the names of its columns");
}

TEST(Csv, MissingFileIsNamedWithItsNearest) {
  const TestFolder folder;
  EXPECT_EQ(folder.error([&] { Csv::read(folder.path("scb.csv"), {}); }),
            "scb.csv: cannot open: no such file");
  folder.write("scb_2024.csv", "a\n");
  EXPECT_EQ(folder.error([&] { Csv::read(folder.path("scb_2023.csv"), {}); }),
            "scb_2023.csv: cannot open: no such file; did you mean 'scb_2024.csv'?");
}

TEST(Csv, FolderAndFilesThatAreNoTextAreRefused) {
  const TestFolder folder;
  folder.write("f/x", "");
  EXPECT_EQ(folder.error([&] { Csv::read(folder.path("f"), {}); }),
            "f: cannot open: it is a folder");
  EXPECT_EQ(
      error_of(std::string_view("a,b\n1,\0\n", 8)),
      "scb.csv: it holds zero bytes, so it is not delimited text; a table is delimited text or a "
      "folder of .npy files");
  EXPECT_EQ(error_of("\xFF\xFEx"), "scb.csv: it is UTF-16 text; save it as UTF-8");
}

TEST(Csv, Windows1252IsConverted) {
  const Csv csv = read(
      "kod;omr\xE5"
      "de\n1;V\xE4xj\xF6\n");
  EXPECT_THAT(csv.texts("område"), ElementsAre("Växjö"));
  EXPECT_THAT(csv.detected()[2], Pair("encoding", "Windows-1252"));
}

TEST(Csv, UnknownColumnIsABug) {
  const TestFolder folder;
  const Csv csv = Csv::read(folder.write("scb.csv", "kod,n\n1,2\n"), {});
  EXPECT_EQ(folder.error([&] { static_cast<void>(csv.numbers("nn")); }, ErrorKind::bug),
            "scb.csv: no column 'nn'; did you mean 'n'?");
}

TEST(Csv, CategoriesAreNumberedAsTheyAppear) {
  const Column column = read("kon,n\nman,1\nkvinna,1\n..,1\nman,1\n,1\n").categories("kon");
  EXPECT_THAT(column.codes(), ElementsAre(0, 1, -1, 0, -1));
  ASSERT_EQ(column.label_count(), 2U);
  EXPECT_EQ(column.label(0), "man");
  EXPECT_EQ(column.label(1), "kvinna");
}

TEST(Csv, CopiesOutliveTheFirst) {
  std::vector<Csv> copies;
  {
    const Csv first = read("kod,n\n0780,1\n");
    copies.push_back(first);
  }
  EXPECT_THAT(copies.front().texts("kod"), ElementsAre("0780"));
}

TEST(Csv, WhateverIsWrittenByTheRulesIsReadBack) {
  const TestFolder folder;
  EXPECT_TRUE(rc::check("fields survive quoting", [&folder] {
    const auto width = *rc::gen::inRange<std::size_t>(2, 5);
    const auto letter = rc::gen::element('a', ',', '"', '\n', '\r', ';', ' ', '\t', '1');
    const auto field = rc::gen::container<std::string>(letter);
    const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
        rc::gen::container<std::vector<std::string>>(width, field));
    std::string content = "c0,c1";
    for (std::size_t c = 2; c < width; ++c) content += ",c" + std::to_string(c);
    content += "\n";
    for (const auto& row : rows) {
      for (std::size_t c = 0; c < width; ++c) {
        content += (c > 0 ? "," : "") + csv_field(trim(row[c]));
      }
      content += "\n";
    }
    const Csv csv = Csv::read(folder.write("scb.csv", content), {});
    RC_ASSERT(csv.rows() == rows.size());
    for (std::size_t c = 0; c < width; ++c) {
      const std::vector<std::string> texts = csv.texts("c" + std::to_string(c));
      for (std::size_t r = 0; r < rows.size(); ++r) RC_ASSERT(texts[r] == trim(rows[r][c]));
    }
  }));
}

}  // namespace
}  // namespace omrade::io

#include "fixtures.hpp"
#include "io/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsNan;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> texts_of(const Column& column) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < column.size(); ++row) out.emplace_back(column.text(row));
  return out;
}

std::vector<std::string> labels_of(const Column& column) {
  std::vector<std::string> out;
  for (std::size_t code = 0; code < column.label_count(); ++code) {
    out.emplace_back(column.label(code));
  }
  return out;
}

/// One column named x, opened as a folder.
class ColumnFolderTest : public ::testing::Test {
 protected:
  template <class T>
  std::unique_ptr<TableSource> table(const std::string& descr, const std::vector<T>& values,
                                     const CsvOptions& options = {}) {
    folder_.write_npy("t/x.npy", descr, values);
    return open_table(folder_.path("t"), options);
  }
  std::unique_ptr<TableSource> texts(const std::string& descr, std::size_t size,
                                     std::string_view data, const CsvOptions& options = {}) {
    folder_.write_npy("t/x.npy", descr, size, data);
    return open_table(folder_.path("t"), options);
  }
  std::string error(const std::function<void()>& action) { return folder_.error(action); }

  TestFolder folder_;
};

TEST_F(ColumnFolderTest, NamesAreSortedAndOtherFilesIgnored) {
  folder_.write_npy<double>("t/vikt.npy", "<f8", {1, 2});
  folder_.write_npy<double>("t/alder.npy", "<f8", {3, 4});
  folder_.write("t/README.txt", "about");
  folder_.write("t/alder.csv", "x");
  const auto source = open_table(folder_.path("t"), {});
  EXPECT_THAT(source->names(), ElementsAre("alder", "vikt"));
  EXPECT_EQ(source->rows(), 2U);
  EXPECT_EQ(source->place(16), "row 17");
}

TEST_F(ColumnFolderTest, EveryNumberTypeBecomesReal) {
  EXPECT_THAT(table<double>("<f8", {1.5, -2})->reals("x").reals(), ElementsAre(1.5, -2));
  EXPECT_THAT(table<float>("<f4", {1.5F})->reals("x").reals(), ElementsAre(1.5));
  EXPECT_THAT(table<std::int64_t>("<i8", {-5})->reals("x").reals(), ElementsAre(-5));
  EXPECT_THAT(table<std::int32_t>("<i4", {-5})->reals("x").reals(), ElementsAre(-5));
  EXPECT_THAT(table<std::int16_t>("<i2", {-5})->reals("x").reals(), ElementsAre(-5));
  EXPECT_THAT(table<std::int8_t>("|i1", {-5})->reals("x").reals(), ElementsAre(-5));
  EXPECT_THAT(table<std::uint32_t>("<u4", {4000000000U})->reals("x").reals(), ElementsAre(4e9));
  EXPECT_THAT(table<std::uint16_t>("<u2", {60000})->reals("x").reals(), ElementsAre(6e4));
  EXPECT_THAT(table<std::uint8_t>("|u1", {200})->reals("x").reals(), ElementsAre(200));
}

TEST_F(ColumnFolderTest, NaNIsMissingAndInfinityRefused) {
  EXPECT_THAT(table<double>("<f8", {kNaN, 1})->reals("x").reals(), ElementsAre(IsNan(), 1));
  const auto source = table<double>("<f8", {1, std::numeric_limits<double>::infinity()});
  EXPECT_EQ(error([&] { static_cast<void>(source->reals("x")); }),
            "t, row 2: column 'x': inf is not a number; a missing value is written as NaN");
}

TEST_F(ColumnFolderTest, WholeNumbersAreCategoriesByTheirDecimalText) {
  const Column column = table<std::int64_t>("<i8", {780, 20, 780, 202401010001})->categories("x");
  EXPECT_THAT(column.codes(), ElementsAre(0, 1, 0, 2));
  EXPECT_THAT(labels_of(column), ElementsAre("780", "20", "202401010001"));
}

TEST_F(ColumnFolderTest, WholeRealsAreCategoriesAndOthersRefused) {
  EXPECT_THAT(texts_of(table<double>("<f8", {780, kNaN})->categories("x")), ElementsAre("780", ""));
  const auto source = table<double>("<f8", {780, 1.5});
  EXPECT_EQ(
      error([&] { static_cast<void>(source->categories("x")); }),
      "t, row 2: column 'x': 1.5 is not a whole number; categories are texts or whole numbers");
}

TEST_F(ColumnFolderTest, BytesAndUnicodeAreTexts) {
  EXPECT_THAT(
      texts_of(texts("|S4", 3, std::string_view("0780 a\0\0\0\0\0\0", 12))->categories("x")),
      ElementsAre("0780", "a", ""));
  const std::u32string padded = std::u32string(U"Åre") + U'\0' + U"ab" + std::u32string(2, U'\0') +
                                U"\U0001F3E5" + std::u32string(3, U'\0');
  const Column column =
      texts("<U4", 3,
            {reinterpret_cast<const char*>(padded.data()), padded.size() * sizeof(char32_t)})
          ->categories("x");
  EXPECT_THAT(texts_of(column), ElementsAre("Åre", "ab", "\xF0\x9F\x8F\xA5"));
}

TEST_F(ColumnFolderTest, MissingMarksHoldForTexts) {
  const std::string_view data("a NAa..b ", 9);
  EXPECT_THAT(texts("|S2", 4, "a NA..b ")->categories("x").codes(), ElementsAre(0, -1, -1, 1));
  EXPECT_THAT(texts("|S3", 3, data, {.missing = {"a.."}})->categories("x").codes(),
              ElementsAre(0, 1, 2));
}

TEST_F(ColumnFolderTest, TextsThatDifferInBlanksAreOneCategory) {
  EXPECT_THAT(texts("|S3", 3, "ab  aba b")->categories("x").codes(), ElementsAre(0, 0, 1));
}

TEST_F(ColumnFolderTest, TextsAreReadAsNumbersRowByRow) {
  EXPECT_THAT(texts("|S3", 3, "1.5-2 .. ")->reals("x").reals(), ElementsAre(1.5, -2, IsNan()));
  const auto source = texts("|S4", 2, "1   tolv");
  EXPECT_EQ(error([&] { static_cast<void>(source->reals("x")); }),
            "t, row 2: column 'x': 'tolv' is not a number; write a number, or name the mark under "
            "missing = [...] in the recipe");
}

TEST_F(ColumnFolderTest, LabelsStandForPositions) {
  folder_.write("t/x.labels.txt", "man\r\nkvinna\r\n");
  const Column column = table<std::int8_t>("|i1", {1, 0, -1, 1})->categories("x");
  EXPECT_THAT(column.codes(), ElementsAre(1, 0, -1, 1));
  EXPECT_THAT(labels_of(column), ElementsAre("man", "kvinna"));
}

TEST_F(ColumnFolderTest, EmptyLabelMeansMissingAndClosesTheGap) {
  folder_.write("t/x.labels.txt", "\nman\n\nkvinna");
  const Column column = table<std::int32_t>("<i4", {0, 1, 2, 3})->categories("x");
  EXPECT_THAT(column.codes(), ElementsAre(-1, 0, -1, 1));
  EXPECT_THAT(labels_of(column), ElementsAre("man", "kvinna"));
}

TEST_F(ColumnFolderTest, CodeWithoutLabelIsNamedWithItsRow) {
  folder_.write("t/x.labels.txt", "man\nkvinna\n");
  const auto source = table<std::int8_t>("|i1", {0, 2, -2});
  EXPECT_EQ(error([&] { static_cast<void>(source->categories("x")); }),
            "t, row 2: column 'x': no label for 2; x.labels.txt has 2 lines, counted from 0\n"
            "t, row 3: column 'x': no label for -2; x.labels.txt has 2 lines, counted from 0");
}

TEST_F(ColumnFolderTest, LabelThatStandsTwiceIsRefused) {
  folder_.write("t/x.labels.txt", "man\nkvinna\nman\n");
  EXPECT_EQ(
      error([&] { table<std::int8_t>("|i1", {0}); }),
      "t/x.labels.txt:3: the label 'man' stands on line 1 already; every number needs a label of "
      "its own");
}

TEST_F(ColumnFolderTest, LabelsNeedAColumnOfWholeNumbers) {
  folder_.write("t/x.labels.txt", "man\n");
  const auto source = table<double>("<f8", {0});
  EXPECT_EQ(error([&] { static_cast<void>(source->categories("x")); }),
            "t: column 'x' has labels but is not of whole numbers; save it as int32, or take "
            "x.labels.txt away");
  folder_.write("t/xx.labels.txt", "man\n");
  EXPECT_EQ(error([&] { open_table(folder_.path("t"), {}); }),
            "t/xx.labels.txt: labels of a column that is not there; did you mean 'x'?");
}

TEST_F(ColumnFolderTest, ColumnsOfUnequalLengthAreNamedBoth) {
  folder_.write_npy<double>("t/alder.npy", "<f8", {1, 2, 3});
  folder_.write_npy<double>("t/kon.npy", "<f8", {1});
  EXPECT_EQ(error([&] { open_table(folder_.path("t"), {}); }),
            "t: column 'kon' has 1 row, but column 'alder' has 3; save the columns of one table "
            "together");
}

TEST_F(ColumnFolderTest, FolderWithoutColumnsIsRefused) {
  folder_.write("t/alder.csv", "a\n1\n");
  EXPECT_EQ(error([&] { open_table(folder_.path("t"), {}); }),
            "t: the folder holds no column; a column folder has a file NAME.npy for every column");
}

TEST_F(ColumnFolderTest, EmptyColumnsAreATableWithoutRows) {
  const auto source = table<double>("<f8", {});
  EXPECT_EQ(source->rows(), 0U);
  EXPECT_EQ(source->reals("x").size(), 0U);
  EXPECT_EQ(texts("<U0", 0, "")->categories("x").size(), 0U);
}

TEST_F(ColumnFolderTest, UnknownColumnIsABug) {
  const auto source = table<double>("<f8", {1});
  EXPECT_EQ(folder_.error([&] { static_cast<void>(source->reals("y")); }, ErrorKind::bug),
            "t: no column 'y'; known: x");
}

TEST(OpenTable, FileIsDelimitedText) {
  const TestFolder folder;
  const auto source = open_table(folder.write("a.csv", "kod;n\n0780;1,5\n0780;..\n"), {});
  EXPECT_THAT(source->names(), ElementsAre("kod", "n"));
  EXPECT_EQ(source->rows(), 2U);
  EXPECT_THAT(source->reals("n").reals(), ElementsAre(1.5, IsNan()));
  EXPECT_THAT(texts_of(source->categories("kod")), ElementsAre("0780", "0780"));
  EXPECT_EQ(source->place(1), "3");
  EXPECT_EQ(source->detected()[0].second, "semicolon");
}

TEST(OpenTable, WhatDoesNotExistIsRefused) {
  const TestFolder folder;
  EXPECT_EQ(folder.error([&] { open_table(folder.path("persons"), {}); }),
            "persons: cannot open: no such file");
}

TEST(OpenTable, SameDataIsTheSameTableInBothForms) {
  const TestFolder folder;
  const auto csv = open_table(folder.write("a.csv", "kon,n\nman,1\n..,2\nkvinna,NA\n"), {});
  folder.write_npy<std::int8_t>("t/kon.npy", "|i1", {0, 2, 1});
  folder.write("t/kon.labels.txt", "man\nkvinna\n..\n");
  folder.write_npy("t/n.npy", "|S2", 3, "1 2 NA");
  const auto columns = open_table(folder.path("t"), {});
  EXPECT_EQ(csv->names(), columns->names());
  EXPECT_EQ(texts_of(csv->categories("kon")), texts_of(columns->categories("kon")));
  EXPECT_THAT(csv->reals("n").reals(), ElementsAre(1, 2, IsNan()));
  EXPECT_THAT(columns->reals("n").reals(), ElementsAre(1, 2, IsNan()));
}

}  // namespace
}  // namespace omrade::io

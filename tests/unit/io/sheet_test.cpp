#include "fixtures.hpp"
#include "io/gdal.hpp"
#include "io/table.hpp"

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsNan;
using ::testing::Pair;
using ::testing::StartsWith;

/// Columns whose name ends in # hold number cells, all others text cells; "" is no cell.
struct Sheet {
  std::string name;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

void add_sheet(GDALDataset& workbook, const Sheet& sheet) {
  OGRLayer* layer = workbook.CreateLayer(sheet.name.c_str(), nullptr, wkbNone, nullptr);
  for (const std::string& name : sheet.header) {
    OGRFieldDefn field(name.c_str(), name.ends_with('#') ? OFTReal : OFTString);
    if (layer->CreateField(&field) != OGRERR_NONE) throw std::runtime_error("no field");
  }
  for (const auto& row : sheet.rows) {
    const FeatureHandle feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!row[i].empty()) feature->SetField(static_cast<int>(i), row[i].c_str());
    }
    if (layer->CreateFeature(feature.get()) != OGRERR_NONE) throw std::runtime_error("no row");
  }
}

class SheetTest : public ::testing::TestWithParam<std::string> {
 protected:
  std::filesystem::path write(const std::vector<Sheet>& sheets) const {
    const GdalErrors errors;
    const auto file = folder_.path("scb." + GetParam());
    GDALDriver* driver =
        GetGDALDriverManager()->GetDriverByName(GetParam() == "ods" ? "ODS" : "XLSX");
    DatasetHandle workbook(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    for (const Sheet& sheet : sheets) add_sheet(*workbook, sheet);
    workbook.reset();
    if (errors.any()) throw std::runtime_error(errors.first());
    return file;
  }
  std::unique_ptr<TableSource> open(const std::vector<std::vector<std::string>>& rows,
                                    const CsvOptions& options = {}) const {
    return open_table(write({{"Blad1", {"kod", "antal#", "andel"}, rows}}), options);
  }
  std::string error(const std::function<void()>& action) const { return folder_.error(action); }
  std::string file() const { return "scb." + GetParam(); }

  TestFolder folder_;
};

TEST_P(SheetTest, FirstRowNamesTheColumns) {
  const auto table = open({{"0780", "12345678901", "12,5"}, {"0020", "0.25", ".."}});
  EXPECT_THAT(table->names(), ElementsAre("kod", "antal#", "andel"));
  EXPECT_EQ(table->rows(), 2U);
  EXPECT_THAT(table->reals("antal#").reals(), ElementsAre(12345678901.0, 0.25));
  EXPECT_THAT(table->reals("andel").reals(), ElementsAre(12.5, IsNan()));
}

TEST_P(SheetTest, CodesKeepTheirLeadingZeros) {
  const Column codes = open({{"0780", "1", ""}, {"0020", "2", ""}})->categories("kod");
  EXPECT_EQ(codes.text(0), "0780");
  EXPECT_EQ(codes.text(1), "0020");
}

TEST_P(SheetTest, WholeNumberCellIsACodeWithoutAPoint) {
  EXPECT_EQ(open({{"a", "3580006290000", ""}})->categories("antal#").text(0), "3580006290000");
}

TEST_P(SheetTest, TextThatLooksLikeADateStaysAsItIs) {
  EXPECT_EQ(open({{"2024-01-31", "1", ""}})->categories("kod").text(0), "2024-01-31");
}

TEST_P(SheetTest, RowsWithoutAnyValueAreNone) {
  const auto table = open({{"a", "1", ""}, {"", "", ""}, {"b", "2", " "}, {"", "", ""}});
  EXPECT_EQ(table->rows(), 2U);
  EXPECT_EQ(table->place(0), "row 2");
  EXPECT_EQ(table->place(1), "row 4");
}

TEST_P(SheetTest, MissingMarksAreThoseOfDelimitedText) {
  const auto table =
      open({{"a", "-99", "x"}, {"", "1", ".."}}, {.decimal = {}, .missing = {"-99", "x", ".."}});
  EXPECT_THAT(table->reals("antal#").reals(), ElementsAre(IsNan(), 1));
  EXPECT_THAT(table->reals("andel").reals(), ElementsAre(IsNan(), IsNan()));
  EXPECT_THAT(table->categories("kod").codes(), ElementsAre(0, -1));
}

TEST_P(SheetTest, TextsMayHaveACommaWhereNumberCellsHaveAPoint) {
  const auto table = open({{"a", "1.5", "1,234"}, {"b", "2", "1 234,5"}});
  EXPECT_THAT(table->reals("antal#").reals(), ElementsAre(1.5, 2));
  EXPECT_THAT(table->reals("andel").reals(), ElementsAre(1.234, 1234.5));
}

TEST_P(SheetTest, ThousandsMayBeSetApartByBlanks) {
  const auto table =
      open({{"a", "1", "1 234"}, {"b", "1", "1\u00A0234"}, {"c", "1", "1\u202F234\u202F567"}});
  EXPECT_THAT(table->reals("andel").reals(), ElementsAre(1234, 1234, 1234567));
}

TEST_P(SheetTest, WhatMayBeAThousandIsRefusedNotGuessed) {
  EXPECT_EQ(
      error([&] {
        open({{"a", "1.5", "1,234"}})->reals("andel");
      }),
      file() +
          ", row 2: column 'andel': '1,234' is not a number; write decimal = \",\" in "
          "the recipe if it means 1.234, or 1234 in the table if the comma sets thousands apart");
  EXPECT_THAT(open({{"a", "1.5", "1,234"}}, {.decimal = ","})->reals("andel").reals(),
              ElementsAre(1.234));
}

TEST_P(SheetTest, TextInANumberColumnIsNamedWithItsRow) {
  EXPECT_EQ(error([&] {
              open({{"a", "1", "1"}, {}, {"b", "1", "tolv"}})->reals("andel");
            }),
            file() +
                ", row 4: column 'andel': 'tolv' is not a number; write a number, or name the "
                "mark under missing = [...] in the recipe");
}

TEST_P(SheetTest, OneOfSeveralSheetsIsNamed) {
  const auto book = write({{"Folkmängd", {"kod", "n"}, {{"a", "1"}}},
                           {"Utbildning", {"kod", "m"}, {{"a", "2"}, {"b", "3"}}}});
  EXPECT_THAT(open_table(book, "Utbildning", {})->names(), ElementsAre("kod", "m"));
  EXPECT_EQ(open_table(book, "Folkmängd", {})->rows(), 1U);
  EXPECT_EQ(error([&] { open_table(book, {}); }),
            file() + ": it holds 2 sheets: Folkmängd, Utbildning; name one, such as " + file() +
                ":Folkmängd");
  EXPECT_EQ(error([&] { open_table(book, "Utbildnig", {}); }),
            file() + ": no sheet 'Utbildnig'; did you mean 'Utbildning'?");
}

TEST_P(SheetTest, WhatWasDetectedIsTold) {
  EXPECT_THAT(open({{"a", "1", "1,5"}})->detected(),
              ElementsAre(Pair("driver", GetParam() == "ods" ? "ODS" : "XLSX"),
                          Pair("sheet", "Blad1"), Pair("decimal", "comma")));
}

TEST_P(SheetTest, TwoColumnsOfOneNameAreRefused) {
  EXPECT_EQ(
      error([&] {
        open_table(write({{"Blad1", {"kod", "n", "kod "}, {{"a", "1", "b"}}}}), {});
      }),
      file() + ": columns 1 and 3 are both named 'kod'; every column needs a name of its own");
}

TEST_P(SheetTest, TitleAboveTheHeaderIsRefused) {
  EXPECT_EQ(
      error([&] {
        open_table(
            write(
                {{"Blad1", {"Folkmängd 2024", "", ""}, {{}, {"kod", "n", "m"}, {"a", "1", "2"}}}}),
            {});
      }),
      file() +
          ": the first row of sheet 'Blad1' does not name its columns; delete the rows "
          "above the header");
}

TEST_P(SheetTest, DecimalMarkIsChecked) {
  EXPECT_EQ(error([&] {
              open({{"a", "1", "1"}}, {.decimal = ";"});
            }),
            file() + ": no decimal mark ';'; write \".\", \",\" or nothing");
}

TEST_P(SheetTest, FileThatIsNoWorkbookIsRefused) {
  const auto text = folder_.write(file(), "kod;antal\n");
  const std::string what = error([&] { open_table(text, {}); });
  EXPECT_THAT(what, StartsWith(file() + ": it cannot be read as a workbook"));
  EXPECT_TRUE(what.ends_with("; save it anew as .xlsx, or the sheet as .csv")) << what;
  EXPECT_EQ(error([&] { open_table(folder_.path("x." + GetParam()), {}); }),
            "x." + GetParam() + ": cannot open: no such file");
}

INSTANTIATE_TEST_SUITE_P(Formats, SheetTest, ::testing::Values("xlsx", "ods"),
                         [](const auto& format) { return format.param; });

TEST(Sheet, OfAFileWithoutSheetsIsRefused) {
  const TestFolder folder;
  const auto file = folder.write("a.csv", "kod,n\n1,2\n");
  EXPECT_EQ(folder.error([&] { open_table(file, "Blad1", {}); }),
            "a.csv: it holds no sheets, so not 'Blad1'; only .xlsx, .xlsm and .ods files do");
}

}  // namespace
}  // namespace omrade::io

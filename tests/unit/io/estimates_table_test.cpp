// The long table as one file: what a spreadsheet reads back.
#include "io/estimates_table.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "fixtures.hpp"
#include "io/gdal.hpp"
#include "io/metadata_rows.hpp"
#include "io/sheet.hpp"
#include "io/workbook.hpp"
#include "profile_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace omrade::io {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

fs::path scratch(const std::string& name) {
  const fs::path file = fs::path(::testing::TempDir()) / ("omrade-" + name);
  fs::remove(file);
  return file;
}

std::string refusal(const EstimateChoice& choice, const std::string& name = "x.csv") {
  try {
    write_estimates(small_profile(), choice, "sv", scratch(name));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.what();
  }
  return "";
}

TEST(EstimatesTable, AWorkbookHoldsNumbersAndTheMarkInOneColumn) {
  for (const char* name : {"book.xlsx", "book.ods"}) {
    const fs::path file = scratch(name);
    const std::size_t rows =
        write_estimates(small_profile(), {.layers = {"cni"}, .levels = {"deso"}}, "sv", file);
    EXPECT_EQ(rows, 4U) << "two areas in two periods";
    const auto sheet = open_sheet(file, "estimates", {});
    EXPECT_EQ(sheet->rows(), rows) << name;
    const Column value = sheet->categories("value");
    EXPECT_TRUE(parse_number(value.text(0)).has_value()) << value.text(0);
    EXPECT_EQ(value.text(1), "withheld");
    const auto metadata = open_sheet(file, "metadata", {});
    EXPECT_GT(metadata->rows(), 5U) << name;
  }
}

TEST(EstimatesTable, ChoosesByNamesAndTellsTheNearest) {
  EXPECT_THAT(refusal({.layers = {"cni.relativ"}}), HasSubstr("did you mean 'cni.relative'?"));
  EXPECT_THAT(refusal({.levels = {"desso"}}), HasSubstr("did you mean 'deso'?"));
  EXPECT_THAT(refusal({.periods = {"2022"}}), HasSubstr("no period '2022'"));
  EXPECT_THAT(refusal({.layers = {"cni.relative"}, .levels = {"region"}}),
              HasSubstr("no row of the profile fits all of them"));
  EXPECT_THAT(refusal({}, "x.docx"), HasSubstr("no format of tables ends in '.docx'"));
}

TEST(EstimatesTable, MetadataSayWhatTheMarkMeansAndLeaveOutWhatIsNotChosen) {
  const GatedProfile gated = small_profile();
  const auto rows = metadata_rows(gated.view(), gated.disclosure(), "en");
  const auto has = [&](const std::string& topic, const std::string& part) {
    return std::any_of(rows.begin(), rows.end(), [&](const MetadataRow& row) {
      return row.topic == topic && row.text.find(part) != std::string::npos;
    });
  };
  EXPECT_TRUE(has("disclosure", "withheld: protected"));
  EXPECT_TRUE(has("profile", gated.view().run_id));
}

TEST(EstimatesTable, MetadataSayThatNumbersOfPersonsAreRoundedWhereTheyAre) {
  const GatedProfile gated = small_profile();
  const auto says = [&](std::uint32_t rounding) {
    DisclosureSummary summary = gated.disclosure();
    summary.rounding = rounding;
    const auto rows = metadata_rows(gated.view(), summary, "sv");
    return std::any_of(rows.begin(), rows.end(), [](const MetadataRow& row) {
      return row.topic == "disclosure" && row.text ==
                                              "antal personer är avrundade till närmaste "
                                              "5-tal";
    });
  };
  EXPECT_TRUE(says(5));
  EXPECT_FALSE(says(0));
}

TEST(Workbook, TextsAreNeverFormulasAndKeepTheirSigns) {
  const fs::path file = scratch("texts.xlsx");
  write_workbook({{.name = "one",
                   .rows = {{std::string("id"), std::string("text")},
                            {std::string("007"), std::string("=1+1 <&\" å")},
                            {2.5, std::monostate{}}}}},
                 file);
  const auto sheet = open_sheet(file, "", {});
  ASSERT_EQ(sheet->rows(), 2U);
  const Column id = sheet->categories("id");
  EXPECT_EQ(id.text(0), "007");
  EXPECT_EQ(id.text(1), "2.5");
  EXPECT_EQ(sheet->categories("text").text(0), "=1+1 <&\" å");
  const std::string bytes = read_file(file);
  write_workbook({{.name = "one",
                   .rows = {{std::string("id"), std::string("text")},
                            {std::string("007"), std::string("=1+1 <&\" å")},
                            {2.5, std::monostate{}}}}},
                 file);
  EXPECT_EQ(read_file(file), bytes);
}

}  // namespace
}  // namespace omrade::io

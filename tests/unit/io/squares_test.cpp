#include "io/squares.hpp"

#include "fixtures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;

class SquaresTest : public ::testing::Test {
 protected:
  std::unique_ptr<Grid> open(const std::string& rows, int cell = 1000,
                             const std::string& value = "antal") const {
    const auto table = open_table(folder_.write("rutor.csv", "ruta;antal\n" + rows), {});
    return open_square_grid({.table = table.get(),
                             .file = folder_.path("rutor.csv").string(),
                             .square = "ruta",
                             .value = value,
                             .cell = cell});
  }
  std::string error(const std::string& rows, int cell = 1000,
                    const std::string& value = "antal") const {
    return folder_.error([&] { open(rows, cell, value); });
  }

  TestFolder folder_;
};

std::vector<double> values(const Grid& grid, std::size_t first, std::size_t count) {
  std::vector<double> out(count * grid.frame().columns, -1);
  grid.read_rows(first, count, out);
  return out;
}

TEST_F(SquaresTest, IdIsTheLowerLeftCorner) {
  const auto grid = open("4880006305000;7\n4900006307000;12,5\n4880006307000;3\n");
  EXPECT_EQ(grid->crs(), "EPSG:3006");
  EXPECT_EQ(grid->frame().x0, 488000);
  EXPECT_EQ(grid->frame().y0, 6308000);
  EXPECT_EQ(grid->frame().cell_width, 1000);
  EXPECT_EQ(grid->frame().cell_height, 1000);
  EXPECT_EQ(grid->frame().columns, 3U);
  EXPECT_EQ(grid->frame().rows, 3U);
  EXPECT_THAT(values(*grid, 0, 3), ElementsAre(3, 0, 12.5, 0, 0, 0, 7, 0, 0));
}

TEST_F(SquaresTest, SomeRowsAreReadAlone) {
  const auto grid = open("4880006305000;7\n4900006307000;1\n4880006307000;3\n");
  EXPECT_THAT(values(*grid, 1, 2), ElementsAre(0, 0, 0, 7, 0, 0));
  EXPECT_THAT(values(*grid, 0, 1), ElementsAre(3, 0, 1));
  EXPECT_THAT(values(*grid, 3, 0), ElementsAre());
}

TEST_F(SquaresTest, CellsOf250And100MetresAreThere) {
  const auto quarter = open("4882506305750;4\n4880006305500;5\n", 250);
  EXPECT_EQ(quarter->frame().y0, 6306000);
  EXPECT_THAT(values(*quarter, 0, 2), ElementsAre(0, 4, 5, 0));
  EXPECT_THAT(values(*open("4881006305700;4\n", 100), 0, 1), ElementsAre(4));
}

TEST_F(SquaresTest, CountryFitsAt100Metres) {
  const auto grid = open("2600006130000;1\n9200007680000;2\n", 100);
  EXPECT_EQ(grid->frame().columns, 6601U);
  EXPECT_EQ(grid->frame().rows, 15501U);
  EXPECT_EQ(values(*grid, 0, 1).back(), 2);
  EXPECT_EQ(values(*grid, 15500, 1).front(), 1);
}

TEST_F(SquaresTest, WrongIdsAreNamedWithTheirRows) {
  EXPECT_EQ(error("488000630500;1\n4880006305O00;1\n;1\n4882506305000;1\n"),
            "rutor.csv:2: column 'ruta': '488000630500' is not the id of a square; it is 13 "
            "digits: easting and northing of the lower left corner\n"
            "rutor.csv:3: column 'ruta': '4880006305O00' is not the id of a square; it is 13 "
            "digits: easting and northing of the lower left corner\n"
            "rutor.csv:4: column 'ruta': '' is not the id of a square; it is 13 digits: easting "
            "and northing of the lower left corner\n"
            "rutor.csv:5: column 'ruta': '4882506305000' is no corner of a square of 1000 m; is "
            "the cell really 1000?");
}

TEST_F(SquaresTest, DoubledSquaresAreNamedWithBothRows) {
  EXPECT_EQ(error("4880006305000;1\n4890006305000;1\n4880006305000;2\n"),
            "rutor.csv:4: square '4880006305000' stands there already, at 2; every square stands "
            "once");
}

TEST_F(SquaresTest, MissingAndNegativeValuesAreRefused) {
  EXPECT_EQ(error("4880006305000;..\n4890006305000;-2\n"),
            "rutor.csv:2: column 'antal': no value; leave out squares without people, or write 0\n"
            "rutor.csv:3: column 'antal': the value is negative: -2");
}

TEST_F(SquaresTest, FrameBeyondTheCountryIsRefused) {
  EXPECT_EQ(error("0000000000000;1\n9200007680000;2\n", 100),
            "rutor.csv: its squares span 9201 x 76801 cells, more than 200000000; is an id far "
            "outside the country, or the cell too small?");
}

TEST_F(SquaresTest, RequestThatDoesNotFitIsRefused) {
  EXPECT_EQ(error("4880006305000;1\n", 500),
            "rutor.csv: no squares of 500 m; the cell is 1000, 250 or 100");
  EXPECT_EQ(error("4880006305000;1\n", 1000, "antl"),
            "rutor.csv: no column 'antl'; did you mean 'antal'?");
  EXPECT_EQ(error(""), "rutor.csv: it holds no squares");
}

TEST_F(SquaresTest, RowsOutsideTheGridAreABug) {
  const auto grid = open("4880006305000;1\n");
  std::vector<double> out(2);
  EXPECT_EQ(folder_.error([&] { grid->read_rows(0, 2, out); }, ErrorKind::bug),
            "squares: rows outside the grid");
}

}  // namespace
}  // namespace omrade::io

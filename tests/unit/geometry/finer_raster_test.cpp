#include "geometry/finer_raster.hpp"

#include "memory_raster.hpp"

#include <gmock/gmock.h>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsNan;

TEST(CommonFrame, HasTheSmallerCellsOfBothAroundTheValues) {
  const GridFrame km{1000, 5000, 1000, 1000, 3, 2};
  const GridFrame quarter{0, 6000, 250, 500, 40, 20};
  const GridFrame frame = common_frame(km, quarter).value();
  EXPECT_EQ(frame.x0, 1000);
  EXPECT_EQ(frame.y0, 5000);
  EXPECT_EQ(frame.cell_width, 250);
  EXPECT_EQ(frame.cell_height, 500);
  EXPECT_EQ(frame.columns, 12U);
  EXPECT_EQ(frame.rows, 4U);
}

TEST(CommonFrame, CellsThatDoNotGoIntoEachOtherHaveNone) {
  const GridFrame km{0, 0, 1000, 1000, 3, 2};
  EXPECT_FALSE(common_frame(km, {0, 0, 300, 500, 9, 9}));
  EXPECT_FALSE(common_frame(km, {10, 0, 500, 500, 9, 9}));
  EXPECT_TRUE(common_frame(km, {500, -1500, 500, 500, 9, 9}));
}

TEST(FinerRaster, LendsValuesToTheCellsWithinAndHasNoneOutside) {
  const MemoryRaster base({0, 20, 10, 10, 2, 2}, {{1, 2, 3, 4}});
  // Cells of 5, from one cell west of the base and one north of it.
  const FinerRaster finer(base, {-5, 25, 5, 5, 4, 4});
  std::vector<double> out(12);
  const std::vector<std::uint32_t> bands{0};
  finer.read({.row = 1, .rows = 3, .column = 0, .columns = 4}, bands, std::span<double>(out));
  EXPECT_THAT(out, ElementsAre(IsNan(), 1, 1, 2, IsNan(), 1, 1, 2, IsNan(), 3, 3, 4));
  finer.read({.row = 0, .rows = 1, .column = 0, .columns = 4}, bands,
             std::span<double>(out).first(4));
  EXPECT_THAT(out[1], IsNan());
}

}  // namespace
}  // namespace omrade::geometry

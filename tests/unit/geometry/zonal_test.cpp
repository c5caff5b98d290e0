#include "geometry/zonal.hpp"

#include "base/error.hpp"
#include "geometry/zonal_values.hpp"
#include "memory_raster.hpp"
#include "shapes.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace omrade::geometry {
namespace {

using ::testing::ElementsAre;
using ::testing::FieldsAre;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// By area, then band.
std::vector<std::vector<ZonalTotal>> totals_of(const Polygons& areas, const ZonalRequest& request,
                                               const ParallelFor& loop = serial_loop()) {
  const std::vector<std::string> ids(areas.areas(), "x");
  std::vector<std::vector<ZonalTotal>> totals(areas.areas());
  zonal(areas, ids, request, loop, [&totals](std::size_t area, std::span<ZonalTotal> found) {
    totals[area].assign(found.begin(), found.end());
  });
  return totals;
}

TEST(Zonal, WeighsEachCellByItsCoveredPart) {
  // 1 2 over 3 4; the area covers the left cells wholly and half of the right ones.
  const MemoryRaster raster({0, 2, 1, 1, 2, 2}, {{1, 2, 3, 4}});
  ZonalRequest request{.raster = &raster};
  request.wants = {.variance = true, .values = true};
  const ZonalTotal total = totals_of(polygons({{rectangle(0, 0, 1.5, 2)}}), request)[0][0];
  EXPECT_EQ(total.sums.count, 3);
  EXPECT_EQ(total.sums.sum, 1 + 3 + 0.5 * 2 + 0.5 * 4);
  EXPECT_DOUBLE_EQ(total.sums.mean, 7.0 / 3);
  // Σ f x² = 1 + 9 + 2 + 8 = 20; 20 - 3 (7/3)² = 11/3
  EXPECT_DOUBLE_EQ(total.sums.m2, 11.0 / 3);
  EXPECT_EQ(total.sums.min, 1);
  EXPECT_EQ(total.sums.max, 4);
  EXPECT_THAT(total.values,
              ElementsAre(FieldsAre(1, 1), FieldsAre(2, 0.5), FieldsAre(3, 1), FieldsAre(4, 0.5)));
}

TEST(Zonal, CellsWithoutAValueCountNowhereAndMissingWeightsAreNone) {
  const MemoryRaster raster({0, 1, 1, 1, 4, 1}, {{5, kNone, 7, 9}});
  const MemoryRaster weights({0, 1, 1, 1, 4, 1}, {{2, 100, kNone, 4}});
  const ZonalTotal total = totals_of(polygons({{rectangle(0, 0, 3.5, 1)}}),
                                     {.raster = &raster, .weights = &weights})[0][0];
  EXPECT_EQ(total.sums.count, 2.5);
  EXPECT_EQ(total.sums.weight, 2 + 0.5 * 4);
  EXPECT_EQ(total.sums.weighted_sum, 2 * 5 + 0.5 * 4 * 9);
}

TEST(Zonal, AnAreaOutsideHasNoCells) {
  const MemoryRaster raster({0, 1, 1, 1, 1, 1}, {{5}});
  const auto totals =
      totals_of(polygons({{rectangle(3, 0, 4, 1)}, {rectangle(0, 0, 1, 1)}}), {.raster = &raster});
  EXPECT_EQ(totals[0][0].sums.count, 0);
  EXPECT_EQ(totals[1][0].sums.sum, 5);
}

TEST(Zonal, ACellLargerThanAnAreaGivesItItsValue) {
  const MemoryRaster raster({0, 100, 100, 100, 1, 1}, {{8}});
  const ZonalSums sums =
      totals_of(polygons({{rectangle(20, 20, 30, 40)}}), {.raster = &raster})[0][0].sums;
  EXPECT_NEAR(sums.count, 0.02, 1e-15);
  EXPECT_NEAR(sums.sum, 0.16, 1e-14);
  EXPECT_DOUBLE_EQ(sums.mean, 8);
}

TEST(Zonal, VarianceOfLargeAlikeValuesIsNotLostToRounding) {
  // Values 1e9 and 1e9 + 1 in turn: the variance is a quarter.
  std::vector<double> values(1000);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = 1e9 + static_cast<double>(k % 2);
  const MemoryRaster raster({0, 1000, 1, 1, 1, 1000}, {values});
  ZonalRequest request{.raster = &raster};
  request.wants.variance = true;
  const ZonalSums sums = totals_of(polygons({{rectangle(0, 0, 1, 1000)}}), request)[0][0].sums;
  EXPECT_DOUBLE_EQ(sums.m2 / sums.count, 0.25);
}

TEST(Zonal, RingsThatCrossAreAnErrorThatNamesTheArea) {
  const MemoryRaster raster({0, 4, 1, 1, 4, 4}, {std::vector<double>(16, 1)});
  const Polygons bow_tie = polygons({{Ring{{0, 0}, {4, 4}, {4, 0}, {0, 4}}}});
  const std::vector<std::string> ids{"0760A0010"};
  try {
    zonal(bow_tie, ids, {.raster = &raster}, serial_loop(), [](auto, auto) {});
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("0760A0010"));
  }
}

TEST(Zonal, InfiniteCellsAreAnErrorThatNamesTheArea) {
  const double inf = std::numeric_limits<double>::infinity();
  const MemoryRaster raster({0, 1, 1, 1, 2, 1}, {{1, inf}});
  const std::vector<std::string> ids{"west", "east"};
  const Polygons both = polygons({{rectangle(0, 0, 1, 1)}, {rectangle(1, 0, 2, 1)}});
  try {
    zonal(both, ids, {.raster = &raster}, serial_loop(), [](auto, auto) {});
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("area 'east': the grid has infinite values"));
  }
}

TEST(Zonal, CellsThatRoundingCoversHaveNoSayInWhatValuesThereAre) {
  // An area along the cells of a grid whose lines are no whole numbers, and a hair beyond them.
  const GridFrame frame{450000.5, 6500000.3, 33.3, 33.3, 4, 4};
  std::vector<double> values(16, 12);
  values[0] = values[1] = values[4] = values[5] = 3;
  const MemoryRaster raster(frame, {values});
  const double hair = 1e-9;
  ZonalRequest request{.raster = &raster};
  request.wants.values = true;
  const ZonalTotal total =
      totals_of(polygons({{rectangle(frame.x0 - hair, frame.y0 - 66.6 - hair,
                                     frame.x0 + 66.6 + hair, frame.y0 + hair)}}),
                request)[0][0];
  EXPECT_EQ(total.sums.min, 3);
  EXPECT_EQ(total.sums.max, 3);
  EXPECT_EQ(total.values.size(), 1U);
  EXPECT_NEAR(total.sums.count, 4, 1e-9);
}

TEST(Zonal, AreasFarApartAreReadApartAndTheSame) {
  // Two areas 5 000 columns from each other; read together or alone they have the same sums.
  const GridFrame frame{0, 4, 1, 1, 6000, 4};
  std::vector<double> values(6000 * 4);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] = static_cast<double>(k % 89);
  const MemoryRaster raster(frame, {values});
  const Area west{rectangle(10.5, 0.5, 14, 3)};
  const Area east{rectangle(5500, 1, 5503.25, 4)};
  const auto both = totals_of(polygons({west, east}), {.raster = &raster});
  EXPECT_EQ(both[0][0].sums.sum, totals_of(polygons({west}), {.raster = &raster})[0][0].sums.sum);
  EXPECT_EQ(both[1][0].sums.sum, totals_of(polygons({east}), {.raster = &raster})[0][0].sums.sum);
  EXPECT_GT(both[1][0].sums.sum, 0);
}

// ---- against one cell after another --------------------------------------------------------

struct Workload {
  GridFrame frame{};
  std::vector<std::vector<double>> bands;
  std::vector<double> weights;
  Polygons areas;
};

/// A few hundred rows, so that areas reach over several strips.
Workload workload(std::uint64_t seed) {
  Dice dice(seed);
  Workload work;
  work.frame = {dice.between(-1e6, 1e6), dice.between(0, 7e6), 10, 7, 60, 700};
  for (int band = 0; band < 2; ++band) {
    std::vector<double>& values = work.bands.emplace_back(work.frame.columns * work.frame.rows);
    const double shift = band == 0 ? 0 : 1e6;
    for (double& value : values) {
      value = dice.chance(0.2) ? kNone : shift + std::floor(dice.between(0, 12)) / 4;
      work.weights.push_back(dice.chance(0.1) ? kNone : dice.between(0, 3));
    }
  }
  work.weights.resize(work.frame.columns * work.frame.rows);
  std::vector<Area> shapes;
  for (int k = 0; k < 12; ++k) {
    const Point centre{work.frame.x0 + dice.between(0, 600), work.frame.y0 - dice.between(0, 4900)};
    shapes.push_back({star(dice, centre, 20, dice.between(100, 2000), 40)});
  }
  work.areas = polygons(shapes);
  return work;
}

/// The plain way: long doubles, one cell after another.
ZonalTotal plainly(const Workload& work, std::size_t area, std::size_t band) {
  long double count = 0;
  long double sum = 0;
  long double weight = 0;
  long double weighted = 0;
  std::vector<std::pair<double, double>> cells;  // value, fraction
  ZonalTotal total;
  const auto add = [&](std::uint32_t row, std::uint32_t column, double f) {
    const std::size_t at = row * work.frame.columns + column;
    const double x = work.bands[band][at];
    if (std::isnan(x)) return;
    cells.emplace_back(x, f);
    count += f;
    sum += static_cast<long double>(f) * x;
    total.sums.min = std::min(total.sums.min, x);
    total.sums.max = std::max(total.sums.max, x);
    if (std::isnan(work.weights[at])) return;
    weight += static_cast<long double>(f) * work.weights[at];
    weighted += static_cast<long double>(f) * work.weights[at] * x;
  };
  const Coverage coverage = cover(work.areas, area, work.frame);
  for (const CoverageRun& run : coverage.runs) {
    for (std::uint32_t c = run.column_begin; c < run.column_end; ++c) add(run.row, c, 1);
  }
  for (const CoverageCell& cell : coverage.cells) add(cell.row, cell.column, cell.fraction);
  const long double mean = count > 0 ? sum / count : 0;
  long double m2 = 0;
  std::map<double, double> shares;
  for (const auto& [x, f] : cells) {
    m2 += f * (x - mean) * (x - mean);
    shares[x] += f;
  }
  total.sums.count = static_cast<double>(count);
  total.sums.sum = static_cast<double>(sum);
  total.sums.mean = static_cast<double>(mean);
  total.sums.m2 = static_cast<double>(m2);
  total.sums.weight = static_cast<double>(weight);
  total.sums.weighted_sum = static_cast<double>(weighted);
  for (const auto& [value, share] : shares) total.values.push_back({value, share});
  return total;
}

void expect_near(double ours, double theirs) {
  EXPECT_NEAR(ours, theirs, 1e-12 * std::max(1.0, std::abs(theirs)));
}

class ZonalProperty : public ::testing::TestWithParam<int> {};

TEST_P(ZonalProperty, EqualsTheSumsOfOneCellAfterAnother) {
  const Workload work = workload(static_cast<std::uint64_t>(GetParam()));
  const MemoryRaster raster(work.frame, work.bands);
  const MemoryRaster weights(work.frame, {work.weights});
  ZonalRequest request{.raster = &raster, .bands = {0, 1}, .weights = &weights};
  request.wants = {.variance = true, .values = true};
  const auto totals = totals_of(work.areas, request);
  double counted = 0;
  for (std::size_t area = 0; area < totals.size(); ++area) {
    for (std::size_t band = 0; band < 2; ++band) {
      SCOPED_TRACE(::testing::Message() << "area " << area << ", band " << band);
      const ZonalTotal& ours = totals[area][band];
      const ZonalTotal theirs = plainly(work, area, band);
      expect_near(ours.sums.count, theirs.sums.count);
      expect_near(ours.sums.sum, theirs.sums.sum);
      expect_near(ours.sums.weight, theirs.sums.weight);
      expect_near(ours.sums.weighted_sum, theirs.sums.weighted_sum);
      EXPECT_NEAR(ours.sums.m2, theirs.sums.m2, 1e-9 * std::max(1.0, theirs.sums.m2));
      EXPECT_EQ(ours.sums.min, theirs.sums.min);
      EXPECT_EQ(ours.sums.max, theirs.sums.max);
      ASSERT_EQ(ours.values.size(), theirs.values.size());
      for (std::size_t k = 0; k < ours.values.size(); ++k) {
        EXPECT_EQ(ours.values[k].value, theirs.values[k].value);
        // Parts of a cell that rounding can make have no say in which values there are.
        EXPECT_NEAR(ours.values[k].cells, theirs.values[k].cells, 1e-7);
      }
      counted += ours.sums.count;
    }
  }
  EXPECT_GT(counted, 1000);
}

/// Everything in it, bit by bit.
std::vector<double> bits_of(const std::vector<std::vector<ZonalTotal>>& totals) {
  std::vector<double> all;
  for (const std::vector<ZonalTotal>& bands : totals) {
    for (const ZonalTotal& total : bands) {
      const ZonalSums& s = total.sums;
      all.insert(all.end(), {s.count, s.sum, s.mean, s.m2, s.min, s.max, s.weight, s.weighted_sum});
      for (const ValueShare& share : total.values)
        all.insert(all.end(), {share.value, share.cells});
    }
  }
  return all;
}

TEST_P(ZonalProperty, NeitherThreadsNorMemoryNorBlocksShow) {
  const Workload work = workload(static_cast<std::uint64_t>(GetParam()));
  MemoryRaster raster(work.frame, work.bands);
  ZonalRequest request{.raster = &raster, .bands = {1, 0}};
  request.wants = {.variance = true, .values = true};
  const std::vector<double> bits = bits_of(totals_of(work.areas, request));
  for (const std::size_t memory : {std::size_t{1}, std::size_t{100'000}, std::size_t{1} << 30U}) {
    for (const std::size_t rows : {1U, 64U, 100U, 512U, 700U}) {
      raster.set_block_rows(rows);
      request.memory = memory;
      const std::vector<double> again = bits_of(totals_of(work.areas, request, threaded_loop()));
      ASSERT_EQ(bits.size(), again.size());
      EXPECT_EQ(std::memcmp(bits.data(), again.data(), bits.size() * sizeof(double)), 0)
          << memory << " bytes, blocks of " << rows << " rows";
    }
  }
}

TEST_P(ZonalProperty, FloatsGiveWhatDoublesGive) {
  Workload work = workload(static_cast<std::uint64_t>(GetParam()));
  ZonalRequest request{.bands = {0, 1}};
  request.wants = {.variance = true, .values = true};
  const MemoryRaster doubles(work.frame, work.bands, false);
  const MemoryRaster floats(work.frame, work.bands, true);
  request.raster = &doubles;
  const std::vector<double> of_doubles = bits_of(totals_of(work.areas, request));
  request.raster = &floats;
  EXPECT_EQ(of_doubles, bits_of(totals_of(work.areas, request)));
}

TEST_P(ZonalProperty, WhatAreasThatFillTheGridHoldIsWhatTheGridHolds) {
  Workload work = workload(static_cast<std::uint64_t>(GetParam()));
  Dice dice(static_cast<std::uint64_t>(GetParam()) + 1000);
  // Strips of land between ragged borders from west to east, over the whole grid and beyond it.
  std::vector<std::vector<Point>> borders;
  for (int k = 0; k <= 8; ++k) {
    std::vector<Point>& border = borders.emplace_back();
    const double y = work.frame.y0 + 50 - 5000.0 * k / 8;
    for (int i = 0; i <= 30; ++i) {
      const double wobble = k == 0 || k == 8 ? 0 : dice.between(-150, 150);
      border.push_back({work.frame.x0 - 5 + 610.0 * i / 30, y + wobble});
    }
  }
  std::vector<Area> strips;
  for (std::size_t k = 0; k + 1 < borders.size(); ++k) {
    Ring ring(borders[k + 1]);
    ring.insert(ring.end(), borders[k].rbegin(), borders[k].rend());
    strips.push_back({ring});
  }
  const MemoryRaster raster(work.frame, work.bands);
  double held = 0;
  double count = 0;
  for (const auto& total : totals_of(polygons(strips), {.raster = &raster})) {
    held += total[0].sums.sum;
    count += total[0].sums.count;
  }
  long double all = 0;
  double cells = 0;
  for (const double value : work.bands[0]) {
    if (std::isnan(value)) continue;
    all += value;
    ++cells;
  }
  EXPECT_NEAR(held, static_cast<double>(all), 1e-12 * static_cast<double>(all));
  EXPECT_NEAR(count, cells, 1e-12 * cells);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ZonalProperty, ::testing::Range(0, 25));

// ---- quantiles and the like ------------------------------------------------------------------

TEST(ShareQuantile, OfWholeCellsIsTheUsualOne) {
  // numpy.quantile([1, 2, 4, 8], q)
  const std::vector<ValueShare> shares{{1, 1}, {2, 1}, {4, 1}, {8, 1}};
  EXPECT_DOUBLE_EQ(share_quantile(shares, 0), 1);
  EXPECT_DOUBLE_EQ(share_quantile(shares, 0.25), 1.75);
  EXPECT_DOUBLE_EQ(share_quantile(shares, 0.5), 3);
  EXPECT_DOUBLE_EQ(share_quantile(shares, 0.9), 6.8);
  EXPECT_DOUBLE_EQ(share_quantile(shares, 1), 8);
}

TEST(ShareQuantile, IsTheSameHoweverEqualValuesAreCut) {
  const std::vector<ValueShare> whole{{1, 2}, {5, 3}, {6, 1.5}};
  const std::vector<ValueShare> cut{{1, 0.4}, {1, 1.6}, {5, 1}, {5, 2}, {6, 1.5}};
  for (const double q : {0.0, 0.1, 0.33, 0.5, 0.77, 1.0})
    EXPECT_NEAR(share_quantile(whole, q), share_quantile(cut, q), 1e-12) << q;
}

TEST(ShareQuantile, OfLessThanACellIsTheMeanAndOfNothingNone) {
  EXPECT_DOUBLE_EQ(share_quantile(std::vector<ValueShare>{{2, 0.1}, {6, 0.3}}, 0.9), 5);
  EXPECT_TRUE(std::isnan(share_quantile({}, 0.5)));
}

TEST(Majority, OfTiesTheSmallestValueWins) {
  const std::vector<ValueShare> shares{{1, 0.3}, {2, 0.1 + 0.2}, {3, 0.2}, {4, 0.2}};
  EXPECT_EQ(majority(shares), 1);
  EXPECT_EQ(minority(shares), 3);
  EXPECT_TRUE(std::isnan(majority({})));
}

}  // namespace
}  // namespace omrade::geometry

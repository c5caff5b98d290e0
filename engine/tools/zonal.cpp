#include "tools/zonal.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/finer_raster.hpp"
#include "geometry/zonal.hpp"
#include "io/raster_file.hpp"
#include "tools/source.hpp"
#include "tools/threads.hpp"
#include "tools/zonal_columns.hpp"
#include "tools/zonal_frames.hpp"
#include "tools/zonal_statistic.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <numeric>
#include <set>
#include <utility>

namespace omrade::tools {
namespace {

namespace fs = std::filesystem;
using geometry::ZonalSums;
using geometry::ZonalTotal;

[[noreturn]] void refuse(const std::string& subject, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = subject, .what = std::move(what), .hint = std::move(hint)});
}

/// The bands that are asked for, from 0.
std::vector<std::uint32_t> bands_of(const std::string& text, const io::RasterFile& raster,
                                    const std::string& grid) {
  std::vector<std::uint32_t> bands;
  if (text == "all") {
    bands.resize(raster.bands());
    std::iota(bands.begin(), bands.end(), 0U);
    return bands;
  }
  for (const std::string_view word : split(text, ',')) {
    const std::optional<double> number = parse_number(trim(word));
    if (!number || *number != std::floor(*number) || !(*number >= 1)) {
      refuse("--bands", "'" + std::string(word) + "' is no band",
             "write all, or numbers from 1 parted by commas");
    }
    if (*number > raster.bands()) {
      refuse(grid, "it has no band " + std::string(trim(word)),
             "it has " + std::to_string(raster.bands()));
    }
    const auto band = static_cast<std::uint32_t>(*number) - 1;
    if (std::find(bands.begin(), bands.end(), band) != bands.end())
      refuse("--bands", "band " + std::to_string(band + 1) + " stands there twice", "");
    bands.push_back(band);
  }
  return bands;
}

std::vector<std::string> sources_of(const ZonalArguments& arguments) {
  std::vector<std::string> sources = arguments.grids;
  sources.push_back(arguments.areas);
  sources.push_back(arguments.weights);
  return sources;
}

class Zonal {
 public:
  explicit Zonal(const ZonalArguments& arguments)
      : arguments_(arguments),
        statistics_(parse_zonal_statistics(arguments.statistics)),
        output_(keeping(arguments.output, sources_of(arguments))),
        threads_(arguments.threads) {
    const bool weighted = std::any_of(statistics_.begin(), statistics_.end(), needs_weights);
    if (weighted && arguments.weights.empty()) {
      refuse("--stats", "weighted_mean and weighted_sum need weights",
             "add --weights GRID, such as one of people");
    }
    if (!weighted && !arguments.weights.empty()) {
      refuse("--weights", "no statistic of --stats has a use for them",
             "ask for weighted_mean or weighted_sum, or leave --weights out");
    }
  }

  int run() {
    if (arguments_.memory > 0) io::limit_raster_cache(arguments_.memory / 4);
    for (const std::string& grid : arguments_.grids) {
      rasters_.push_back(std::make_unique<io::RasterFile>(grid, ""));
      require_small_blocks(*rasters_.back(), grid);
    }
    if (!arguments_.weights.empty()) {
      weights_ = std::make_unique<io::RasterFile>(arguments_.weights, "");
      for (std::size_t k = 0; k < rasters_.size(); ++k) require_weights_for(k);
    }
    for (std::size_t k = 0; k < rasters_.size(); ++k) {
      read_areas_for(*rasters_[k]);
      pass_over(k);
    }
    write();
    return 0;
  }

 private:
  void read_areas_for(const io::RasterFile& raster) {
    if (areas_ && areas_->crs() == raster.crs()) return;
    auto areas = std::make_unique<AreaSet>(read_areas(parse_source(arguments_.areas), arguments_.id,
                                                      Wanted::polygons, raster.crs(), Units::any));
    if (!first_areas_) first_areas_ = areas.get();
    areas_ = areas.get();
    kept_.push_back(std::move(areas));
    output_.lap("read");
  }

  void pass_over(std::size_t grid) {
    const io::RasterFile& raster = *rasters_[grid];
    std::optional<Polygons> moved;
    if (raster.turn()) moved = turned(*areas_->polygons(), *raster.turn());
    const Polygons& polygons = moved ? *moved : *areas_->polygons();
    const Beyond over = beyond(polygons, raster.frame());
    if (over.outside == areas_->size()) {
      refuse(arguments_.areas + " and " + arguments_.grids[grid], "have no ground in common",
             "do both lie where they should? see their CRS");
    }
    outside_ = std::max(outside_, over.outside);
    partly_ = std::max(partly_, over.partly);
    geometry::ZonalRequest request{
        .raster = &raster,
        .bands = bands_of(arguments_.bands, raster, arguments_.grids[grid]),
        .weights = weights_.get(),
        .memory = arguments_.memory};
    request.wants.variance = std::any_of(statistics_.begin(), statistics_.end(), needs_variance);
    request.wants.values = std::any_of(statistics_.begin(), statistics_.end(), needs_values);
    const std::vector<ZonalSums> weighted = sums_on_other_cells(polygons, request);
    const std::size_t bands = request.bands.size();
    ZonalColumns columns(statistics_, bands, areas_->size());
    geometry::zonal(polygons, areas_->ids(), request, threads_.loop(),
                    [&](std::size_t area, std::span<ZonalTotal> totals) {
                      for (std::size_t band = 0; band < bands && !weighted.empty(); ++band) {
                        totals[band].sums.weight = weighted[area * bands + band].weight;
                        totals[band].sums.weighted_sum = weighted[area * bands + band].weighted_sum;
                      }
                      columns.take(area, totals);
                    });
    const std::string stem = fs::path(arguments_.grids[grid]).stem().string();
    const bool alone = rasters_.size() == 1 && request.bands.size() == 1;
    for (std::size_t band = 0; band < request.bands.size(); ++band) {
      without_value_ = std::max(without_value_, columns.without_value(band));
      columns.append(band, alone ? "" : stem + "_" + std::to_string(request.bands[band] + 1) + "_",
                     names_, table_);
    }
    output_.lap("compute");
  }

  void require_small_blocks(const io::RasterFile& raster, const std::string& grid) const {
    const std::size_t memory = arguments_.memory == 0 ? geometry::kZonalMemory : arguments_.memory;
    if (raster.block_bytes() <= memory) return;
    refuse(grid,
           "one block of it takes " + std::to_string(raster.block_bytes()) +
               " bytes, more than --memory",
           "store it in small tiles: gdal_translate -co TILED=YES");
  }

  /// Weights have the cells of the grid, or others that go into each other.
  void require_weights_for(std::size_t grid) const {
    const io::RasterFile& raster = *rasters_[grid];
    if (raster.crs() == weights_->crs() && same_frame(raster, *weights_)) return;
    const bool turned = raster.turn() || weights_->turn();
    if (raster.crs() != weights_->crs() || turned ||
        !geometry::common_frame(raster.frame(), weights_->frame())) {
      refuse(arguments_.weights,
             "its cells and those of " + arguments_.grids[grid] + " do not go into each other",
             "bring it to them with gdalwarp -te ... -tr ... -r sum, for people");
    }
    const bool sum =
        std::any_of(statistics_.begin(), statistics_.end(),
                    [](const ZonalStatistic& one) { return one.kind == ZonalKind::weighted_sum; });
    const double larger = 1 + 1e-6;
    if (sum && (weights_->frame().cell_width > raster.frame().cell_width * larger ||
                weights_->frame().cell_height > raster.frame().cell_height * larger)) {
      refuse(arguments_.weights,
             "its cells are larger than those of " + arguments_.grids[grid] +
                 ", so that a weighted sum would count each weight several times",
             "ask for weighted_mean, or bring the weights to the grid's cells");
    }
  }

  /// Weighted sums, by area, then band, where the weights have other cells than the grid: over the
  /// smaller cells of both. None where they have the same, and the request weighs by itself.
  std::vector<ZonalSums> sums_on_other_cells(const Polygons& polygons,
                                             geometry::ZonalRequest& request) const {
    if (!weights_ || same_frame(*request.raster, *weights_)) return {};
    const GridFrame frame =
        geometry::common_frame(request.raster->frame(), weights_->frame()).value();
    const geometry::FinerRaster values(*request.raster, frame);
    const geometry::FinerRaster weights(*weights_, frame);
    geometry::ZonalRequest finer = request;
    finer.raster = &values;
    finer.weights = &weights;
    finer.wants = {};
    request.weights = nullptr;
    std::vector<ZonalSums> sums(areas_->size() * finer.bands.size());
    geometry::zonal(polygons, areas_->ids(), finer, threads_.loop(),
                    [&](std::size_t area, std::span<const ZonalTotal> totals) {
                      for (std::size_t band = 0; band < totals.size(); ++band)
                        sums[area * totals.size() + band] = totals[band].sums;
                    });
    return sums;
  }

  void write() {
    require_different_names();
    std::vector<io::ResultColumn> columns{{"id", io::ResultKind::text}};
    std::vector<std::string> names{"id"};
    for (const std::string& name : names_) {
      columns.push_back({name, io::ResultKind::real});
      names.push_back(name);
    }
    std::vector<Column> values{Column::of_texts(first_areas_->ids())};
    for (std::vector<double>& column : table_) values.push_back(Column::of_reals(column));
    output_.open(std::move(columns), first_areas_);
    output_.write(Table(std::move(names), std::move(values)));
    if (!arguments_.output.json && !arguments_.quiet) say_what_is_missing();
    output_.finish("{\"areas\": " + std::to_string(first_areas_->size()) + ", \"outside\": " +
                   std::to_string(outside_) + ", \"partly_outside\": " + std::to_string(partly_) +
                   ", \"without_value\": " + std::to_string(without_value_) + "}");
  }

  void require_different_names() const {
    std::set<std::string> seen;
    for (const std::string& name : names_) {
      if (seen.insert(name).second) continue;
      refuse("grids", "two of them would both give a column '" + name + "'",
             "grids need different file names");
    }
  }

  void say_what_is_missing() const {
    const std::size_t all = first_areas_->size();
    if (outside_ + partly_ > 0) {
      std::fprintf(stderr,
                   "warning: areas outside of the grid: %zu of %zu; reaching beyond it: %zu\n",
                   outside_, all, partly_);
    }
    if (without_value_ > 0) {
      std::fprintf(stderr, "warning: %zu of %zu areas have no cell with a value\n", without_value_,
                   all);
    }
  }

  const ZonalArguments& arguments_;
  std::vector<ZonalStatistic> statistics_;
  Output output_;
  Threads threads_;
  std::vector<std::unique_ptr<io::RasterFile>> rasters_;
  std::unique_ptr<io::RasterFile> weights_;
  std::vector<std::unique_ptr<AreaSet>> kept_;
  const AreaSet* areas_ = nullptr;
  const AreaSet* first_areas_ = nullptr;
  std::vector<std::string> names_;
  std::vector<std::vector<double>> table_;
  std::size_t outside_ = 0, partly_ = 0, without_value_ = 0;  ///< the most of any grid
};

}  // namespace

int zonal(const ZonalArguments& arguments) {
  return Zonal(arguments).run();
}

}  // namespace omrade::tools

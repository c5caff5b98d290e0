#include "tools/zonal.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/zonal.hpp"
#include "io/raster_file.hpp"
#include "tools/source.hpp"
#include "tools/threads.hpp"
#include "tools/zonal_columns.hpp"
#include "tools/zonal_statistic.hpp"

#include <algorithm>
#include <array>
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

bool alike(double a, double b, double cell) {
  constexpr double tolerance = 1e-6;  // of a cell
  return std::abs(a - b) <= tolerance * cell;
}

/// Cells of the same places.
bool same_frame(const Raster& a, const Raster& b) {
  const GridFrame& f = a.frame();
  const GridFrame& g = b.frame();
  if (f.columns != g.columns || f.rows != g.rows || a.turn().has_value() != b.turn().has_value())
    return false;
  const auto size_of = [](const GridFrame& frame) {
    return std::pair(frame.cell_width * static_cast<double>(frame.columns),
                     frame.cell_height * static_cast<double>(frame.rows));
  };
  const auto place = [](const Raster& raster, Point p) {
    return raster.turn() ? raster.turn()->apply(p) : p;
  };
  if (a.turn()) {
    // Where three corners of the one lie in the other.
    constexpr std::array<Point, 3> at{{{0, 0}, {1, 0}, {0, 1}}};
    return std::all_of(at.begin(), at.end(), [&](Point p) {
      const Point in_a = place(a, p);
      const Point in_b = place(b, p);
      return alike(in_a.x, in_b.x, 1) && alike(in_a.y, in_b.y, 1);
    });
  }
  return alike(f.x0, g.x0, f.cell_width) && alike(f.y0, g.y0, f.cell_height) &&
         alike(size_of(f).first, size_of(g).first, f.cell_width) &&
         alike(size_of(f).second, size_of(g).second, f.cell_height);
}

/// The areas in the coordinates of the raster's frame.
Polygons turned(const Polygons& polygons, const RasterTurn& turn) {
  Polygons result = polygons;
  for (Point& p : result.points) p = turn.apply(p);
  if (!turn.mirrors()) return result;
  for (std::size_t r = 0; r < result.rings(); ++r) {
    std::reverse(result.points.begin() + static_cast<std::ptrdiff_t>(result.ring_offset[r]),
                 result.points.begin() + static_cast<std::ptrdiff_t>(result.ring_offset[r + 1]));
  }
  return result;
}

/// How many areas lie outside of the frame, and how many reach beyond it.
struct Beyond {
  std::size_t outside = 0, partly = 0;
};

Beyond beyond(const Polygons& polygons, const GridFrame& frame) {
  const Box box{frame.x0, frame.y0 - frame.cell_height * static_cast<double>(frame.rows),
                frame.x0 + frame.cell_width * static_cast<double>(frame.columns), frame.y0};
  Beyond result;
  for (std::size_t i = 0; i < polygons.areas(); ++i) {
    const std::size_t begin = polygons.ring_offset[polygons.area_offset[i]];
    const std::size_t end = polygons.ring_offset[polygons.area_offset[i + 1]];
    Box own{polygons.points[begin].x, polygons.points[begin].y, polygons.points[begin].x,
            polygons.points[begin].y};
    for (std::size_t k = begin; k < end; ++k) {
      const Point p = polygons.points[k];
      own = {std::min(own.min_x, p.x), std::min(own.min_y, p.y), std::max(own.max_x, p.x),
             std::max(own.max_y, p.y)};
    }
    const bool touches = own.min_x < box.max_x && box.min_x < own.max_x && own.min_y < box.max_y &&
                         box.min_y < own.max_y;
    const bool inside = own.min_x >= box.min_x && own.max_x <= box.max_x &&
                        own.min_y >= box.min_y && own.max_y <= box.max_y;
    if (!touches) ++result.outside;
    if (touches && !inside) ++result.partly;
  }
  return result;
}

class Zonal {
 public:
  explicit Zonal(const ZonalArguments& arguments)
      : arguments_(arguments),
        statistics_(parse_zonal_statistics(arguments.statistics)),
        output_(arguments.output),
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
    for (const std::string& grid : arguments_.grids)
      rasters_.push_back(std::make_unique<io::RasterFile>(grid, ""));
    if (!arguments_.weights.empty()) {
      weights_ = std::make_unique<io::RasterFile>(arguments_.weights, "");
      for (std::size_t k = 0; k < rasters_.size(); ++k) {
        if (same_frame(*rasters_[k], *weights_) && rasters_[k]->crs() == weights_->crs()) continue;
        refuse(arguments_.weights, "its cells are not those of " + arguments_.grids[k],
               "bring it to them with gdalwarp -te ... -tr ... -r sum, for people");
      }
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
    ZonalColumns columns(statistics_, request.bands.size(), areas_->size());
    geometry::zonal(polygons, areas_->ids(), request, threads_.loop(),
                    [&columns](std::size_t area, std::span<const ZonalTotal> totals) {
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

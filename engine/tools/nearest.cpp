#include "tools/nearest.hpp"

#include "base/error.hpp"
#include "geometry/least_cost.hpp"
#include "geometry/nearest_points.hpp"
#include "io/findings.hpp"
#include "io/point_source.hpp"
#include "io/raster.hpp"
#include "io/vector.hpp"
#include "tools/centres.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace omrade::tools {
namespace {

/// What one block comes to; kept for its memory.
struct Found {
  std::vector<std::int32_t> centre;
  std::vector<double> distance;
};

/// What finds the centres of a block of points.
class Finder {
 public:
  Finder() = default;
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;
  Finder(Finder&&) = delete;
  Finder& operator=(Finder&&) = delete;
  virtual ~Finder() = default;
  virtual void find(const io::PointBlock& block, Found& found) const = 0;
};

class AsTheCrowFlies final : public Finder {
 public:
  AsTheCrowFlies(const AreaSetParts& centres, std::size_t k, const ParallelFor& loop)
      : kernel_(centres.points, k, loop) {}
  void find(const io::PointBlock& block, Found& found) const override {
    kernel_.find(block.x, block.y, found.centre, found.distance);
  }

 private:
  geometry::NearestPoints kernel_;
};

class AcrossFriction final : public Finder {
 public:
  AcrossFriction(const Grid& grid, const std::string& name, const AreaSetParts& centres,
                 std::size_t k)
      : frame_(grid.frame()), k_(k) {
    std::vector<double> friction(frame_.columns * frame_.rows);
    grid.read_rows(0, frame_.rows, friction);
    std::vector<std::size_t> start;
    std::vector<Message> problems;
    for (std::size_t i = 0; i < centres.ids.size(); ++i) {
      const auto cell = geometry::cell_of(frame_, centres.points[i]);
      if (cell && !std::isnan(friction[*cell])) {
        start.push_back(*cell);
        continue;
      }
      problems.push_back({.subject = name,
                          .what = "centre " + io::in_quotes(centres.ids[i]) + " lies " +
                                  (cell ? "on a cell without friction" : "outside of the grid"),
                          .hint = "nobody could reach it"});
    }
    if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
    least_ = geometry::least_cost(frame_, friction, start, k);
  }
  void find(const io::PointBlock& block, Found& found) const override {
    for (std::size_t i = 0; i < block.x.size(); ++i) {
      const auto cell = geometry::cell_of(frame_, {block.x[i], block.y[i]});
      for (std::size_t j = 0; j < k_; ++j) {
        const std::size_t row = i * k_ + j;
        found.centre[row] = cell ? least_.centre[*cell * k_ + j] : -1;
        found.distance[row] = found.centre[row] < 0 ? std::numeric_limits<double>::quiet_NaN()
                                                    : least_.cost[*cell * k_ + j];
      }
    }
  }

 private:
  GridFrame frame_;
  std::size_t k_;
  geometry::LeastCost least_;
};

/// The grid of friction, if one is named; it must be in the system of the points.
std::unique_ptr<Grid> open_friction(const NearestArguments& arguments,
                                    const io::PointSource& points) {
  if (arguments.friction.empty()) return nullptr;
  auto grid = io::open_grid(arguments.friction, "");
  if (!points.crs().empty() && points.crs() != grid->crs()) {
    throw Error(ErrorKind::user,
                {.subject = arguments.friction,
                 .what = "it is in " + grid->crs() + ", but the points are in " + points.crs(),
                 .hint = "bring one to the system of the other with gdalwarp or ogr2ogr"});
  }
  return grid;
}

}  // namespace

int nearest(const NearestArguments& arguments) {
  Output output(
      keeping(arguments.output, {arguments.points, arguments.centres, arguments.friction}));
  const Threads threads(arguments.threads);
  const ParallelFor loop = threads.loop();
  const Source source = parse_source(arguments.points);
  const auto points = io::open_points(source.file, {.layer = source.layer,
                                                    .x = arguments.x,
                                                    .y = arguments.y,
                                                    .skip_bad_rows = arguments.skip_bad_rows});
  if (!points->crs().empty()) require_metres(points->crs(), arguments.points);
  const std::unique_ptr<Grid> friction = open_friction(arguments, *points);
  const AreaSetParts centres = read_places(parse_source(arguments.centres),
                                           {.id = arguments.id, .x = arguments.x, .y = arguments.y},
                                           friction ? friction->crs() : points->crs());
  if (arguments.k > centres.ids.size()) {
    throw Error(ErrorKind::user,
                {.subject = "--k " + std::to_string(arguments.k),
                 .what = arguments.centres + " holds only " + std::to_string(centres.ids.size()),
                 .hint = "ask for fewer"});
  }
  output.lap("read");
  std::unique_ptr<Finder> finder;
  if (friction) {
    finder = std::make_unique<AcrossFriction>(*friction, arguments.friction, centres, arguments.k);
  } else {
    finder = std::make_unique<AsTheCrowFlies>(centres, arguments.k, loop);
  }
  output.lap("index");
  const io::ResultLabels ids(centres.ids);
  output.open({{"row", io::ResultKind::whole},
               {"id", io::ResultKind::text},
               {friction ? "cost" : "distance_m", io::ResultKind::real}});
  std::vector<Found> found;
  while (true) {
    const std::vector<io::PointBlock> blocks = points->next(loop);
    if (blocks.empty()) break;
    if (found.size() < blocks.size()) found.resize(blocks.size());
    loop(blocks.size(), [&](std::size_t i) {
      const std::size_t rows = blocks[i].x.size() * arguments.k;
      found[i].centre.resize(rows);
      found[i].distance.resize(rows);
      finder->find(blocks[i], found[i]);
    });
    std::vector<io::ResultBlock> results;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const io::RowNumbers rows{
          .first = blocks[i].first_row, .listed = blocks[i].rows, .times = arguments.k};
      results.push_back(
          {found[i].centre.size(),
           {rows, io::LabelCodes{found[i].centre, &ids}, io::Reals(found[i].distance)}});
    }
    output.write_blocks(results, loop);
  }
  output.lap("find");
  const std::size_t rows = points->rows() - points->left_out();
  if (rows == 0)
    throw Error(ErrorKind::user, {.subject = arguments.points, .what = "it holds no point"});
  if (points->left_out() > 0) {
    std::fprintf(stderr, "warning: %s: %zu rows without a point are left out\n",
                 arguments.points.c_str(), points->left_out());
  }
  output.finish("{\"points\": " + std::to_string(rows) +
                ", \"centres\": " + std::to_string(centres.ids.size()) +
                ", \"left_out\": " + std::to_string(points->left_out()) + "}");
  return 0;
}

}  // namespace omrade::tools

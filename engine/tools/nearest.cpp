#include "tools/nearest.hpp"

#include "base/error.hpp"
#include "geometry/nearest_points.hpp"
#include "io/point_source.hpp"
#include "io/vector.hpp"
#include "tools/centres.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace omrade::tools {
namespace {

/// What one block comes to; kept for its memory.
struct Found {
  std::vector<std::int32_t> centre;
  std::vector<double> distance;
};

void require_metres(const io::PointSource& points, const std::string& subject) {
  if (points.crs().empty() || io::is_projected_metres(points.crs())) return;
  throw Error(
      ErrorKind::user,
      {.subject = subject,
       .what = "its coordinates are in " + points.crs() + ", which is not in metres",
       .hint = "bring it to a projected system with ogr2ogr -t_srs, such as EPSG:3006 for Sweden"});
}

}  // namespace

int nearest(const NearestArguments& arguments) {
  Output output(arguments.output);
  const Threads threads(arguments.threads);
  const ParallelFor loop = threads.loop();
  const Source source = parse_source(arguments.points);
  const auto points = io::open_points(source.file, {.layer = source.layer,
                                                    .x = arguments.x,
                                                    .y = arguments.y,
                                                    .skip_bad_rows = arguments.skip_bad_rows});
  require_metres(*points, arguments.points);
  const AreaSetParts centres =
      read_places(parse_source(arguments.centres),
                  {.id = arguments.id, .x = arguments.x, .y = arguments.y}, points->crs());
  if (arguments.k > centres.ids.size()) {
    throw Error(ErrorKind::user,
                {.subject = "--k " + std::to_string(arguments.k),
                 .what = arguments.centres + " holds only " + std::to_string(centres.ids.size()),
                 .hint = "ask for fewer"});
  }
  output.lap("read");
  const geometry::NearestPoints kernel(centres.points, arguments.k, loop);
  output.lap("index");
  const io::ResultLabels ids(centres.ids);
  output.open({{"row", io::ResultKind::whole},
               {"id", io::ResultKind::text},
               {"distance_m", io::ResultKind::real}});
  std::vector<Found> found;
  while (true) {
    const std::vector<io::PointBlock> blocks = points->next(loop);
    if (blocks.empty()) break;
    if (found.size() < blocks.size()) found.resize(blocks.size());
    loop(blocks.size(), [&](std::size_t i) {
      const std::size_t rows = blocks[i].x.size() * arguments.k;
      found[i].centre.resize(rows);
      found[i].distance.resize(rows);
      kernel.find(blocks[i].x, blocks[i].y, found[i].centre, found[i].distance);
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

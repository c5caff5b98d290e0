#include "tools/locate.hpp"

#include "base/error.hpp"
#include "geometry/point_locator.hpp"
#include "io/point_source.hpp"
#include "tools/source.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace omrade::tools {
namespace {

/// What the blocks come to, one after another.
struct Tally {
  std::vector<std::int64_t> points;  ///< per area
  std::int64_t outside = 0, inside = 0;

  [[nodiscard]] bool any() const { return inside > 0; }

  void add(const std::vector<std::int32_t>& areas) {
    for (const std::int32_t area : areas) {
      if (area < 0) {
        ++outside;
      } else {
        ++points[static_cast<std::size_t>(area)];
        ++inside;
      }
    }
  }
};

std::vector<io::ResultColumn> columns_of(bool count) {
  if (count) return {{"id", io::ResultKind::text}, {"count", io::ResultKind::whole}};
  return {{"row", io::ResultKind::whole}, {"id", io::ResultKind::text}};
}

/// The rows on their way out. Those before the first point in an area are held back, so that
/// nothing is written when there is none.
class Rows {
 public:
  Rows(Output& output, const io::ResultLabels& ids, const ParallelFor& loop)
      : output_(output), ids_(ids), loop_(loop) {}

  void add(const std::vector<io::PointBlock>& blocks,
           const std::vector<std::vector<std::int32_t>>& found, bool any) {
    if (!any) {
      for (std::size_t k = 0; k < blocks.size(); ++k)
        held_.push_back({blocks[k].first_row, blocks[k].rows, found[k]});
      return;
    }
    std::vector<io::ResultBlock> results;
    for (const Held& one : held_) results.push_back(result(one.first_row, one.rows, one.found));
    for (std::size_t k = 0; k < blocks.size(); ++k)
      results.push_back(result(blocks[k].first_row, blocks[k].rows, found[k]));
    if (!open_) output_.open(columns_of(false));
    open_ = true;
    output_.write_blocks(results, loop_);
    held_.clear();
  }

 private:
  struct Held {
    std::size_t first_row = 1;
    std::vector<std::uint32_t> rows;
    std::vector<std::int32_t> found;
  };
  [[nodiscard]] io::ResultBlock result(std::size_t first_row,
                                       const std::vector<std::uint32_t>& rows,
                                       const std::vector<std::int32_t>& found) const {
    return {found.size(),
            {io::RowNumbers{.first = first_row, .listed = rows}, io::LabelCodes{found, &ids_}}};
  }

  Output& output_;
  const io::ResultLabels& ids_;
  const ParallelFor& loop_;
  std::vector<Held> held_;
  bool open_ = false;
};

}  // namespace

int locate(const LocateArguments& arguments) {
  Output output(keeping(arguments.output, {arguments.points, arguments.areas}));
  const Threads threads(arguments.threads);
  const ParallelFor loop = threads.loop();
  const Source source = parse_source(arguments.points);
  const auto points = io::open_points(source.file, {.layer = source.layer,
                                                    .x = arguments.x,
                                                    .y = arguments.y,
                                                    .skip_bad_rows = arguments.skip_bad_rows});
  const AreaSet areas(
      read_areas(parse_source(arguments.areas), arguments.id, Wanted::polygons, points->crs()));
  output.lap("read");
  require_valid(areas, arguments.areas, loop);
  output.lap("check");
  const geometry::PointLocator locator(*areas.polygons(), loop);
  output.lap("index");
  const io::ResultLabels ids(areas.ids());
  Tally tally{.points = std::vector<std::int64_t>(areas.size())};
  Rows rows_out(output, ids, loop);
  std::vector<std::vector<std::int32_t>> found;
  while (true) {
    const std::vector<io::PointBlock> blocks = points->next(loop);
    if (blocks.empty()) break;
    if (found.size() < blocks.size()) found.resize(blocks.size());
    loop(blocks.size(), [&](std::size_t k) {
      found[k].resize(blocks[k].x.size());
      locator.locate(blocks[k].x, blocks[k].y, found[k]);
    });
    for (std::size_t k = 0; k < blocks.size(); ++k) tally.add(found[k]);
    if (!arguments.count) rows_out.add(blocks, found, tally.any());
  }
  output.lap("locate");
  const std::size_t rows = points->rows() - points->left_out();
  if (rows == static_cast<std::size_t>(tally.outside)) {
    throw Error(ErrorKind::user,
                {.subject = arguments.points,
                 .what = rows == 0 ? "it holds no point"
                                   : "no point lies in any area of " + arguments.areas,
                 .hint = rows == 0 ? ""
                                   : "are x and y in the coordinate system of the areas, " +
                                         areas.crs() + ", and the right way round?"});
  }
  if (arguments.count) {
    std::vector<std::int32_t> codes(areas.size());
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = static_cast<std::int32_t>(i);
    const io::ResultBlock block{codes.size(),
                                {io::LabelCodes{codes, &ids}, io::Wholes(tally.points)}};
    output.open(columns_of(true));
    output.write_blocks({&block, 1}, loop);
  }
  if (points->left_out() > 0) {
    std::fprintf(stderr, "warning: %s: %zu rows without a point are left out\n",
                 arguments.points.c_str(), points->left_out());
  }
  if (!arguments.output.json && !arguments.quiet)
    std::fprintf(stderr, "%zu points, %zu of them in no area\n", rows,
                 static_cast<std::size_t>(tally.outside));
  output.finish("{\"points\": " + std::to_string(rows) +
                ", \"outside\": " + std::to_string(tally.outside) +
                ", \"left_out\": " + std::to_string(points->left_out()) + "}");
  return 0;
}

}  // namespace omrade::tools

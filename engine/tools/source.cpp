#include "tools/source.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/validity.hpp"
#include "io/connection.hpp"
#include "io/crs.hpp"
#include "io/vector.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

namespace omrade::tools {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const Source& source, std::string what, std::string hint) {
  throw Error(
      ErrorKind::user,
      {.subject = io::shown_source(source.file), .what = std::move(what), .hint = std::move(hint)});
}

}  // namespace

Source parse_source(const std::string& text) {
  std::error_code ignored;
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || io::is_connection(text) ||
      fs::exists(text, ignored)) {
    return {.file = text};
  }
  return {.file = text.substr(0, colon), .layer = text.substr(colon + 1)};
}

bool is_column_folder(const fs::path& folder) {
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    if (it->path().extension() == ".npy") return true;
  }
  return false;
}

io::VectorResult read_areas(const AreasRequest& request) {
  const Source& source = request.source;
  io::VectorResult read = io::read_vector({.set = source.file.filename().string(),
                                           .file = source.file,
                                           .layer = source.layer,
                                           .id = request.id,
                                           .target_crs = request.target_crs,
                                           .value = request.value,
                                           .doubled_ids = request.doubled_ids});
  if (request.wanted == Wanted::polygons && !read.parts.polygons)
    refuse(source, "it holds points", "give areas, which are polygons");
  if (request.wanted == Wanted::points && read.parts.polygons)
    refuse(source, "it holds polygons", "give points");
  if (request.units == Units::metres) require_metres(read.parts.crs, io::shown_source(source.file));
  return read;
}

AreaSetParts read_areas(const Source& source, const std::string& id_field, Wanted wanted,
                        const std::string& target_crs, Units units) {
  return read_areas({.source = source,
                     .id = id_field,
                     .wanted = wanted,
                     .target_crs = target_crs,
                     .units = units})
      .parts;
}

void require_valid(const AreaSet& areas, const std::string& source,
                   const geometry::ParallelFor& loop) {
  constexpr std::size_t most = 5;
  std::vector<Message> problems = geometry::invalid_areas(areas, source, loop);
  if (problems.empty()) return;
  if (problems.size() > most) {
    const std::size_t more = problems.size() - most;
    problems.resize(most);
    problems.push_back({.subject = source,
                        .what = std::to_string(more) + " more areas are invalid",
                        .hint = "omrade areas check names them all"});
  }
  throw Error(ErrorKind::user, std::move(problems));
}

void require_metres(const std::string& crs, const std::string& source) {
  if (io::is_projected_metres(crs)) return;
  throw Error(
      ErrorKind::user,
      {.subject = source,
       .what = "its coordinates are in " + io::shown_crs(crs) + ", which is not in metres",
       .hint = "bring it to a projected system with ogr2ogr -t_srs, such as EPSG:3006 for Sweden"});
}

}  // namespace omrade::tools

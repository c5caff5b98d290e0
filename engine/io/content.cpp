#include "base/hash.hpp"
#include "io/connection.hpp"
#include "io/mapped_file.hpp"
#include "io/source_file.hpp"
#include "io/table.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace omrade::io {
namespace {

namespace fs = std::filesystem;

/// Files that belong to one source although only the first is named: a shapefile's ids stand in its
/// .dbf. They are found beside it under its stem.
std::vector<fs::path> companions(const fs::path& file) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> endings{
      {{".shp", ".dbf"},
       {".shp", ".shx"},
       {".shp", ".prj"},
       {".shp", ".cpg"},
       {".tab", ".dat"},
       {".tab", ".map"},
       {".tab", ".id"},
       {".mif", ".mid"},
       {".gml", ".xsd"},
       {".gml", ".gfs"},
       {".tif", ".tfw"},
       {".tif", ".prj"},
       {".asc", ".prj"},
       {".bil", ".hdr"}}};
  std::vector<fs::path> out;
  const auto add = [&out](const fs::path& other) {
    if (fs::is_regular_file(other)) out.push_back(other);
  };
  for (const auto& [main, other] : endings) {
    if (file.extension() == main) add(fs::path(file).replace_extension(other));
  }
  add(file.string() + ".aux.xml");  // GDAL's own notes: CRS and nodata of a raster
  add(file.string() + "-wal");      // what SQLite has not yet moved into a GeoPackage
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end(), [](const fs::path& a, const fs::path& b) {
    return a.generic_string() < b.generic_string();
  });
  return out;
}

class ContentHash {
 public:
  void add(const fs::path& file) {
    const MappedFile mapped(file);
    hash_.update(mapped.bytes());
    bytes_ += mapped.bytes().size();
  }

  /// With name and length, so that no two folders run together into the same bytes.
  void add_named(const fs::path& file, const std::string& name) {
    const MappedFile mapped(file);
    hash_.update(name + '\0' + std::to_string(mapped.bytes().size()) + '\0');
    hash_.update(mapped.bytes());
    bytes_ += mapped.bytes().size();
  }

  Content finish() { return {.sha256 = hex(hash_.finish()), .bytes = bytes_}; }

 private:
  Sha256 hash_;
  std::uint64_t bytes_ = 0;
};

}  // namespace

Content content_of(const std::filesystem::path& path) {
  if (is_connection(path)) return {.sha256 = hex(sha256(shown_source(path))), .bytes = 0};
  require_readable(path);
  ContentHash hash;
  if (fs::is_directory(path)) {
    for (const fs::path& file : files_below(path)) {
      hash.add_named(file, file.lexically_relative(path).generic_string());
    }
  } else {
    hash.add(path);
    for (const fs::path& file : companions(path)) hash.add_named(file, file.filename().string());
  }
  return hash.finish();
}

}  // namespace omrade::io

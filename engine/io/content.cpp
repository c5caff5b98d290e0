#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/gdal.hpp"
#include "io/mapped_file.hpp"
#include "io/source_file.hpp"
#include "io/table.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

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

/// A virtual source of GDAL is a small text of XML, whatever its name.
bool may_be_virtual(const fs::path& file) {
  constexpr std::size_t much = 1U << 12U;
  const MappedFile mapped(file);
  const auto bytes = mapped.bytes();
  const std::string_view begin(reinterpret_cast<const char*>(bytes.data()),
                               std::min(bytes.size(), much));
  return begin.find("<OGRVRT") != std::string_view::npos ||
         begin.find("<VRTDataset") != std::string_view::npos;
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

/// With its length, so that no two texts run together into one.
void append(std::string& row, std::string_view text) {
  row += std::to_string(text.size()) + ':';
  row += text;
}

/// A feature's values and geometry; its number is no part of what a table holds.
std::string row_of(const OGRFeature& feature) {
  std::string row;
  for (int i = 0; i < feature.GetFieldCount(); ++i) {
    if (feature.IsFieldSetAndNotNull(i) == 0) {
      row += '-';
    } else if (feature.GetFieldDefnRef(i)->GetType() == OFTReal) {
      append(row, shortest(feature.GetFieldAsDouble(i)));
    } else {
      append(row, feature.GetFieldAsString(i));
    }
  }
  if (const OGRGeometry* geometry = feature.GetGeometryRef()) {
    std::string wkb(geometry->WkbSize(), '\0');
    geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
    append(row, wkb);
  }
  return row;
}

/// The names of the columns, the coordinate system, and the rows in the order of their hashes: a
/// database keeps none.
Content content_of_tables(const fs::path& connection) {
  const DatasetHandle dataset = open_dataset(connection, GdalKind::vector);
  const GdalErrors errors;
  Sha256 hash;
  std::uint64_t bytes = 0;
  for (OGRLayer* layer : dataset->GetLayers()) {
    std::string head;
    const OGRFeatureDefn& columns = *layer->GetLayerDefn();
    for (int i = 0; i < columns.GetFieldCount(); ++i)
      append(head, columns.GetFieldDefn(i)->GetNameRef());
    if (const OGRSpatialReference* crs = layer->GetSpatialRef()) {
      const char* code = crs->GetAuthorityCode(nullptr);
      append(head, code != nullptr ? code : crs->GetName());
    }
    std::vector<Digest> rows;
    while (const FeatureHandle feature{layer->GetNextFeature()}) {
      const std::string row = row_of(*feature);
      bytes += row.size();
      rows.push_back(sha256(row));
    }
    std::sort(rows.begin(), rows.end());
    append(head, std::to_string(rows.size()));
    hash.update(head);
    for (const Digest& row : rows) hash.update(row);
  }
  if (errors.any()) {
    throw Error(ErrorKind::user, {.subject = shown_source(connection),
                                  .what = errors.explain("cannot be read to the end")});
  }
  return {.sha256 = hex(hash.finish()), .bytes = bytes};
}

}  // namespace

Content content_of(const std::filesystem::path& path) {
  if (is_connection(path)) return content_of_tables(path);
  require_readable(path);
  ContentHash hash;
  if (fs::is_directory(path)) {
    for (const fs::path& file : files_below(path)) {
      hash.add_named(file, file.lexically_relative(path).generic_string());
    }
  } else {
    hash.add(path);
    for (const fs::path& file : companions(path)) hash.add_named(file, file.filename().string());
    if (may_be_virtual(path)) {
      for (const fs::path& file : files_behind(path))
        hash.add_named(file, file.lexically_proximate(path.parent_path()).generic_string());
    }
  }
  return hash.finish();
}

}  // namespace omrade::io

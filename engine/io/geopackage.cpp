#include "io/geopackage.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "io/crs.hpp"
#include "io/estimate_rows.hpp"
#include "io/gdal.hpp"
#include "io/wide_columns.hpp"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <system_error>
#include <vector>

namespace omrade::io {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const GdalErrors& errors, const std::string& doing) {
  throw Error(ErrorKind::environment,
              {.subject = path.string(), .what = errors.explain("cannot " + doing)});
}

/// Sets a GDAL option on this thread, and takes it back.
class GdalOption {
 public:
  GdalOption(const char* name, const char* value) : name_(name) {
    CPLSetThreadLocalConfigOption(name, value);
  }
  GdalOption(const GdalOption&) = delete;
  GdalOption& operator=(const GdalOption&) = delete;
  GdalOption(GdalOption&&) = delete;
  GdalOption& operator=(GdalOption&&) = delete;
  ~GdalOption() { CPLSetThreadLocalConfigOption(name_, nullptr); }

 private:
  const char* name_;
};

/// A name beside the final one that is removed, with SQLite's journal, unless it was renamed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& path) : final_(path) {
    temporary_ = path;
    // The driver wants the ending .gpkg.
    temporary_.replace_filename(path.stem().string() + ".tmp-" + std::to_string(::getpid()) +
                                ".gpkg");
    remove();
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  ~TemporaryFile() { remove(); }

  [[nodiscard]] const fs::path& path() const { return temporary_; }

  void publish() const {
    sync_path(temporary_);
    std::error_code failed;
    fs::rename(temporary_, final_, failed);
    if (failed) {
      throw Error(ErrorKind::environment, {.subject = final_.string(),
                                           .what = "cannot write the file: " + failed.message()});
    }
    sync_path(final_.has_parent_path() ? final_.parent_path() : ".");
  }

 private:
  void remove() const noexcept {
    std::error_code ignored;
    fs::remove(temporary_, ignored);
    fs::remove(temporary_.string() + "-journal", ignored);
  }

  fs::path final_, temporary_;
};

GeometryHandle multipolygon(const Polygons& polygons, std::size_t area) {
  auto multi = std::make_unique<OGRMultiPolygon>();
  std::unique_ptr<OGRPolygon> polygon;
  for (std::size_t r = polygons.area_offset[area]; r < polygons.area_offset[area + 1]; ++r) {
    auto ring = std::make_unique<OGRLinearRing>();
    const std::span<const Point> points = polygons.ring(r);
    ring->setNumPoints(static_cast<int>(points.size()), FALSE);
    for (std::size_t k = 0; k < points.size(); ++k) {
      ring->setPoint(static_cast<int>(k), points[k].x, points[k].y);
    }
    const bool outer = polygon == nullptr || ring->isClockwise() == 0;
    if (outer) {
      if (polygon) multi->addGeometryDirectly(polygon.release());
      polygon = std::make_unique<OGRPolygon>();
    }
    polygon->addRingDirectly(ring.release());
  }
  if (polygon) multi->addGeometryDirectly(polygon.release());
  return GeometryHandle(multi.release());
}

class Writer {
 public:
  Writer(const GatedProfile& gated, const fs::path& shown, GDALDataset& dataset,
         const GdalErrors& errors)
      : gated_(gated), shown_(shown), dataset_(dataset), errors_(errors) {}

  void write() {
    for (const LevelResult& level : gated_.view().levels) {
      if (level.areas->polygons() != nullptr || !level.areas->points().empty()) write_level(level);
    }
    write_estimates();
  }

 private:
  /// What a reader of the file alone must know.
  [[nodiscard]] std::string description() const {
    const DisclosureSummary& disclosure = gated_.disclosure();
    const Profile& profile = gated_.view();
    std::string out = profile.title.in("en");
    if (const std::string& notice = profile.notice.in("en"); !notice.empty()) out += ". " + notice;
    out += disclosure.on
               ? ". Disclosure control: on (counts from " +
                     std::to_string(disclosure.minimum_count) + ", denominators from " +
                     std::to_string(disclosure.minimum_denominator) + ", respondents from " +
                     std::to_string(disclosure.minimum_respondents) + ")"
               : ". Disclosure control: off (" + disclosure.off_reason + ")";
    return out;
  }

  OGRLayer& create_layer(const std::string& name, const std::string& crs, OGRwkbGeometryType type) {
    const std::string text = "DESCRIPTION=" + description();
    std::vector<char*> options{const_cast<char*>(text.c_str()), nullptr};
    const ReferenceHandle reference = crs.empty() ? nullptr : parse_crs(crs);
    OGRLayer* layer = dataset_.CreateLayer(name.c_str(), reference.get(), type, options.data());
    if (layer == nullptr) fail(shown_, errors_, "create the layer '" + name + "'");
    return *layer;
  }

  void create_field(OGRLayer& layer, const std::string& name, OGRFieldType type) {
    OGRFieldDefn field(name.c_str(), type);
    if (layer.CreateField(&field) != OGRERR_NONE) {
      fail(shown_, errors_, "create the field '" + name + "'");
    }
  }

  void add(OGRLayer& layer, OGRFeature& feature) {
    if (layer.CreateFeature(&feature) != OGRERR_NONE) fail(shown_, errors_, "write the file");
  }

  static void set(OGRFeature& feature, int field, double number) {
    if (!std::isnan(number)) feature.SetField(field, number);
  }
  static void set(OGRFeature& feature, int field, std::string_view text) {
    if (!text.empty()) feature.SetField(field, std::string(text).c_str());
  }

  /// INDICATOR_LAYER; numbered where another layer's name runs together into the same, since SQLite
  /// ignores case and points are no part of a field's name.
  static std::string field_name(std::string name, std::set<std::string>& taken) {
    std::replace(name.begin(), name.end(), '.', '_');
    const auto key = [](std::string text) {
      std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      });
      return text;
    };
    std::string unique = name;
    const auto clashes = [&](const std::string& candidate) {
      const auto parts = {"", "_lower95", "_upper95", "_state"};
      return std::any_of(parts.begin(), parts.end(),
                         [&](const char* part) { return taken.count(key(candidate + part)) > 0; });
    };
    for (int k = 2; clashes(unique); ++k) unique = name + "_" + std::to_string(k);
    for (const char* part : {"", "_lower95", "_upper95", "_state"})
      taken.insert(key(unique + part));
    return unique;
  }

  void write_level(const LevelResult& level) {
    const AreaSet& areas = *level.areas;
    const bool polygons = areas.polygons() != nullptr;
    OGRLayer& layer = create_layer(level.id, areas.crs(), polygons ? wkbMultiPolygon : wkbPoint);
    create_field(layer, "id", OFTString);
    create_field(layer, "name", OFTString);
    std::vector<const LayerResult*> layers;
    std::set<std::string> taken{"id", "name", "fid", "geom"};
    for (const WideColumn& column : wide_columns(level, gated_.view().period)) {
      if (column.layer->period != gated_.view().period) continue;
      layers.push_back(column.layer);
      const std::string name = field_name(column.name, taken);
      create_field(layer, name, OFTReal);
      create_field(layer, name + "_lower95", OFTReal);
      create_field(layer, name + "_upper95", OFTReal);
      create_field(layer, name + "_state", OFTString);
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const FeatureHandle feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
      set(*feature, 0, std::string_view(areas.ids()[i]));
      set(*feature, 1, std::string_view(areas.name(i)));
      int field = 2;
      for (const LayerResult* result : layers) {
        const WideCells cells = wide_cells(*result, i);
        set(*feature, field++, cells.value);
        set(*feature, field++, cells.lower95);
        set(*feature, field++, cells.upper95);
        set(*feature, field++, to_string(cells.state));
      }
      const GeometryHandle shape =
          polygons ? multipolygon(*areas.polygons(), i)
                   : GeometryHandle(new OGRPoint(areas.points()[i].x, areas.points()[i].y));
      feature->SetGeometry(shape.get());
      add(layer, *feature);
    }
  }

  void write_estimates() {
    OGRLayer& layer = create_layer("estimates", "", wkbNone);
    for (const EstimateColumn& column : kEstimateColumns) {
      create_field(layer, std::string(column.name), column.number ? OFTReal : OFTString);
    }
    const FeatureHandle feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    for_each_estimate(gated_.view(), [&](const EstimateRow& row) {
      feature->Reset();
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        if (kEstimateColumns[c].number) {
          set(*feature, static_cast<int>(c), row.cells[c].number);
        } else {
          set(*feature, static_cast<int>(c), row.cells[c].text);
        }
      }
      add(layer, *feature);
    });
  }

  const GatedProfile& gated_;
  const fs::path& shown_;
  GDALDataset& dataset_;
  const GdalErrors& errors_;
};

}  // namespace

void write_geopackage(const GatedProfile& profile, const std::filesystem::path& path) {
  require_free_names(profile.view());
  const GdalErrors errors;
  const GdalOption clock("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z");
  const GdalOption synchronous("OGR_SQLITE_SYNCHRONOUS", "OFF");  // synced once, at the end
  const TemporaryFile temporary(path);
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  if (driver == nullptr) fail(path, errors, "write GeoPackage: GDAL lacks the driver");
  {
    const DatasetHandle dataset(
        driver->Create(temporary.path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset || dataset->StartTransaction() != OGRERR_NONE)
      fail(path, errors, "create the file");
    Writer(profile, path, *dataset, errors).write();
    if (dataset->CommitTransaction() != OGRERR_NONE) fail(path, errors, "write the file");
  }
  if (errors.any()) fail(path, errors, "write the file");  // closing reports in no other way
  temporary.publish();
}

}  // namespace omrade::io

#include "io/geopackage.hpp"

#include "base/error.hpp"
#include "io/area_shape.hpp"
#include "io/crs.hpp"
#include "io/estimate_rows.hpp"
#include "io/field_names.hpp"
#include "io/gdal.hpp"
#include "io/layer_styles.hpp"
#include "io/temporary_file.hpp"
#include "io/wide_columns.hpp"
#include "model/current_layers.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace omrade::io {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const GdalErrors& errors, const std::string& doing) {
  throw Error(ErrorKind::environment,
              {.subject = path.string(), .what = errors.explain("cannot " + doing)});
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
    if (gated_.view().resources) write_resources(*gated_.view().resources);
    write_estimates();
    if (!write_layer_styles(dataset_, styles_, description())) {
      fail(shown_, errors_, "write the styles");
    }
  }

 private:
  static std::string rounding(const DisclosureSummary& disclosure) {
    if (disclosure.rounding == 0) return "";
    return ", numbers of persons rounded to the nearest " + std::to_string(disclosure.rounding);
  }

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
                     std::to_string(disclosure.minimum_respondents) + rounding(disclosure) + ")"
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

  /// The layers that pages show, each with the name of its field.
  [[nodiscard]] std::vector<StyledColumn> columns_of(const LevelResult& level) const {
    std::vector<StyledColumn> columns;
    FieldNames names({"id", "name", "fid", "geom"});
    const std::vector<const LayerResult*> current = current_layers(level, gated_.view().period);
    for (const WideColumn& column : wide_columns(level, gated_.view().period)) {
      if (std::find(current.begin(), current.end(), column.layer) == current.end()) continue;
      columns.push_back({names.unique(column.name), column.layer});
    }
    return columns;
  }

  void write_level(const LevelResult& level) {
    const AreaSet& areas = *level.areas;
    const bool polygons = areas.polygons() != nullptr;
    OGRLayer& layer = create_layer(level.id, areas.crs(), polygons ? wkbMultiPolygon : wkbPoint);
    const std::vector<StyledColumn> columns = columns_of(level);
    create_field(layer, "id", OFTString);
    create_field(layer, "name", OFTString);
    for (const StyledColumn& column : columns) {
      create_field(layer, column.field, OFTReal);
      create_field(layer, column.field + "_lower95", OFTReal);
      create_field(layer, column.field + "_upper95", OFTReal);
      create_field(layer, column.field + "_state", OFTString);
    }
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const FeatureHandle feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
      set(*feature, 0, std::string_view(areas.ids()[i]));
      set(*feature, 1, std::string_view(areas.name(i)));
      int field = 2;
      for (const StyledColumn& column : columns) {
        const WideCells cells = wide_cells(*column.layer, i);
        set(*feature, field++, cells.value);
        set(*feature, field++, cells.lower95);
        set(*feature, field++, cells.upper95);
        set(*feature, field++, to_string(cells.state));
      }
      feature->SetGeometry(shape_of(areas, i).get());
      add(layer, *feature);
    }
    for (LayerStyle& style : level_styles(level, columns)) styles_.push_back(std::move(style));
  }

  /// The places themselves, which are public; what is told of residents stands with the levels.
  void write_resources(const Resources& resources) {
    std::string crs;  // one for all sets of a profile
    for (const LevelResult& level : gated_.view().levels) {
      if (crs.empty()) crs = level.areas->crs();
    }
    OGRLayer& layer = create_layer(std::string(kResources), crs, wkbPoint);
    for (const char* const field : {"id", "name", "category"})
      create_field(layer, field, OFTString);
    for (std::size_t i = 0; i < resources.size(); ++i) {
      const FeatureHandle feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
      set(*feature, 0, std::string_view(resources.ids[i]));
      set(*feature, 1, std::string_view(resources.names[i]));
      set(*feature, 2, std::string_view(resources.categories[resources.category[i]].id));
      OGRPoint place(resources.points[i].x, resources.points[i].y);
      feature->SetGeometry(&place);
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
  std::vector<LayerStyle> styles_;
};

}  // namespace

void write_geopackage(const GatedProfile& profile, const std::filesystem::path& path) {
  require_free_names(profile.view());
  for (const LevelResult& level : profile.view().levels) {
    if (level.id != kStylesTable) continue;
    throw Error(ErrorKind::user, {.subject = "level 'layer_styles'",
                                  .what = "its table would take the place of the styles for QGIS",
                                  .hint = "give the level another name"});
  }
  const GdalErrors errors;
  const GdalOption clock("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z");
  const GdalOption synchronous("OGR_SQLITE_SYNCHRONOUS", "OFF");  // synced once, at the end
  const TemporaryFile temporary(path, ".gpkg");                   // the driver wants the ending
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

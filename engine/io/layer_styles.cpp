#include "io/layer_styles.hpp"

#include "io/gdal.hpp"
#include "io/wide_columns.hpp"
#include "model/current_layers.hpp"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <utility>

namespace omrade::io {
namespace {

Text title_of(const LayerInfo& info) {
  return info.title.sv.empty() && info.title.en.empty() ? Text{info.id, info.id} : info.title;
}

/// The columns' titles, told apart.
std::vector<Text> titles_of(std::span<const StyledColumn> columns) {
  std::vector<Text> titles;
  for (const StyledColumn& column : columns) {
    Text title = title_of(*column.layer->info);
    const auto same = [&](const StyledColumn& other) {
      return in_both(title_of(*other.layer->info)) == in_both(title);
    };
    if (std::count_if(columns.begin(), columns.end(), same) > 1) {
      const std::string which = " (" + column.layer->indicator + "." + column.layer->info->id + ")";
      title = {.sv = title.in("sv") + which, .en = title.in("en") + which};
    }
    titles.push_back(std::move(title));
  }
  return titles;
}

/// "CNI, status / state", or "Restid, status / Travel time, state".
std::string part_of(const Text& title, const std::string& sv, const std::string& en) {
  const std::string& swedish = title.in("sv");
  const std::string& english = title.in("en");
  return swedish + ", " + sv + " / " + (swedish == english ? "" : english + ", ") + en;
}

Choropleth choropleth(const LevelResult& level, const StyledColumn& column) {
  std::vector<double> values;
  for (std::size_t i = 0; i < level.areas->size(); ++i) {
    values.push_back(wide_cells(*column.layer, i).value);
  }
  const int decimals = column.layer->info->decimals;
  return {.field = column.field,
          .state_field = column.field + "_state",
          .decimals = decimals,
          .classes = qml_classes(values, decimals)};
}

/// The fields that QGIS looks for, in the order in which it makes them itself.
constexpr struct {
  const char* name;
  OGRFieldType type;
} kFields[] = {
    {"f_table_catalog", OFTString},
    {"f_table_schema", OFTString},
    {"f_table_name", OFTString},
    {"f_geometry_column", OFTString},
    {"styleName", OFTString},
    {"styleQML", OFTString},
    {"styleSLD", OFTString},
    {"useAsDefault", OFTInteger},
    {"description", OFTString},
    {"owner", OFTString},
    {"ui", OFTString},
    {"update_time", OFTDateTime},
};

OGRLayer* create_table(GDALDataset& dataset, const std::string& description) {
  const std::string text = "DESCRIPTION=" + description;
  std::vector<char*> options{const_cast<char*>(text.c_str()), const_cast<char*>("FID=id"), nullptr};
  OGRLayer* layer =
      dataset.CreateLayer(std::string(kStylesTable).c_str(), nullptr, wkbNone, options.data());
  if (layer == nullptr) return nullptr;
  for (const auto& [name, type] : kFields) {
    OGRFieldDefn field(name, type);
    if (type == OFTInteger) field.SetSubType(OFSTBoolean);
    if (layer->CreateField(&field) != OGRERR_NONE) return nullptr;
  }
  return layer;
}

bool add(GDALDataset& dataset, OGRLayer& layer, const LayerStyle& style) {
  OGRLayer* styled = dataset.GetLayerByName(style.table.c_str());
  if (styled == nullptr) return false;
  const FeatureHandle feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
  // QGIS compares catalog and schema with the empty text, which NULL does not equal.
  for (const char* field : {"f_table_catalog", "f_table_schema", "owner"}) {
    feature->SetField(field, "");
  }
  feature->SetField("f_table_name", style.table.c_str());
  feature->SetField("f_geometry_column", styled->GetGeometryColumn());
  feature->SetField("styleName", style.name.c_str());
  feature->SetField("styleQML", style.qml.c_str());
  feature->SetField("useAsDefault", style.is_default ? 1 : 0);
  feature->SetField("description", style.description.c_str());
  constexpr int utc = 100;
  feature->SetField(feature->GetFieldIndex("update_time"), 1970, 1, 1, 0, 0, 0.0F, utc);
  return layer.CreateFeature(feature.get()) == OGRERR_NONE;
}

}  // namespace

std::vector<QmlField> level_fields(std::span<const StyledColumn> columns) {
  std::vector<QmlField> fields{{"id", "id"}, {"name", "namn / name"}};
  const std::vector<Text> titles = titles_of(columns);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::string& field = columns[c].field;
    fields.push_back({field, in_both(titles[c])});
    fields.push_back({field + "_lower95", part_of(titles[c], "nedre 95 %", "lower 95%")});
    fields.push_back({field + "_upper95", part_of(titles[c], "övre 95 %", "upper 95%")});
    fields.push_back({field + "_state", part_of(titles[c], "status", "state")});
  }
  return fields;
}

std::vector<LayerStyle> level_styles(const LevelResult& level,
                                     std::span<const StyledColumn> columns) {
  const std::vector<QmlField> fields = level_fields(columns);
  if (level.areas->polygons() == nullptr) {
    const bool titled = !level.title.sv.empty() || !level.title.en.empty();
    const std::string name = titled ? in_both(level.title) : level.id;
    return {{.table = level.id,
             .name = name,
             .description = name,
             .qml = points_qml("name", fields),
             .is_default = true}};
  }
  std::vector<LayerStyle> styles;
  const std::vector<Text> titles = titles_of(columns);
  bool chosen = false;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].layer->info->kind == LayerKind::count) continue;
    const std::string name = in_both(titles[c]);
    const bool first = !chosen && columns[c].layer->failure.empty() && applies(*columns[c].layer);
    chosen = chosen || first;
    styles.push_back({.table = level.id,
                      .name = name,
                      .description = name,
                      .qml = choropleth_qml(choropleth(level, columns[c]), fields),
                      .is_default = first});
  }
  return styles;
}

bool write_layer_styles(GDALDataset& dataset, std::span<const LayerStyle> styles,
                        const std::string& description) {
  OGRLayer* layer = create_table(dataset, description);
  return layer != nullptr &&
         std::all_of(styles.begin(), styles.end(),
                     [&](const LayerStyle& style) { return add(dataset, *layer, style); });
}

}  // namespace omrade::io

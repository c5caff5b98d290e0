#include "io/layer_fields.hpp"

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/gdal.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <limits>
#include <utility>

namespace omrade::io {
namespace {

constexpr GIntBig kMostWhole = GIntBig{1} << 53U;

OGRLayer& named(GDALDataset& dataset, const std::string& name) {
  for (int i = 0; i < dataset.GetLayerCount(); ++i) {
    if (name.empty() || name == dataset.GetLayer(i)->GetName()) return *dataset.GetLayer(i);
  }
  throw Error(ErrorKind::bug, {.what = "the fields of a layer that is not there"});
}

/// One field of all features.
struct Field {
  ResultColumn column{};
  std::vector<double> numbers{};
  std::vector<std::string> texts{};
  bool exact = true;  ///< all whole numbers are doubles

  void add(const OGRFeature& feature, int at) {
    const bool empty = feature.IsFieldSetAndNotNull(at) == 0;
    texts.emplace_back(empty ? "" : feature.GetFieldAsString(at));
    if (column.kind == ResultKind::text) return;
    numbers.push_back(empty ? std::numeric_limits<double>::quiet_NaN()
                            : feature.GetFieldAsDouble(at));
    if (column.kind != ResultKind::whole || empty) return;
    const GIntBig whole = feature.GetFieldAsInteger64(at);
    exact = exact && whole <= kMostWhole && whole >= -kMostWhole;
  }
};

ResultKind kind_of(OGRFieldType type) {
  if (type == OFTReal) return ResultKind::real;
  return type == OFTInteger || type == OFTInteger64 ? ResultKind::whole : ResultKind::text;
}

}  // namespace

LayerFields read_fields(const std::filesystem::path& file, const std::string& layer) {
  if (is_connection(file)) return {};
  const DatasetHandle dataset = open_dataset(file, GdalKind::vector);
  const GdalErrors errors;
  OGRLayer& source = named(*dataset, layer);
  std::vector<Field> fields;
  for (int i = 0; i < source.GetLayerDefn()->GetFieldCount(); ++i) {
    const OGRFieldDefn& definition = *source.GetLayerDefn()->GetFieldDefn(i);
    fields.push_back(
        {.column = {.name = definition.GetNameRef(), .kind = kind_of(definition.GetType())}});
  }
  source.ResetReading();
  while (const FeatureHandle feature{source.GetNextFeature()}) {
    for (std::size_t i = 0; i < fields.size(); ++i) fields[i].add(*feature, static_cast<int>(i));
  }
  LayerFields result;
  std::vector<std::string> names;
  std::vector<Column> columns;
  for (Field& field : fields) {
    if (!field.exact) field.column.kind = ResultKind::text;
    names.push_back(field.column.name);
    columns.push_back(field.column.kind == ResultKind::text ? Column::of_texts(field.texts)
                                                            : Column::of_reals(field.numbers));
    result.columns.push_back(std::move(field.column));
  }
  result.table = Table(std::move(names), std::move(columns));
  return result;
}

}  // namespace omrade::io

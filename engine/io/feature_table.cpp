#include "io/feature_table.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/column_names.hpp"
#include "io/findings.hpp"
#include "io/gdal.hpp"
#include "io/source_file.hpp"
#include "io/text_table.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>

namespace omrade::io {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = file.string(), .what = std::move(what), .hint = std::move(hint)});
}

OGRLayer& find_layer(GDALDataset& dataset, const std::filesystem::path& file,
                     const std::string& wanted) {
  std::vector<std::string> names;
  for (OGRLayer* layer : dataset.GetLayers()) names.emplace_back(layer->GetName());
  if (names.empty()) refuse(file, "it holds no table", "");
  if (wanted.empty() && names.size() > 1) {
    refuse(file, "it holds " + counted(names.size(), "layer") + ": " + join(names, ", "),
           "name one, such as " + file.filename().string() + ":" + names.front());
  }
  const auto at = wanted.empty() ? names.begin() : std::find(names.begin(), names.end(), wanted);
  if (at == names.end()) refuse(file, "no layer " + in_quotes(wanted), name_hint(wanted, names));
  return *dataset.GetLayer(static_cast<int>(at - names.begin()));
}

std::string text_of(const OGRFeature& feature, int field) {
  if (feature.IsFieldSetAndNotNull(field) == 0) return {};
  // GDAL would print 15 digits.
  if (feature.GetFieldDefnRef(field)->GetType() == OFTReal)
    return shortest(feature.GetFieldAsDouble(field));
  return std::string(trim(const_cast<OGRFeature&>(feature).GetFieldAsString(field)));
}

}  // namespace

std::unique_ptr<TableSource> open_feature_table(const std::filesystem::path& file,
                                                const std::string& layer) {
  require_readable(file);
  const GdalErrors errors;
  const DatasetHandle dataset(
      GDALDataset::Open(file.c_str(), unsigned{GDAL_OF_VECTOR} | unsigned{GDAL_OF_READONLY}));
  if (!dataset) refuse(file, errors.explain("it cannot be read as a table"), "");
  OGRLayer& source = find_layer(*dataset, file, layer);
  TextTableParts parts{.subject = file.string(), .missing = missing_marks({})};
  const OGRFeatureDefn& definition = *source.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i)
    parts.names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
  require_distinct_names(parts.subject, parts.names);
  parts.columns.resize(parts.names.size());
  source.ResetReading();
  while (const FeatureHandle feature{source.GetNextFeature()}) {
    for (std::size_t i = 0; i < parts.names.size(); ++i)
      parts.columns[i].add(text_of(*feature, static_cast<int>(i)));
    parts.shown_rows.push_back(parts.shown_rows.size() + 1);
  }
  if (errors.any()) refuse(file, errors.explain("it cannot be read to the end"), "");
  parts.detected = {{"driver", dataset->GetDriver()->GetDescription()},
                    {"layer", source.GetName()}};
  return std::make_unique<TextTable>(std::move(parts));
}

}  // namespace omrade::io

#include "io/vector_layer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/findings.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <utility>

namespace omrade::io {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = shown_source(file), .what = std::move(what), .hint = std::move(hint)});
}

}  // namespace

std::vector<std::string> names_of(GDALDataset& dataset) {
  std::vector<std::string> names;
  for (const OGRLayer* layer : dataset.GetLayers()) {
    names.emplace_back(const_cast<OGRLayer*>(layer)->GetName());
  }
  return names;
}

OGRLayer& find_layer(GDALDataset& dataset, const std::filesystem::path& file,
                     const std::string& wanted) {
  const std::vector<std::string> names = names_of(dataset);
  if (names.empty()) refuse(file, "it holds no vector layer", "");
  if (wanted.empty() && names.size() > 1) {
    refuse(file, "it holds " + counted(names.size(), "layer") + ": " + join(names, ", "),
           "name one, such as " + (is_connection(file)
                                       ? "tables=" + names.front()
                                       : file.filename().string() + ":" + names.front()));
  }
  // By position and not by GetLayerByName, which ignores case and finds system tables.
  const auto at = wanted.empty() ? names.begin() : std::find(names.begin(), names.end(), wanted);
  if (at == names.end()) refuse(file, "no layer " + in_quotes(wanted), name_hint(wanted, names));
  return *dataset.GetLayer(static_cast<int>(at - names.begin()));
}

std::string layer_title(OGRLayer& layer) {
  return "layer " + in_quotes(layer.GetName());
}

}  // namespace omrade::io

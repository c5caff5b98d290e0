#include "io/gdal.hpp"

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/source_file.hpp"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <utility>

namespace omrade::io {
namespace {

void CPL_STDCALL collect(CPLErr severity, CPLErrorNum /*number*/, const char* message) {
  if (severity < CE_Failure) return;
  static_cast<GdalErrors*>(CPLGetErrorHandlerUserData())->add(message);
}

void initialise() {
  static std::once_flag once;
  std::call_once(once, [] {
    CPLSetErrorHandler(CPLQuietErrorHandler);  // threads of GDAL's own have no collector
    OSRSetPROJEnableNetwork(0);                // results must not hang on what a server answers
    GDALAllRegister();
  });
}

}  // namespace

void GdalClose::operator()(GDALDataset* dataset) const noexcept {
  GDALClose(dataset);
}
void GdalClose::operator()(OGRCoordinateTransformation* transformation) const noexcept {
  OGRCoordinateTransformation::DestroyCT(transformation);
}
void GdalClose::operator()(OGRFeature* feature) const noexcept {
  OGRFeature::DestroyFeature(feature);
}
void GdalClose::operator()(OGRGeometry* geometry) const noexcept {
  OGRGeometryFactory::destroyGeometry(geometry);
}
void GdalClose::operator()(OGRSpatialReference* reference) const noexcept {
  reference->Release();
}

GdalErrors::GdalErrors() {
  initialise();
  CPLPushErrorHandlerEx(collect, this);
}

GdalErrors::~GdalErrors() {
  CPLPopErrorHandler();
}

void GdalErrors::add(const char* message) {
  if (any()) return;
  first_ = message;
  for (char& c : first_) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  while (!first_.empty() && (first_.back() == '.' || first_.back() == ' ')) first_.pop_back();
}

std::string GdalErrors::explain(std::string what) const {
  if (any()) what += ": " + first_;
  return what;
}

GdalOption::GdalOption(const char* name, const char* value) : name_(name) {
  CPLSetThreadLocalConfigOption(name, value);
}
GdalOption::~GdalOption() {
  CPLSetThreadLocalConfigOption(name_, nullptr);
}

DatasetHandle open_dataset(const std::filesystem::path& file, GdalKind kind) {
  require_readable(file);
  const GdalErrors errors;
  const unsigned flags = kind == GdalKind::vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER;
  // Reading must leave no files beside the source, not even GDAL's notes on a GML's fields.
  constexpr std::array<const char*, 2> gml_options{"WRITE_GFS=NO", nullptr};
  DatasetHandle dataset(GDALDataset::Open(
      file.c_str(), flags | unsigned{GDAL_OF_READONLY} | unsigned{GDAL_OF_VERBOSE_ERROR}, nullptr,
      file.extension() == ".gml" ? gml_options.data() : nullptr));
  if (dataset) return dataset;
  if (is_connection(file)) {
    throw Error(ErrorKind::user,
                {.subject = shown_source(file),
                 .what = errors.explain("cannot connect"),
                 .hint = "check the database, the host and the user of the connection string"});
  }
  const std::string name = kind == GdalKind::vector ? "vector" : "raster";
  throw Error(ErrorKind::user,
              {.subject = file.string(),
               .what = errors.explain("GDAL cannot read it as a " + name + " file")});
}

std::vector<std::filesystem::path> files_behind(const std::filesystem::path& file) {
  namespace fs = std::filesystem;
  const GdalErrors errors;
  constexpr std::array<const char*, 3> virtual_drivers{"VRT", "OGR_VRT", nullptr};
  std::set<fs::path> found;
  std::vector<fs::path> left{file};
  while (!left.empty()) {  // one may name another
    const fs::path next = std::move(left.back());
    left.pop_back();
    const DatasetHandle dataset(GDALDataset::Open(
        next.c_str(), GDAL_OF_VECTOR | GDAL_OF_RASTER | unsigned{GDAL_OF_READONLY},
        virtual_drivers.data()));
    if (!dataset) continue;
    char** names = dataset->GetFileList();
    for (char** name = names; name != nullptr && *name != nullptr; ++name) {
      const fs::path named = fs::path(*name).lexically_normal();
      if (named == file.lexically_normal() || !found.insert(named).second) continue;
      left.push_back(named);
    }
    CSLDestroy(names);
  }
  for (const fs::path& one : found) {
    if (fs::is_regular_file(one)) continue;
    throw Error(ErrorKind::user,
                {.subject = file.string(),
                 .what = "it takes its data from '" + one.string() + "', which is no file here",
                 .hint = "save the data as a file of their own"});
  }
  return {found.begin(), found.end()};
}

void limit_raster_cache(std::size_t bytes) {
  GDALSetCacheMax64(std::min(GDALGetCacheMax64(), static_cast<GIntBig>(bytes)));
}

}  // namespace omrade::io

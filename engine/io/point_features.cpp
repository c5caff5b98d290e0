#include "io/point_features.hpp"

#include "base/error.hpp"
#include "io/connection.hpp"
#include "io/crs.hpp"
#include "io/gdal.hpp"
#include "io/point_rows.hpp"
#include "io/vector_layer.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <utility>

namespace omrade::io {
namespace {

class FeaturePoints final : public PointSource {
 public:
  FeaturePoints(const std::filesystem::path& path, const PointOptions& options)
      : path_(path),
        options_(options),
        dataset_(open_dataset(path, GdalKind::vector)),
        layer_(find_layer(*dataset_, path, options.layer)) {
    const OGRwkbGeometryType type = wkbFlatten(layer_.GetGeomType());
    if (type != wkbPoint && type != wkbMultiPoint && type != wkbUnknown) {
      throw Error(ErrorKind::user,
                  {.subject = shown_source(path),
                   .what = layer_title(layer_) + " is of type " + OGRGeometryTypeToName(type),
                   .hint = "give points, or delimited text with columns of coordinates"});
    }
    crs_ = source_crs(shown_source(path), layer_title(layer_), layer_.GetSpatialRef(), "");
    layer_.ResetReading();
  }

  [[nodiscard]] const std::string& crs() const override { return crs_; }

  std::vector<PointBlock> next(const ParallelFor& /*loop*/) override {
    constexpr std::size_t at_once = 16;
    const GdalErrors errors;
    std::vector<PointBlock> blocks;
    while (blocks.size() < at_once && !ended_) {
      PointRows out;
      while (out.seen() < options_.most_rows && !ended_) {
        const FeatureHandle feature{layer_.GetNextFeature()};
        if (feature) {
          add(*feature, out);
        } else {
          ended_ = true;
        }
      }
      if (errors.any()) {
        throw Error(ErrorKind::user, {.subject = shown_source(path_),
                                      .what = errors.explain("cannot be read to the end")});
      }
      if (out.seen() == 0) break;
      const std::size_t first_row = rows() + 1;
      count(out.seen(), out.skipped());
      blocks.push_back(out.take(first_row, shown_source(path_), options_.skip_bad_rows));
    }
    return blocks;
  }

 private:
  static void add(OGRFeature& feature, PointRows& out) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty() != 0) return out.skip("it has no geometry");
    const OGRPoint* point = nullptr;
    const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
    if (type == wkbPoint) point = geometry->toPoint();
    if (type == wkbMultiPoint && geometry->toMultiPoint()->getNumGeometries() == 1)
      point = geometry->toMultiPoint()->getGeometryRef(0);
    if (point == nullptr) {
      return out.skip("it is a " + std::string(OGRGeometryTypeToName(type)) +
                      ", where one point is wanted");
    }
    if (std::string fault = coordinate_fault(point->getX(), point->getY()); !fault.empty())
      return out.skip(std::move(fault));
    out.add(point->getX(), point->getY());
  }

  std::filesystem::path path_;
  PointOptions options_;
  DatasetHandle dataset_;
  OGRLayer& layer_;
  std::string crs_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<PointSource> open_point_features(const std::filesystem::path& path,
                                                 const PointOptions& options) {
  return std::make_unique<FeaturePoints>(path, options);
}

}  // namespace omrade::io

// GDAL in one place: handles that close themselves, one initialisation, its error texts instead of
// its prints. GDAL's headers stay in .cpp files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class GDALDataset;
class OGRCoordinateTransformation;
class OGRFeature;
class OGRGeometry;
class OGRSpatialReference;

namespace omrade::io {

struct GdalClose {
  void operator()(GDALDataset* dataset) const noexcept;
  void operator()(OGRCoordinateTransformation* transformation) const noexcept;
  void operator()(OGRFeature* feature) const noexcept;
  void operator()(OGRGeometry* geometry) const noexcept;
  void operator()(OGRSpatialReference* reference) const noexcept;
};

using DatasetHandle = std::unique_ptr<GDALDataset, GdalClose>;
using TransformationHandle = std::unique_ptr<OGRCoordinateTransformation, GdalClose>;
using FeatureHandle = std::unique_ptr<OGRFeature, GdalClose>;
using GeometryHandle = std::unique_ptr<OGRGeometry, GdalClose>;
using ReferenceHandle = std::unique_ptr<OGRSpatialReference, GdalClose>;

/// While one lives, what GDAL says on this thread is collected, never printed. Whoever calls GDAL
/// has one, as the first one initialises GDAL.
class GdalErrors {
 public:
  GdalErrors();
  GdalErrors(const GdalErrors&) = delete;
  GdalErrors& operator=(const GdalErrors&) = delete;
  GdalErrors(GdalErrors&&) = delete;
  GdalErrors& operator=(GdalErrors&&) = delete;
  ~GdalErrors();

  /// True once GDAL has reported a failure (not a mere warning).
  [[nodiscard]] bool any() const noexcept { return !first_.empty(); }
  /// The first failure, on one line; empty if there was none.
  [[nodiscard]] const std::string& first() const noexcept { return first_; }
  /// `what`, followed by ": " and the first failure if there is one.
  [[nodiscard]] std::string explain(std::string what) const;
  /// For the handler.
  void add(const char* message);

 private:
  std::string first_;
};

/// Sets an option of GDAL on this thread for as long as it lives.
class GdalOption {
 public:
  GdalOption(const char* name, const char* value);
  GdalOption(const GdalOption&) = delete;
  GdalOption& operator=(const GdalOption&) = delete;
  GdalOption(GdalOption&&) = delete;
  GdalOption& operator=(GdalOption&&) = delete;
  ~GdalOption();

 private:
  const char* name_;
};

/// GDAL keeps at most so many bytes of decoded blocks, or what it does by itself where that is
/// less.
void limit_raster_cache(std::size_t bytes);

enum class GdalKind : std::uint8_t { vector, raster };

/// Opens a file or a connection (see connection.hpp) read-only. Error user when the file is
/// missing, GDAL cannot read it as that kind, or there is no connecting.
DatasetHandle open_dataset(const std::filesystem::path& file, GdalKind kind);

/// The files that a virtual source (VRT) takes its data from, in order of their names; empty for
/// any other file. Error user when one is no file of this machine: its content could not be hashed.
std::vector<std::filesystem::path> files_behind(const std::filesystem::path& file);

}  // namespace omrade::io

#include "io/raster.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/crs.hpp"
#include "io/dataset_pool.hpp"
#include "io/gdal.hpp"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace omrade::io {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = file.string(), .what = std::move(what), .hint = std::move(hint)});
}

/// What a stored number of the band means.
struct Meaning {
  double scale = 1;
  double offset = 0;
  std::optional<double> nodata{};
  bool single_precision = false;  ///< nodata is then compared as a float, as it is stored
  bool masked = false;            ///< the band has a mask of its own

  [[nodiscard]] double value(double stored) const {
    if (nodata) {
      const bool equal = single_precision
                             ? static_cast<float>(stored) == static_cast<float>(*nodata)
                             : stored == *nodata;
      if (equal) return kNaN;
    }
    return stored * scale + offset;
  }
};

Meaning meaning_of(GDALRasterBand& band) {
  Meaning meaning{.scale = band.GetScale(), .offset = band.GetOffset()};
  int has_nodata = 0;
  if (band.GetRasterDataType() == GDT_Int64) {
    const auto nodata = band.GetNoDataValueAsInt64(&has_nodata);
    if (has_nodata != 0) meaning.nodata = static_cast<double>(nodata);
  } else if (band.GetRasterDataType() == GDT_UInt64) {
    const auto nodata = band.GetNoDataValueAsUInt64(&has_nodata);
    if (has_nodata != 0) meaning.nodata = static_cast<double>(nodata);
  } else {
    const double nodata = band.GetNoDataValue(&has_nodata);
    if (has_nodata != 0) meaning.nodata = nodata;
  }
  meaning.single_precision = band.GetRasterDataType() == GDT_Float32;
  meaning.masked = (band.GetMaskFlags() & (GMF_ALL_VALID | GMF_NODATA)) == 0;
  return meaning;
}

struct Placement {
  GridFrame frame;
  bool south_up = false;
};

Placement placement_of(GDALDataset& dataset, const std::filesystem::path& file) {
  std::array<double, 6> t{};
  if (dataset.GetGeoTransform(t.data()) != CE_None) {
    refuse(file, "it does not say where its cells lie", "give it a geotransform or a world file");
  }
  // A text where a number should stand is 0 to GDAL.
  if (t[2] == 0 && t[4] == 0 && (t[1] == 0 || t[5] == 0)) {
    refuse(file, "its cells are " + shortest(t[1]) + " wide and " + shortest(t[5]) + " high",
           "correct its cell size, which is a number above 0");
  }
  if (t[2] != 0 || t[4] != 0 || t[1] < 0) {
    refuse(file, "it is rotated or sheared", "bring it to rows from west to east with gdalwarp");
  }
  const int rows = dataset.GetRasterYSize();
  const bool south_up = t[5] > 0;
  return {.frame = {.x0 = t[0],
                    .y0 = south_up ? t[3] + t[5] * rows : t[3],
                    .cell_width = t[1],
                    .cell_height = std::abs(t[5]),
                    .columns = static_cast<std::size_t>(dataset.GetRasterXSize()),
                    .rows = static_cast<std::size_t>(rows)},
          .south_up = south_up};
}

class GdalGrid final : public Grid {
 public:
  GdalGrid(std::filesystem::path file, std::string crs, const Placement& placement,
           const Meaning& meaning, DatasetHandle dataset)
      : file_(std::move(file)),
        crs_(std::move(crs)),
        frame_(placement.frame),
        south_up_(placement.south_up),
        meaning_(meaning),
        pool_(file_, std::move(dataset)) {}

  [[nodiscard]] const GridFrame& frame() const override { return frame_; }
  [[nodiscard]] const std::string& crs() const override { return crs_; }

  void read_rows(std::size_t first, std::size_t count, std::span<double> out) const override {
    if (count > frame_.rows || first > frame_.rows - count ||
        out.size() != count * frame_.columns) {
      throw Error(ErrorKind::bug, {.subject = file_.string(), .what = "rows outside the grid"});
    }
    if (out.empty()) return;
    const std::size_t top = south_up_ ? frame_.rows - first - count : first;
    {
      const DatasetPool::Lease dataset(pool_);
      const GdalErrors errors;
      GDALRasterBand& band = *(*dataset).GetRasterBand(1);
      read(band, top, count, out.data(), GDT_Float64, errors);
      for (double& value : out) value = meaning_.value(value);
      if (meaning_.masked) apply_mask(*band.GetMaskBand(), top, count, out, errors);
    }
    if (south_up_) turn_over(out);
  }

 private:
  void read(GDALRasterBand& band, std::size_t top, std::size_t count, void* out, GDALDataType type,
            const GdalErrors& errors) const {
    const int columns = static_cast<int>(frame_.columns);
    const int rows = static_cast<int>(count);
    if (band.RasterIO(GF_Read, 0, static_cast<int>(top), columns, rows, out, columns, rows, type, 0,
                      0, nullptr) != CE_None) {
      refuse(file_,
             errors.explain("its rows " + std::to_string(top + 1) + " to " +
                            std::to_string(top + count) + " cannot be read"),
             "");
    }
  }

  void apply_mask(GDALRasterBand& mask, std::size_t top, std::size_t count, std::span<double> out,
                  const GdalErrors& errors) const {
    std::vector<std::uint8_t> valid(out.size());
    read(mask, top, count, valid.data(), GDT_Byte, errors);
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (valid[i] == 0) out[i] = kNaN;
    }
  }

  void turn_over(std::span<double> out) const {
    const std::size_t rows = out.size() / frame_.columns;
    for (std::size_t r = 0; r < rows / 2; ++r) {
      const auto upper = out.subspan(r * frame_.columns, frame_.columns);
      const auto lower = out.subspan((rows - 1 - r) * frame_.columns, frame_.columns);
      std::swap_ranges(upper.begin(), upper.end(), lower.begin());
    }
  }

  std::filesystem::path file_;
  std::string crs_;
  GridFrame frame_;
  bool south_up_;
  Meaning meaning_;
  mutable DatasetPool pool_;
};

}  // namespace

std::unique_ptr<Grid> open_grid(const std::filesystem::path& file, const std::string& crs) {
  DatasetHandle dataset = open_dataset(file, GdalKind::raster);
  const GdalErrors errors;
  if (dataset->GetRasterCount() == 0) {
    refuse(file, "it holds no raster band of its own", "name one of its subdatasets");
  }
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  if (GDALDataTypeIsComplex(band.GetRasterDataType()) != 0) {
    refuse(file, "band 1 holds complex numbers", "a grid holds real numbers");
  }
  const Placement placement = placement_of(*dataset, file);
  std::string name = source_crs(file.string(), "it", dataset->GetSpatialRef(), crs);
  const Meaning meaning = meaning_of(band);
  return std::make_unique<GdalGrid>(file, std::move(name), placement, meaning, std::move(dataset));
}

}  // namespace omrade::io

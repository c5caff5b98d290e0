// What the stored numbers of a raster band mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

class GDALRasterBand;

namespace omrade::io {

/// The types that blocks are read in as they are stored; `other` is converted by GDAL to doubles.
enum class Stored : std::uint8_t { uint8, int16, uint16, int32, uint32, float32, float64, other };

struct BandMeaning {
  Stored stored = Stored::other;
  double scale = 1, offset = 0;
  std::optional<double> nodata{};
  bool masked = false;  ///< the band has a mask of its own

  [[nodiscard]] bool plain() const { return scale == 1 && offset == 0; }
  [[nodiscard]] bool single_precision() const;
  [[nodiscard]] std::size_t bytes() const;  ///< of one stored value
};

/// Error user for complex numbers and for a nodata value that the band's type cannot hold, which
/// would leave every empty cell a value. `number` counts from 1.
BandMeaning meaning_of(GDALRasterBand& band, const std::filesystem::path& file, int number);

/// `stored` holds `count` values as they lie in a block; `out` gets them scaled, NaN for nodata.
void convert(const BandMeaning& meaning, const std::byte* stored, std::size_t count, float* out);
void convert(const BandMeaning& meaning, const std::byte* stored, std::size_t count, double* out);

}  // namespace omrade::io

#include "io/raster.hpp"

#include "base/error.hpp"
#include "io/raster_file.hpp"

#include <array>

namespace omrade::io {
namespace {

/// The first band of a raster.
class FirstBand final : public Grid {
 public:
  FirstBand(const std::filesystem::path& file, const std::string& crs) : raster_(file, crs) {
    if (!raster_.turn()) return;
    throw Error(ErrorKind::user, {.subject = file.string(),
                                  .what = "it is rotated or sheared",
                                  .hint = "bring it to rows from west to east with gdalwarp"});
  }

  [[nodiscard]] const GridFrame& frame() const override { return raster_.frame(); }
  [[nodiscard]] const std::string& crs() const override { return raster_.crs(); }
  void read_rows(std::size_t first, std::size_t count, std::span<double> out) const override {
    constexpr std::array<std::uint32_t, 1> band{0};
    raster_.read({.row = first, .rows = count, .column = 0, .columns = frame().columns}, band, out);
  }

 private:
  RasterFile raster_;
};

}  // namespace

std::unique_ptr<Grid> open_grid(const std::filesystem::path& file, const std::string& crs) {
  return std::make_unique<FirstBand>(file, crs);
}

}  // namespace omrade::io

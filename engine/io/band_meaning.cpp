#include "io/band_meaning.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <gdal_priv.h>

#include <array>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

namespace omrade::io {
namespace {

Stored stored_as(GDALDataType type) {
  switch (type) {
    case GDT_Byte:
      return Stored::uint8;
    case GDT_Int16:
      return Stored::int16;
    case GDT_UInt16:
      return Stored::uint16;
    case GDT_Int32:
      return Stored::int32;
    case GDT_UInt32:
      return Stored::uint32;
    case GDT_Float32:
      return Stored::float32;
    case GDT_Float64:
      return Stored::float64;
    default:
      return Stored::other;
  }
}

template <class T>
bool holds(double value) {
  if constexpr (std::is_floating_point_v<T>) {
    return !std::isfinite(value) || std::abs(value) <= std::numeric_limits<T>::max();
  } else {
    return value >= static_cast<double>(std::numeric_limits<T>::lowest()) &&
           value <= static_cast<double>(std::numeric_limits<T>::max()) &&
           value == std::floor(value);
  }
}

bool holds(Stored stored, double value) {
  switch (stored) {
    case Stored::uint8:
      return holds<std::uint8_t>(value);
    case Stored::int16:
      return holds<std::int16_t>(value);
    case Stored::uint16:
      return holds<std::uint16_t>(value);
    case Stored::int32:
      return holds<std::int32_t>(value);
    case Stored::uint32:
      return holds<std::uint32_t>(value);
    case Stored::float32:
      return holds<float>(value);
    case Stored::float64:
    case Stored::other:
      return true;
  }
  return true;
}

template <class In, class Out>
void convert_as(const BandMeaning& meaning, const std::byte* stored, std::size_t count, Out* out) {
  const auto* in = reinterpret_cast<const In*>(stored);  // blocks are aligned for any number
  constexpr Out none = std::numeric_limits<Out>::quiet_NaN();
  if (!meaning.nodata || std::isnan(*meaning.nodata)) {
    for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<Out>(in[i]);
  } else {
    const In nodata = static_cast<In>(*meaning.nodata);
    for (std::size_t i = 0; i < count; ++i)
      out[i] = in[i] == nodata ? none : static_cast<Out>(in[i]);
  }
  if (meaning.plain()) return;
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = static_cast<Out>(static_cast<double>(out[i]) * meaning.scale + meaning.offset);
  }
}

template <class Out>
void convert_any(const BandMeaning& meaning, const std::byte* stored, std::size_t count, Out* out) {
  switch (meaning.stored) {
    case Stored::uint8:
      return convert_as<std::uint8_t>(meaning, stored, count, out);
    case Stored::int16:
      return convert_as<std::int16_t>(meaning, stored, count, out);
    case Stored::uint16:
      return convert_as<std::uint16_t>(meaning, stored, count, out);
    case Stored::int32:
      return convert_as<std::int32_t>(meaning, stored, count, out);
    case Stored::uint32:
      return convert_as<std::uint32_t>(meaning, stored, count, out);
    case Stored::float32:
      return convert_as<float>(meaning, stored, count, out);
    case Stored::float64:
    case Stored::other:
      return convert_as<double>(meaning, stored, count, out);
  }
}

}  // namespace

bool BandMeaning::single_precision() const {
  return plain() && (stored == Stored::uint8 || stored == Stored::int16 ||
                     stored == Stored::uint16 || stored == Stored::float32);
}

std::size_t BandMeaning::bytes() const {
  switch (stored) {
    case Stored::uint8:
      return 1;
    case Stored::int16:
    case Stored::uint16:
      return 2;
    case Stored::int32:
    case Stored::uint32:
    case Stored::float32:
      return 4;
    case Stored::float64:
    case Stored::other:
      break;
  }
  return sizeof(double);
}

BandMeaning meaning_of(GDALRasterBand& band, const std::filesystem::path& file, int number) {
  const auto refuse = [&file, number](const std::string& what, std::string hint) {
    throw Error(ErrorKind::user, {.subject = file.string(),
                                  .what = "band " + std::to_string(number) + " " + what,
                                  .hint = std::move(hint)});
  };
  const GDALDataType type = band.GetRasterDataType();
  if (GDALDataTypeIsComplex(type) != 0)
    refuse("holds complex numbers", "a grid holds real numbers");
  BandMeaning meaning{
      .stored = stored_as(type), .scale = band.GetScale(), .offset = band.GetOffset()};
  int has_nodata = 0;
  if (type == GDT_Int64) {
    const auto nodata = band.GetNoDataValueAsInt64(&has_nodata);
    if (has_nodata != 0) meaning.nodata = static_cast<double>(nodata);
  } else if (type == GDT_UInt64) {
    const auto nodata = band.GetNoDataValueAsUInt64(&has_nodata);
    if (has_nodata != 0) meaning.nodata = static_cast<double>(nodata);
  } else {
    const double nodata = band.GetNoDataValue(&has_nodata);
    if (has_nodata != 0) meaning.nodata = nodata;
  }
  if (meaning.nodata && !holds(meaning.stored, *meaning.nodata)) {
    refuse("says that " + shortest(*meaning.nodata) + " means no value, which its type, " +
               GDALGetDataTypeName(type) + ", cannot hold",
           "say which value means none with gdal_edit.py -a_nodata, or that none does with "
           "-unsetnodata");
  }
  meaning.masked = (band.GetMaskFlags() & (GMF_ALL_VALID | GMF_NODATA)) == 0;
  return meaning;
}

void convert(const BandMeaning& meaning, const std::byte* stored, std::size_t count, float* out) {
  convert_any(meaning, stored, count, out);
}

void convert(const BandMeaning& meaning, const std::byte* stored, std::size_t count, double* out) {
  convert_any(meaning, stored, count, out);
}

}  // namespace omrade::io

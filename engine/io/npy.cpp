#include "io/npy.hpp"

#include "base/error.hpp"
#include "io/encoding.hpp"
#include "io/findings.hpp"
#include "io/npy_header.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

namespace omrade::io {
namespace {

static_assert(std::endian::native == std::endian::little, "columns are mapped as they lie");

constexpr std::size_t kPrefix = 8;  // magic and version

struct Descr {
  NpyType type;
  std::size_t width;
};

std::optional<Descr> descr_of(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Descr>, 11> numbers{{{"<f8", {NpyType::f8, 8}},
                                                                        {"<f4", {NpyType::f4, 4}},
                                                                        {"<i8", {NpyType::i8, 8}},
                                                                        {"<i4", {NpyType::i4, 4}},
                                                                        {"<i2", {NpyType::i2, 2}},
                                                                        {"|i1", {NpyType::i1, 1}},
                                                                        {"<i1", {NpyType::i1, 1}},
                                                                        {"<u4", {NpyType::u4, 4}},
                                                                        {"<u2", {NpyType::u2, 2}},
                                                                        {"|u1", {NpyType::u1, 1}},
                                                                        {"<u1", {NpyType::u1, 1}}}};
  for (const auto& [name, descr] : numbers) {
    if (text == name) return descr;
  }
  const bool bytes = text.starts_with("|S");
  if (!bytes && !text.starts_with("<U")) return std::nullopt;
  std::size_t length = 0;
  const auto [end, code] = std::from_chars(text.data() + 2, text.data() + text.size(), length);
  if (code != std::errc{} || end != text.data() + text.size() || length > (1U << 20U)) {
    return std::nullopt;
  }
  return bytes ? Descr{NpyType::bytes, length} : Descr{NpyType::unicode, 4 * length};
}

[[noreturn]] void refuse(const std::filesystem::path& file, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = file.string(), .what = std::move(what), .hint = std::move(hint)});
}

const char* const kSaveAgain = "save it with numpy.save";

/// Where the header's text begins and how long it is. Version 2.0 differs in the width of the
/// length alone.
std::pair<std::size_t, std::size_t> header_place(const std::filesystem::path& file,
                                                 std::string_view bytes) {
  if (!bytes.starts_with("\x93NUMPY")) refuse(file, "it is not a .npy file", kSaveAgain);
  if (bytes.size() < kPrefix) refuse(file, "its header is cut off", kSaveAgain);
  const int major = static_cast<unsigned char>(bytes[6]);
  if ((major != 1 && major != 2) || bytes[7] != 0) {
    refuse(file,
           "it has .npy format " + std::to_string(major) + "." +
               std::to_string(static_cast<unsigned char>(bytes[7])),
           "formats 1.0 and 2.0 are read: save it with plain ASCII types");
  }
  const std::size_t width = major == 1 ? 2 : 4;
  if (bytes.size() < kPrefix + width) refuse(file, "its header is cut off", kSaveAgain);
  std::uint32_t length = 0;
  std::memcpy(&length, bytes.data() + kPrefix, width);
  if (bytes.size() - kPrefix - width < length) refuse(file, "its header is cut off", kSaveAgain);
  return {kPrefix + width, length};
}

template <class T>
T load(std::span<const std::byte> data, std::size_t row) {
  T value{};
  std::memcpy(&value, data.data() + row * sizeof(T), sizeof(T));
  return value;
}

void append_code_point(std::string& out, std::uint32_t c) {
  const auto tail = [&out](std::uint32_t bits) {
    out += static_cast<char>(0x80U | (bits & 0x3FU));
  };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | c >> 6U);
    tail(c);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | c >> 12U);
    tail(c >> 6U);
    tail(c);
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U & 0x07U));
    tail(c >> 12U);
    tail(c >> 6U);
    tail(c);
  }
}

}  // namespace

Npy::Npy(const std::filesystem::path& file) : file_(file) {
  const auto all = file_.bytes();
  const std::string_view bytes(reinterpret_cast<const char*>(all.data()), all.size());
  const auto [begin, length] = header_place(file, bytes);
  const auto header = parse_npy_header(bytes.substr(begin, length));
  if (!header) refuse(file, "its header is not one that numpy writes", kSaveAgain);
  const auto descr = descr_of(header->descr);
  if (!descr) {
    refuse(file, "it holds values of type " + in_quotes(header->descr),
           "a column is <f8 <f4 <i8 <i4 <i2 |i1 <u4 <u2 |u1, |S or <U");
  }
  if (header->shape.size() != 1) {
    refuse(file, "it has " + counted(header->shape.size(), "dimension"),
           "a column has one: save each column by itself");
  }
  type_ = descr->type;
  width_ = descr->width;
  size_ = header->shape.front();
  data_ = all.subspan(begin + length);
  const bool fits =
      width_ == 0 ? data_.empty() : data_.size() % width_ == 0 && data_.size() / width_ == size_;
  if (!fits) {
    refuse(file,
           "its header announces " + counted(size_, "value") + " of " + counted(width_, "byte") +
               ", but " + counted(data_.size(), "byte") + " follow",
           "the file is damaged or cut off: save it again");
  }
}

std::span<const double> Npy::doubles() const {
  const std::byte* const at = data_.data();
  if (type_ != NpyType::f8 || reinterpret_cast<std::uintptr_t>(at) % alignof(double) != 0)
    return {};
  return {reinterpret_cast<const double*>(at), size()};
}

double Npy::real(std::size_t row) const {
  switch (type_) {
    case NpyType::f8:
      return load<double>(data_, row);
    case NpyType::f4:
      return static_cast<double>(load<float>(data_, row));
    default:
      return static_cast<double>(whole(row));
  }
}

std::int64_t Npy::whole(std::size_t row) const {
  switch (type_) {
    case NpyType::i8:
      return load<std::int64_t>(data_, row);
    case NpyType::i4:
      return load<std::int32_t>(data_, row);
    case NpyType::i2:
      return load<std::int16_t>(data_, row);
    case NpyType::i1:
      return load<std::int8_t>(data_, row);
    case NpyType::u4:
      return load<std::uint32_t>(data_, row);
    case NpyType::u2:
      return load<std::uint16_t>(data_, row);
    case NpyType::u1:
      return load<std::uint8_t>(data_, row);
    default:
      throw Error(ErrorKind::bug, {.what = "a whole number is read from a column of another type"});
  }
}

std::string Npy::text(std::size_t row) const {
  std::string out;
  if (type_ == NpyType::bytes) {
    out.assign(reinterpret_cast<const char*>(data_.data() + row * width_), width_);
    while (!out.empty() && out.back() == '\0') out.pop_back();
    return decode(std::move(out)).text;
  }
  if (type_ != NpyType::unicode) {
    throw Error(ErrorKind::bug, {.what = "text is read from a column of numbers"});
  }
  const std::size_t letters = width_ / sizeof(std::uint32_t);
  for (std::size_t k = 0; k < letters; ++k) {
    const auto c = load<std::uint32_t>(data_, row * letters + k);
    if (c == 0) break;
    append_code_point(out, c);
  }
  return out;
}

}  // namespace omrade::io

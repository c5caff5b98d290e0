// One-dimensional arrays as numpy saves them: .npy, format 1.0 or 2.0, little-endian.
#pragma once

#include "io/mapped_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace omrade::io {

enum class NpyType : std::uint8_t { f8, f4, i8, i4, i2, i1, u4, u2, u1, bytes, unicode };

constexpr bool is_text(NpyType type) {
  return type == NpyType::bytes || type == NpyType::unicode;
}
constexpr bool is_whole(NpyType type) {
  return type >= NpyType::i8 && type <= NpyType::u1;
}

class Npy {
 public:
  /// Error user when the header is not exactly what numpy writes, the type is another, the array
  /// has more than one dimension, or the file is shorter or longer than its header says.
  explicit Npy(const std::filesystem::path& file);

  [[nodiscard]] NpyType type() const noexcept { return type_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// The values; whether they are aligned for their type depends on who wrote the header.
  [[nodiscard]] std::span<const std::byte> data() const noexcept { return data_; }
  /// The values where they lie, if they are doubles and aligned; else none.
  [[nodiscard]] std::span<const double> doubles() const;
  /// Number types only. Real types: the number itself; whole types: converted.
  [[nodiscard]] double real(std::size_t row) const;
  /// Whole types only.
  [[nodiscard]] std::int64_t whole(std::size_t row) const;
  /// Text types only: UTF-8, without the zeros that fill up to the width. Bytes that are not UTF-8
  /// are taken for Windows-1252.
  [[nodiscard]] std::string text(std::size_t row) const;

 private:
  MappedFile file_;
  NpyType type_ = NpyType::f8;
  std::size_t width_ = 0;  ///< bytes a value
  std::size_t size_ = 0;
  std::span<const std::byte> data_;
};

}  // namespace omrade::io

// A file's bytes, mapped read-only: columns of a hundred million rows are touched, not read.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace omrade::io {

class MappedFile {
 public:
  /// Error user when the file is missing or cannot be mapped.
  explicit MappedFile(const std::filesystem::path& file);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
};

}  // namespace omrade::io

// A file that a library writes by itself under a temporary name, published whole or not at all.
#pragma once

#include <filesystem>
#include <string>

namespace omrade::io {

class TemporaryFile {
 public:
  /// A name beside `final_path` that ends in `ending`. Whatever lies there is removed, now and,
  /// unless it was published, at the end.
  TemporaryFile(const std::filesystem::path& final_path, const std::string& ending);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  ~TemporaryFile() { remove(); }

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return temporary_; }
  /// Syncs the file, gives it its final name and syncs the folder. Error environment when the disk
  /// refuses.
  void publish() const;

 private:
  void remove() const noexcept;

  std::filesystem::path final_, temporary_;
};

}  // namespace omrade::io

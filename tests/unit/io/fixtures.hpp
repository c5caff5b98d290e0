// Small files in a folder of their own, and the text of the error that reading them gives.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {

/// A fresh folder that goes away with its files.
class TestFolder {
 public:
  TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  TestFolder(TestFolder&&) = delete;
  TestFolder& operator=(TestFolder&&) = delete;
  ~TestFolder();

  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return path_ / name; }
  std::filesystem::path write(const std::string& name, std::string_view content) const;
  /// A .npy file of format 1.0 with these bytes after its header.
  std::filesystem::path write_npy(const std::string& name, const std::string& descr,
                                  std::size_t size, std::string_view data) const;
  /// Likewise, of numbers.
  template <class T>
  std::filesystem::path write_npy(const std::string& name, const std::string& descr,
                                  const std::vector<T>& values) const {
    return write_npy(name, descr, values.size(),
                     {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
  }
  /// Features written as GeoJSON, converted by GDAL: `options` are ogr2ogr's.
  std::filesystem::path convert(std::string_view geojson, const std::string& name,
                                const std::vector<std::string>& options) const;
  std::filesystem::path convert_file(const std::filesystem::path& from, const std::string& name,
                                     const std::vector<std::string>& options) const;

  /// The text of the Error of that kind which `action` throws, without the folder's path; "" when
  /// it throws none or one of another kind.
  [[nodiscard]] std::string error(const std::function<void()>& action,
                                  ErrorKind kind = ErrorKind::user) const;

 private:
  std::filesystem::path path_;
};

/// A GeoJSON collection; `crs` such as "EPSG:3006" or empty.
std::string feature_collection(const std::string& crs, const std::vector<std::string>& features);
std::string feature(const std::string& properties, const std::string& geometry);

}  // namespace omrade::io

#include "fixtures.hpp"

#include "base/text.hpp"
#include "io/gdal.hpp"

#include <gdal_utils.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace omrade::io {

TestFolder::TestFolder() {
  std::string name = ::testing::TempDir() + "omrade-io-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TestFolder::write(const std::string& name, std::string_view content) const {
  const std::filesystem::path file = path(name);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file;
}

std::filesystem::path TestFolder::write_npy(const std::string& name, const std::string& descr,
                                            std::size_t size, std::string_view data) const {
  std::string header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" +
                       std::to_string(size) + ",), }";
  header.resize(117, ' ');
  header += '\n';  // 10 + 118 = 128: the values are aligned, as numpy has them
  const std::string content = std::string("\x93NUMPY\x01\x00", 8) +
                              static_cast<char>(header.size()) + '\0' + header + std::string(data);
  return write(name, content);
}

std::filesystem::path TestFolder::convert(std::string_view geojson, const std::string& name,
                                          const std::vector<std::string>& options) const {
  return convert_file(write("source.geojson", geojson), name, options);
}

std::filesystem::path TestFolder::convert_file(const std::filesystem::path& from,
                                               const std::string& name,
                                               const std::vector<std::string>& options) const {
  const DatasetHandle source = open_dataset(from, GdalKind::vector);
  const GdalErrors errors;
  std::vector<std::string> words = options;
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  GDALVectorTranslateOptions* parsed = GDALVectorTranslateOptionsNew(pointers.data(), nullptr);
  GDALDatasetH sources[] = {source.get()};
  GDALDatasetH result =
      GDALVectorTranslate(path(name).c_str(), nullptr, 1, sources, parsed, nullptr);
  GDALVectorTranslateOptionsFree(parsed);
  if (result == nullptr) throw std::runtime_error(errors.explain("not converted"));
  GDALClose(result);
  return path(name);
}

std::string TestFolder::error(const std::function<void()>& action, ErrorKind kind) const {
  try {
    action();
  } catch (const Error& error) {
    if (error.kind() != kind) return "";
    std::string text = error.what();
    const std::string folder = path_.string() + "/";
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
      text.erase(at, folder.size());
    }
    return text;
  }
  return "";
}

std::string feature_collection(const std::string& crs, const std::vector<std::string>& features) {
  std::string out = R"({"type":"FeatureCollection",)";
  if (!crs.empty()) {
    out += R"("crs":{"type":"name","properties":{"name":")" + crs + R"("}},)";
  }
  return out + "\"features\":[" + join(features, ",") + "]}";
}

std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

}  // namespace omrade::io

// What the machine takes for the part of a workload that no kernel can do without: a whole process
// that decodes a raster, reads the features of a file, or reads bytes, and does nothing with them.
// Built on request only.
//   kernel_limits decode RASTER [THREADS]    every block of every band, into a buffer that stays
//   kernel_limits features FILE...           every feature with its geometry
//   kernel_limits bytes FILE...              mapped, each cache line touched
#include <fcntl.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace {

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "kernel_limits: %s\n", what.c_str());
  std::exit(2);
}

GDALDataset* open(const std::string& file) {
  auto* dataset = static_cast<GDALDataset*>(
      GDALOpenEx(file.c_str(), GDAL_OF_READONLY, nullptr, nullptr, nullptr));
  if (dataset == nullptr) fail("cannot open " + file);
  return dataset;
}

void decode(const std::string& file, int threads) {
  std::atomic<int> next{0};
  const auto work = [&] {
    GDALDataset* dataset = open(file);
    int width = 0;
    int height = 0;
    dataset->GetRasterBand(1)->GetBlockSize(&width, &height);
    std::vector<double> block(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const int rows = (dataset->GetRasterYSize() + height - 1) / height;
    const int columns = (dataset->GetRasterXSize() + width - 1) / width;
    for (int row = next++; row < rows; row = next++) {
      for (int column = 0; column < columns; ++column) {
        for (int band = 1; band <= dataset->GetRasterCount(); ++band) {
          if (dataset->GetRasterBand(band)->ReadBlock(column, row, block.data()) != CE_None)
            fail("cannot read " + file);
        }
      }
    }
    GDALClose(dataset);
  };
  std::vector<std::thread> all;
  for (int k = 0; k < threads; ++k) all.emplace_back(work);
  for (std::thread& one : all) one.join();
}

void read_features(const std::string& file) {
  GDALDataset* dataset = open(file);
  GIntBig count = 0;
  for (OGRFeatureUniquePtr feature{dataset->GetLayer(0)->GetNextFeature()}; feature;
       feature.reset(dataset->GetLayer(0)->GetNextFeature()))
    ++count;
  GDALClose(dataset);
  if (count == 0) fail("no features in " + file);
}

std::uint64_t read_bytes(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor < 0 || fstat(descriptor, &status) != 0) fail("cannot open " + file);
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  if (at == MAP_FAILED) fail("cannot map " + file);
  constexpr std::size_t line = 64;
  std::uint64_t sum = 0;
  const std::span bytes(static_cast<const unsigned char*>(at), size);
  for (std::size_t k = 0; k < size; k += line) sum += bytes[k];
  munmap(at, size);
  close(descriptor);
  return sum;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() < 2) fail("usage: kernel_limits decode|features|bytes FILE...");
  GDALAllRegister();
  std::uint64_t sum = 0;
  if (arguments[0] == "decode") {
    decode(arguments[1], arguments.size() > 2 ? std::stoi(arguments[2]) : 1);
    return 0;
  }
  for (std::size_t k = 1; k < arguments.size(); ++k) {
    if (arguments[0] == "features") read_features(arguments[k]);
    if (arguments[0] == "bytes") sum += read_bytes(arguments[k]);
  }
  return sum == UINT64_MAX ? 1 : 0;
}

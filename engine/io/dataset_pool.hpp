// GDAL handles of one file, one for each thread that reads at the same time: a handle is not safe
// to share.
#pragma once

#include "io/gdal.hpp"

#include <filesystem>
#include <mutex>
#include <vector>

namespace omrade::io {

class DatasetPool {
 public:
  DatasetPool(std::filesystem::path file, DatasetHandle first);

  /// A handle for as long as it lives.
  class Lease {
   public:
    explicit Lease(DatasetPool& pool) : pool_(pool), dataset_(pool.take()) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Lease(Lease&&) = delete;
    Lease& operator=(Lease&&) = delete;
    ~Lease() { pool_.give_back(std::move(dataset_)); }
    [[nodiscard]] GDALDataset& operator*() const { return *dataset_; }

   private:
    DatasetPool& pool_;
    DatasetHandle dataset_;
  };

 private:
  DatasetHandle take();
  void give_back(DatasetHandle dataset) noexcept;

  std::filesystem::path file_;
  std::mutex mutex_;
  std::vector<DatasetHandle> idle_;
  std::size_t opened_ = 1;
};

}  // namespace omrade::io

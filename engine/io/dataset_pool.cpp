#include "io/dataset_pool.hpp"

#include <utility>

namespace omrade::io {

DatasetPool::DatasetPool(std::filesystem::path file, DatasetHandle first) : file_(std::move(file)) {
  idle_.push_back(std::move(first));
}

DatasetHandle DatasetPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      DatasetHandle dataset = std::move(idle_.back());
      idle_.pop_back();
      return dataset;
    }
    idle_.reserve(++opened_);  // so that giving back cannot fail
  }
  return open_dataset(file_, GdalKind::raster);
}

void DatasetPool::give_back(DatasetHandle dataset) noexcept {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(dataset));
}

}  // namespace omrade::io

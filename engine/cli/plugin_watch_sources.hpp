// The files of a plugin's folder, and a wait for one of them to change. Private to `plugin watch`.
#pragma once

#include "base/cancel.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

namespace omrade::cli {

class Sources {
 public:
  /// When each file was last written, and how long it is.
  using Snapshot =
      std::map<std::filesystem::path, std::pair<std::filesystem::file_time_type, std::uintmax_t>>;

  /// All files of `folder` but hidden ones, what editors leave behind, keys, and folders that CMake
  /// builds in.
  explicit Sources(std::filesystem::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] Snapshot now() const;

  /// Returns once the files differ from `seen` and nothing has happened to them for a moment. Error
  /// environment: the system watches no more files; interrupted: `cancel` was requested.
  void wait_for_change(const Snapshot& seen, const Cancel& cancel) const;

 private:
  [[nodiscard]] std::vector<std::filesystem::path> folders() const;

  std::filesystem::path folder_;
};

}  // namespace omrade::cli

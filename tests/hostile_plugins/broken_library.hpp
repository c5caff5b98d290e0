// Libraries that no engine can use, made of a good one by changing its bytes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {

struct BrokenLibrary {
  std::string file;    ///< its name without .so
  std::string plugin;  ///< what a recipe would call it
  std::string bytes;
};

/// Each broken in its own way.
std::vector<BrokenLibrary> broken_libraries(const std::filesystem::path& good);

}  // namespace omrade::testing

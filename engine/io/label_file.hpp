// NAME.labels.txt beside NAME.npy: what the whole numbers of a column stand for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace omrade::io {

/// Texts, one a line, without those that mean missing.
struct Labels {
  std::vector<std::string> texts;
  std::vector<std::int32_t>
      codes;  ///< per line of the file: position in `texts`, or -1 for missing
};

/// `missing` are the marks that mean missing. Error user when a text stands on two lines.
Labels read_labels(const std::filesystem::path& file, const std::vector<std::string>& missing);

}  // namespace omrade::io

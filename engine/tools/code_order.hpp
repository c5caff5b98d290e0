// The order of ids in results: by number where all of them are numbers, else by their letters.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace omrade::tools {

/// Positions of texts in their order: the empty text first; whole numbers as they are usually
/// written (no leading zeros) by size when all others are such, else all by their bytes.
std::vector<std::uint32_t> order_of(std::span<const std::string> texts);

}  // namespace omrade::tools

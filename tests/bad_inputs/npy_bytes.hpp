// A NumPy column, byte by byte, for cases of column folders.
#pragma once

#include <string>
#include <vector>

namespace omrade::testing {

/// The bytes of a .npy file of format 1.0. The first word is the type, f8, i4 or u1; the others are
/// the numbers.
std::string npy_bytes(const std::vector<std::string>& words);

}  // namespace omrade::testing

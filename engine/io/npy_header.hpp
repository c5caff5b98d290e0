// The header of a .npy file: a Python dictionary such as
//   {'descr': '<f8', 'fortran_order': False, 'shape': (3,), }
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::io {

struct NpyHeader {
  std::string descr;
  std::vector<std::size_t> shape;
};

/// Nothing unless the text is a dictionary with exactly those three keys (in any order) and blanks
/// after it.
std::optional<NpyHeader> parse_npy_header(std::string_view text);

}  // namespace omrade::io

// The sizes that structs had in ABI 1.0: what every plugin of this major has at least, however much
// they grow. What a later minor adds is read only where struct_size says that it is there.
#pragma once

#include <cstdint>

namespace omrade::host::oldest {

inline constexpr std::uint32_t kParam = 112;
inline constexpr std::uint32_t kField = 48;
inline constexpr std::uint32_t kInput = 88;
inline constexpr std::uint32_t kLayer = 136;
inline constexpr std::uint32_t kPlugin = 136;
inline constexpr std::uint32_t kInstance = 48;
inline constexpr std::uint32_t kEntry = 32;

}  // namespace omrade::host::oldest

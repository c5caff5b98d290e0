// A loop that the caller lends to whoever has work to share out.
#pragma once

#include <cstddef>
#include <functional>

namespace omrade {

/// Runs body(0) … body(count-1), in any order or in parallel. An exception of a body ends it.
using ParallelFor =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;

}  // namespace omrade

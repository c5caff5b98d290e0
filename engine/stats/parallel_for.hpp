// The loop that a caller lends.
#pragma once

#include <cstddef>
#include <functional>

namespace omrade::stats {

/// Runs body(0) … body(count-1), in any order or in parallel.
using ParallelFor =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;

}  // namespace omrade::stats

// A request to stop, seen by everything that runs for long.
#pragma once

#include "base/error.hpp"

#include <atomic>

namespace omrade {

/// Set from a signal handler or another thread; read anywhere.
class Cancel {
 public:
  void request() noexcept { requested_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool requested() const noexcept {
    return requested_.load(std::memory_order_relaxed);
  }
  /// Throws Error interrupted once a stop is requested.
  void check() const {
    if (requested()) throw Error(ErrorKind::interrupted, {.what = "interrupted"});
  }

 private:
  std::atomic<bool> requested_{false};
  static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");
};

}  // namespace omrade

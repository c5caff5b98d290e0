// The threads of a command.
#pragma once

#include "base/cancel.hpp"
#include "geometry/overlay.hpp"

#include <memory>

namespace omrade::tools {

class Threads {
 public:
  explicit Threads(unsigned count);
  /// All loops end with Error interrupted once this is requested; it must outlive them. Set once,
  /// before any command runs.
  static void stop_with(const Cancel& cancel) noexcept;
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  Threads(Threads&&) = delete;
  Threads& operator=(Threads&&) = delete;
  ~Threads();

  [[nodiscard]] unsigned count() const noexcept { return count_; }
  /// A loop on these threads; valid as long as they are. An exception of the body ends it.
  [[nodiscard]] geometry::ParallelFor loop() const;

 private:
  struct Pool;
  unsigned count_;
  std::unique_ptr<Pool> pool_;
};

}  // namespace omrade::tools

#include "tools/threads.hpp"

#include <gtest/gtest.h>

#include <atomic>

namespace omrade::tools {
namespace {

TEST(Threads, ALoopEndsOnceAStopIsRequested) {
  static Cancel cancel;  // outlives all loops
  Threads::stop_with(cancel);
  const Threads threads(2);
  std::atomic<int> done{0};
  EXPECT_THROW(threads.loop()(100'000,
                              [&done](std::size_t /*index*/) {
                                if (++done == 5) cancel.request();
                              }),
               Error);
  EXPECT_GE(done, 5);
  EXPECT_LT(done, 1000);
}

}  // namespace
}  // namespace omrade::tools

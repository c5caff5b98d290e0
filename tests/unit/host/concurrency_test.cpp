// The declared concurrency is respected, and the number of threads does not show in the result.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <bit>
#include <cstring>

namespace omrade::host {
namespace {

/// More threads than this machine may have cores: overlaps are what is looked for.
class FourThreads : public ::testing::Test {
 protected:
  template <class F>
  void at_once(std::size_t n, F one) {
    tbb::task_arena arena(4);
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, n, one); });
  }

 private:
  tbb::global_control threads_{tbb::global_control::max_allowed_parallelism, 4};
};

using Concurrency = FourThreads;

TEST_F(Concurrency, SerialPluginsRunOneCallAtATimeInTheProcess) {
  const auto one = loaded("simple", "test.serial");
  const auto other = loaded("simple", "test.serial");
  const Request r = request({}, {std::vector<double>(3000, 1)});
  std::atomic<int> failures{0};
  at_once(32, [&](std::size_t i) {
    if (!(i % 2 == 0 ? one : other)->compute(r).failure.empty()) ++failures;
  });
  EXPECT_EQ(failures, 0);
}

TEST_F(Concurrency, AnInstanceServesOneCallAtATime) {
  const auto plugin = loaded("simple", "test.per_instance");
  const Request r = request({}, {std::vector<double>(3000, 1)});
  std::atomic<int> failures{0};
  at_once(32, [&](std::size_t) {
    if (!plugin->compute(r).failure.empty()) ++failures;
  });
  EXPECT_EQ(failures, 0);
}

TEST_F(Concurrency, TheSameBitsForAnyNumberOfThreads) {
  const auto plugin = loaded("simple", "test.kinds");
  std::vector<double> part, whole;
  for (int i = 0; i < 5000; ++i) {
    part.push_back(i % 97 / 3.0);
    whole.push_back(i % 13 == 0 ? kNone : 40 + i % 101);
  }
  const Request r = request({}, {part, whole});
  const auto bits = [](const Outcome& outcome) {
    std::vector<std::uint64_t> out;
    for (const LayerOutput& layer : outcome.layers) {
      const auto all = std::as_const(layer.estimates).spans();
      for (const auto numbers : {all.value, all.lower95, all.upper998, all.base}) {
        for (const double v : numbers) out.push_back(std::bit_cast<std::uint64_t>(v));
      }
    }
    return out;
  };
  Outcome alone;
  tbb::task_arena(1).execute([&] { alone = plugin->compute(r); });
  Outcome together;
  tbb::task_arena(4).execute([&] { together = plugin->compute(r); });
  ASSERT_EQ(alone.failure, "");
  EXPECT_EQ(bits(alone), bits(together));
}

}  // namespace
}  // namespace omrade::host

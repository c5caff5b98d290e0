// The declared concurrency is respected, and the number of threads does not show in the result.
#include "fixture.hpp"

#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <bit>
#include <thread>

namespace omrade::host {
namespace {

/// Four threads, more than this machine may have cores: overlaps are what is looked for.
template <class F>
void at_once(std::size_t rounds, F one) {
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < rounds; ++i) one(t + i);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(Concurrency, SerialPluginsRunOneCallAtATimeInTheProcess) {
  const auto one = loaded("simple", "test.serial");
  const auto other = loaded("simple", "test.serial");
  const Request r = request({}, {std::vector<double>(1000, 1)});
  std::atomic<int> failures{0};
  at_once(8, [&](std::size_t i) {
    if (!(i % 2 == 0 ? one : other)->compute(r).failure.empty()) ++failures;
  });
  EXPECT_EQ(failures, 0);
}

TEST(Concurrency, AnInstanceServesOneCallAtATime) {
  const auto plugin = loaded("simple", "test.per_instance");
  const Request r = request({}, {std::vector<double>(1000, 1)});
  std::atomic<int> failures{0};
  at_once(8, [&](std::size_t) {
    if (!plugin->compute(r).failure.empty()) ++failures;
  });
  EXPECT_EQ(failures, 0);
}

TEST(Concurrency, AReentrantPluginServesAnyNumberOfCalls) {
  const auto plugin = loaded("simple", "test.chunks");
  const Request r = request({3}, {std::vector<double>(1000, 2)});
  std::atomic<int> wrong{0};
  at_once(8, [&](std::size_t) {
    const Outcome outcome = plugin->compute(r);
    if (std::as_const(outcome.layers.at(2).estimates).spans().value[999] != 6) ++wrong;
  });
  EXPECT_EQ(wrong, 0);
}

TEST(Concurrency, TheSameBitsForAnyNumberOfThreads) {
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
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, 4);
  Outcome alone;
  tbb::task_arena(1).execute([&] { alone = plugin->compute(r); });
  Outcome together;
  tbb::task_arena(4).execute([&] { together = plugin->compute(r); });
  ASSERT_EQ(alone.failure, "");
  EXPECT_EQ(bits(alone), bits(together));
}

}  // namespace
}  // namespace omrade::host

#include "tools/threads.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <cstddef>

namespace omrade::tools {

struct Threads::Pool {
  explicit Pool(unsigned count)
      : control(tbb::global_control::max_allowed_parallelism, count),
        arena(static_cast<int>(count)) {}
  tbb::global_control control;
  tbb::task_arena arena;
};

namespace {

const Cancel* g_cancel = nullptr;

}  // namespace

void Threads::stop_with(const Cancel& cancel) noexcept {
  g_cancel = &cancel;
}

Threads::Threads(unsigned count) : count_(count), pool_(std::make_unique<Pool>(count)) {}
Threads::~Threads() = default;

geometry::ParallelFor Threads::loop() const {
  return [pool = pool_.get()](std::size_t count, const std::function<void(std::size_t)>& body) {
    pool->arena.execute([&] {
      tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, 1),
                        [&body](const tbb::blocked_range<std::size_t>& range) {
                          for (std::size_t i = range.begin(); i < range.end(); ++i) {
                            if (g_cancel != nullptr) g_cancel->check();
                            body(i);
                          }
                        });
    });
  };
}

}  // namespace omrade::tools

// A plain loop on a given number of threads, whatever the machine has. Private to the module.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace omrade::validate {

/// body(i) for all i below n; must not throw.
template <class Body>
void on_threads(unsigned threads, std::size_t n, Body&& body) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < n; i = next++) body(i);
  };
  std::vector<std::thread> others;
  for (unsigned t = 1; t < threads; ++t) others.emplace_back(work);
  work();
  for (std::thread& one : others) one.join();
}

}  // namespace omrade::validate

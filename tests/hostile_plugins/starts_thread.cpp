// Starts a thread of its own.
#include "hostile.hpp"

#include <thread>

HOSTILE_PLUGIN("starts_thread")

void Hostile::deed(const omrade_call&) {
  std::thread([] {}).join();
}

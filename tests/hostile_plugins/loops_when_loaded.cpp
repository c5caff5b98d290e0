// Its constructor never comes back.
#include "hostile.hpp"

HOSTILE_PLUGIN("loops_when_loaded")

void Hostile::deed(const omrade_call&) {}

namespace {
int wait() {
  volatile bool on = true;
  while (on) {
  }
  return 1;
}
[[maybe_unused]] const int early = wait();
}  // namespace

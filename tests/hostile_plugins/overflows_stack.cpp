// Calls itself without end.
#include "hostile.hpp"

#include <cstdlib>

namespace {
int deeper(volatile int* above) {
  volatile int here = *above + 1;
  return here == 0 ? 0 : deeper(&here) + here;
}
}  // namespace

HOSTILE_PLUGIN("overflows_stack")

void Hostile::deed(const omrade_call&) {
  volatile int start = 0;
  if (deeper(&start) == 1) std::abort();
}

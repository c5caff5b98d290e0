// Says across the C boundary that memory ran out.
#include "unguarded.hpp"

#include <new>

UNGUARDED_PLUGIN("throws_bad_alloc")

namespace {
void deed() {
  throw std::bad_alloc();
}
}  // namespace

// Throws what is no exception across the C boundary.
#include "unguarded.hpp"

UNGUARDED_PLUGIN("throws_int")

namespace {
void deed() {
  throw 7;
}
}  // namespace

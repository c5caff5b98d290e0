// Throws across the C boundary.
#include "unguarded.hpp"

#include <stdexcept>

UNGUARDED_PLUGIN("throws_runtime_error")

namespace {
void deed() {
  throw std::runtime_error("nobody may catch this");
}
}  // namespace

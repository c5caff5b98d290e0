// Its constructor writes where nothing is.
#include "hostile.hpp"

#include <cstdint>

HOSTILE_PLUGIN("crashes_when_loaded")

void Hostile::deed(const omrade_call&) {}

namespace {
int write_nowhere() {
  volatile std::uintptr_t nowhere = 8;
  *reinterpret_cast<volatile int*>(nowhere) = 1;
  return 1;
}
[[maybe_unused]] const int early = write_nowhere();
}  // namespace

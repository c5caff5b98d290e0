// Writes where nothing is.
#include "hostile.hpp"

#include <cstdint>

HOSTILE_PLUGIN("segfault")

void Hostile::deed(const omrade_call&) {
  // Volatile, or the compiler sees that nothing is there and leaves the write out.
  volatile std::uintptr_t nowhere = 8;
  *reinterpret_cast<volatile int*>(nowhere) = 1;
}

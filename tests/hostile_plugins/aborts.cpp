// Aborts.
#include "hostile.hpp"

#include <cstdlib>

HOSTILE_PLUGIN("aborts")

void Hostile::deed(const omrade_call&) {
  std::abort();
}

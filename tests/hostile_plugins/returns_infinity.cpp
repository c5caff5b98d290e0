// Gives a value that is none.
#include "hostile.hpp"

#include <limits>

HOSTILE_ANSWER("returns_infinity", index)

void Hostile::spoil(const omrade_call& call) {
  call.layers[0]->value[1] = -std::numeric_limits<double>::infinity();
}

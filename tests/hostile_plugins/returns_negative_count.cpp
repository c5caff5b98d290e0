// Counts fewer than nobody.
#include "hostile.hpp"

HOSTILE_ANSWER("returns_negative_count", count)

void Hostile::spoil(const omrade_call& call) {
  call.layers[0]->value[1] = omrade::kNone;
  call.layers[0]->numerator[1] = -1;
}

// Says that all is well where there is no value.
#include "hostile.hpp"

HOSTILE_ANSWER("returns_nan", index)

void Hostile::spoil(const omrade_call& call) {
  call.layers[0]->value[1] = omrade::kNone;
}

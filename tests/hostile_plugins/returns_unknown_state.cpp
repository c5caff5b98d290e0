// Gives a state that the contract does not know.
#include "hostile.hpp"

HOSTILE_ANSWER("returns_unknown_state", index)

void Hostile::spoil(const omrade_call& call) {
  call.layers[0]->state[1] = 200;
}

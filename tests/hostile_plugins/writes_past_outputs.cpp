// Writes far beyond its outputs.
#include "hostile.hpp"

HOSTILE_PLUGIN("writes_past_outputs")

void Hostile::deed(const omrade_call& call) {
  for (std::size_t i = 0; i < (std::size_t{1} << 30U); ++i) call.layers[0]->value[i] = 7;
}

// Gives an interval that does not hold its value.
#include "hostile.hpp"

HOSTILE_ANSWER("returns_outside_interval", index)

void Hostile::spoil(const omrade_call& call) {
  const omrade_estimates& y = *call.layers[0];
  y.lower998[1] = y.value[1] + 1;
  y.lower95[1] = y.value[1] + 2;
  y.upper95[1] = y.value[1] + 3;
  y.upper998[1] = y.value[1] + 4;
  y.interval[1] = OMRADE_INTERVAL_STUDENT;
}

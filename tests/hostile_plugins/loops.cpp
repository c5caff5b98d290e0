// Never comes back.
#include "hostile.hpp"

HOSTILE_PLUGIN("loops")

void Hostile::deed(const omrade_call&) {
  volatile bool on = true;
  while (on) {
  }
}

// Ends the process as if all were done.
#include "hostile.hpp"

#include <cstdlib>

HOSTILE_PLUGIN("exits_well")

void Hostile::deed(const omrade_call&) {
  std::_Exit(0);
}

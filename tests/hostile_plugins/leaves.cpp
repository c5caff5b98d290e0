// Leaves the process as if all were well.
#include "hostile.hpp"

#include <unistd.h>

HOSTILE_PLUGIN("leaves")

void Hostile::deed(const omrade_call&) {
  ::_exit(3);
}

// Starts a process.
#include "hostile.hpp"

#include <unistd.h>

HOSTILE_PLUGIN("forks")

void Hostile::deed(const omrade_call&) {
  ::fork();
}

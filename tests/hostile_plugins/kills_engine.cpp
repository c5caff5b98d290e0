// Wants the engine to end.
#include "hostile.hpp"

#include <signal.h>
#include <unistd.h>

HOSTILE_PLUGIN("kills_engine")

void Hostile::deed(const omrade_call&) {
  ::kill(::getppid(), SIGKILL);
}

// Wants to be asked when it is refused something.
#include "hostile.hpp"

#include <csignal>

HOSTILE_PLUGIN("catches_refusal")

void Hostile::deed(const omrade_call&) {
  ::signal(SIGSYS, SIG_IGN);
}

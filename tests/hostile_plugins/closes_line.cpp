// Closes all it has, and waits.
#include "hostile.hpp"

#include <unistd.h>

HOSTILE_PLUGIN("closes_line")

void Hostile::deed(const omrade_call&) {
  for (int i = 0; i < 64; ++i) ::close(i);
  for (;;) ::sleep(60);
}

// Starts a program.
#include "hostile.hpp"

#include <unistd.h>

HOSTILE_PLUGIN("starts_program")

void Hostile::deed(const omrade_call&) {
  ::execl("/bin/true", "true", nullptr);
}

// Wants more memory than it was given.
#include "hostile.hpp"

#include <sys/resource.h>

HOSTILE_PLUGIN("raises_its_limit")

void Hostile::deed(const omrade_call&) {
  const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
  ::setrlimit(RLIMIT_AS, &all);
}

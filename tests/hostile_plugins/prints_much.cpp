// Prints some megabytes, and then is good.
#include "hostile.hpp"

#include <cstdio>

HOSTILE_PLUGIN("prints_much")

void Hostile::deed(const omrade_call&) {
  for (int i = 0; i < 200000; ++i) std::puts("a line of a plugin");
}

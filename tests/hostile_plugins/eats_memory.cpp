// Takes memory without end.
#include "hostile.hpp"

#include <vector>

HOSTILE_PLUGIN("eats_memory")

void Hostile::deed(const omrade_call&) {
  std::vector<std::vector<double>> all;
  for (;;) all.emplace_back(1U << 20U, 1.0);
}

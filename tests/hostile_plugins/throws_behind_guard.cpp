// Throws as a plugin may: the SDK makes a status of it.
#include "hostile.hpp"

#include <stdexcept>

HOSTILE_PLUGIN("throws_behind_guard")

void Hostile::deed(const omrade_call&) {
  throw std::runtime_error("the table of weights is empty");
}

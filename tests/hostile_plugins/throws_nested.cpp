// Throws an exception around another, across the C boundary.
#include "unguarded.hpp"

#include <exception>
#include <stdexcept>

UNGUARDED_PLUGIN("throws_nested")

namespace {
void deed() {
  try {
    throw std::out_of_range("inner");
  } catch (const std::exception&) {
    std::throw_with_nested(std::runtime_error("outer"));
  }
}
}  // namespace

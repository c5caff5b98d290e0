// Speaks to the engine itself, and says what nobody understands.
#include "hostile.hpp"

#include <unistd.h>

#include <array>

HOSTILE_PLUGIN("forges_answer")

void Hostile::deed(const omrade_call&) {
  constexpr int line_to_the_engine = 3;
  std::array<char, 40> nonsense{};
  nonsense.fill(1);
  if (::write(line_to_the_engine, nonsense.data(), nonsense.size()) < 0) return;
  for (;;) ::sleep(60);
}

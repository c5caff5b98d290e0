// GLPK ends the process where something in it goes wrong that it did not expect: an assertion that
// a degenerate problem misses, memory that is not there. Here that is an answer. For linear_program
// alone.
#pragma once

#include <cstdint>

namespace omrade::disclosure {

/// Runs `work(data)`, which calls the solver and holds nothing that has to be destroyed: it may be
/// left by a jump (glp_error_hook, as the library's manual says). False where the solver gave up;
/// then every problem of this thread is gone, and must not even be deleted. Not to be nested.
[[nodiscard]] bool guarded(void (*work)(void*), void* data);

/// How often all problems of this thread were lost.
[[nodiscard]] std::uint64_t solver_losses() noexcept;

}  // namespace omrade::disclosure

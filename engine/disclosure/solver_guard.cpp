#include "disclosure/solver_guard.hpp"

#include <glpk.h>

#include <csetjmp>

namespace omrade::disclosure {
namespace {

// The library's environment is the thread's own (Debian builds it so).
thread_local std::uint64_t losses = 0;

void jump_back(void* info) {
  std::longjmp(*static_cast<std::jmp_buf*>(info), 1);
}

/// It says why on standard output, where results go.
int say_nothing(void* /*info*/, const char* /*text*/) {
  return 1;
}

}  // namespace

// Nothing in this frame has a destructor, nor is changed after setjmp.
bool guarded(void (*work)(void*), void* data) {
  std::jmp_buf back;
  glp_term_hook(say_nothing, nullptr);
  glp_error_hook(jump_back, &back);
  if (setjmp(back) == 0) {
    work(data);
    glp_error_hook(nullptr, nullptr);
    return true;
  }
  glp_free_env();  // the only call that is safe now; the next one makes another environment
  ++losses;
  return false;
}

std::uint64_t solver_losses() noexcept {
  return losses;
}

}  // namespace omrade::disclosure

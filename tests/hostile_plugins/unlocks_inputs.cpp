// Asks for leave to write its inputs, and writes them.
#include "hostile.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>

HOSTILE_PLUGIN("unlocks_inputs")

void Hostile::deed(const omrade_call& call) {
  const auto at = reinterpret_cast<std::uintptr_t>(call.inputs[0]->array->buffers[1]);
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  auto* start = reinterpret_cast<void*>(at / page * page);
  if (::mprotect(start, page, PROT_READ | PROT_WRITE) == 0) return;  // then the test sees success
  *reinterpret_cast<volatile double*>(at) = 7;
}

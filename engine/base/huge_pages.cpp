#include "base/huge_pages.hpp"

#include <sys/mman.h>

#include <cstdlib>
#include <new>

namespace omrade {

void* allocate_huge(std::size_t bytes) {
  constexpr std::size_t page = std::size_t{1} << 21U;
  const std::size_t whole = (bytes + page - 1) / page * page;
  void* memory = std::aligned_alloc(page, whole);
  if (memory == nullptr) throw std::bad_alloc();
  ::madvise(memory, whole, MADV_HUGEPAGE);  // a wish: without it all is only slower
  return memory;
}

void free_huge(void* memory) noexcept {
  std::free(memory);
}

}  // namespace omrade

// Memory for large arrays that are read here and there: pages of 2 MiB, where the system has them,
// spare the processor most of its look-ups of addresses.
#pragma once

#include <cstddef>
#include <vector>

namespace omrade {

/// Aligned to 2 MiB, and asked for in such pages. Throws std::bad_alloc.
void* allocate_huge(std::size_t bytes);
void free_huge(void* memory) noexcept;

/// Small arrays come from the heap as ever.
template <class T>
class HugePages {
 public:
  using value_type = T;
  HugePages() = default;
  template <class Other>
  explicit(false) HugePages(const HugePages<Other>& /*other*/) noexcept {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    return static_cast<T*>(bytes >= kLarge ? allocate_huge(bytes) : ::operator new(bytes));
  }
  void deallocate(T* memory, std::size_t count) noexcept {
    if (count * sizeof(T) >= kLarge) {
      free_huge(memory);
    } else {
      ::operator delete(memory);
    }
  }
  friend bool operator==(const HugePages& /*a*/, const HugePages& /*b*/) { return true; }

 private:
  static constexpr std::size_t kLarge = std::size_t{1} << 21U;
};

template <class T>
using HugeVector = std::vector<T, HugePages<T>>;

}  // namespace omrade

// Memory for large arrays that are read here and there: pages of 2 MiB, where the system has them,
// spare the processor most of its look-ups of addresses.
#pragma once

#include <cstddef>
#include <new>
#include <utility>
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

/// Leaves what `resize` adds as the memory is, so that whoever fills it is the first to touch it:
/// several threads can share that work. For numbers and plain structs without initialisers.
template <class T>
class UnfilledHugePages : public HugePages<T> {
 public:
  using value_type = T;
  template <class Other>
  struct rebind {
    using other = UnfilledHugePages<Other>;
  };
  UnfilledHugePages() = default;
  template <class Other>
  explicit(false) UnfilledHugePages(const UnfilledHugePages<Other>& /*other*/) noexcept {}

  void construct(T* at) noexcept { ::new (static_cast<void*>(at)) T; }
  template <class... Arguments>
  void construct(T* at, Arguments&&... arguments) {
    ::new (static_cast<void*>(at)) T(std::forward<Arguments>(arguments)...);
  }
};

template <class T>
using UnfilledHugeVector = std::vector<T, UnfilledHugePages<T>>;

}  // namespace omrade

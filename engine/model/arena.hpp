// Memory that a column lives in: as a rule one mapping of a file descriptor, so that it can be
// handed to another process without a copy. An arena only grows until it is full; what lies in it
// is never moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace omrade {

class Arena {
 public:
  enum class Backing : std::uint8_t {
    memory,  ///< memfd: anonymous memory with a descriptor
    heap,    ///< of this process alone: cheap to make, for what nobody else reads
    spill,   ///< an unlinked file in the temporary folder, for data larger than memory
  };

  /// Room for `bytes` plus padding of 64 for each of `allocations`. Error environment when the
  /// system refuses.
  static std::shared_ptr<Arena> create(std::size_t bytes, std::size_t allocations, Backing backing);

  /// The arena of another process, to be read only: `capacity` bytes of `descriptor`, which is
  /// closed. Error environment when the system refuses.
  static std::shared_ptr<const Arena> map(int descriptor, std::size_t capacity);

  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  Arena(Arena&&) = delete;
  Arena& operator=(Arena&&) = delete;
  ~Arena();

  /// `count` values, zeroed, aligned to 64 bytes. Error bug when the arena is too small.
  template <class T>
  std::span<T> allocate(std::size_t count) {
    return {reinterpret_cast<T*>(take(count * sizeof(T))), count};
  }

  /// -1 for a mapped one, and on the heap.
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
  [[nodiscard]] const std::byte* base() const noexcept { return base_; }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  [[nodiscard]] std::size_t used() const noexcept { return used_; }
  /// Never reused within a process, unlike an address.
  [[nodiscard]] std::uint64_t id() const noexcept { return id_; }

 private:
  Arena(int descriptor, std::byte* base, std::size_t capacity, void* block = nullptr);
  static std::shared_ptr<Arena> on_heap(std::size_t capacity);
  std::byte* take(std::size_t bytes);

  int descriptor_;
  std::byte* base_;
  std::size_t capacity_;
  std::size_t used_ = 0;
  void* block_;  // of the heap, to be freed; null for a mapping
  std::uint64_t id_;
};

}  // namespace omrade

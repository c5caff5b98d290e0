#include "model/arena.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

namespace omrade {
namespace {

constexpr std::size_t kAlignment = 64;

std::size_t aligned(std::size_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

[[noreturn]] void refuse(const char* what, std::size_t bytes) {
  const std::string why = std::strerror(errno);
  throw Error(ErrorKind::environment,
              {.what = std::string(what) + " of " + std::to_string(bytes) + " bytes: " + why,
               .hint = "free memory or lower --memory"});
}

int open_backing(Arena::Backing backing) {
  if (backing == Arena::Backing::memory)
    return ::memfd_create("omrade", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  const std::string folder = std::filesystem::temp_directory_path().string();
  return ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

}  // namespace

std::shared_ptr<Arena> Arena::create(std::size_t bytes, std::size_t allocations, Backing backing) {
  const std::size_t capacity = aligned(bytes) + (allocations + 1) * kAlignment;
  if (backing == Backing::heap) return on_heap(capacity);
  const int descriptor = open_backing(backing);
  if (descriptor < 0) refuse("no arena", capacity);
  if (::ftruncate(descriptor, static_cast<off_t>(capacity)) != 0) {
    ::close(descriptor);
    refuse("cannot size an arena", capacity);
  }
  void* base = ::mmap(nullptr, capacity, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (base == MAP_FAILED) {
    ::close(descriptor);
    refuse("cannot map an arena", capacity);
  }
  return std::shared_ptr<Arena>(new Arena(descriptor, static_cast<std::byte*>(base), capacity));
}

std::shared_ptr<Arena> Arena::on_heap(std::size_t capacity) {
  std::size_t room = capacity + kAlignment;
  void* const block = std::calloc(1, room);
  if (block == nullptr) refuse("no arena", capacity);
  void* base = block;
  std::align(kAlignment, capacity, base, room);
  return std::shared_ptr<Arena>(new Arena(-1, static_cast<std::byte*>(base), capacity, block));
}

std::shared_ptr<const Arena> Arena::map(int descriptor, std::size_t capacity) {
  void* base = ::mmap(nullptr, capacity, PROT_READ, MAP_SHARED, descriptor, 0);
  const int failure = errno;
  ::close(descriptor);
  errno = failure;
  if (base == MAP_FAILED) refuse("cannot map an arena", capacity);
  std::shared_ptr<Arena> arena(new Arena(-1, static_cast<std::byte*>(base), capacity));
  arena->used_ = capacity;
  return arena;
}

Arena::Arena(int descriptor, std::byte* base, std::size_t capacity, void* block)
    : descriptor_(descriptor), base_(base), capacity_(capacity), block_(block), id_([] {
        static std::atomic<std::uint64_t> next{1};
        return next.fetch_add(1);
      }()) {}

Arena::~Arena() {
  std::free(block_);
  if (block_ == nullptr) ::munmap(base_, capacity_);
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::byte* Arena::take(std::size_t bytes) {
  const std::size_t need = aligned(bytes);
  if (need > capacity_ - used_) {
    throw Error(ErrorKind::bug,
                {.what = "an arena of " + std::to_string(capacity_) + " bytes is full"});
  }
  std::byte* at = base_ + used_;
  used_ += need;
  return at;
}

}  // namespace omrade

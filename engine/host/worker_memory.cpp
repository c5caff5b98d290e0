#include "host/worker_memory.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

namespace omrade::host {
namespace {

constexpr std::size_t kMaxKnown = 256;
constexpr std::size_t kMinRoom = std::size_t{64} * 1024;

/// A descriptor for somebody else.
class Shared {
 public:
  /// A reader gets one that cannot write, whatever the arena lies in. An arena in memory is sealed:
  /// then no other way to write leads there either.
  Shared(const Arena& arena, bool writable) : own_(!writable) {
    const int original = arena.descriptor();
    const int size = F_SEAL_SHRINK | F_SEAL_GROW;
    // An arena that has spilled to a file takes no seals.
    ::fcntl(original, F_ADD_SEALS, writable ? size | F_SEAL_SEAL : size | F_SEAL_FUTURE_WRITE);
    file_ = writable ? original
                     : ::open(("/proc/self/fd/" + std::to_string(original)).c_str(),
                              O_RDONLY | O_CLOEXEC);
    if (file_ < 0)
      throw Error(ErrorKind::environment, {.what = "a column cannot be handed to a plugin: " +
                                                   std::string(std::strerror(errno)),
                                           .hint = "close other programs"});
  }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  Shared(Shared&&) = delete;
  Shared& operator=(Shared&&) = delete;
  ~Shared() {
    if (own_) ::close(file_);
  }
  [[nodiscard]] int file() const noexcept { return file_; }

 private:
  bool own_;
  int file_ = -1;
};

/// Copies all arrays of equally long estimates.
void copy(const EstimateSpans& from, const EstimateSpans& to) {
  const auto one = [](const auto& source, const auto& target) {
    std::copy(source.begin(), source.end(), target.begin());
  };
  one(from.value, to.value);
  one(from.lower95, to.lower95);
  one(from.upper95, to.upper95);
  one(from.lower998, to.lower998);
  one(from.upper998, to.upper998);
  one(from.numerator, to.numerator);
  one(from.denominator, to.denominator);
  one(from.base, to.base);
  one(from.state, to.state);
  one(from.estimator, to.estimator);
  one(from.interval, to.interval);
  one(from.reason, to.reason);
}

}  // namespace

void WorkerMemory::share(const Arena& arena, wire::Kind kind) {
  mapped_ += arena.capacity();
  process_.limit_memory(limit_ + mapped_);
  const Shared shared(arena, kind == wire::Kind::output);
  process_.send({.kind = kind, .id = arena.id(), .bytes = arena.capacity()}, shared.file());
}

void WorkerMemory::share(const std::shared_ptr<const Arena>& arena) {
  if (!known_.emplace(arena->id(), Known{arena, arena->capacity()}).second) return;
  share(*arena, wire::Kind::input);
}

void WorkerMemory::forget(std::uint64_t id) {
  process_.send({.kind = wire::Kind::forget, .id = id});
}

/// A worker that kept arenas which nobody else has would keep their memory.
void WorkerMemory::forget_the_dead(std::size_t coming) {
  const bool all = known_.size() + coming > kMaxKnown;
  for (auto one = known_.begin(); one != known_.end();) {
    if (!all && !one->second.arena.expired()) {
      ++one;
      continue;
    }
    forget(one->first);
    mapped_ -= one->second.bytes;
    one = known_.erase(one);
  }
}

void WorkerMemory::grow(Room& room, std::size_t need, wire::Kind kind) {
  if (room.arena && need <= room.bytes.size()) return;
  if (room.arena) {
    forget(room.arena->id());
    mapped_ -= room.arena->capacity();
  }
  const std::size_t size = std::max({kMinRoom, need, 2 * room.bytes.size()});
  room.arena = Arena::create(size, 1, Arena::Backing::memory);
  room.bytes = room.arena->allocate<std::byte>(size);
  share(*room.arena, kind);
}

void WorkerMemory::send(const Parcel& parcel, std::span<const LayerView> layers) {
  forget_the_dead(parcel.arenas.size());
  for (const auto& [id, arena] : parcel.arenas) share(arena);
  grow(request_, parcel.bytes.size(), wire::Kind::input);
  grow(output_, output_bytes(layers), wire::Kind::output);
  std::copy(parcel.bytes.begin(), parcel.bytes.end(), request_.bytes.begin());
  std::size_t at = 0;
  for (const LayerView& layer : layers)
    copy(layer.estimates, place(output_.bytes.data(), at, layer.estimates.size()));
  process_.send(
      {.kind = wire::Kind::call, .id = request_.arena->id(), .bytes = parcel.bytes.size()});
}

void WorkerMemory::fetch(std::span<const LayerView> layers) const {
  std::size_t at = 0;
  for (const LayerView& layer : layers)
    copy(place(output_.bytes.data(), at, layer.estimates.size()), layer.estimates);
}

}  // namespace omrade::host

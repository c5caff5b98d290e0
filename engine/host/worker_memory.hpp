// The memory that a worker shares: the engine's columns to read, a request, and room for its
// outputs.
#pragma once

#include "host/parcel.hpp"
#include "host/worker_process.hpp"
#include "model/arena.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>

namespace omrade::host {

class WorkerMemory {
 public:
  WorkerMemory(WorkerProcess& process, std::size_t limit) : process_(process), limit_(limit) {
    process_.limit_memory(limit_);
  }

  /// Sends the request and what it needs, and fills the outputs as they start.
  void send(const Parcel& parcel, std::span<const LayerView> layers);
  /// Copies the outputs: nobody can change them while they are checked.
  void fetch(std::span<const LayerView> layers) const;

 private:
  /// Memory of this worker alone, grown when it is too small.
  struct Room {
    std::shared_ptr<Arena> arena{};
    std::span<std::byte> bytes{};
  };
  struct Known {
    std::weak_ptr<const Arena> arena;
    std::size_t bytes;
  };
  void grow(Room& room, std::size_t need, wire::Kind kind);
  void share(const std::shared_ptr<const Arena>& arena);
  void share(const Arena& arena, wire::Kind kind);
  void forget(std::uint64_t id);
  void forget_the_dead(std::size_t coming);

  WorkerProcess& process_;
  std::size_t limit_;
  std::size_t mapped_ = 0;
  std::map<std::uint64_t, Known> known_;  // by id, which is never used again
  Room request_, output_;
};

}  // namespace omrade::host

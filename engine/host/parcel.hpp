// A request as bytes that another process can read, beside the arenas that its columns lie in; and
// where the outputs lie in the memory that both write.
#pragma once

#include "host/frame.hpp"
#include "host/host.hpp"
#include "model/arena.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

namespace omrade::host {

struct Parcel {
  std::vector<std::byte> bytes;
  std::map<std::uint64_t, std::shared_ptr<const Arena>> arenas;  ///< by id
};
/// What the parcel held is gone; its memory is used again.
void pack(const Request& request, std::span<const LayerView> layers, Parcel& parcel);

struct Unpacked {
  Request request;
  std::vector<LayerView> layers;  ///< keys lie in the bytes, estimates in the output
};
using FindArena = std::function<std::shared_ptr<const Arena>(std::uint64_t id)>;
/// Error bug where the bytes are not those of a parcel. `output` holds what output_bytes says.
Unpacked unpack(std::span<const std::byte> bytes, const FindArena& find, std::byte* output);

/// The next `length` estimates of the shared output, which moves `at` on.
EstimateSpans place(std::byte* output, std::size_t& at, std::size_t length);
std::size_t output_bytes(std::span<const LayerView> layers);

}  // namespace omrade::host

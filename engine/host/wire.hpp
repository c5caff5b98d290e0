// What an engine and a worker say to each other over their socket. Numbers of an analysis do not go
// this way: they lie in shared memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace omrade::host::wire {

constexpr int kControl = 3;  ///< the worker's end of the socket
constexpr std::size_t kMaxText = 2048;
constexpr char kBetween = '\x1f';  ///< between the parts of an Error's text

constexpr std::int32_t kFreeCalls = 1;  ///< system calls
constexpr std::int32_t kFreeFiles = 2;  ///< reading while the plugin is loaded

enum class Kind : std::uint32_t {
  nonsense = 0,  ///< what came is no message: only a plugin sends that
  // to the worker
  start = 1,   ///< load the library
  input = 2,   ///< an arena to read, `id` and `bytes`, with its descriptor
  output = 3,  ///< memory to write, likewise
  forget = 4,  ///< the arena `id`
  call = 5,    ///< of the request in arena `id`, `bytes` long
  // to the engine
  ready = 6,       ///< `level`: what the kernel cannot confine, kFree…
  not_ready = 7,   ///< the text is an Error: subject, what and hint
  done = 8,        ///< the text is the failure, or ""
  log = 9,         ///< a line, with its level
  progress = 10,   ///< `number`
  last_words = 11  ///< why the worker ends now
};

/// Sent without the unused end of its text.
struct Message {
  Kind kind = Kind::start;
  std::int32_t level = 0;
  std::uint64_t id = 0;
  std::uint64_t bytes = 0;
  double number = 0;
  std::uint32_t length = 0;
  std::array<char, kMaxText> text{};

  /// Cut where it is too long.
  void set_text(std::string_view value) noexcept;
  [[nodiscard]] std::string_view view() const noexcept { return {text.data(), length}; }
};

enum class Sent : std::uint8_t { yes, would_wait, peer_gone };
/// `descriptor` goes along unless it is -1. Safe in a signal handler.
Sent send(int socket, const Message& message, int descriptor, bool wait) noexcept;

/// False at the end of the conversation. `descriptor` may be null: then what comes along is closed
/// by the kernel.
bool receive(int socket, Message& message, int* descriptor) noexcept;

}  // namespace omrade::host::wire

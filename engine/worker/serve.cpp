#include "worker/serve.hpp"

#include "base/error.hpp"
#include "catalogue/catalogue.hpp"
#include "host/caller.hpp"
#include "host/parcel.hpp"
#include "host/wire.hpp"
#include "worker/confine.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <map>
#include <memory>
#include <new>
#include <utility>

namespace omrade::worker {
namespace {

namespace wire = host::wire;

void say(wire::Kind kind, std::string_view text, std::int32_t level = 0, double number = 0) {
  wire::Message message{.kind = kind, .level = level, .number = number};
  message.set_text(text);
  wire::send(wire::kControl, message, -1, true);
}

/// One thread: loops run in order, and a call is alone anyway. Who wants to stop kills this
/// process.
host::ServiceHooks to_engine() {
  return {
      .log = [](std::int32_t level, std::string_view line) { say(wire::Kind::log, line, level); },
      .cancelled = [] { return false; },
      .progress = [](double done) { say(wire::Kind::progress, "", 0, done); },
      .loop =
          [](std::int64_t n, const std::function<void(std::int64_t)>& one) {
            for (std::int64_t i = 0; i < n; ++i) one(i);
          },
      .alone = [](const std::function<void()>& call) { call(); }};
}

/// Memory that the engine reads after the call.
class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  Output(Output&&) = delete;
  Output& operator=(Output&&) = delete;
  ~Output() { unmap(); }

  void map(int descriptor, std::size_t bytes) {
    unmap();
    void* base = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    ::close(descriptor);
    if (base == MAP_FAILED) throw std::bad_alloc();
    base_ = static_cast<std::byte*>(base);
    bytes_ = bytes;
  }
  void unmap() noexcept {
    if (base_ != nullptr) ::munmap(base_, bytes_);
    base_ = nullptr;
  }
  [[nodiscard]] std::byte* base() const noexcept { return base_; }

 private:
  std::byte* base_ = nullptr;
  std::size_t bytes_ = 0;
};

class Desk {
 public:
  explicit Desk(host::Caller& caller) : caller_(caller) {}

  void handle(const wire::Message& message, int descriptor) {
    switch (message.kind) {
      case wire::Kind::input:
        arenas_[message.id] = Arena::map(descriptor, message.bytes);
        break;
      case wire::Kind::output:
        output_.map(descriptor, message.bytes);
        break;
      case wire::Kind::forget:
        arenas_.erase(message.id);
        break;
      case wire::Kind::call:
        say(wire::Kind::done, call(message));
        break;
      default:
        throw Error(ErrorKind::bug, {.what = "a worker cannot read its engine"});
    }
  }

 private:
  std::string call(const wire::Message& message) {
    const host::FindArena find = [&](std::uint64_t id) {
      const auto found = arenas_.find(id);
      return found == arenas_.end() ? nullptr : found->second;
    };
    const std::shared_ptr<const Arena> arena = find(message.id);
    if (arena == nullptr || message.bytes > arena->capacity())
      throw Error(ErrorKind::bug, {.what = "a worker cannot find its request"});
    const host::Unpacked request =
        host::unpack({arena->base(), message.bytes}, find, output_.base());
    return caller_.call_all(request.request, request.layers);
  }

  host::Caller& caller_;
  std::map<std::uint64_t, std::shared_ptr<const Arena>> arenas_;
  Output output_;
};

}  // namespace

catalogue::Descriptor described(const std::filesystem::path& library, std::uint32_t index,
                                const std::string& build_id) {
  for (catalogue::Descriptor& one : catalogue::read_library(library)) {
    if (one.index != index) continue;
    one.build_id = build_id;  // the loader compares it with the file's
    return std::move(one);
  }
  throw Error(ErrorKind::user, {.subject = library.string(),
                                .what = "has changed since it was read",
                                .hint = "start again"});
}

void serve(const catalogue::Descriptor& plugin, Confined confined) {
  host::Caller caller(plugin, to_engine());
  confined.calls = confine_after_loading() && confined.calls;
  say(wire::Kind::ready, "",
      (confined.calls ? 0 : wire::kFreeCalls) | (confined.files ? 0 : wire::kFreeFiles));
  Desk desk(caller);
  wire::Message message;
  int descriptor = -1;
  while (wire::receive(wire::kControl, message, &descriptor)) desk.handle(message, descriptor);
}

}  // namespace omrade::worker

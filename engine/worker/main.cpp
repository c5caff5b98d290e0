// omrade-worker LIBRARY INDEX BUILD_ID: runs one plugin for the engine at the other end of
// descriptor 3. Nobody starts it by hand.
#include "base/error.hpp"
#include "host/wire.hpp"
#include "worker/confine.hpp"
#include "worker/serve.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>

namespace {

namespace wire = omrade::host::wire;
using omrade::Message;

void say(wire::Kind kind, const std::string& text) {
  wire::Message message;
  message.kind = kind;
  message.set_text(text);
  wire::send(wire::kControl, message, -1, true);
}

bool has_an_engine() {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(wire::kControl, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
         type == SOCK_SEQPACKET;
}

/// Statics of the plugin are not destroyed: nothing of it runs without a call.
[[noreturn]] void leave(int status) {
  std::fflush(nullptr);
  ::_exit(status);
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int arguments = 4;
  if (argc != arguments || !has_an_engine()) {
    std::fputs("omrade-worker is started by omrade, which runs plugins in it\n", stderr);
    return 2;
  }
  // So that lines of a plugin that crashes are not lost.
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
  omrade::worker::prepare();
  wire::Message start;
  if (!wire::receive(wire::kControl, start, nullptr)) return EXIT_SUCCESS;
  try {
    const auto confined = omrade::worker::confine_before_loading(argv[1]);
    const auto plugin = omrade::worker::described(
        argv[1], static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10)), argv[3]);
    omrade::worker::serve(plugin, confined);
  } catch (const omrade::Error& error) {
    const Message& first = error.messages().front();
    if (error.kind() == omrade::ErrorKind::user) {
      say(wire::Kind::not_ready,
          first.subject + wire::kBetween + first.what + wire::kBetween + first.hint);
    } else {
      say(wire::Kind::last_words, first.text());
    }
    leave(EXIT_FAILURE);
  } catch (const std::bad_alloc&) {
    say(wire::Kind::last_words, "ran out of memory");
    leave(EXIT_FAILURE);
  } catch (const std::exception& error) {
    say(wire::Kind::last_words, error.what());
    leave(EXIT_FAILURE);
  }
  leave(EXIT_SUCCESS);
}

#include "host/wire.hpp"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace omrade::host::wire {
namespace {

constexpr std::size_t kHeader = offsetof(Message, text);

}  // namespace

void Message::set_text(std::string_view value) noexcept {
  length = static_cast<std::uint32_t>(std::min(value.size(), text.size()));
  std::copy_n(value.begin(), length, text.begin());
}

Sent send(int socket, const Message& message, int descriptor, bool wait) noexcept {
  Message copy = message;  // sendmsg takes no constant
  iovec part{&copy, kHeader + message.length};
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  if (descriptor >= 0) {
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    cmsghdr* along = CMSG_FIRSTHDR(&header);
    along->cmsg_level = SOL_SOCKET;
    along->cmsg_type = SCM_RIGHTS;
    along->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(along), &descriptor, sizeof descriptor);
  }
  ssize_t sent = 0;
  do {
    sent = ::sendmsg(socket, &header, MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT));
  } while (sent < 0 && errno == EINTR);
  if (sent >= 0) return Sent::yes;
  const bool later =
      errno == EAGAIN || errno == ENOBUFS || errno == ENOMEM || errno == ETOOMANYREFS;
  return later ? Sent::would_wait : Sent::peer_gone;
}

bool receive(int socket, Message& message, int* descriptor) noexcept {
  iovec part{&message, offsetof(Message, text) + kMaxText};  // not the padding after it
  msghdr header{};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  if (descriptor != nullptr) {
    *descriptor = -1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
  }
  ssize_t got = 0;
  do {
    got = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) return false;
  const bool whole = static_cast<std::size_t>(got) >= kHeader &&
                     static_cast<std::size_t>(got) == kHeader + message.length;
  if (!whole) message.kind = Kind::nonsense;
  if (descriptor != nullptr && header.msg_controllen > 0) {
    const cmsghdr* along = CMSG_FIRSTHDR(&header);
    if (along != nullptr && along->cmsg_type == SCM_RIGHTS)
      std::memcpy(descriptor, CMSG_DATA(along), sizeof *descriptor);
  }
  return true;
}

}  // namespace omrade::host::wire

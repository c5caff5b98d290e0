#include "base/error.hpp"

#include "base/safe_text.hpp"

#include <utility>

namespace omrade {
namespace {

std::string joined(const std::vector<Message>& messages) {
  std::string all;
  for (const Message& message : messages) {
    if (!all.empty()) all += '\n';
    all += message.text();
  }
  return all;
}

}  // namespace

std::string Message::text() const {
  std::string out = subject;
  if (!place.empty()) {
    // "file:3:1" as compilers write it; other places are words.
    const bool position = place.front() >= '0' && place.front() <= '9';
    if (!out.empty()) out += position ? ":" : ", ";
    out += place;
  }
  if (!out.empty()) out += ": ";
  out += what;
  if (!hint.empty()) {
    out += "; ";
    out += hint;
  }
  return one_line(out);  // names of files and words of plugins are anybody's
}

Error::Error(ErrorKind kind, Message message)
    : Error(kind, std::vector<Message>{std::move(message)}) {}

Error::Error(ErrorKind kind, std::vector<Message> messages, int)
    : std::runtime_error(joined(messages)), kind_(kind), messages_(std::move(messages)) {}

}  // namespace omrade

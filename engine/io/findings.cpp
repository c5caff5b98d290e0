#include "io/findings.hpp"

#include <utility>

namespace omrade::io {
namespace {

constexpr std::size_t kShown = 5;

}  // namespace

Findings::Findings(std::string subject, std::string about, std::string noun)
    : subject_(std::move(subject)), about_(std::move(about)), noun_(std::move(noun)) {}

void Findings::add(Message message) {
  if (++count_ > kShown) return;
  message.subject = subject_;
  first_.push_back(std::move(message));
}

void Findings::append_to(std::vector<Message>& all) const {
  all.insert(all.end(), first_.begin(), first_.end());
  if (count_ <= kShown) return;
  const std::size_t rest = count_ - kShown;
  const std::string noun = rest == 1 ? noun_ : noun_ + "s";
  all.push_back(
      {.subject = subject_, .what = about_ + "… and " + std::to_string(rest) + " more " + noun});
}

void Findings::raise() const {
  if (empty()) return;
  std::vector<Message> all;
  append_to(all);
  throw Error(ErrorKind::user, std::move(all));
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 40;
  if (text.size() <= most) return "'" + std::string(text) + "'";
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "'" + std::string(text.substr(0, end)) + "…'";
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace omrade::io

#include "recipe/key_depth.hpp"

#include <algorithm>

namespace omrade::recipe {
namespace {

/// The position behind the quoted text that begins at `at`. A short text ends at the latest with
/// its line.
std::size_t behind_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool is_long = text.substr(at, 3) == std::string_view(quote == '"' ? R"(""")" : "'''");
  const std::string close(is_long ? 3 : 1, quote);
  at += close.size();
  while (at < text.size() && text.substr(at, close.size()) != close) {
    if (text[at] == '\n' && !is_long) return at;
    const bool escape = quote == '"' && text[at] == '\\' && text.substr(at + 1, 1) != "\n";
    at += escape ? 2 : 1;
  }
  return std::min(at + close.size(), text.size());
}

}  // namespace

Place deepest_key(std::string_view text) {
  constexpr int most_parts = 32;
  constexpr std::string_view new_key = "\n=,{}[]";
  int parts = 1;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '"' || c == '\'') {
      at = behind_quoted(text, at);
    } else {
      if (new_key.find(c) != std::string_view::npos) parts = 1;
      if (c == '.' && ++parts > most_parts) {
        const auto lines =
            std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return {.line = static_cast<std::uint32_t>(lines) + 1, .column = 1};
      }
      ++at;
    }
  }
  return {};
}

}  // namespace omrade::recipe

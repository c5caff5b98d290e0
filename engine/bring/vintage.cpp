#include "bring/vintage.hpp"

#include <algorithm>

namespace omrade::bring {

std::string_view vintage_suffix(std::string_view code) {
  constexpr std::size_t year = 4;
  const std::size_t at = code.rfind('_');
  if (at == std::string_view::npos || at == 0) return {};
  const std::string_view suffix = code.substr(at);
  if (suffix.size() < 1 + 1 + year) return {};
  for (std::size_t i = 1; i < suffix.size(); ++i) {
    const char c = suffix[i];
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool digit = c >= '0' && c <= '9';
    if (i < suffix.size() - year ? !letter : !digit) return {};
  }
  return suffix;
}

std::string_view without_vintage(std::string_view code) {
  return code.substr(0, code.size() - vintage_suffix(code).size());
}

bool same_vintage(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [&lower](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace omrade::bring

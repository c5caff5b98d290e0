#include "tools/code_order.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace omrade::tools {
namespace {

bool is_usual_number(const std::string& text, std::int64_t& number) {
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc{} && end == text.data() + text.size() && text == std::to_string(number);
}

}  // namespace

std::vector<std::uint32_t> order_of(std::span<const std::string> texts) {
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::int64_t> numbers(texts.size());
  bool all = true;
  for (std::size_t i = 0; i < texts.size() && all; ++i)
    all = texts[i].empty() || is_usual_number(texts[i], numbers[i]);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (!all || texts[a].empty() || texts[b].empty()) return texts[a] < texts[b];
    return numbers[a] < numbers[b];
  });
  return order;
}

}  // namespace omrade::tools

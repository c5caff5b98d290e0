#include "io/csv_number.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>

namespace omrade::io {
namespace {

/// "1,234" and "12,345,678", but not "0,125": groups of thousands never follow a leading zero.
bool may_be_thousands(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t comma = text.find(',');
  return comma >= 1 && comma <= 3 && text.front() != '0' && text.size() - comma == 4;
}

}  // namespace

char detect_decimal(std::span<const std::string_view> texts) {
  bool comma = false;
  for (const std::string_view text : texts) {
    const auto mark =
        std::find_if(text.begin(), text.end(), [](char c) { return c == ',' || c == '.'; });
    if (mark == text.end()) continue;
    if (*mark == '.') {
      if (text.size() > 1 && decimal_number(text, '.')) return '.';
    } else if (!comma && !may_be_thousands(text)) {
      comma = decimal_number(text, ',').has_value();
    }
  }
  return comma ? ',' : '.';
}

std::optional<double> decimal_number(std::string_view text, char decimal) {
  if (decimal == '.') return parse_number(text);
  if (text.find('.') != std::string_view::npos) return std::nullopt;
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return parse_number(text);
  std::string pointed(text);
  pointed[comma] = '.';
  return parse_number(pointed);
}

}  // namespace omrade::io

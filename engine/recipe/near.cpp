#include "recipe/near.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace omrade::recipe {
namespace {

constexpr std::size_t longest_shown = 60;
constexpr std::size_t longest_name =
    200;  // the distance of two names takes memory by their product

std::vector<std::string> of_fair_length(std::span<const std::string> names) {
  std::vector<std::string> fair;
  std::copy_if(names.begin(), names.end(), std::back_inserter(fair),
               [](const std::string& name) { return name.size() <= longest_name; });
  return fair;
}

}  // namespace

std::string shown(std::string_view text) {
  if (text.size() <= longest_shown) return std::string(text);
  std::size_t end = longest_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::optional<std::string> near_name(std::string_view name,
                                     std::span<const std::string> candidates) {
  return name.size() > longest_name ? std::nullopt : nearest_name(name, of_fair_length(candidates));
}

std::string near_hint(std::string_view name, std::span<const std::string> candidates) {
  return name_hint(name.substr(0, longest_name), of_fair_length(candidates));
}

}  // namespace omrade::recipe

#include "recipe/version.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>

namespace omrade::recipe {
namespace {

struct Version {
  std::array<unsigned, 3> parts{};
  std::size_t given = 0;
};

std::optional<Version> parse(std::string_view text) {
  Version version;
  for (const std::string_view part : split(text, '.')) {
    if (version.given == version.parts.size()) return std::nullopt;
    unsigned& number = version.parts.at(version.given++);
    const auto [end, code] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (code != std::errc{} || end != part.data() + part.size()) return std::nullopt;
  }
  return version;
}

std::string_view number_of(std::string_view pin) {
  const std::size_t at = pin.find_first_not_of("<>= ");
  return at == std::string_view::npos ? std::string_view{} : pin.substr(at);
}

std::string_view operator_of(std::string_view pin) {
  return trim(pin.substr(0, pin.find_first_not_of("<>= ")));
}

}  // namespace

bool is_version_pin(std::string_view pin) {
  const std::string_view op = operator_of(pin);
  const bool known = op.empty() || op == "=" || op == ">=" || op == ">" || op == "<" || op == "<=";
  return known && parse(number_of(pin)).has_value();
}

bool satisfies(std::string_view version, std::string_view pin) {
  const auto have = parse(version);
  const auto want = parse(number_of(pin));
  if (!have || !want || !is_version_pin(pin)) return false;
  const std::string_view op = operator_of(pin);
  if (op == ">=") return have->parts >= want->parts;
  if (op == ">") return have->parts > want->parts;
  if (op == "<=") return have->parts <= want->parts;
  if (op == "<") return have->parts < want->parts;
  for (std::size_t i = 0; i < want->given; ++i) {
    if (have->parts.at(i) != want->parts.at(i)) return false;
  }
  return true;
}

}  // namespace omrade::recipe

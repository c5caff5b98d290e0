// Names in messages, whatever their length: a recipe may hold a mistake of a megabyte.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace omrade::recipe {

/// `text`, cut after 60 bytes.
std::string shown(std::string_view text);

/// The candidate nearest to `name`, as omrade::nearest_name; names of more than 200 bytes are near
/// to nothing.
std::optional<std::string> near_name(std::string_view name,
                                     std::span<const std::string> candidates);

/// As omrade::name_hint, with the same limit.
std::string near_hint(std::string_view name, std::span<const std::string> candidates);

}  // namespace omrade::recipe

// What plugin code throws when its data cannot be right.
//
//   throw omrade::Error("a negative count", {.area = i, .column = population.id});
#pragma once

#include <omrade/plugin.h>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

namespace omrade {
inline namespace sdk {

/// Where it went wrong: the area of the call, and the input or layer.
struct Place {
  std::optional<std::size_t> area{};
  const char* column = "";
};

/// Reaches the engine as a failure with this text; the engine adds the name of the area. Readers
/// see it without the protection that values get: say what is wrong, never how many.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& what, Place place = {},
                 omrade_status code = OMRADE_ERR_INVALID_DATA)
      : std::runtime_error(what), place_(place), code_(code) {}

  [[nodiscard]] const Place& place() const noexcept { return place_; }
  [[nodiscard]] omrade_status code() const noexcept { return code_; }

 private:
  Place place_;
  omrade_status code_;
};

}  // namespace sdk
}  // namespace omrade

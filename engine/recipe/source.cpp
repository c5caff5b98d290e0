#include "recipe/source.hpp"

#include "io/connection.hpp"

#include <system_error>

namespace omrade::recipe {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The colon before the layer, or npos.
std::size_t layer_colon(std::string_view written) {
  for (std::size_t at = written.rfind(':'); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : written.rfind(':', at - 1)) {
    const bool path_goes_on =
        at + 1 < written.size() && (written[at + 1] == '/' || written[at + 1] == '\\');
    const bool drive = at == 1 && is_letter(written[0]);
    if (!path_goes_on && !drive) return at;
  }
  return std::string_view::npos;
}

}  // namespace

Source plain_file(std::string_view written, Place place, const std::filesystem::path& folder) {
  const std::filesystem::path path{std::string(written)};
  if (io::is_connection(path)) {  // `written` is what is shown everywhere, so it has no password
    return {.written = io::without_password(written), .path = path, .layer = {}, .place = place};
  }
  return {.written = std::string(written), .path = folder / path, .layer = {}, .place = place};
}

Source split_source(std::string_view written, Place place, const std::filesystem::path& folder) {
  Source whole = plain_file(written, place, folder);
  if (io::is_connection(whole.path)) return whole;
  const std::size_t colon = layer_colon(written);
  std::error_code ignored;
  if (colon == std::string_view::npos || std::filesystem::exists(whole.path, ignored)) return whole;
  Source parted = plain_file(written.substr(0, colon), place, folder);
  if (colon == 0) parted.path.clear();
  parted.written = whole.written;
  parted.layer = std::string(written.substr(colon + 1));
  return parted;
}

}  // namespace omrade::recipe

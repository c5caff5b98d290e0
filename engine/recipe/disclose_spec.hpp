// The spec of `omrade disclose` and `omrade audit`.
#pragma once

#include "disclosure/table_spec.hpp"

#include <filesystem>

namespace omrade::recipe {

/// Error user with all that is wrong with it: no TOML, unknown keys (nearest name), wrong types,
/// thresholds that protect nobody, both kinds of table or none, counts that no column of the spec
/// has. Paths in it are relative to it.
disclosure::TableSpec read_disclose_spec(const std::filesystem::path& file);

}  // namespace omrade::recipe

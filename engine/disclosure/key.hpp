// The disclosure key: with it, hashes of data can be published without being guessable.
#pragma once

#include "base/hash.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace omrade::disclosure {

struct LoadedKey {
  SecretKey key{};
  std::string notice{};  ///< to be said once, when the key was made now
};

/// The key in `named` (the recipe's file), else in $OMRADE_DISCLOSURE_KEY, else in
/// ${XDG_STATE_HOME:-~/.local/state}/omrade/disclosure.key, which is made of 32 random bytes when
/// it is missing. Error user: a named file is missing or a folder, can be read by others, or holds
/// fewer than 32 bytes. Error environment: the default key cannot be made.
LoadedKey load_key(const std::optional<std::filesystem::path>& named);

/// The errors of load_key, of a key that is there or should be; makes none.
void require_key(const std::optional<std::filesystem::path>& named);

}  // namespace omrade::disclosure

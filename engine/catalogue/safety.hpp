// Who could change a file that the engine is about to rely on.
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <optional>

namespace omrade::catalogue {

/// What a file or folder says of who may write to it.
struct Access {
  unsigned mode = 0;           ///< permission bits, the sticky one too
  bool private_group = false;  ///< the group holds its owner alone
};

/// True where anybody but the owner may write: the group counts, unless it is the owner's own.
bool others_can_write(const Access& access);

/// Why `file` is not safe to rely on: it, the folder that holds it or the folder of the link that
/// leads to it can be written to by others than its owner, or belongs to neither the user, root nor
/// the owner of the running program; or a folder above could be replaced by others. Nothing when it
/// is safe, or is not there to be judged. No byte of the file is read.
std::optional<Message> why_unsafe(const std::filesystem::path& file);

/// `path` as a shell reads it.
std::string shell_quoted(const std::filesystem::path& path);

}  // namespace omrade::catalogue

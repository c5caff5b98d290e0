#include "catalogue/safety.hpp"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cstring>
#include <string>
#include <system_error>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;

/// The groups that a distribution makes per user, so that a umask of 002 gives nobody anything.
/// Root has none, and with an access control list the group's bits say more than the group.
bool is_private_group(const fs::path& path, const struct stat& status) {
  if (status.st_uid == 0 || ::getxattr(path.c_str(), "system.posix_acl_access", nullptr, 0) > 0)
    return false;
  const passwd* owner = ::getpwuid(status.st_uid);
  if (owner == nullptr || owner->pw_gid != status.st_gid) return false;
  const std::string name = owner->pw_name;
  const group* own = ::getgrgid(status.st_gid);
  if (own == nullptr || name != own->gr_name) return false;
  for (char** member = own->gr_mem; *member != nullptr; ++member) {
    if (name != *member) return false;
  }
  return true;
}

std::string user_name(unsigned id) {
  const passwd* user = ::getpwuid(id);
  return user == nullptr ? "user " + std::to_string(id) : "'" + std::string(user->pw_name) + "'";
}

/// Whose programs run here anyway: the user's, root's, and whose program this is.
bool is_known(unsigned owner) {
  if (owner == 0 || owner == ::geteuid()) return true;
  struct stat program {};
  return ::stat("/proc/self/exe", &program) == 0 && program.st_uid == owner;
}

std::optional<Message> why_unsafe_file(const fs::path& shown, const fs::path& real) {
  struct stat status {};
  if (::stat(real.c_str(), &status) != 0) return std::nullopt;
  if (!S_ISREG(status.st_mode))
    return Message{.subject = shown.string(), .what = "is not a regular file"};
  if (!is_known(status.st_uid)) {
    return Message{
        .subject = shown.string(),
        .what = "belongs to " + user_name(status.st_uid) + ", neither to you nor to root",
        .hint = "if you trust it, make a copy of your own"};
  }
  if (others_can_write({status.st_mode, is_private_group(real, status)})) {
    return Message{.subject = shown.string(),
                   .what = "can be written to by others than its owner",
                   .hint = "run: chmod go-w " + shell_quoted(real)};
  }
  return std::nullopt;
}

std::optional<Message> why_unsafe_folder(const fs::path& shown, const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return std::nullopt;
  const std::string lies = "lies in " + folder.string();
  if (!is_known(status.st_uid)) {
    return Message{.subject = shown.string(),
                   .what = lies + ", which belongs to " + user_name(status.st_uid) +
                           ", neither to you nor to root",
                   .hint = "if you trust it, make a copy in a folder of your own"};
  }
  if (others_can_write({status.st_mode, is_private_group(folder, status)})) {
    const bool shared = (status.st_mode & S_ISVTX) != 0;  // is meant to be so, like /tmp
    return Message{.subject = shown.string(),
                   .what = lies + ", which can be written to by others than its owner",
                   .hint = shared ? "move it to a folder of your own"
                                  : "run: chmod go-w " + shell_quoted(folder)};
  }
  return std::nullopt;
}

/// Whoever can write to a folder above can put another in its place, unless it is sticky like /tmp.
std::optional<Message> why_unsafe_above(const fs::path& shown, const fs::path& folder) {
  for (fs::path above = folder.parent_path(); above != above.root_path();
       above = above.parent_path()) {
    struct stat status {};
    if (::stat(above.c_str(), &status) != 0 || (status.st_mode & S_ISVTX) != 0) continue;
    if (!others_can_write({status.st_mode, is_private_group(above, status)})) continue;
    return Message{.subject = shown.string(),
                   .what = "lies below " + above.string() +
                           ", which can be written to by others than its owner",
                   .hint = "run: chmod go-w " + shell_quoted(above)};
  }
  return std::nullopt;
}

}  // namespace

bool others_can_write(const Access& access) {
  if ((access.mode & S_IWOTH) != 0) return true;
  return (access.mode & S_IWGRP) != 0 && !access.private_group;
}

std::optional<Message> why_unsafe(const fs::path& file) {
  std::error_code code;
  const fs::path real = fs::canonical(file, code);
  if (code) return std::nullopt;
  if (auto why = why_unsafe_file(file, real)) return why;
  if (auto why = why_unsafe_folder(file, real.parent_path())) return why;
  if (auto why = why_unsafe_above(file, real.parent_path())) return why;
  const fs::path folder = fs::canonical(file.has_parent_path() ? file.parent_path() : ".", code);
  if (code || folder == real.parent_path()) return std::nullopt;
  return why_unsafe_folder(file, folder);
}

std::string shell_quoted(const fs::path& path) {
  const std::string text = path.string();
  constexpr const char* kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+,:@%";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
  std::string out = "'";
  for (const char one : text) out += one == '\'' ? std::string("'\\''") : std::string(1, one);
  return out + "'";
}

}  // namespace omrade::catalogue

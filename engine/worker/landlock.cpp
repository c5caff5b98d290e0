#include "worker/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <system_error>

namespace omrade::worker {
namespace {

namespace fs = std::filesystem;

/// The C library has no functions for these calls.
class Rules {
 public:
  Rules() {
    landlock_ruleset_attr handled{};
    handled.handled_access_fs = kAll;
    rules_ = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0U));
  }
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;
  Rules(Rules&&) = delete;
  Rules& operator=(Rules&&) = delete;
  ~Rules() {
    if (rules_ >= 0) ::close(rules_);
  }

  /// A file, or all files below a folder. What is not there needs no rule.
  void allow_reading(const fs::path& path) const {
    const int file = ::open(path.c_str(), O_PATH | O_CLOEXEC);
    if (file < 0) return;
    std::error_code code;
    landlock_path_beneath_attr rule{};
    rule.parent_fd = file;
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    if (fs::is_directory(path, code)) rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    ::syscall(SYS_landlock_add_rule, rules_, LANDLOCK_RULE_PATH_BENEATH, &rule, 0U);
    ::close(file);
  }

  [[nodiscard]] bool hold() const {
    return rules_ >= 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::syscall(SYS_landlock_restrict_self, rules_, 0U) == 0;
  }

 private:
  // All that the first version knows; the second filter refuses the rest.
  static constexpr std::uint64_t kAll = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1;
  int rules_;
};

}  // namespace

bool read_libraries_only(const fs::path& plugin) {
  const Rules rules;
  for (const char* folder : {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"})
    rules.allow_reading(folder);
  rules.allow_reading("/etc/ld.so.cache");
  rules.allow_reading(plugin);
  return rules.hold();
}

}  // namespace omrade::worker

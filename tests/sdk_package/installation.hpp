// An installation of this build in a folder of its own, and shell commands run beside it.
#pragma once

#include "program.hpp"

#include <filesystem>
#include <string>

namespace omrade::testing {

class Installation {
 public:
  Installation();
  ~Installation();
  Installation(const Installation&) = delete;
  Installation& operator=(const Installation&) = delete;
  Installation(Installation&&) = delete;
  Installation& operator=(Installation&&) = delete;

  /// An empty folder, to work in.
  [[nodiscard]] std::filesystem::path work() const { return folder_ / "work"; }
  [[nodiscard]] std::filesystem::path prefix() const { return folder_ / "prefix"; }
  /// What `cmake --install` said.
  [[nodiscard]] const Ended& installed() const { return installed_; }

  /// A script in the folder to work in, with the installation's programs first in PATH and
  /// a home of its own. It ends at the first command that fails.
  [[nodiscard]] Ended shell(const std::string& script) const;

 private:
  std::filesystem::path folder_;
  Ended installed_;
};

}  // namespace omrade::testing

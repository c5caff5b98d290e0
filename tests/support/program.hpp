// Runs a program as a user would, and keeps what it printed.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {

struct Ended {
  int code = -1;       ///< exit code; 128 + signal when one ended it
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

/// A program under way, so that a test can send it a signal.
class Started {
 public:
  /// Extra environment as NAME=value. The folder is where it runs.
  Started(const std::vector<std::string>& command, const std::filesystem::path& folder,
          const std::vector<std::string>& environment);
  [[nodiscard]] pid_t pid() const { return pid_; }
  Ended wait();

 private:
  pid_t pid_ = -1;
  std::filesystem::path output_, errors_;
};

Ended run_program(const std::vector<std::string>& command, const std::filesystem::path& folder,
                  const std::vector<std::string>& environment = {});

}  // namespace omrade::testing

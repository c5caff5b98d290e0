#include "cli/outside_program.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace omrade::cli {
namespace {

std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

/// This process's own, with `extra` in place of what has the same names.
std::vector<std::string> environment_with(const std::vector<std::string>& extra) {
  std::vector<std::string> all = extra;
  for (char** one = environ; *one != nullptr; ++one) {
    const std::string_view own = *one;
    const bool replaced = std::any_of(extra.begin(), extra.end(), [own](const std::string& other) {
      return own.substr(0, own.find('=') + 1) == other.substr(0, other.find('=') + 1);
    });
    if (!replaced) all.emplace_back(own);
  }
  return all;
}

pid_t start(const std::vector<std::string>& command, const std::vector<std::string>& extra) {
  const std::vector<std::string> environment = environment_with(extra);
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
  pid_t child = -1;
  const int error = ::posix_spawnp(&child, command.front().c_str(), &files, nullptr,
                                   pointers_to(command).data(), pointers_to(environment).data());
  ::posix_spawn_file_actions_destroy(&files);
  if (error != 0) {
    throw Error(ErrorKind::environment,
                {.subject = command.front(),
                 .what = std::string("cannot be started: ") + std::strerror(error)});
  }
  return child;
}

}  // namespace

std::string find_program(const std::vector<std::string>& names) {
  const char* path = std::getenv("PATH");
  for (const std::string& name : names) {
    for (const std::string_view folder : split(path == nullptr ? "" : path, ':')) {
      const std::string file = std::string(folder) + "/" + name;
      if (!folder.empty() && ::access(file.c_str(), X_OK) == 0) return file;
    }
  }
  return "";
}

int run_to_end(const std::vector<std::string>& command, const std::vector<std::string>& environment,
               const Cancel& cancel) {
  constexpr useconds_t pause = 5000;
  const pid_t child = start(command, environment);
  int status = 0;  // also where the system reaps children itself
  bool told = false;
  for (pid_t ended = 0; ended == 0; ended = ::waitpid(child, &status, WNOHANG)) {
    if (cancel.requested() && !told) {
      ::kill(child, SIGTERM);
      told = true;
    }
    ::usleep(pause);
  }
  cancel.check();
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace omrade::cli

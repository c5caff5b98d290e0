#include "program.hpp"

#include "base/file.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

namespace omrade::testing {
namespace {

std::filesystem::path fresh_name() {
  static std::atomic<int> next{0};
  return std::filesystem::temp_directory_path() /
         ("omrade-program-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
}

/// Empty when the program was ended before it could open the file.
std::string read_if_there(const std::filesystem::path& file) {
  return std::filesystem::exists(file) ? read_file(file) : std::string{};
}

void redirect(const std::filesystem::path& file, int descriptor) {
  const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (opened >= 0) ::dup2(opened, descriptor);
}

}  // namespace

Started::Started(const std::vector<std::string>& command, const std::filesystem::path& folder,
                 const std::vector<std::string>& environment)
    : output_(fresh_name()), errors_(fresh_name()) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ != 0) return;
  redirect(output_, STDOUT_FILENO);
  redirect(errors_, STDERR_FILENO);
  for (const std::string& variable : environment) ::putenv(const_cast<char*>(variable.c_str()));
  if (::chdir(folder.c_str()) == 0) ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

Ended Started::wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  Ended ended{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
              read_if_there(output_), read_if_there(errors_)};
  std::filesystem::remove(output_);
  std::filesystem::remove(errors_);
  return ended;
}

Ended run_program(const std::vector<std::string>& command, const std::filesystem::path& folder,
                  const std::vector<std::string>& environment) {
  return Started(command, folder, environment).wait();
}

}  // namespace omrade::testing

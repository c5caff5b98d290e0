#include "validate/child.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

namespace omrade::validate {
namespace {

using Clock = std::chrono::steady_clock;

Error unstarted(const std::string& program, int error) {
  return Error(
      ErrorKind::environment,
      {.subject = program, .what = std::string("cannot be started: ") + std::strerror(error)});
}

/// The two ends of a pipe, closed at the end.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) throw unstarted("a process for a check", errno);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  Pipe(Pipe&&) = delete;
  Pipe& operator=(Pipe&&) = delete;
  ~Pipe() {
    for (const int end : ends_)
      if (end >= 0) ::close(end);
  }
  [[nodiscard]] int reading() const { return ends_[0]; }
  [[nodiscard]] int writing() const { return ends_[1]; }
  void close_writing() {
    ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// Starts it as the leader of its own process group, so that its own children end with it.
pid_t start(const std::vector<std::string>& arguments, const Pipe& pipe) {
  std::vector<char*> argv;
  for (const std::string& one : arguments) argv.push_back(const_cast<char*>(one.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&files, pipe.writing(), STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  pid_t child = -1;
  const int error =
      ::posix_spawn(&child, arguments.front().c_str(), &files, &attributes, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  if (error != 0) throw unstarted(arguments.front(), error);
  return child;
}

/// Everything until the other end is closed; false when time is up first.
bool read_all(int from, Clock::time_point deadline, std::string& out) {
  std::array<char, 4096> buffer{};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{.fd = from, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t got = ::read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

/// Its status; after the deadline it is ended.
int wait_for(pid_t child, Clock::time_point deadline, bool& late) {
  constexpr useconds_t pause = 2000;
  int status = 0;
  while (!late) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) return status;
    late = Clock::now() >= deadline;
    if (!late) ::usleep(pause);
  }
  ::kill(-child, SIGKILL);
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Ended run_child(const std::vector<std::string>& arguments, double limit) {
  const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                           std::chrono::duration<double>(limit));
  Pipe pipe;
  const pid_t child = start(arguments, pipe);
  pipe.close_writing();
  Ended out;
  bool late = !read_all(pipe.reading(), deadline, out.output);
  const int status = wait_for(child, deadline, late);
  if (late) {
    out.fault = "no answer within " + shortest(limit) + " s";
  } else if (WIFSIGNALED(status)) {
    out.fault = std::string("it crashed (") + ::strsignal(WTERMSIG(status)) + ")";
  } else {
    out.status = WEXITSTATUS(status);
  }
  return out;
}

}  // namespace omrade::validate

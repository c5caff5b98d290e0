#include "validate/child.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

namespace omrade::validate {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostOutput = std::size_t{4} << 20U;

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

/// Everything until the other end is closed; false when time is up or a user stops it first.
bool read_all(int from, Clock::time_point deadline, const Cancel& cancel, std::string& out) {
  constexpr std::chrono::milliseconds glance{50};
  std::array<char, 4096> buffer{};
  while (!cancel.requested()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{.fd = from, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min(left, glance).count()));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    if (ready < 0) return false;
    const ssize_t got = ::read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    if (out.size() > kMostOutput) continue;  // read on, so that it comes to its end
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return false;
}

/// Its status; after the deadline it is ended. What it started ends in any case.
int wait_for(pid_t child, Clock::time_point deadline, const Cancel& cancel, bool& late) {
  constexpr useconds_t pause = 2000;
  bool ended = false;
  while (!late && !ended) {
    siginfo_t info{};
    // It is left unreaped, so that its number still names its group and no other.
    ended = ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
            info.si_pid == child;
    late = !ended && (Clock::now() >= deadline || cancel.requested());
    if (!ended && !late) ::usleep(pause);
  }
  ::kill(-child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Ended run_child(const std::vector<std::string>& arguments, double limit, const Cancel& cancel) {
  const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                           std::chrono::duration<double>(limit));
  Pipe pipe;
  const pid_t child = start(arguments, pipe);
  pipe.close_writing();
  Ended out;
  bool late = !read_all(pipe.reading(), deadline, cancel, out.output);
  const int status = wait_for(child, deadline, cancel, late);
  cancel.check();
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

#include "host/worker_process.hpp"

#include "base/error.hpp"
#include "host/log_lines.hpp"
#include "host/spawner.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

namespace omrade::host {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr std::size_t kMaxOutput = std::size_t{64} * 1024;
constexpr std::size_t kOutputBlock = 4096;  // of the C library's buffers
constexpr std::size_t kMaxLines = 1000;     // of log in one call
constexpr milliseconds kGlance{50};         // how often a request to stop is looked for

fs::path worker_program() {
  std::error_code code;
  return fs::read_symlink("/proc/self/exe", code).parent_path() / "omrade-worker";
}

[[noreturn]] void refuse(const char* what) {
  throw Error(ErrorKind::environment, {.what = std::string(what) + ": " + std::strerror(errno),
                                       .hint = "close other programs"});
}

/// Takes what a plugin prints, and no more than that.
int output_file() {
  const int file = ::memfd_create("omrade-output", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) refuse("no memory for the output of a plugin");
  if (::ftruncate(file, kMaxOutput) != 0 ||
      ::fcntl(file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    const int failure = errno;
    ::close(file);
    errno = failure;
    refuse("no memory for the output of a plugin");
  }
  return file;
}

std::string seconds(milliseconds time) {
  const double value = std::chrono::duration<double>(time).count();
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

WorkerProcess::WorkerProcess(const std::vector<std::string>& arguments, std::string plugin_id,
                             const Cancel& cancel, milliseconds limit)
    : plugin_id_(std::move(plugin_id)), cancel_(cancel), limit_(limit) {
  std::array<int, 2> ends{-1, -1};
  output_ = output_file();
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    ::close(output_);
    refuse("no socket for a plugin");
  }
  socket_ = ends[0];
  try {
    pid_ = spawn_worker(worker_program(), arguments, ends[1], output_);
  } catch (...) {
    for (const int one : {ends[0], ends[1], output_}) ::close(one);
    throw;
  }
  ::close(ends[1]);
  begin();
}

WorkerProcess::~WorkerProcess() {
  reap(true);
  ::close(socket_);
  ::close(output_);
}

/// Its status as waitpid gives it; -1 when it is already gone.
int WorkerProcess::reap(bool kill) {
  if (pid_ < 0) return -1;
  if (kill) ::kill(pid_, SIGKILL);
  int status = -1;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

void WorkerProcess::limit_memory([[maybe_unused]] std::size_t bytes) const {
#ifndef OMRADE_SANITIZED
  rlimit limit{};
  if (::prlimit(pid_, RLIMIT_AS, nullptr, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(bytes, limit.rlim_max);
  ::prlimit(pid_, RLIMIT_AS, &limit, nullptr);
#endif
}

void WorkerProcess::await(short events) {
  for (;;) {
    if (cancel_.requested()) {
      reap(true);
      throw Ended{"interrupted", "interrupted", false};
    }
    const auto left = std::chrono::ceil<milliseconds>(deadline_ - std::chrono::steady_clock::now());
    if (left <= milliseconds{0}) {
      reap(true);
      const std::string sentence = "took longer than " + seconds(limit_) + " s; stopped";
      throw Ended{sentence, sentence};
    }
    pollfd watched{.fd = socket_, .events = events, .revents = 0};
    if (::poll(&watched, 1, static_cast<int>(std::min(left, kGlance).count())) > 0) return;
  }
}

void WorkerProcess::send(const wire::Message& message, int descriptor) {
  for (;;) {
    switch (wire::send(socket_, message, descriptor, false)) {
      case wire::Sent::yes:
        return;
      case wire::Sent::peer_gone:
        died();
      case wire::Sent::would_wait:
        await(POLLOUT);
    }
  }
}

void WorkerProcess::answer(wire::Message& message) {
  lines_ = 0;
  for (;;) {
    await(POLLIN);
    if (!wire::receive(socket_, message, nullptr)) died();
    switch (message.kind) {
      case wire::Kind::ready:
      case wire::Kind::not_ready:
      case wire::Kind::done:
        return log_output();
      case wire::Kind::last_words:
        died(std::string(message.view()));
      case wire::Kind::log:
      case wire::Kind::progress:
        heard(message);
        break;
      default:
        died("answered with what is no answer");
    }
  }
}

void WorkerProcess::heard(const wire::Message& message) {
  constexpr std::int32_t warning = 2;
  if (++lines_ > kMaxLines + 1) return;
  if (lines_ > kMaxLines) {
    log_line(plugin_id_, warning, "says more than is shown");
  } else if (message.kind == wire::Kind::log) {
    log_line(plugin_id_, message.level, message.view());
  } else {
    log_progress(plugin_id_, std::isnan(message.number) ? 0 : std::clamp(message.number, 0.0, 1.0));
  }
}

void WorkerProcess::log_output() {
  constexpr std::int32_t information = 1, warning = 2;
  const off_t end = ::lseek(output_, 0, SEEK_CUR);  // the worker's place is ours too
  if (end <= 0) return;
  std::string text(std::min(static_cast<std::size_t>(end), kMaxOutput), '\0');
  const ssize_t got = ::pread(output_, text.data(), text.size(), 0);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  ::lseek(output_, 0, SEEK_SET);
  const bool full = text.size() + kOutputBlock > kMaxOutput;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    if (stop > at) log_line(plugin_id_, information, std::string_view(text).substr(at, stop - at));
    at = stop + 1;
  }
  if (full) log_line(plugin_id_, warning, "printed more than 64 kB; the rest is lost");
}

void WorkerProcess::died(std::string last_words) {
  constexpr int glances = 100;
  constexpr milliseconds pause{2};
  // It ends by itself, unless it closed its socket and lives on.
  bool lives = true;
  int status = -1;
  for (int i = 0; i < glances && lives; ++i) {
    const pid_t gone = ::waitpid(pid_, &status, WNOHANG);
    if (gone == 0) std::this_thread::sleep_for(pause);
    if (gone == pid_ || (gone < 0 && errno != EINTR)) lives = false;
  }
  if (lives) {
    reap(true);
  } else {
    pid_ = -1;
  }
  log_output();
  if (!last_words.empty()) throw Ended{last_words, last_words};
  if (lives) throw Ended{"closed its line to the engine", "closed its line to the engine"};
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
    throw Ended{"was killed; it may have run out of memory", "killed"};
  // Without last words: the C library blocks every signal while it starts a thread.
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) {
    const std::string sentence =
        "made a system call that no plugin may make; instead of a thread of its own: call.parallel";
    throw Ended{sentence, sentence};
  }
  if (WIFSIGNALED(status)) {
    const char* name = ::sigdescr_np(WTERMSIG(status));
    const std::string brief = name != nullptr ? name : "signal " + std::to_string(WTERMSIG(status));
    throw Ended{"crashed (" + brief + ")", brief};
  }
  const std::string sentence = "left with exit status " + std::to_string(WEXITSTATUS(status));
  throw Ended{sentence, sentence};
}

}  // namespace omrade::host

#include "cli/chromium_process.hpp"

#include "base/error.hpp"
#include "cli/common.hpp"
#include "cli/outside_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <vector>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVariable = "OMRADE_CHROMIUM";
constexpr std::chrono::seconds kPatience{60};

std::string find_browser() {
  const char* named = std::getenv(kVariable);
  if (named != nullptr && *named != '\0') {
    if (::access(named, X_OK) == 0 && !fs::is_directory(named)) return named;
    throw Error(ErrorKind::environment, {.subject = kVariable,
                                         .what = std::string("'") + named + "' is no program",
                                         .hint = "name Chromium's program, or unset it"});
  }
  std::string found = find_program(
      {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"});
  if (!found.empty()) return found;
  throw Error(ErrorKind::environment,
              {.subject = "--pdf",
               .what = "it needs Chromium (or Chrome, or Edge), which is not on the PATH",
               .hint = std::string("install it (Debian: chromium) or name it with ") + kVariable +
                       "; any browser prints the pages as well"});
}

/// A file for what the browser says, which nobody reads unless it ends too early.
fs::path folder_of_its_own() {
  std::string name = (fs::temp_directory_path() / "omrade-chromium-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw Error(
        ErrorKind::environment,
        {.subject = name, .what = std::string("cannot make the folder: ") + std::strerror(errno)});
  }
  return name;
}

std::vector<std::string> arguments_for(const std::string& program, const fs::path& folder) {
  std::vector<std::string> out{program,
                               "--headless",
                               "--remote-debugging-pipe",
                               "--user-data-dir=" + (folder / "profile").string(),
                               "--host-resolver-rules=MAP * ~NOTFOUND",
                               "--disable-gpu",
                               "--disable-quic",
                               "--disable-extensions",
                               "--disable-sync",
                               "--disable-background-networking",
                               "--disable-component-update",
                               "--disable-default-apps",
                               "--disable-breakpad",
                               "--disable-dev-shm-usage",
                               "--no-first-run",
                               "--no-default-browser-check",
                               "--force-color-profile=srgb"};
  if (::geteuid() == 0) out.emplace_back("--no-sandbox");  // it refuses to run as root otherwise
  return out;
}

void close_file(int& file) {
  if (file >= 0) ::close(file);
  file = -1;
}

}  // namespace

ChromiumProcess::ChromiumProcess() : program_(find_browser()), folder_(folder_of_its_own()) {
  try {
    start();
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    throw;
  }
}

void ChromiumProcess::start() {
  std::array<int, 2> commands{-1, -1};
  std::array<int, 2> answers{-1, -1};
  if (::pipe2(commands.data(), O_CLOEXEC) != 0 || ::pipe2(answers.data(), O_CLOEXEC) != 0)
    fail("start", std::strerror(errno));
  const std::vector<std::string> arguments = arguments_for(program_, folder_);
  std::vector<char*> pointers;
  for (const std::string& one : arguments) pointers.push_back(const_cast<char*>(one.c_str()));
  pointers.push_back(nullptr);
  const std::string home = folder_.string();
  std::signal(SIGPIPE, SIG_IGN);  // a browser that has ended is an error of write()
  child_ = ::fork();
  if (child_ == 0) {
    std::signal(SIGPIPE, SIG_DFL);
    ::setpgid(0, 0);
    ::setenv("HOME", home.c_str(), 1);
    const int nothing = ::open("/dev/null", O_RDWR);
    for (const int file : {0, 1, 2}) ::dup2(nothing, file);
    // First out of the way, as one of them may be 3 or 4 already.
    const int in = ::fcntl(commands[0], F_DUPFD, 10);
    const int out = ::fcntl(answers[1], F_DUPFD, 10);
    ::dup2(in, 3);
    ::dup2(out, 4);
    ::close(in);
    ::close(out);
    ::execv(program_.c_str(), pointers.data());
    ::_exit(127);
  }
  ::close(commands[0]);
  ::close(answers[1]);
  to_ = commands[1];
  from_ = answers[0];
  if (child_ < 0) fail("start", std::strerror(errno));
  ::setpgid(child_, child_);
  ::fcntl(to_, F_SETFL, O_NONBLOCK);
  ::fcntl(from_, F_SETFL, O_NONBLOCK);
}

ChromiumProcess::~ChromiumProcess() {
  close_file(to_);
  close_file(from_);
  if (child_ > 0) {
    ::kill(-child_, SIGKILL);
    int status = 0;
    while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  // Its children may still be writing.
  std::error_code failed;
  for (int attempt = 0; attempt < 50; ++attempt) {
    fs::remove_all(folder_, failed);
    if (!failed && !fs::exists(folder_)) return;
    ::usleep(20'000);
  }
}

void ChromiumProcess::fail(const std::string& doing, const std::string& why) const {
  throw Error(ErrorKind::environment,
              {.subject = program_,
               .what = "it did not " + doing + (why.empty() ? "" : ": " + why),
               .hint = std::string("try another with ") + kVariable});
}

void ChromiumProcess::wait_for(int file, short events, const std::string& doing) const {
  constexpr int slice = 200;  // milliseconds between looks at Ctrl-C
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < end) {
    cancelled().check();
    pollfd one{file, events, 0};
    if (::poll(&one, 1, slice) > 0) return;
  }
  fail(doing, "no answer within a minute");
}

void ChromiumProcess::send(const std::string& message, const std::string& doing) {
  // c_str() ends with the zero byte that ends a message.
  const char* at = message.c_str();
  std::size_t left = message.size() + 1;
  while (left > 0) {
    wait_for(to_, POLLOUT, doing);
    const ssize_t written = ::write(to_, at, left);
    if (written < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (written <= 0) fail(doing, "it has ended");
    at += written;
    left -= static_cast<std::size_t>(written);
  }
}

std::string ChromiumProcess::receive(const std::string& doing) {
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = pending_.find('\0', searched);
    if (end != std::string::npos) {
      std::string out = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return out;
    }
    searched = pending_.size();
    wait_for(from_, POLLIN, doing);
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(from_, buffer.data(), buffer.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (got <= 0) fail(doing, "it has ended");
    pending_.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace omrade::cli

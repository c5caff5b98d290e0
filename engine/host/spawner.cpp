#include "host/spawner.hpp"

#include "base/error.hpp"
#include "host/wire.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace omrade::host {
namespace {

/// Never destroyed and never joined: it waits until the process ends.
class LastingThread {
 public:
  LastingThread() {
    // Signals are for the threads of the program, not for this one.
    sigset_t all, before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread([this] { serve(); }).detach();
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }

  int run(const std::function<int()>& work) {
    std::packaged_task<int()> task(work);
    std::future<int> result = task.get_future();
    const std::lock_guard turn(turn_);
    {
      const std::lock_guard lock(mutex_);
      task_ = &task;
    }
    wake_.notify_one();
    return result.get();
  }

 private:
  [[noreturn]] void serve() {
    for (;;) {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return task_ != nullptr; });
      std::packaged_task<int()> task = std::move(*task_);
      task_ = nullptr;
      lock.unlock();
      task();
    }
  }

  std::mutex turn_, mutex_;
  std::condition_variable wake_;
  std::packaged_task<int()>* task_ = nullptr;
};

int spawn(pid_t& pid, const std::string& program, char* const* arguments, int control, int output) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, control, wire::kControl);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addclosefrom_np(&actions, wire::kControl + 1);
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t none, all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::string path = "PATH=/usr/bin:/bin", language = "LC_ALL=C.UTF-8";
  const std::array<char*, 3> environment{path.data(), language.data(), nullptr};
  const int code =
      ::posix_spawn(&pid, program.c_str(), &actions, &attributes, arguments, environment.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  return code;
}

}  // namespace

pid_t spawn_worker(const std::filesystem::path& program, std::vector<std::string> arguments,
                   int control, int output) {
  static auto& thread = *new LastingThread;
  arguments.insert(arguments.begin(), program.string());
  std::vector<char*> pointers;
  for (std::string& one : arguments) pointers.push_back(one.data());
  pointers.push_back(nullptr);
  pid_t pid = -1;
  const int code =
      thread.run([&] { return spawn(pid, program.string(), pointers.data(), control, output); });
  if (code == 0) return pid;
  const std::string why = code == ENOENT ? "is missing" : std::strerror(code);
  throw Error(ErrorKind::environment, {.subject = program.string(),
                                       .what = "the program that plugins run in " +
                                               (code == ENOENT ? why : "cannot be started: " + why),
                                       .hint = "install omrade whole"});
}

}  // namespace omrade::host

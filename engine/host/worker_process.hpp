// A process that runs one plugin: its life, its end, and what it prints.
#pragma once

#include "base/cancel.hpp"
#include "host/wire.hpp"

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace omrade::host {

/// Why a conversation with a worker ended before its answer.
struct Ended {
  std::string sentence;   ///< such as "crashed (Segmentation fault)"
  std::string brief;      ///< such as "Segmentation fault"
  bool by_plugin = true;  ///< false when the user stopped it
};

class WorkerProcess {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  /// Error environment as spawn_worker.
  WorkerProcess(const std::vector<std::string>& arguments, std::string plugin_id,
                const Cancel& cancel, std::chrono::milliseconds limit);
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;
  WorkerProcess(WorkerProcess&&) = delete;
  WorkerProcess& operator=(WorkerProcess&&) = delete;
  /// Kills it and waits for its end.
  ~WorkerProcess();

  /// Bytes that it may map, its inputs among them. Nothing in sanitizer builds, which map
  /// terabytes.
  void limit_memory(std::size_t bytes) const;
  /// Starts the clock of the next answer.
  void begin() { deadline_ = std::chrono::steady_clock::now() + limit_; }
  /// Throws Ended, and likewise below.
  void send(const wire::Message& message, int descriptor = -1);
  /// The answer; lines of log before it go to the log.
  void answer(wire::Message& message);
  /// Hands what it has printed to the log.
  void log_output();

 private:
  void await(short events);
  [[noreturn]] void died(std::string last_words = {});
  void heard(const wire::Message& message);
  int reap(bool kill);

  std::string plugin_id_;
  const Cancel& cancel_;
  std::chrono::milliseconds limit_;
  Deadline deadline_{};
  pid_t pid_ = -1;
  int socket_ = -1;
  int output_ = -1;
  std::size_t lines_ = 0;
};

}  // namespace omrade::host

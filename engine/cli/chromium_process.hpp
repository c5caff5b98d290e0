// The process of a browser and the two pipes to it: messages of text, each ended by a zero byte.
// Private to chromium.cpp.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace omrade::cli {

class ChromiumProcess {
 public:
  /// As Chromium's constructor.
  ChromiumProcess();
  ChromiumProcess(const ChromiumProcess&) = delete;
  ChromiumProcess& operator=(const ChromiumProcess&) = delete;
  ChromiumProcess(ChromiumProcess&&) = delete;
  ChromiumProcess& operator=(ChromiumProcess&&) = delete;
  ~ChromiumProcess();

  void send(const std::string& message, const std::string& doing);
  /// The next message. Error environment after a minute without one.
  std::string receive(const std::string& doing);
  /// Error environment: it could not do what it was asked to.
  [[noreturn]] void fail(const std::string& doing, const std::string& why) const;

 private:
  void start();
  /// Until the pipe can be read (or written to), it is too late, or somebody cancels.
  void wait_for(int file, short events, const std::string& doing) const;

  std::string program_;
  std::filesystem::path folder_;  ///< its profile and home
  pid_t child_ = -1;
  int to_ = -1, from_ = -1;
  std::string pending_;
};

}  // namespace omrade::cli

// How far a run has come, on standard error: a bar on a terminal, plain lines elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace omrade::run {

class Progress {
 public:
  enum class Style : unsigned char { none, lines, bar };

  explicit Progress(Style style) : style_(style) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  ~Progress();

  /// A bar when standard error is a terminal, lines otherwise; none when `quiet`.
  static Style style_for(bool quiet);

  /// `more` nodes are to come. Safe from several threads, and so are all.
  void expect(std::size_t more);
  void started(std::string_view name);
  void finished(std::string_view name);

 private:
  void draw(std::string_view name);

  const Style style_;
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::size_t total_ = 0;
  std::chrono::steady_clock::time_point last_{};
  bool drawn_ = false;
};

}  // namespace omrade::run

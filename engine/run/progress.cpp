#include "run/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace omrade::run {
namespace {

constexpr std::size_t kBarWidth = 28;
constexpr auto kBarEvery = std::chrono::milliseconds(80);
constexpr auto kLineEvery = std::chrono::seconds(2);

}  // namespace

Progress::~Progress() {
  if (drawn_ && style_ == Style::bar) std::fputs("\r\033[K", stderr);
}

Progress::Style Progress::style_for(bool quiet) {
  if (quiet) return Style::none;
  return ::isatty(STDERR_FILENO) != 0 ? Style::bar : Style::lines;
}

void Progress::expect(std::size_t more) {
  const std::lock_guard lock(mutex_);
  if (total_ == 0) last_ = std::chrono::steady_clock::now();
  total_ += more;
}

void Progress::started(std::string_view name) {
  const std::lock_guard lock(mutex_);
  draw(name);
}

void Progress::finished(std::string_view name) {
  const std::lock_guard lock(mutex_);
  ++done_;
  draw(name);
}

void Progress::draw(std::string_view name) {
  if (style_ == Style::none) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < (style_ == Style::bar
                         ? std::chrono::duration_cast<std::chrono::milliseconds>(kBarEvery)
                         : std::chrono::duration_cast<std::chrono::milliseconds>(kLineEvery))) {
    return;
  }
  last_ = now;
  drawn_ = true;
  const std::string text(name.substr(0, 60));
  if (style_ == Style::lines) {
    std::fprintf(stderr, "%zu of %zu steps done, now: %s\n", done_, total_, text.c_str());
    return;
  }
  const std::size_t filled = total_ == 0 ? 0 : std::min(kBarWidth, done_ * kBarWidth / total_);
  const std::string bar = std::string(filled, '#') + std::string(kBarWidth - filled, '.');
  std::fprintf(stderr, "\r\033[K[%s] %zu/%zu %s", bar.c_str(), done_, total_, text.c_str());
  std::fflush(stderr);
}

}  // namespace omrade::run

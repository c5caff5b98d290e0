// What the validator offers a plugin while it runs: its own threads, random numbers, and silence.
// Private to the module.
#pragma once

#include <omrade/plugin.h>

#include <cstdint>

namespace omrade::validate {

class Lent {
 public:
  explicit Lent(unsigned threads);
  Lent(const Lent&) = delete;  // the C struct points here
  Lent& operator=(const Lent&) = delete;
  Lent(Lent&&) = delete;
  Lent& operator=(Lent&&) = delete;
  ~Lent() = default;

  [[nodiscard]] const omrade_host* host() const noexcept { return &host_; }
  [[nodiscard]] unsigned threads() const noexcept { return threads_; }

 private:
  static const void* extension(const omrade_host* host, const char* id) noexcept;
  static omrade_status run(const omrade_host* host, std::int64_t n,
                           omrade_status (*body)(void*, std::int64_t, omrade_error*), void* context,
                           omrade_error* error) noexcept;

  unsigned threads_;
  omrade_host host_;
};

}  // namespace omrade::validate

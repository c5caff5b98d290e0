// Output arrays with canaries on both sides. Private to the module.
#pragma once

#include <omrade/plugin.h>

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::validate {

/// The outputs of one layer, filled as the host fills them, between fences.
class Fenced {
 public:
  /// As long as `like`, with its pair keys.
  explicit Fenced(const omrade_estimates& like);
  Fenced(const Fenced&) = delete;  // the C struct points here
  Fenced& operator=(const Fenced&) = delete;
  Fenced(Fenced&&) = delete;
  Fenced& operator=(Fenced&&) = delete;
  ~Fenced() = default;

  [[nodiscard]] const omrade_estimates* out() const noexcept { return &out_; }
  /// "before value", "after state" …: the first fence that was written on; or "".
  [[nodiscard]] std::string broken() const;

 private:
  template <class T>
  T* put(std::size_t length, T value);

  std::vector<std::vector<unsigned char>> arrays_;
  omrade_estimates out_;
};

}  // namespace omrade::validate

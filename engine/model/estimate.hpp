// The estimates of one layer: a struct of arrays in the fixed order that plugins, gate and writers
// share.
#pragma once

#include "model/arena.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace omrade {

/// The numbers are the plugin ABI's.
enum class State : std::uint8_t {
  ok = 0,
  missing = 1,         ///< an input has no value here
  not_applicable = 2,  ///< the layer is not defined here
  unreliable = 3,      ///< a value stands, but with a warning
  failed = 4,          ///< the computation failed; the reason is on the page
  withheld = 5,        ///< set by the gate only
};
enum class Estimator : std::uint8_t { direct = 0, smoothed = 1, synthetic = 2 };
enum class IntervalKind : std::uint8_t {
  none = 0,
  exact = 1,
  byar = 2,
  wilson = 3,
  student = 4,
  dobson = 5,
  bootstrap = 6,
  posterior = 7,
};

std::string_view to_string(State state);
std::string_view to_string(Estimator estimator);
std::string_view to_string(IntervalKind kind);

/// True where `value` stands.
constexpr bool has_value(State state) {
  return state == State::ok || state == State::unreliable;
}

/// Views of equally long arrays, one entry per area (or per pair in a pair layer). `value` is NaN
/// exactly where the state is neither ok nor unreliable; limits also where the interval is none.
template <template <class> class View>
struct EstimateViews {
  View<double> value, lower95, upper95, lower998, upper998, numerator, denominator, base;
  View<std::uint8_t> state, estimator, interval;
  View<std::int32_t> reason;  ///< index into the layer's declared reasons, or -1
  [[nodiscard]] std::size_t size() const noexcept { return value.size(); }
  [[nodiscard]] State state_of(std::size_t i) const { return static_cast<State>(state[i]); }
};

template <class T>
using MutableView = std::span<T>;
template <class T>
using ConstView = std::span<const T>;
using EstimateSpans = EstimateViews<MutableView>;
using ConstEstimateSpans = EstimateViews<ConstView>;

/// Owns the arrays, in one arena. Starts with every number NaN, state missing, reason -1.
class Estimates {
 public:
  explicit Estimates(std::size_t size);

  [[nodiscard]] std::size_t size() const noexcept { return spans_.value.size(); }
  [[nodiscard]] EstimateSpans spans() noexcept { return spans_; }
  [[nodiscard]] ConstEstimateSpans spans() const noexcept;

 private:
  std::shared_ptr<Arena> arena_;
  EstimateSpans spans_;
};

}  // namespace omrade

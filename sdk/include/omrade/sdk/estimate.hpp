// Writers of the estimates of one layer.
//
// For counts, proportions, rates and ratios numerator and denominator are enough: the engine adds
// value and interval, and calls an entry missing where one of them is NaN or the denominator is 0.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/declarations.hpp>
#include <omrade/sdk/error.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace omrade {
inline namespace sdk {

enum class State : std::uint8_t {
  ok = OMRADE_STATE_OK,
  missing = OMRADE_STATE_MISSING,
  not_applicable = OMRADE_STATE_NOT_APPLICABLE,
  unreliable = OMRADE_STATE_UNRELIABLE,
  failed = OMRADE_STATE_FAILED,
};
enum class Estimator : std::uint8_t {
  direct = OMRADE_ESTIMATOR_DIRECT,
  smoothed = OMRADE_ESTIMATOR_SMOOTHED,
  synthetic = OMRADE_ESTIMATOR_SYNTHETIC,
};
enum class Interval : std::uint8_t {
  none = OMRADE_INTERVAL_NONE,
  exact = OMRADE_INTERVAL_EXACT,
  byar = OMRADE_INTERVAL_BYAR,
  wilson = OMRADE_INTERVAL_WILSON,
  student = OMRADE_INTERVAL_STUDENT,
  dobson = OMRADE_INTERVAL_DOBSON,
  bootstrap = OMRADE_INTERVAL_BOOTSTRAP,
  posterior = OMRADE_INTERVAL_POSTERIOR,
};

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
/// Standard normal deviates of the two levels of confidence.
inline constexpr double kZ95 = 1.959963984540054;
inline constexpr double kZ998 = 3.090232306167813;

/// Both levels of confidence limits; all four are given, or none.
struct Limits {
  double lower95 = kNone, upper95 = kNone;
  double lower998 = kNone, upper998 = kNone;
  Interval kind = Interval::none;
};

/// Whole persons in a sum of shares: ten tenths are one, however they were rounded.
inline double whole_persons(double sum_of_shares) {
  return std::floor(sum_of_shares + 1e-6);
}

class EstimateWriter {
 public:
  EstimateWriter(const omrade_estimates& out, const omrade_layer_desc& layer)
      : out_(&out), layer_(&layer) {}

  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(out_->length); }

  /// The state ok and a count. Without a base the engine knows none.
  void count(std::size_t i, double numerator, double base = kNone) const {
    set(i, numerator, kNone, base);
  }
  /// The state ok, numerator and denominator. Without a base the engine takes the whole persons of
  /// the denominator of a proportion or rate.
  void set(std::size_t i, double numerator, double denominator, double base = kNone) const {
    put_state(i, State::ok);
    out_->numerator[i] = numerator;
    out_->denominator[i] = denominator;
    out_->base[i] = base;
  }
  /// The state ok and a value of the plugin's own; beside set() in any order.
  void value(std::size_t i, double v, const Limits& limits = {}) const {
    put_state(i, State::ok);
    out_->value[i] = v;
    out_->lower95[i] = limits.lower95;
    out_->upper95[i] = limits.upper95;
    out_->lower998[i] = limits.lower998;
    out_->upper998[i] = limits.upper998;
    out_->interval[i] = static_cast<std::uint8_t>(limits.kind);
  }
  void estimator(std::size_t i, Estimator how) const {
    out_->estimator[i] = static_cast<std::uint8_t>(how);
  }

  /// After set() or value(): the numbers stand, with a warning. `reason` is one of the layer's.
  void unreliable(std::size_t i, const Text& reason) const {
    put_state(i, State::unreliable);
    out_->reason[i] = index_of(reason);
  }
  /// No number stands, and so below.
  void missing(std::size_t i) const { clear(i, State::missing); }
  void missing(std::size_t i, const Text& reason) const {
    missing(i);
    out_->reason[i] = index_of(reason);
  }
  void not_applicable(std::size_t i, const Text& reason) const {
    clear(i, State::not_applicable);
    out_->reason[i] = index_of(reason);
  }

  /// The arrays themselves, for loops that want them.
  [[nodiscard]] std::span<double> value() const noexcept { return {out_->value, size()}; }
  [[nodiscard]] std::span<double> lower95() const noexcept { return {out_->lower95, size()}; }
  [[nodiscard]] std::span<double> upper95() const noexcept { return {out_->upper95, size()}; }
  [[nodiscard]] std::span<double> lower998() const noexcept { return {out_->lower998, size()}; }
  [[nodiscard]] std::span<double> upper998() const noexcept { return {out_->upper998, size()}; }
  [[nodiscard]] std::span<double> numerator() const noexcept { return {out_->numerator, size()}; }
  [[nodiscard]] std::span<double> denominator() const noexcept {
    return {out_->denominator, size()};
  }
  [[nodiscard]] std::span<double> base() const noexcept { return {out_->base, size()}; }
  [[nodiscard]] std::span<std::uint8_t> state() const noexcept { return {out_->state, size()}; }
  [[nodiscard]] std::span<std::uint8_t> interval() const noexcept {
    return {out_->interval, size()};
  }
  [[nodiscard]] std::span<std::int32_t> reason() const noexcept { return {out_->reason, size()}; }

 protected:
  [[nodiscard]] const omrade_estimates& raw() const noexcept { return *out_; }

 private:
  void put_state(std::size_t i, State state) const {
    out_->state[i] = static_cast<std::uint8_t>(state);
  }
  void clear(std::size_t i, State state) const {
    set(i, kNone, kNone);
    value(i, kNone);
    put_state(i, state);
    out_->reason[i] = -1;
  }
  [[nodiscard]] std::int32_t index_of(const Text& reason) const {
    for (std::uint32_t i = 0; i < layer_->n_reasons; ++i) {
      const omrade_text& known = layer_->reasons[i];
      if (std::string_view(known.sv) == reason.sv && std::string_view(known.en) == reason.en) {
        return static_cast<std::int32_t>(i);
      }
    }
    throw Error("a reason that layer '" + std::string(layer_->id) + "' does not declare",
                {.column = layer_->id}, OMRADE_ERR_INTERNAL);
  }

  const omrade_estimates* out_;
  const omrade_layer_desc* layer_;
};

/// Entries come ordered by area, and within an area by the category's code.
class PairWriter : public EstimateWriter {
 public:
  using EstimateWriter::EstimateWriter;

  /// The area of the call.
  [[nodiscard]] std::size_t area(std::size_t i) const noexcept {
    return static_cast<std::size_t>(raw().pair_area[i]);
  }
  /// The code of the category.
  [[nodiscard]] std::int32_t other(std::size_t i) const noexcept { return raw().pair_other[i]; }
};

}  // namespace sdk
}  // namespace omrade

#include "host/promises.hpp"

#include "base/text.hpp"
#include "stats/interval.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace omrade::host {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kRounding = 1e-9;  // relative: of sums of shares, and of limits

/// Promises of one entry; each step returns a clause for what is broken, or "".
class Entry {
 public:
  Entry(const LayerInfo& layer, const EstimateSpans& all, std::size_t i)
      : layer_(layer), all_(all), i_(i) {}

  [[nodiscard]] std::string settle() const {
    std::string broken = codes();
    if (!broken.empty()) return broken;
    if (!has_value(state())) return without_value();
    broken = numerator();
    if (!broken.empty()) return broken;
    if (completed_by_engine() && std::isnan(all_.value[i_]) && !complete()) return "";
    broken = value();
    return broken.empty() ? limits() : broken;
  }

 private:
  [[nodiscard]] State state() const { return all_.state_of(i_); }
  [[nodiscard]] bool completed_by_engine() const {
    return layer_.kind == LayerKind::count || divides();
  }
  [[nodiscard]] bool divides() const {
    return layer_.kind == LayerKind::proportion || layer_.kind == LayerKind::rate ||
           layer_.kind == LayerKind::ratio;
  }

  [[nodiscard]] std::string codes() const {
    if (all_.state[i_] == static_cast<std::uint8_t>(State::withheld)) {
      return "its state is withheld, which only the gate may say";
    }
    if (all_.state[i_] > static_cast<std::uint8_t>(State::withheld)) {
      return "its state is " + std::to_string(all_.state[i_]) + ", which is none";
    }
    if (all_.estimator[i_] > static_cast<std::uint8_t>(Estimator::synthetic)) {
      return "its estimator is " + std::to_string(all_.estimator[i_]) + ", which is none";
    }
    if (all_.interval[i_] > static_cast<std::uint8_t>(IntervalKind::posterior)) {
      return "its interval is " + std::to_string(all_.interval[i_]) + ", which is none";
    }
    const std::int32_t reason = all_.reason[i_];
    if (reason < -1 || reason >= static_cast<std::int32_t>(layer_.reasons.size())) {
      return "its reason is " + std::to_string(reason) + ", which the layer does not declare";
    }
    return "";
  }

  [[nodiscard]] std::array<std::span<double>, 4> limit_spans() const {
    return {all_.lower998, all_.lower95, all_.upper95, all_.upper998};
  }

  void wipe() const {
    all_.value[i_] = all_.numerator[i_] = all_.denominator[i_] = all_.base[i_] = kNone;
    for (const std::span<double> limit : limit_spans()) limit[i_] = kNone;
    all_.interval[i_] = static_cast<std::uint8_t>(IntervalKind::none);
    all_.estimator[i_] = static_cast<std::uint8_t>(Estimator::direct);
  }

  [[nodiscard]] std::string without_value() const {
    const std::string where = " although its state is " + std::string(to_string(state()));
    if (!std::isnan(all_.value[i_])) return "it holds a value" + where;
    for (const std::span<double> limit : limit_spans()) {
      if (!std::isnan(limit[i_])) return "it holds limits" + where;
    }
    wipe();
    return "";
  }

  [[nodiscard]] std::string numerator() const {
    double& x = all_.numerator[i_];
    const double n = all_.denominator[i_];
    if (std::isinf(x)) return "its numerator is infinite";
    if (std::isinf(n)) return "its denominator is infinite";
    if (std::isinf(all_.base[i_])) return "its base is infinite";
    if (all_.base[i_] < 0) return "its base is below 0";
    if (!completed_by_engine()) return "";
    if (n < 0) return "its denominator is below 0";
    const double slack = std::isnan(n) ? 0 : kRounding * n;
    if (x < -slack) return "its numerator is below 0";
    if (x < 0) x = 0;
    // Something of nobody has no value at all: complete() calls it missing.
    if (layer_.kind != LayerKind::proportion || n == 0 || !(x > n)) return "";
    if (x > n + slack) {
      return "its numerator is above its denominator";
    }
    x = n;
    return "";
  }

  /// False where there is nothing to divide: the entry is then missing.
  [[nodiscard]] bool complete() const {
    const double x = all_.numerator[i_];
    const double n = all_.denominator[i_];
    if (std::isnan(x) || (divides() && !(n > 0))) {
      wipe();
      all_.state[i_] = static_cast<std::uint8_t>(State::missing);
      all_.reason[i_] = -1;
      return false;
    }
    if (layer_.kind == LayerKind::count) {
      all_.value[i_] = x;
      return true;
    }
    all_.value[i_] = layer_.multiplier * x / n;
    if (layer_.kind == LayerKind::proportion) {
      set_limits(stats::wilson(x, n, stats::kZ95), stats::wilson(x, n, stats::kZ998),
                 layer_.multiplier, IntervalKind::wilson);
    } else {
      set_limits(stats::poisson(x, stats::kZ95), stats::poisson(x, stats::kZ998),
                 layer_.multiplier / n,
                 x < stats::kByarFrom ? IntervalKind::exact : IntervalKind::byar);
    }
    return true;
  }

  void set_limits(stats::Limits at95, stats::Limits at998, double scale, IntervalKind kind) const {
    all_.lower95[i_] = scale * at95.lower;
    all_.upper95[i_] = scale * at95.upper;
    // Near 0 and 1 the two intervals meet, and rounding must not turn them around.
    all_.lower998[i_] = scale * std::min(at998.lower, at95.lower);
    all_.upper998[i_] = scale * std::max(at998.upper, at95.upper);
    all_.interval[i_] = static_cast<std::uint8_t>(kind);
  }

  [[nodiscard]] std::string value() const {
    const double v = all_.value[i_];
    if (std::isnan(v))
      return "it has no value although its state is " + std::string(to_string(state()));
    if (std::isinf(v)) return "its value is infinite";
    if (!is_coded()) return "its value is none of its codes";
    if (completed_by_engine() && v < 0) return "its value is below 0";
    if (layer_.kind == LayerKind::proportion && v > layer_.multiplier * (1 + kRounding)) {
      return "its value is above " + shortest(layer_.multiplier);
    }
    const bool of_persons = layer_.kind == LayerKind::proportion || layer_.kind == LayerKind::rate;
    if (of_persons && std::isnan(all_.base[i_])) {
      // Ten tenths of a person are one, however they were rounded.
      constexpr double rounding = 1e-6;
      all_.base[i_] = std::floor(all_.denominator[i_] + rounding);
    }
    return "";
  }

  [[nodiscard]] std::string limits() const {
    const bool none = all_.interval[i_] == static_cast<std::uint8_t>(IntervalKind::none);
    double last = -std::numeric_limits<double>::infinity();
    for (const std::span<double> limit : limit_spans()) {
      const double now = limit[i_];
      if (std::isnan(now) != none) {
        return none ? "it holds limits although its interval is none"
                    : "its interval lacks a limit";
      }
      if (none) continue;
      if (std::isinf(now)) return "a limit is infinite";
      if (now < last) return "its limits are out of order";
      last = now;
    }
    return none ? "" : value_within();
  }

  /// A layer of codes holds nothing but its codes.
  [[nodiscard]] bool is_coded() const {
    return layer_.codes.empty() ||
           std::any_of(layer_.codes.begin(), layer_.codes.end(),
                       [&](const Code& code) { return code.value == all_.value[i_]; });
  }

  [[nodiscard]] std::string value_within() const {
    // Quantiles of resamples and of a skewed posterior may leave out the estimate itself.
    const auto kind = static_cast<IntervalKind>(all_.interval[i_]);
    if (kind == IntervalKind::bootstrap || kind == IntervalKind::posterior) return "";
    const double v = all_.value[i_];
    const double lower = all_.lower998[i_];
    const double upper = all_.upper998[i_];
    const double slack = kRounding * std::max({std::abs(v), std::abs(lower), std::abs(upper)});
    if (v >= lower - slack && v <= upper + slack) return "";
    return "its value lies outside its limits";
  }

  const LayerInfo& layer_;
  const EstimateSpans& all_;
  std::size_t i_;
};

}  // namespace

std::optional<Broken> complete_and_check(const LayerInfo& layer, EstimateSpans estimates) {
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    std::string broken = Entry(layer, estimates, i).settle();
    if (!broken.empty()) return Broken{i, std::move(broken)};
  }
  return std::nullopt;
}

}  // namespace omrade::host

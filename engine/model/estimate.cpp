#include "model/estimate.hpp"

#include <algorithm>
#include <limits>

namespace omrade {

std::string_view to_string(State state) {
  switch (state) {
    case State::ok:
      return "ok";
    case State::missing:
      return "missing";
    case State::not_applicable:
      return "not_applicable";
    case State::unreliable:
      return "unreliable";
    case State::failed:
      return "failed";
    case State::withheld:
      return "withheld";
  }
  return "failed";
}

std::string_view to_string(Estimator estimator) {
  switch (estimator) {
    case Estimator::direct:
      return "direct";
    case Estimator::smoothed:
      return "smoothed";
    case Estimator::synthetic:
      return "synthetic";
  }
  return "direct";
}

std::string_view to_string(IntervalKind kind) {
  switch (kind) {
    case IntervalKind::none:
      return "none";
    case IntervalKind::exact:
      return "exact";
    case IntervalKind::byar:
      return "byar";
    case IntervalKind::wilson:
      return "wilson";
    case IntervalKind::student:
      return "student";
    case IntervalKind::dobson:
      return "dobson";
    case IntervalKind::bootstrap:
      return "bootstrap";
    case IntervalKind::posterior:
      return "posterior";
  }
  return "none";
}

Estimates::Estimates(std::size_t size) {
  constexpr std::size_t reals = 8;
  constexpr std::size_t flags = 3;
  arena_ = Arena::create(size * (reals * sizeof(double) + flags + sizeof(std::int32_t)),
                         reals + flags + 1, Arena::Backing::heap);
  const auto numbers = [&] {
    const auto view = arena_->allocate<double>(size);
    std::fill(view.begin(), view.end(), std::numeric_limits<double>::quiet_NaN());
    return view;
  };
  spans_.value = numbers();
  spans_.lower95 = numbers();
  spans_.upper95 = numbers();
  spans_.lower998 = numbers();
  spans_.upper998 = numbers();
  spans_.numerator = numbers();
  spans_.denominator = numbers();
  spans_.base = numbers();
  spans_.state = arena_->allocate<std::uint8_t>(size);
  spans_.estimator = arena_->allocate<std::uint8_t>(size);
  spans_.interval = arena_->allocate<std::uint8_t>(size);
  spans_.reason = arena_->allocate<std::int32_t>(size);
  std::fill(spans_.state.begin(), spans_.state.end(), static_cast<std::uint8_t>(State::missing));
  std::fill(spans_.reason.begin(), spans_.reason.end(), -1);
}

ConstEstimateSpans Estimates::spans() const noexcept {
  return {spans_.value,    spans_.lower95,   spans_.upper95,     spans_.lower998,
          spans_.upper998, spans_.numerator, spans_.denominator, spans_.base,
          spans_.state,    spans_.estimator, spans_.interval,    spans_.reason};
}

}  // namespace omrade

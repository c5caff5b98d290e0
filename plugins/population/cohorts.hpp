// Residents by five-year age band and sex, and what becomes of them if cohorts go on changing as
// they did.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace population {

inline constexpr int kWidth = 5;           ///< years of a band, and of a step
inline constexpr std::size_t kBands = 18;  ///< 0–4 … 80–84, 85 and older
inline constexpr std::size_t kOldest = kBands - 1;

using Bands = std::array<double, kBands>;
struct People {
  Bands women{}, men{};
  double unknown = 0;  ///< of unknown age or sex: in the total alone
};

/// The band of an age in whole or part years, 0 or more.
inline std::size_t band_of(double age) {
  const auto band = static_cast<std::size_t>(std::min(age, 200.0) / kWidth);
  return std::min(band, kOldest);
}

inline double sum(const Bands& bands, std::size_t first = 0, std::size_t end = kBands) {
  double out = 0;
  for (std::size_t b = first; b < end; ++b) out += bands[b];
  return out;
}
inline double all_of(const People& people) {
  return sum(people.women) + sum(people.men);
}
/// Of an age of at least `from` and below `below`, both at the edge of a band.
inline double aged(const People& people, std::size_t first, std::size_t end = kBands) {
  return sum(people.women, first, end) + sum(people.men, first, end);
}

/// How cohorts changed in the five years from `before` to `now`: by deaths and moves together.
struct Change {
  People ratios{};  ///< of those who are in band b now to those who were in the band below
  double children_per_woman = 0;  ///< those of 0–4 now by women of 15–49 now
  double girls = 0.5;             ///< of those of 0–4 now
  bool whole = true;              ///< false: a ratio was not known, or out of bounds
};

/// The least and the largest ratio that is believed.
struct Bounds {
  double least = 0.5, most = 1.5;
};

namespace detail {

constexpr std::size_t kFirstMother = 3, kAfterMothers = 10;  // 15–49

inline Bands ratios_of(const Bands& before, const Bands& now, Bounds bounds, bool& whole) {
  Bands out{};
  for (std::size_t b = 1; b < kBands; ++b) {
    const bool open = b == kOldest;  // those who were there already stay in it
    const double were = open ? before[b - 1] + before[b] : before[b - 1];
    if (!(were > 0)) {
      out[b] = 1;
      whole = whole && now[b] == 0;
      continue;
    }
    // Nobody is as old as the oldest were, so deaths alone may halve the last band.
    const double least = open ? 0 : bounds.least;
    const double ratio = now[b] / were;
    out[b] = std::clamp(ratio, least, bounds.most);
    whole = whole && out[b] == ratio;
  }
  return out;
}

inline Bands aged_on(const Bands& now, const Bands& ratios) {
  Bands out{};
  for (std::size_t b = 1; b < kBands; ++b)
    out[b] = ratios[b] * (b == kOldest ? now[b - 1] + now[b] : now[b - 1]);
  return out;
}

}  // namespace detail

/// Hamilton and Perry's (1962) cohort-change ratios, bounded.
inline Change change_between(const People& before, const People& now, Bounds bounds) {
  Change out;
  out.ratios.women = detail::ratios_of(before.women, now.women, bounds, out.whole);
  out.ratios.men = detail::ratios_of(before.men, now.men, bounds, out.whole);
  const double children = now.women[0] + now.men[0];
  const double mothers = sum(now.women, detail::kFirstMother, detail::kAfterMothers);
  if (mothers > 0) {
    out.children_per_woman = children / mothers;
  } else {
    out.whole = out.whole && children == 0;
  }
  if (children > 0) out.girls = now.women[0] / children;
  return out;
}

/// Five years on.
inline People step(const People& now, const Change& change) {
  People out{.women = detail::aged_on(now.women, change.ratios.women),
             .men = detail::aged_on(now.men, change.ratios.men)};
  const double children =
      change.children_per_woman * sum(out.women, detail::kFirstMother, detail::kAfterMothers);
  out.women[0] = change.girls * children;
  out.men[0] = (1 - change.girls) * children;
  return out;
}

inline People projected(People now, const Change& change, int steps) {
  for (int k = 0; k < steps; ++k) now = step(now, change);
  return now;
}

}  // namespace population

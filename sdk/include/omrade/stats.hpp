// The statistics of omrade for plugins: what `omrade stats` computes, as functions of numbers.
//
//   omrade_add_plugin(mine SOURCES mine.cpp LINK omrade::stats)
//
//   const auto rate = omrade::stats::indirect_ratio(observed, expected);
//   if (std::isnan(rate.value)) out.missing(i);
//   else out.value(i, rate.value, omrade::limits_of(rate));
//
// Spans in, values out; nothing is kept, and any function may run in several threads at once. Each
// function's own header says its formula, its source and its domain:
//
//   omrade/stats/rate.hpp              rates (exact and Byar's limits) and proportions (Wilson's)
//   omrade/stats/interval.hpp          the limits alone, and those of a difference
//   omrade/stats/mean.hpp              means with Student's limits
//   omrade/stats/direct.hpp            directly standardised rates
//   omrade/stats/indirect.hpp          indirectly standardised ratios and rates
//   omrade/stats/quantile_groups.hpp   areas in groups of about equal number
//   omrade/stats/funnel.hpp            funnel limits, and where a value lies among them
//   omrade/stats/hajek.hpp             weighted proportions with Kish's effective number
//   omrade/stats/inequality.hpp        slope and relative index of inequality
//   omrade/stats/empirical_bayes.hpp   small areas drawn towards all, or towards their neighbours
//   omrade/stats/fay_herriot.hpp       small areas and covariates
//   omrade/stats/post_stratification.hpp   synthetic estimates
//   omrade/stats/raking.hpp            weights that agree with what is known of the population
//   omrade/stats/life_table.hpp        life expectancy
//   omrade/stats/trend.hpp             trends, changes, the smallest detectable change
//
// and, headers alone: omrade/highest.hpp (SiC), omrade/allocation.hpp and omrade/need_rule.hpp,
// omrade/two_step.hpp, omrade/listing.hpp, omrade/care_need.hpp.
//
// A missing number is NaN, going in and coming out, and a formula that has no value says NaN: no
// exception. Only arguments that cannot be meant (spans of different lengths, a group that does not
// exist) throw, a std::runtime_error whose text says what; it ends the call with that text.
//
// The library is linked into the plugin and shows nothing to others. It is built by the compiler of
// omrade with its C++ library (libstdc++): plugins on another one include the headers alone, or
// write in C.
#pragma once

#include <omrade/allocation.hpp>
#include <omrade/care_need.hpp>
#include <omrade/highest.hpp>
#include <omrade/listing.hpp>
#include <omrade/need_rule.hpp>
#include <omrade/plugin.hpp>
#include <omrade/stats/direct.hpp>
#include <omrade/stats/empirical_bayes.hpp>
#include <omrade/stats/estimate.hpp>
#include <omrade/stats/fay_herriot.hpp>
#include <omrade/stats/funnel.hpp>
#include <omrade/stats/hajek.hpp>
#include <omrade/stats/indirect.hpp>
#include <omrade/stats/inequality.hpp>
#include <omrade/stats/interval.hpp>
#include <omrade/stats/life_table.hpp>
#include <omrade/stats/mean.hpp>
#include <omrade/stats/post_stratification.hpp>
#include <omrade/stats/quantile_groups.hpp>
#include <omrade/stats/raking.hpp>
#include <omrade/stats/rate.hpp>
#include <omrade/stats/trend.hpp>
#include <omrade/two_step.hpp>

#include <cmath>

namespace omrade {
inline namespace sdk {

/// How a layer says that limits were come by.
constexpr Interval interval_of(stats::IntervalKind kind) {
  switch (kind) {
    case stats::IntervalKind::none:
      return Interval::none;
    case stats::IntervalKind::exact:
      return Interval::exact;
    case stats::IntervalKind::byar:
      return Interval::byar;
    case stats::IntervalKind::wilson:
      return Interval::wilson;
    case stats::IntervalKind::student:
      return Interval::student;
    case stats::IntervalKind::dobson:
      return Interval::dobson;
    case stats::IntervalKind::simulation:
      return Interval::bootstrap;
  }
  return Interval::none;
}

/// The limits of an estimate times the layer's multiplier, for EstimateWriter::value. None where
/// one of the four is not known: a layer has all limits or none.
inline Limits limits_of(const stats::Estimate& estimate, double multiplier = 1) {
  const bool known = estimate.interval != stats::IntervalKind::none &&
                     !std::isnan(estimate.at95.lower + estimate.at95.upper + estimate.at998.lower +
                                 estimate.at998.upper);
  if (!known) return {};
  return {.lower95 = multiplier * estimate.at95.lower,
          .upper95 = multiplier * estimate.at95.upper,
          .lower998 = multiplier * estimate.at998.lower,
          .upper998 = multiplier * estimate.at998.upper,
          .kind = interval_of(estimate.interval)};
}

/// Those of empirical Bayes. None where its standard error is 0: see stats::limits_of.
inline Limits limits_of(const stats::EmpiricalBayesEstimate& estimate,
                        stats::EmpiricalBayesKind kind, double multiplier = 1) {
  Limits out = limits_of({.value = estimate.value,
                          .at95 = stats::limits_of(estimate, kind, stats::kZ95),
                          .at998 = stats::limits_of(estimate, kind, stats::kZ998),
                          .interval = stats::IntervalKind::student},
                         multiplier);
  if (out.kind != Interval::none) out.kind = Interval::posterior;
  return out;
}

/// value ± z · standard error, times the multiplier: of Fay-Herriot (the root of its mse), of a
/// synthetic estimate (the root of its variance). None where the error is not above 0.
inline Limits limits_of(double value, double standard_error, double multiplier = 1) {
  if (!(standard_error > 0) || std::isinf(standard_error) || !std::isfinite(value)) return {};
  return {.lower95 = multiplier * (value - kZ95 * standard_error),
          .upper95 = multiplier * (value + kZ95 * standard_error),
          .lower998 = multiplier * (value - kZ998 * standard_error),
          .upper998 = multiplier * (value + kZ998 * standard_error),
          .kind = Interval::student};
}

}  // namespace sdk
}  // namespace omrade

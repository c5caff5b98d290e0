#include "gap.hpp"

#include "measure.hpp"
#include "periods.hpp"
#include "units.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

namespace follow_up {
namespace {

constexpr std::size_t kFewestGroups = 3;

/// The periods that are compared, the same for all areas.
struct Periods {
  double before = omrade::kNone, now = omrade::kNone;
};

/// Now is the call's period, where that is a number, else the latest there is.
Periods periods_of(const omrade::Call& call, std::span<const double> all, double baseline) {
  Periods out{.before = baseline, .now = omrade::kNone};
  double oldest = std::numeric_limits<double>::infinity(), latest = -oldest;
  for (const double one : all) {
    if (std::isnan(one)) continue;
    oldest = std::min(oldest, one);
    latest = std::max(latest, one);
  }
  if (!is_number(call.period(), out.now)) out.now = latest;
  if (baseline == 0) out.before = oldest;
  if (!(out.before < out.now)) out.before = omrade::kNone;  // nothing to compare with
  return out;
}

struct Table {
  std::span<const double> period, numerator, denominator, need, pilot;
};

struct Two {
  Units before, now;
};

Counts counts_of(const Table& table, std::size_t row, double share, std::size_t area) {
  const double x = table.numerator[row], n = table.denominator[row];
  if (x < 0 || n < 0)
    throw omrade::Error("a number below 0", {.area = area, .column = Gap::units.info.id});
  constexpr double rounding = 1e-9;
  if (x > n * (1 + rounding))
    throw omrade::Error("more fulfil than there are", {.area = area, .column = Gap::units.info.id});
  return {share * x, share * n};
}

Two sums_of(const omrade::RowsView& rows, const Table& table, const Periods& periods,
            std::size_t area) {
  Two out;
  for (const omrade::Run run : rows.runs(area)) {
    for (std::size_t r = run.begin; r < run.end; ++r) {
      const bool now = table.period[r] == periods.now, before = table.period[r] == periods.before;
      if (!now && !before) continue;
      const Counts counts = counts_of(table, r, run.share, area);
      const double need = table.need.empty() ? omrade::kNone : table.need[r];
      const double pilot = table.pilot.empty() ? omrade::kNone : table.pilot[r];
      if (now) out.now.add(counts, need, pilot);
      if (before) out.before.add(counts, need, pilot);
    }
  }
  return out;
}

void put(const omrade::EstimateWriter& out, std::size_t i, double n, double value,
         const omrade::Limits& limits = {}) {
  out.set(i, omrade::kNone, n, omrade::whole_persons(n));
  out.value(i, value, limits);
}

/// The limits of a slope are normal, and so are those of a change of two.
omrade::Change change_of(const omrade::SlopeIndex& before, const omrade::SlopeIndex& now) {
  return omrade::SlopeIndex{.value = now.value - before.value,
                            .variance = now.variance + before.variance}
      .measured();
}

void write_slopes(const omrade::Call& call, std::size_t i, const Two& two, bool need_given) {
  const omrade::EstimateWriter sii = call[Gap::sii], change = call[Gap::sii_change],
                               closes = call[Gap::closes];
  if (!need_given) {
    for (const auto& out : {sii, change, closes}) out.not_applicable(i, kNoNeed);
    return;
  }
  if (two.now.unknown() || two.now.needless()) {
    for (const auto& out : {sii, change, closes})
      out.missing(i, two.now.unknown() ? kUnknownUnit : kUnknownNeed);
    return;
  }
  if (two.now.groups() < kFewestGroups) {
    for (const auto& out : {sii, change, closes})
      out.missing(i, two.now.all().known() ? kFewGroups : kNoUnits);
    return;
  }
  const omrade::SlopeIndex now = two.now.slope();
  if (std::isnan(now.value)) {
    for (const auto& out : {sii, change, closes}) out.missing(i, kFewGroups);
    return;
  }
  put(sii, i, two.now.all().n, now.value, now.measured().limits);
  if (two.before.unknown() || two.before.needless()) {
    for (const auto& out : {change, closes})
      out.missing(i, two.before.unknown() ? kUnknownUnit : kUnknownNeed);
    return;
  }
  const omrade::SlopeIndex before =
      two.before.groups() < kFewestGroups ? omrade::SlopeIndex{} : two.before.slope();
  if (std::isnan(before.value)) {
    for (const auto& out : {change, closes}) out.missing(i, kNoBaseline);
    return;
  }
  const double n = std::min(two.now.all().n, two.before.all().n);
  const omrade::Change changed = change_of(before, now);
  put(change, i, n, changed.value, changed.limits);
  put(closes, i, n, closing(before.measured(), changed));
}

void write_pilots(const omrade::EstimateWriter& out, std::size_t i, const Two& two) {
  if (two.before.unknown() || two.now.unknown()) {
    out.missing(i, kUnknownUnit);
    return;
  }
  const bool all = two.before.pilots().known() && two.now.pilots().known() &&
                   two.before.others().known() && two.now.others().known();
  if (!all) {
    out.missing(i, kNoPilots);
    return;
  }
  const omrade::Change effect = omrade::difference_in_differences(
      Share::measured(two.before.pilots()), Share::measured(two.now.pilots()),
      Share::measured(two.before.others()), Share::measured(two.now.others()));
  const double fewest = std::min(
      {two.before.pilots().n, two.now.pilots().n, two.before.others().n, two.now.others().n});
  put(out, i, fewest, effect.value, effect.limits);
}

}  // namespace

void Gap::compute(const omrade::Call& call) const {
  const omrade::RowsView rows = call[units];
  Table table{.period = rows[period],
              .numerator = rows[numerator],
              .denominator = rows[denominator],
              .need = {},
              .pilot = {}};
  if (rows.has(need)) table.need = rows[need];
  if (rows.has(pilot)) table.pilot = rows[pilot];
  const Periods periods = periods_of(call, table.period, call[baseline]);
  const omrade::EstimateWriter all = call[share];
  constexpr std::size_t at_once = 64;
  for (std::size_t i = 0; i < call.areas(); ++i) {
    if (i % at_once == 0 && call.cancelled()) return;
    const Two two = sums_of(rows, table, periods, i);
    if (two.now.unknown()) {
      all.missing(i, kUnknownUnit);
    } else if (two.now.all().known()) {
      all.set(i, std::min(two.now.all().x, two.now.all().n), two.now.all().n);
    } else {
      all.missing(i, kNoUnits);
    }
    write_slopes(call, i, two, rows.has(need));
    write_pilots(call[pilot_effect], i, two);
  }
}

}  // namespace follow_up

// An indicator per area and period beside its target, and how it changes. Definition, formulas and
// assumptions: method.md.
#include "declarations.hpp"
#include "gap.hpp"
#include "measure.hpp"
#include "periods.hpp"
#include "target.hpp"
#include <omrade/plugin.hpp>
#include <omrade/trend.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace follow_up {
namespace {

constexpr omrade::Text kMethod{
    .sv =
        "Värdet jämförs med målet, och med hela sitt intervall på 95 procent. Förändringen sedan "
        "förra perioden har ett eget intervall (MOVER), trenden är en viktad regression över minst "
        "fem perioder. Perioderna antas vara oberoende av varandra.",
    .en =
        "The value is compared with the target, and with all of its interval at 95 per cent. The "
        "change since the period before has an interval of its own (MOVER); the trend is a "
        "weighted regression over at least five periods. Periods are taken as independent."};

/// x and n of one area in every period.
class Series {
 public:
  Series(const omrade::Call& call, bool part_of_whole)
      : numerator_(call.history(kNumerator)),
        denominator_(call.history(kDenominator)),
        part_of_whole_(part_of_whole) {}

  [[nodiscard]] std::size_t periods() const { return numerator_.periods(); }
  [[nodiscard]] Counts at(std::size_t period, std::size_t area) const {
    const double x = numerator_[period][area], n = denominator_[period][area];
    if (x < 0) throw omrade::Error("a number below 0", {.area = area, .column = kNumerator.id});
    if (n < 0) throw omrade::Error("a number below 0", {.area = area, .column = kDenominator.id});
    constexpr double rounding = 1e-9;
    if (part_of_whole_ && x > n * (1 + rounding))
      throw omrade::Error("more fulfil than there are", {.area = area, .column = kNumerator.id});
    return {x, n};
  }

 private:
  omrade::History numerator_, denominator_;
  bool part_of_whole_;
};

/// The layers of a kind of follow-up, in a call.
struct Outputs {
  omrade::EstimateWriter to_target, status, against_target, change, change_verdict, detectable,
      trend;
  [[nodiscard]] std::vector<const omrade::EstimateWriter*> over_time() const {
    return {&change, &change_verdict, &detectable, &trend};
  }
};

void put(const omrade::EstimateWriter& out, std::size_t i, const Counts& now, double value,
         const omrade::Limits& limits = {}) {
  // The size of the group stands beside every number that is made of it.
  out.set(i, omrade::kNone, now.n, omrade::whole_persons(now.n));
  out.value(i, value, limits);
}

template <class Measure>
void write_target(const Outputs& out, std::size_t i, const Counts& now, const Target& target) {
  const omrade::Measured value = Measure::measured(now);
  put(out.to_target, i, now, margin(value.value, target), margin_limits(value.limits, target));
  put(out.status, i, now, static_cast<double>(status_of(value.value, target)));
  put(out.against_target, i, now, verdict(value.limits, target.value, target.aim));
}

template <class Measure>
void write_change(const Outputs& out, std::size_t i, const Counts& before, const Counts& now,
                  Aim aim) {
  const omrade::Change change = omrade::change(Measure::measured(before), Measure::measured(now));
  put(out.change, i, now, change.value, change.limits);
  put(out.change_verdict, i, now, verdict(change.limits, 0, aim));
  const double least = detectable<Measure>(before, now);
  if (std::isnan(least)) {
    out.detectable.missing(i, kAllAlike);
  } else {
    put(out.detectable, i, now, least);
  }
}

template <class Measure>
void write_trend(const Outputs& out, std::size_t i, const Series& series,
                 const std::vector<double>& times, std::size_t least) {
  omrade::TrendLine line;
  for (std::size_t k = 0; k < series.periods(); ++k) {
    const Counts counts = series.at(k, i);
    if (counts.known()) line.add(times[k], Measure::measured(counts).value, counts.n);
  }
  const omrade::Change slope = line.slope(least);
  if (std::isnan(slope.value)) {
    out.trend.missing(i, kTooFew);
  } else {
    put(out.trend, i, series.at(series.periods() - 1, i), slope.value, slope.limits);
  }
}

/// Everything but the measured value itself, of one area.
template <class Measure>
void follow(const Outputs& out, std::size_t i, const Series& series, const Target& target,
            const std::vector<double>& times, std::size_t least) {
  const std::size_t last = series.periods() - 1;
  const Counts now = series.at(last, i);
  if (!now.known()) {
    for (const omrade::EstimateWriter* one : {&out.to_target, &out.status, &out.against_target})
      one->missing(i, kNobody);
    for (const omrade::EstimateWriter* one : out.over_time()) one->missing(i, kNobody);
    return;
  }
  write_target<Measure>(out, i, now, target);
  if (last == 0) {
    for (const omrade::EstimateWriter* one : out.over_time()) one->not_applicable(i, kFirst);
    return;
  }
  const Counts before = series.at(last - 1, i);
  if (before.known()) {
    write_change<Measure>(out, i, before, now, target.aim);
  } else {
    for (const omrade::EstimateWriter* one : {&out.change, &out.change_verdict, &out.detectable})
      one->missing(i, kNotBefore);
  }
  write_trend<Measure>(out, i, series, times, least);
}

template <class Plugin, class Measure>
void compute_all(const omrade::Call& call, bool part_of_whole) {
  const Series series(call, part_of_whole);
  const omrade::EstimateWriter measured = call[Plugin::measured];
  const Outputs out{call[Plugin::to_target],      call[Plugin::status],
                    call[Plugin::against_target], call[Plugin::change],
                    call[Plugin::change_verdict], call[Plugin::detectable],
                    call[Plugin::trend]};
  const Target target{.aim = call[kAim].index == 0 ? Aim::at_least : Aim::at_most,
                      .value = call[Plugin::target],
                      .close_from = call[Plugin::close_from]};
  const std::vector<double> times = times_of(call);
  const auto least = static_cast<std::size_t>(call[kLeastPeriods]);
  for (std::size_t i = 0; i < call.areas(); ++i) {
    const Counts now = series.at(series.periods() - 1, i);
    if (now.known()) {
      measured.set(i, now.x, now.n);
    } else {
      measured.missing(i, kNobody);
    }
    follow<Measure>(out, i, series, target, times, least);
  }
}

constexpr omrade::Layer to_target_of(const char* unit) {
  return of_now("to_target", {.sv = "Avstånd till målet", .en = "Distance to the target"},
                {.sv = "Över 0 när målet är nått, under 0 när det saknas något.",
                 .en = "Above 0 where the target is attained, below 0 where something lacks."},
                unit, omrade::Kind::difference, 1);
}
constexpr omrade::Layer status_layer() {
  return of_now("status", {.sv = "Måluppfyllelse", .en = "Attainment"},
                {.sv = "2 = målet är nått, 1 = nära, 0 = inte nått. Ser inte till osäkerheten.",
                 .en = "2 = attained, 1 = close, 0 = not. Takes no account of uncertainty."},
                "", omrade::Kind::index, 0);
}
constexpr omrade::Layer against_layer() {
  return of_now("against_target", {.sv = "Säkert över målet?", .en = "Surely beyond the target?"},
                {.sv = "1 = säkert bättre än målet, −1 = säkert sämre, 0 = kan inte skiljas från "
                       "målet.",
                 .en = "1 = surely better than the target, −1 = surely worse, 0 = cannot be told "
                       "from the target."},
                "", omrade::Kind::index, 0);
}
constexpr omrade::Layer change_of(const char* unit) {
  return over_time(
      "change", {.sv = "Förändring sedan förra perioden", .en = "Change since the period before"},
      {.sv = "Värdet nu minus värdet i perioden före.",
       .en = "The value now minus that of the period before."},
      unit, omrade::Kind::difference, omrade::Direction::neutral, 1);
}
constexpr omrade::Layer change_verdict_layer() {
  return over_time("change_verdict", {.sv = "Säker förändring?", .en = "A sure change?"},
                   {.sv = "1 = säkert bättre än förra perioden, −1 = säkert sämre, 0 = kan inte "
                          "skiljas från slumpen.",
                    .en = "1 = surely better than the period before, −1 = surely worse, 0 = cannot "
                          "be told from chance."},
                   "", omrade::Kind::index, omrade::Direction::higher_is_better, 0);
}
constexpr omrade::Layer detectable_of(const char* unit) {
  return over_time(
      "detectable",
      {.sv = "Minsta förändring som kan upptäckas", .en = "Smallest detectable change"},
      {.sv = "Så stor måste en verklig förändring vara för att upptäckas i fyra fall "
             "av fem.",
       .en = "So large must a true change be to be found four times in five."},
      unit, omrade::Kind::index, omrade::Direction::neutral, 1);
}
constexpr omrade::Layer trend_of(const char* unit) {
  return over_time("trend", {.sv = "Trend per år", .en = "Trend per year"},
                   {.sv = "Lutningen hos en rak linje genom perioderna: förändring per år, eller "
                          "per period där perioderna inte är år.",
                    .en = "The slope of a straight line through the periods: change per year, or "
                          "per period where periods are no years."},
                   unit, omrade::Kind::difference, omrade::Direction::neutral, 2);
}

struct FollowUp {
  static constexpr omrade::Info info{
      .id = "se.omrade.follow_up",
      .version = "1.0.0",
      .title = {.sv = "Uppföljning mot mål: andelar", .en = "Follow-up against a target: shares"},
      .summary = {.sv = "En andel jämförd med ett mål, och hur den förändras.",
                  .en = "A share beside its target, and how it changes."},
      .method = kMethod,
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};
  static constexpr auto target = target_of(90, 100, "%");
  static constexpr auto close_from = close_of(81, 100, "%");
  static constexpr auto measured = measured_of(omrade::Kind::proportion, "%", Share::kScale);
  static constexpr auto to_target = to_target_of("%");
  static constexpr auto status = coded(status_layer(), kAttainment);
  static constexpr auto against_target = coded(against_layer(), kAgainstTarget);
  static constexpr auto change = change_of("%");
  static constexpr auto change_verdict = coded(change_verdict_layer(), kVerdict);
  static constexpr auto detectable = detectable_of("%");
  static constexpr auto trend = trend_of("%");
  static constexpr auto declares =
      omrade::declare(target, close_from, kAim, kLeastPeriods, kNumerator, kDenominator, measured,
                      to_target, status, against_target, change, change_verdict, detectable, trend);
  void compute(const omrade::Call& call) const { compute_all<FollowUp, Share>(call, true); }
};

struct FollowUpRate {
  static constexpr omrade::Info info{
      .id = "se.omrade.follow_up_rate",
      .version = "1.0.0",
      .title = {.sv = "Uppföljning mot mål: per 1 000",
                .en = "Follow-up against a target: per 1,000"},
      .summary = {.sv = "Händelser per 1 000 jämförda med ett mål, och hur de förändras.",
                  .en = "Events per 1,000 beside their target, and how they change."},
      .method = kMethod,
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};
  static constexpr auto target = target_of(250, 1e6, "per 1000");
  static constexpr auto close_from = close_of(275, 1e6, "per 1000");
  static constexpr auto measured = measured_of(omrade::Kind::rate, "per 1000", Rate::kScale);
  static constexpr auto to_target = to_target_of("per 1000");
  static constexpr auto status = coded(status_layer(), kAttainment);
  static constexpr auto against_target = coded(against_layer(), kAgainstTarget);
  static constexpr auto change = change_of("per 1000");
  static constexpr auto change_verdict = coded(change_verdict_layer(), kVerdict);
  static constexpr auto detectable = detectable_of("per 1000");
  static constexpr auto trend = trend_of("per 1000");
  static constexpr auto declares =
      omrade::declare(target, close_from, kAim, kLeastPeriods, kNumerator, kDenominator, measured,
                      to_target, status, against_target, change, change_verdict, detectable, trend);
  void compute(const omrade::Call& call) const { compute_all<FollowUpRate, Rate>(call, false); }
};

}  // namespace
}  // namespace follow_up

OMRADE_PLUGINS(follow_up::FollowUp, follow_up::FollowUpRate, follow_up::Gap)

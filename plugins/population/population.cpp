// Who lives in an area: by age and sex, and how many there will be if cohorts go on changing as
// they did. Definition, formulas and assumptions: method.md.
#include "cohorts.hpp"
#include "inputs.hpp"
#include "layers.hpp"
#include "sex.hpp"
#include <omrade/plugin.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace population {
namespace {

template <std::size_t... I>
constexpr auto bars(std::index_sequence<I...>) {
  return std::tuple_cat(omrade::declare(kWomen[I]...), omrade::declare(kMen[I]...));
}

}  // namespace

struct Population {
  static constexpr omrade::Info info{
      .id = "se.omrade.population",
      .version = "1.0.0",
      .title = {.sv = "Befolkning", .en = "Population"},
      .summary = {.sv = "Ålderspyramid, försörjningskvot, omflyttning, täthet och framskrivning.",
                  .en = "Age pyramid, dependency ratios, turnover, density and projection."},
      .method = {.sv =
                     "Framskrivningen antar att varje årskull, uppdelad på kön, förändras lika "
                     "mycket under varje kommande femårsperiod som under den senaste, genom "
                     "dödsfall och flyttningar tillsammans, och att antalet barn 0–4 år per kvinna "
                     "15–49 år är oförändrat (Hamilton och Perry 1962). Den är ingen prognos och "
                     "har inget intervall.",
                 .en = "The projection takes it that every cohort, by sex, changes in each coming "
                       "five years as in the last, by deaths and moves together, and that the "
                       "children of 0–4 per woman of 15–49 stay as they are (Hamilton and Perry "
                       "1962). It is no forecast and has no interval."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};
  static constexpr auto declares =
      std::tuple_cat(omrade::declare(kSteps, kLeastRatio, kMostRatio, kLeastPeople, kRows, kMovedIn,
                                     kMovedOut, kKm2, kResidents),
                     bars(std::make_index_sequence<kBars>{}),
                     omrade::declare(kYoungRatio, kOldRatio, kRatio, kIn, kOut, kTurnover, kDensity,
                                     kProjected, kProjectedYoung, kProjectedOld, kProjectedOldest));

  void compute(const omrade::Call& call) const;
};

namespace {

constexpr std::size_t kFrom20 = 4, kFrom65 = 13, kFrom80 = 16;  // bands

std::optional<double> year_of(std::string_view period) {
  double out = 0;
  const auto [end, error] = std::from_chars(period.data(), period.data() + period.size(), out);
  if (error != std::errc{} || end != period.data() + period.size()) return std::nullopt;
  return out;
}

/// The rows of residents, and of which year and sex each is.
class Residents {
 public:
  explicit Residents(const omrade::Call& call)
      : rows_(call[kRows]), age_(rows_[kAge]), sex_(rows_[kSex]), year_(year_of(call.period())) {
    if (rows_.has(kPeople)) people_ = rows_[kPeople];
    if (rows_.has(kYear)) years_ = rows_[kYear];
    for (std::size_t k = 0; k < sex_.size(); ++k) meant_.push_back(sex_of(sex_.label(k)));
    const bool none =
        std::all_of(meant_.begin(), meant_.end(), [](Sex one) { return one == Sex::unknown; });
    if (none && !meant_.empty())
      throw omrade::Error("no row is of a known sex; write kvinna or man", {.column = kSex.id});
  }

  /// False where rows have years and none is the call's period: then nobody is told, not nobody
  /// counted.
  [[nodiscard]] bool of_period() const {
    return years_.empty() ||
           (year_ && std::find(years_.begin(), years_.end(), *year_) != years_.end());
  }
  [[nodiscard]] bool have_years() const { return !years_.empty() && year_.has_value(); }
  [[nodiscard]] People now(std::size_t area) const { return of(area, 0); }
  [[nodiscard]] People before(std::size_t area) const { return of(area, kWidth); }

 private:
  [[nodiscard]] Sex meant(std::size_t row) const {
    return sex_.code(row) < 0 ? Sex::unknown : meant_[static_cast<std::size_t>(sex_.code(row))];
  }
  /// `ago` years before the period of the call.
  [[nodiscard]] People of(std::size_t area, double ago) const {
    People out;
    for (const omrade::Run run : rows_.runs(area)) {
      for (std::size_t r = run.begin; r < run.end; ++r) {
        if (have_years() && years_[r] != *year_ - ago) continue;
        const double people = people_.empty() ? 1 : people_[r];
        if (people < 0 || age_[r] < 0)
          throw omrade::Error("a number below 0", {.area = area, .column = kRows.info.id});
        const Sex sex = meant(r);
        if (std::isnan(age_[r]) || sex == Sex::unknown) {
          out.unknown += run.share * people;
          continue;
        }
        Bands& bands = sex == Sex::woman ? out.women : out.men;
        bands[band_of(age_[r])] += run.share * people;
      }
    }
    return out;
  }

  omrade::RowsView rows_;
  std::span<const double> age_;
  omrade::Categories sex_;
  std::span<const double> people_{}, years_{};
  std::optional<double> year_;
  std::vector<Sex> meant_{};  ///< by each label
};

void write_pyramid(const omrade::Call& call, std::size_t i, const People& now) {
  for (std::size_t b = 0; b < kBars; ++b) {
    const std::size_t first = 2 * b;
    const std::size_t end = b + 1 == kBars ? population::kBands : first + 2;
    call[kWomen[b]].count(i, sum(now.women, first, end));
    call[kMen[b]].count(i, sum(now.men, first, end));
  }
}

void write_dependency(const omrade::Call& call, std::size_t i, const People& now) {
  const double working = aged(now, kFrom20, kFrom65);
  const double young = aged(now, 0, kFrom20), old = aged(now, kFrom65);
  const auto put = [&](const omrade::Layer& layer, double dependent) {
    const omrade::EstimateWriter out = call[layer];
    if (!(working > 0)) return out.not_applicable(i, kNoneOfWorkingAge);
    out.set(i, dependent, working, omrade::whole_persons(working));
    out.value(i, 100 * dependent / working);
  };
  put(kYoungRatio, young);
  put(kOldRatio, old);
  put(kRatio, young + old);
}

std::optional<omrade::Column> column_of(const omrade::Call& call, const omrade::Input& input) {
  if (!call.has(input)) return std::nullopt;
  return call[input];
}

void write_moves(const omrade::Call& call, std::size_t i, double all) {
  const auto in = column_of(call, kMovedIn), out = column_of(call, kMovedOut);
  const auto put = [&](const omrade::Layer& layer, bool given, double number) {
    if (!given) return call[layer].not_applicable(i, kNotGiven);
    if (number < 0) throw omrade::Error("a number below 0", {.area = i});
    if (std::isnan(number)) return call[layer].missing(i, kUnknown);
    call[layer].set(i, number, all);
  };
  put(kIn, in.has_value(), in ? (*in)[i] : 0);
  put(kOut, out.has_value(), out ? (*out)[i] : 0);
  put(kTurnover, in && out, in && out ? ((*in)[i] + (*out)[i]) / 2 : 0);
}

void write_density(const omrade::Call& call, std::size_t i, double all) {
  const omrade::EstimateWriter out = call[kDensity];
  if (!call.has(kKm2)) return out.not_applicable(i, kNotGiven);
  const double km2 = call[kKm2][i];
  if (!(km2 > 0)) return out.missing(i, kUnknown);
  out.set(i, omrade::kNone, all, omrade::whole_persons(all));
  out.value(i, all / km2);
}

constexpr std::array<const omrade::Layer*, 4> kProjections{&kProjected, &kProjectedYoung,
                                                           &kProjectedOld, &kProjectedOldest};

void write_projection(const omrade::Call& call, std::size_t i, const Residents& residents,
                      const People& now) {
  const double all = all_of(now);
  const People before = residents.have_years() ? residents.before(i) : People{};
  const bool known = all_of(before) > 0;  // false too where a number is not known
  const bool many = all >= call[kLeastPeople];
  if (!known || !many) {
    for (const omrade::Layer* layer : kProjections)
      call[*layer].not_applicable(i, known ? kTooFew : kNoEarlier);
    return;
  }
  const Change change =
      change_between(before, now, {.least = call[kLeastRatio], .most = call[kMostRatio]});
  const People then = projected(now, change, static_cast<int>(call[kSteps]));
  const std::array<double, 4> values{all_of(then), aged(then, 0, kFrom20), aged(then, kFrom65),
                                     aged(then, kFrom80)};
  for (std::size_t k = 0; k < kProjections.size(); ++k) {
    const omrade::EstimateWriter out = call[*kProjections[k]];
    out.set(i, omrade::kNone, all, omrade::whole_persons(all));
    out.value(i, values[k]);
    out.estimator(i, omrade::Estimator::synthetic);
    if (!change.whole) out.unreliable(i, kBounded);
  }
}

constexpr std::array<const omrade::Layer*, 7> kOfEverybody{&kYoungRatio, &kOldRatio, &kRatio,  &kIn,
                                                           &kOut,        &kTurnover, &kDensity};

void nobody(const omrade::Call& call, std::size_t i) {
  call[kResidents].count(i, 0);
  for (std::size_t b = 0; b < kBars; ++b) {
    call[kWomen[b]].count(i, 0);
    call[kMen[b]].count(i, 0);
  }
  for (const omrade::Layer* layer : kOfEverybody) call[*layer].not_applicable(i, kNobody);
  for (const omrade::Layer* layer : kProjections) call[*layer].not_applicable(i, kNobody);
}

void unknown(const omrade::Call& call, std::size_t i, const omrade::Text& why) {
  call[kResidents].missing(i, why);
  for (std::size_t b = 0; b < kBars; ++b) {
    call[kWomen[b]].missing(i, why);
    call[kMen[b]].missing(i, why);
  }
  for (const omrade::Layer* layer : kOfEverybody) call[*layer].missing(i, why);
  for (const omrade::Layer* layer : kProjections) call[*layer].missing(i, why);
}

}  // namespace

void Population::compute(const omrade::Call& call) const {
  const Residents residents(call);
  const bool of_period = residents.of_period();
  constexpr std::size_t at_once = 64;
  for (std::size_t i = 0; i < call.areas(); ++i) {
    if (i % at_once == 0 && call.cancelled()) return;
    if (!of_period) {
      unknown(call, i, kNotOfPeriod);
      continue;
    }
    const People now = residents.now(i);
    const double all = all_of(now) + now.unknown;
    if (!(all > 0)) {  // where a number is not known, its sum is not either
      if (std::isnan(all)) {
        unknown(call, i, kUnknown);
      } else {
        nobody(call, i);
      }
      continue;
    }
    call[kResidents].count(i, all);
    write_pyramid(call, i, now);
    write_dependency(call, i, now);
    write_moves(call, i, all);
    write_density(call, i, all);
    write_projection(call, i, residents, now);
  }
}

}  // namespace population

OMRADE_PLUGINS(population::Population)

#include "disclosure/round_persons.hpp"

#include "base/same_number.hpp"
#include "disclosure/cells.hpp"
#include "disclosure/complements.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/series.hpp"
#include "disclosure/weighted_sums.hpp"
#include "disclosure/whole_persons.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool denominator_is_persons(const LayerInfo& info) {
  return info.kind != LayerKind::ratio;
}

bool base_is_persons(const LayerInfo& info) {
  return info.base_of != BaseOf::events;
}

bool without_limits(ConstEstimateSpans spans, std::size_t i) {
  return static_cast<IntervalKind>(spans.interval[i]) == IntervalKind::none;
}

/// To twelve digits, so that it does not depend on the last bits of the cell it was seen in.
double snapped(double x) {
  const double digits = std::pow(10, 11 - std::floor(std::log10(std::abs(x))));
  const double near = std::round(x * digits) / digits;
  return std::isfinite(near) ? near : x;  // of 0, and of numbers that are next to it
}

/// How the values of a layer follow from numerators, in all cells of all levels.
struct Shape {
  bool of_numerator = true;           ///< value = numerator
  std::optional<double> of_quotient;  ///< value = this · numerator / denominator
  bool quotient_fails = false;
  std::size_t seen = 0;

  void see(double value, double x, double n) {
    of_numerator = of_numerator && same_number(value, x);
    if (x == 0 && value == 0) return;
    ++seen;
    const double times = value * n / x;
    if (!std::isfinite(times)) {
      quotient_fails = true;
    } else if (!of_quotient) {
      of_quotient = times;
    } else if (!same_number(*of_quotient, times)) {
      quotient_fails = true;
    }
  }
  /// Of one cell alone anything is some number times anything else.
  [[nodiscard]] std::optional<double> quotient(double multiplier) const {
    const bool told = of_quotient && (seen > 1 || same_number(*of_quotient, multiplier));
    if (!told || quotient_fails || of_numerator) return std::nullopt;
    return snapped(*of_quotient);
  }
};

class Rounding {
 public:
  Rounding(Profile& profile, std::uint32_t base) : profile_(profile), base_(base) {
    for (const LevelResult& level : profile_.levels) {
      for (const LayerResult& layer : level.layers) {
        const ConstEstimateSpans spans = layer.estimates.spans();
        Shape& shape = shapes_[name_of(layer)];
        for (std::size_t i = 0; i < spans.size(); ++i) {
          if (has_value(spans.state_of(i)))
            shape.see(spans.value[i], spans.numerator[i], spans.denominator[i]);
        }
      }
    }
  }

  std::vector<Withheld> run() {
    for (LevelResult& level : profile_.levels) {
      for (LayerResult& layer : level.layers) {
        for (std::size_t i = 0; i < layer.estimates.size(); ++i) round(level, layer, i);
      }
    }
    return std::move(withheld_);
  }

  /// An index of counts that were rounded before.
  void make_index_anew(const WeightedSum& sum) {
    const LayerResult& layer = profile_.levels[sum.level].layers[sum.layer];
    const Shape& shape = shapes_.at(name_of(layer));
    const auto quotient = shape.quotient(layer.info->multiplier);
    if (quotient || shape.of_numerator) {
      make_all_anew(profile_, sum, [&](std::size_t i) {
        return quotient ? *quotient / std::as_const(layer.estimates).spans().denominator[i] : 1.0;
      });
    } else {
      remake(profile_, {sum});
    }
  }

 private:
  using Name = std::tuple<std::string, std::string, std::string>;
  static Name name_of(const LayerResult& layer) {
    return {layer.indicator, layer.info->id, layer.period};
  }

  void round(const LevelResult& level, LayerResult& layer, std::size_t i) {
    const LayerInfo& info = *layer.info;
    const EstimateSpans spans = layer.estimates.spans();
    const ConstEstimateSpans as_it_is = std::as_const(layer.estimates).spans();
    if (base_is_persons(info)) spans.base[i] = rounded(spans.base[i], base_);
    const double n = spans.denominator[i];
    const double of = denominator_is_persons(info) ? rounded(n, base_) : n;
    if (has_value(as_it_is.state_of(i)) && of == 0 && n > 0 && info.kind != LayerKind::count) {
      without_denominator(level, layer, i);
      return;
    }
    if (info.counts_persons) {
      round_persons(info, spans, as_it_is, i, of, shapes_.at(name_of(layer)));
    } else {
      round_others(info, spans, i, of, shapes_.at(name_of(layer)));
    }
    spans.denominator[i] = of;
  }

  void without_denominator(const LevelResult& level, LayerResult& layer, std::size_t i) {
    const EstimateSpans spans = layer.estimates.spans();
    if (layer.info->base_of == BaseOf::respondents) {
      spans.numerator[i] = spans.denominator[i] = kNone;
      return;
    }
    wipe(spans, i);
    withheld_.push_back(entry_of(level, layer, i, Rule::minimum_denominator));
  }

  /// The numerator counts persons.
  void round_persons(const LayerInfo& info, EstimateSpans spans, ConstEstimateSpans as_it_is,
                     std::size_t i, double n, const Shape& shape) const {
    const double x = rounded(spans.numerator[i], base_);
    if (follows(info, as_it_is, i)) {
      make_anew(info, spans, i, x, n);
    } else if (info.kind == LayerKind::count) {
      spans.value[i] = rounded(spans.value[i], base_);
      spans.lower95[i] = rounded(spans.lower95[i], base_);
      spans.upper95[i] = rounded(spans.upper95[i], base_);
      spans.lower998[i] = rounded(spans.lower998[i], base_);
      spans.upper998[i] = rounded(spans.upper998[i], base_);
    } else if (!has_value(as_it_is.state_of(i))) {
      // Numbers beside no value.
    } else if (std::isnan(x)) {
      scale_density(info, spans, i, n);
    } else if (info.kind == LayerKind::difference && without_limits(as_it_is, i)) {
      const double gained = spans.numerator[i] - spans.denominator[i];
      if (same_number(spans.value[i], gained)) {
        spans.value[i] = x - n;
      } else if (n > 0 && alike(spans.value[i], gained / spans.denominator[i])) {
        spans.value[i] = (x - n) / n;
      }
    } else if (info.kind == LayerKind::index && without_limits(as_it_is, i) &&
               shape.quotient(info.multiplier)) {
      spans.value[i] = *shape.quotient(info.multiplier) * x / n;
    }
    spans.numerator[i] = x;
  }

  /// Persons are in the denominator at most.
  void round_others(const LayerInfo& info, EstimateSpans spans, std::size_t i, double n,
                    const Shape& shape) const {
    if (std::isnan(spans.numerator[i])) {
      scale_density(info, spans, i, n);
    } else if (shape.quotient(info.multiplier) && spans.denominator[i] > 0) {
      spans.numerator[i] *= n / spans.denominator[i];
    }
  }

  /// Persons per square kilometre, whose number everybody knows.
  static void scale_density(const LayerInfo& info, EstimateSpans spans, std::size_t i, double n) {
    if (info.unit.rfind("persons per ", 0) != 0 || !(spans.denominator[i] > 0)) return;
    const double times = n / spans.denominator[i];
    for (const std::span<double> numbers :
         {spans.value, spans.lower95, spans.upper95, spans.lower998, spans.upper998})
      numbers[i] *= times;
  }

  Profile& profile_;
  std::uint32_t base_;
  std::map<Name, Shape> shapes_;
  std::vector<Withheld> withheld_;
};

/// Some of divided people may have been rounded to whole persons, and others that print what they
/// leave were made of those. All are here, so that the same data come to the same multiples
/// whichever the gate rounded.
void round_to_whole(Profile& profile, std::uint32_t level, std::uint32_t l) {
  LayerResult& layer = profile.levels[level].layers[l];
  for (std::size_t i = 0; i < layer.estimates.size(); ++i) {
    if (can_be_rounded(*layer.info, std::as_const(layer.estimates).spans(), i))
      disclosure::round_to_whole(*layer.info, layer.estimates.spans(), i);
  }
}

}  // namespace

double rounded(double persons, std::uint32_t base) {
  if (base == 0 || !std::isfinite(persons)) return persons;
  constexpr double to_the_middle = 1e-9;
  constexpr double at_most = 1e-3;                         // of a multiple
  constexpr double whole_numbers = 4'503'599'627'370'496;  // 2^52: from there doubles are whole
  const double multiples = persons / base;
  if (std::abs(multiples) >= whole_numbers) return persons;
  const double hair = std::min(at_most, to_the_middle * std::max(1.0, std::abs(multiples)));
  return base * std::floor(multiples + 0.5 + hair);
}

Rules of_rounded(const Rules& rules) {
  Rules out = rules;
  if (rules.rounding == 0) return out;
  for (std::uint32_t* least :
       {&out.minimum_count, &out.minimum_denominator, &out.minimum_respondents})
    *least -= *least % rules.rounding;
  out.group_disclosure = false;
  return out;
}

std::string_view unrounded(const LayerInfo& info, ConstEstimateSpans spans, std::size_t i,
                           std::uint32_t base) {
  const auto off = [base](double persons) {
    return std::isfinite(persons) && persons != rounded(persons, base);
  };
  if (info.counts_persons && info.kind == LayerKind::count && off(spans.value[i])) return "value";
  if (info.counts_persons && off(spans.numerator[i])) return "numerator";
  if (denominator_is_persons(info) && off(spans.denominator[i])) return "denominator";
  return base_is_persons(info) && off(spans.base[i]) ? "base" : "";
}

std::optional<Unrounded> first_unrounded(const Profile& profile, std::uint32_t base) {
  for (const LevelResult& level : profile.levels) {
    for (const LayerResult& layer : level.layers) {
      const ConstEstimateSpans spans = layer.estimates.spans();
      for (std::size_t i = 0; i < spans.size(); ++i) {
        const std::string_view number = unrounded(*layer.info, spans, i, base);
        if (!number.empty()) return Unrounded{&level, &layer, i, number};
      }
    }
  }
  return std::nullopt;
}

std::vector<Withheld> round_persons(Profile& profile, std::uint32_t base) {
  if (base == 0) return {};
  std::uint32_t numbers = 0;
  std::vector<Series> series = series_of(profile, Originals(profile), numbers);
  std::vector<WeightedSum> sums =
      take_weighted_sums(profile, declared_sums_of(profile, series).sums, series);
  // Kronor that follow persons are what is paid, and persons are rounded by themselves.
  std::erase_if(sums, [&](const WeightedSum& sum) {
    const LayerInfo& info = *profile.levels[sum.level].layers[sum.layer].info;
    return !info.unit.empty() || info.counts_persons;
  });
  const std::vector<Complement> complements = take_complements(profile, series);
  const std::vector<Remainder> remainders = take_remainders(profile, series);
  for (const Complement& one : complements) round_to_whole(profile, one.level, one.other);
  for (const Remainder& one : remainders) round_to_whole(profile, one.level, one.other);
  remake(profile, complements);
  remake(profile, remainders);
  Rounding rounding(profile, base);
  std::vector<Withheld> withheld = rounding.run();
  for (const WeightedSum& sum : sums) rounding.make_index_anew(sum);
  return withheld;
}

}  // namespace omrade::disclosure

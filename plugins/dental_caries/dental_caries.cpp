// Caries of children and young people. Definitions, sources and assumptions: method.md.
#include "children.hpp"
#include "inputs.hpp"
#include "layers.hpp"
#include "parameters.hpp"
#include "teeth.hpp"
#include <omrade/plugin.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace caries {

struct DentalCaries {
  static constexpr omrade::Info info{
      .id = "se.omrade.dental_caries",
      .version = "1.0.0",
      .title = {.sv = "Karies hos barn och unga", .en = "Caries in children and young people"},
      .summary = {.sv = "Kariesfria, medelantal, SiC, täckningsgrad och kariesindex vid 3, 6, 12, "
                        "19 och 23 år.",
                  .en = "Caries-free, mean, SiC, coverage and caries index at ages 3, 6, 12, 19 "
                        "and 23."},
      .method =
          {.sv = "Varje undersökt person räknas med den andel som hör till området. SiC är "
                 "medelantalet i den tredjedel som har flest kariespåverkade tänder; går antalet "
                 "personer inte jämnt upp tas en bråkdel av gränsklassen. Kariesindex är antalet "
                 "kariespåverkade tänder delat med det antal som väntas utifrån referensens "
                 "medelantal i varje ålder. Intervallen för medelantal, SiC och index är Students "
                 "och räknas över personer, inte över tänder.",
           .en = "Everyone examined counts by the share that belongs to the area. SiC is the mean "
                 "of the third with the most affected teeth, with a fraction of the boundary class "
                 "where the number of persons is not divisible by three. The caries index is the "
                 "number of affected teeth divided by the number expected from the reference's "
                 "mean at each age. The intervals of means, SiC and index are Student's, over "
                 "persons and not over teeth."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};

  static constexpr auto declares =
      omrade::declare(kReferenceMean3, kReferenceMean6, kReferenceMean12, kReferenceMean19,
                      kReferenceMean23, kDistributionAge, kChildren, kResidents, kFree3, kFree6,
                      kFree12, kFree19, kFree23, kMean12, kMean19, kMean23, kSic12, kSic19, kSic23,
                      kSic10At12, kPolarisation12, kCoverage, kIndex, kDistribution);

  void compute(const omrade::Call& call) const;
};

namespace {

using omrade::EstimateWriter;
using omrade::kNone;
using omrade::whole_persons;

constexpr double kThird = 1.0 / 3;
constexpr double kTenth = 0.1;

/// The examined of one age; `teeth` is a lower bound where a number is not known.
struct OfAge {
  const Teeth& teeth;
  bool unknown;

  /// Writes why there is no value; false if there is one.
  bool refuse(const EstimateWriter& out, std::size_t i) const {
    if (unknown) {
      out.missing(i, kUnknownChildren);
    } else if (!(teeth.examined() > 0)) {
      out.missing(i, kNobodyExamined);
    } else {
      return false;
    }
    return true;
  }
};

void put_free(const EstimateWriter& out, std::size_t i, const OfAge& age) {
  if (age.refuse(out, i)) return;
  out.set(i, age.teeth.free(), age.teeth.examined());
}

void put_mean(const EstimateWriter& out, std::size_t i, const OfAge& age) {
  if (age.refuse(out, i)) return;
  const double examined = age.teeth.examined();
  out.set(i, age.teeth.affected(), examined, whole_persons(examined));
  out.value(i, age.teeth.mean(), age.teeth.limits_of_mean());
}

/// The denominator are those whose mean it is: a tenth of 30 is three children.
void put_top(const EstimateWriter& out, std::size_t i, const OfAge& age, double share) {
  if (age.refuse(out, i)) return;
  const Top top = age.teeth.top(share);
  out.set(i, top.total, top.people, whole_persons(age.teeth.examined()));
  out.value(i, top.mean(), age.teeth.limits_of(top));
}

void put_polarisation(const EstimateWriter& out, std::size_t i, const OfAge& age) {
  if (age.refuse(out, i)) return;
  const Top top = age.teeth.top(kThird);
  out.set(i, kNone, kNone, whole_persons(age.teeth.examined()));
  out.value(i, std::max(0.0, top.mean() - age.teeth.mean()), age.teeth.limits_of_excess(top));
}

void put_coverage(const EstimateWriter& out, std::size_t i, const Reader& reader,
                  const Counted& counted) {
  if (!reader.has_residents()) return out.not_applicable(i, kNoResidents);
  // Register counts are perturbed: as many as this may be examined beyond an age's residents.
  constexpr double perturbation = 3;
  bool any = false;
  bool unknown_residents = false;
  bool too_many = false;
  double examined = 0;
  double residents = 0;
  for (std::size_t k = 0; k < kAges.size(); ++k) {
    if (!counted.among[k]) continue;
    any = true;
    unknown_residents = unknown_residents || counted.unknown_residents[k];
    const double of_age = counted.teeth[k].examined();
    const double living = counted.residents[k];
    too_many = too_many || of_age > living + perturbation;
    examined += std::min(of_age, living);
    residents += living;
  }
  if (!any) return out.missing(i, kNoAge);
  if (counted.any_unknown_children()) return out.missing(i, kUnknownChildren);
  if (unknown_residents) return out.missing(i, kUnknownResidents);
  if (too_many) return out.missing(i, kTooMany);
  if (!(residents > 0)) return out.not_applicable(i, kNobodyLives);
  out.set(i, examined, residents);
}

/// Teeth of one child are not independent: the variance of their number is that between children of
/// an age, summed over ages, with Satterthwaite's (1946) degrees of freedom.
omrade::Limits limits_of_index(const Counted& counted, double expected) {
  double observed = 0;
  double variance = 0;
  double parts = 0;
  for (const Teeth& teeth : counted.teeth) {
    const double n = teeth.examined();
    if (!(n > 0)) continue;
    if (!(n >= 2)) return {};  // nothing is known of how children of this age differ
    const double of_age = n * teeth.spread([](double x) { return x; }) / (n - 1);
    observed += teeth.affected();
    variance += of_age;
    parts += of_age * of_age / (n - 1);
  }
  if (!(variance > 0)) return {};
  return at_least_zero(omrade::student_limits(observed / expected, std::sqrt(variance) / expected,
                                              variance * variance / parts));
}

using References = std::array<double, kAges.size()>;

void put_index(const EstimateWriter& out, std::size_t i, const Counted& counted,
               const References& references) {
  double observed = 0;
  double expected = 0;
  for (std::size_t k = 0; k < kAges.size(); ++k) {
    observed += counted.teeth[k].affected();
    expected += references[k] * counted.teeth[k].examined();
  }
  if (counted.any_unknown_children()) return out.missing(i, kUnknownChildren);
  if (!(expected > 0)) return out.missing(i, kNobodyAtAll);
  out.set(i, observed, expected, whole_persons(counted.examined()));
  out.value(i, observed / expected, limits_of_index(counted, expected));
}

/// One of the ages whose severity is followed.
struct Severity {
  AgeAt age;
  EstimateWriter mean, sic;
  bool in_distribution;  ///< not shown, lest it should tell of protected classes
};

}  // namespace

void DentalCaries::compute(const omrade::Call& call) const {
  const Reader reader(call);
  const References references{call[kReferenceMean3], call[kReferenceMean6], call[kReferenceMean12],
                              call[kReferenceMean19], call[kReferenceMean23]};
  const std::array<EstimateWriter, kAges.size()> free{call[kFree3], call[kFree6], call[kFree12],
                                                      call[kFree19], call[kFree23]};
  const auto shown_at = [&](AgeAt age) {
    return reader.has_classes() && call[kDistributionAge] == kAges[age];
  };
  const std::array<Severity, 3> severities{
      {{at12, call[kMean12], call[kSic12], false},  // its parts see to it
       {at19, call[kMean19], call[kSic19], shown_at(at19)},
       {at23, call[kMean23], call[kSic23], shown_at(at23)}}};
  const EstimateWriter tenth = call[kSic10At12];
  const EstimateWriter polarisation = call[kPolarisation12];
  const EstimateWriter coverage = call[kCoverage];
  const EstimateWriter index = call[kIndex];
  const omrade::PairWriter distribution = call[kDistribution];

  std::size_t pair = 0;
  for (std::size_t i = 0; i < call.areas() && !call.cancelled(); ++i) {
    const Counted counted = reader.count(i);
    const auto of_age = [&](std::size_t k) {
      return OfAge{counted.teeth[k], counted.unknown_children[k]};
    };
    for (std::size_t k = 0; k < kAges.size(); ++k) put_free(free[k], i, of_age(k));
    for (const Severity& one : severities) {
      if (one.in_distribution) {
        one.mean.not_applicable(i, kInDistribution);
        one.sic.not_applicable(i, kInDistribution);
        continue;
      }
      put_mean(one.mean, i, of_age(one.age));
      put_top(one.sic, i, of_age(one.age), kThird);
    }
    put_top(tenth, i, of_age(at12), kTenth);
    put_polarisation(polarisation, i, of_age(at12));
    put_coverage(coverage, i, reader, counted);
    put_index(index, i, counted, references);
    for (; pair < distribution.size() && distribution.area(pair) == i; ++pair) {
      if (counted.unknown_distribution) {
        distribution.missing(pair, kUnknownChildren);
        continue;
      }
      if (!(counted.of_distribution > 0)) {
        distribution.missing(pair, kNobodyExamined);
        continue;
      }
      const auto code = static_cast<std::size_t>(distribution.other(pair));
      distribution.set(pair, counted.by_class[code], counted.of_distribution);
    }
  }
}

}  // namespace caries

OMRADE_PLUGINS(caries::DentalCaries)

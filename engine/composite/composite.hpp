// A composite index of many areas, from the parts' values to scores, ranks and contributions.
//
//   const Spec spec{.parts = {{.name = "smoking"}, {.name = "income", .low_is_need = true}}};
//   const Prepared prepared = prepare(spec, data);
//   if (auto fault = fault_of(spec, prepared)) …
//   const Composite index = compose(spec, prepared, method_of(spec, prepared));
//
// For the uncertainty of all this see simulation_of; for what the choices of method do,
// sensitivity.hpp.
#pragma once

#include "composite/hierarchy.hpp"
#include "composite/normalise.hpp"
#include "composite/prepare.hpp"
#include "composite/simulate.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::composite {

enum class Weighing : std::uint8_t {
  given,
  equal,         ///< of the parts in their domain, and of the domains
  principal,     ///< of the parts in their domain: the first principal component's
  noise_robust,  ///< given · reliability: parts that are mostly noise count for less
};
std::optional<Weighing> weighing(std::string_view word);
std::string_view word_of(Weighing how);
inline constexpr std::string_view kWeighings = "given|equal|first-component|noise-robust";

struct PartSpec {
  std::string name{};  ///< for messages and columns
  std::size_t domain = 0;
  double weight = 1;  ///< above 0
  bool low_is_need = false;
  Normalisation normalise = Normalisation::z_score;
  /// The ends of a scale that has_ends. Without them from 0 to 1, or where the mean wants numbers
  /// above 0 from 0.01 to 1: with 0 one part alone would decide it all.
  std::optional<std::array<double, 2>> ends{};
  double target = 0;  ///< of Normalisation::target
  /// The true values lie within.
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
};

struct DomainSpec {
  std::string id{};
  double weight = 1;
};

/// Two layers whose errors hang together, such as answers of the same people.
struct Correlation {
  std::size_t a = 0, b = 0;  ///< parts
  double r = 0;              ///< in (-1, 1)
};

struct Spec {
  std::vector<DomainSpec> domains{};  ///< at least one
  std::vector<PartSpec> parts{};      ///< at least one
  Mean mean{};
  Weighing weights = Weighing::given;
  Imputation impute = Imputation::none;
  bool treat = false;    ///< draw in heavy tails
  double available = 0;  /// An area of which less of the weight is there is not scored.
  std::size_t draws = 0;
  std::uint64_t seed = 1;
  std::size_t top = 0;
  double weight_noise = 0;
  std::vector<Correlation> correlations{};
};

struct PartData {
  std::vector<double> values{};  ///< NaN: none
  std::vector<double> errors{};  ///< standard errors; empty: known exactly
};

struct Data {
  std::vector<PartData> parts{};
  std::vector<double> population{};    ///< of population_z_score; else empty
  std::vector<std::int32_t> groups{};  ///< of Imputation::group; else empty
};

/// The areas that are scored, and their parts' values made ready. All lists are of those areas.
struct Prepared {
  std::vector<std::size_t> areas{};    ///< their places in Data
  std::vector<std::size_t> present{};  ///< parts that each had a value of, before any was filled in
  std::vector<double> present_weight{};  ///< their share of the whole weight
  Parts values{};                        ///< filled in, not treated
  Parts filled{};                        ///< standard deviation where filled in, else 0
  std::vector<UncertainPart> parts{};    ///< with the treatment that was found
  std::vector<double> population{};
};

/// Screens, fills in, and finds what is to be drawn in. Error bug for lists of different lengths.
Prepared prepare(const Spec& spec, const Data& data);

enum class Trouble : std::uint8_t {
  no_areas,       ///< none is left to score
  no_values,      ///< of a part: fewer than two
  constant,       ///< of a part: the same everywhere, no scale tells areas apart
  met,            ///< of a part: no area is past its target, all have 0
  level,          ///< of a part: on its scale, as it is rounded, the same everywhere
  not_positive,   ///< of a part: its scale goes to 0 or below, and the mean wants more
  mixed_signs,    ///< of a part: the first component weighs it against the others of its domain
  beyond,         ///< of a part: its scale is beyond the range of numbers
  no_population,  ///< nobody lives in areas that the scale weighs by population
  correlations,   ///< they contradict each other: no such errors can be
};
struct Fault {
  Trouble trouble{};
  std::size_t part = 0;
};
/// The first that makes an index impossible; nothing if it can be made.
std::optional<Fault> fault_of(const Spec& spec, const Prepared& prepared);

/// As the spec says, with the weights that follow from the values.
Method method_of(const Spec& spec, const Prepared& prepared);

struct Composite {
  Parts scaled{};
  std::vector<double> score{};     ///< of means, the exact sum of what `contributions` adds up
  std::vector<double> rounding{};  ///< how far rounding may have put each score: see ties.hpp
  std::vector<double> rank{};  ///< 1 the highest; what is equal but for rounding shares the lowest
  std::vector<std::vector<double>> domains{};
  std::optional<Contributions> contributions{};  ///< none of copeland
};
Composite compose(const Prepared& prepared, const Method& method);

/// The weights of `how`: parts and domains. Error bug where fault_of finds one.
Hierarchy weighed(const Spec& spec, Weighing how, const Prepared& prepared, const Parts& scaled);

/// Draws from each part's posterior by the spec, over `methods` where several are given.
Simulation simulation_of(const Spec& spec, const Prepared& prepared, std::vector<Method> methods);

/// As simulate, with each area's own score and rank put inside its limits: a value that noise has
/// thrown far from all others lies outside those of what is believed of it.
Simulated simulate_around(const Composite& index, const Simulation& simulation,
                          const ParallelFor& loop);

/// Lower Cholesky factor of the correlation matrix, row by row; nothing if it is not positive
/// definite. Empty without correlations.
std::optional<std::vector<double>> cholesky_of(const Spec& spec);

}  // namespace omrade::composite

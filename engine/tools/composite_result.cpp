#include "tools/composite_result.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "tools/source.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::tools {
namespace {

using composite::Trouble;

Message message_of(const composite::Fault& fault, const composite::TableSpec& spec,
                   const std::string& table) {
  const std::string name = "'" + spec.spec.parts[fault.part].name + "'";
  const std::string leave = "leave the part out of the spec";
  switch (fault.trouble) {
    case Trouble::no_areas:
      return {.subject = table,
              .what = "no area has enough of the parts to be scored",
              .hint = "lower 'available', or look for the values that are missing"};
    case Trouble::no_values:
      return {.subject = table,
              .what = name + " has fewer than two values, which make no scale",
              .hint = leave};
    case Trouble::constant:
      return {.subject = table,
              .what = name + " is the same in all areas: no scale tells them apart",
              .hint = leave};
    case Trouble::met: {
      const composite::PartSpec& part = spec.spec.parts[fault.part];
      return {.subject = table,
              .what = "no area is " + std::string(part.low_is_need ? "below" : "above") +
                      " the target of " + name + ", " + shortest(part.target) +
                      ": it would be 0 everywhere",
              .hint = "set another target, or " + leave};
    }
    case Trouble::level:
      return {.subject = table,
              .what = name +
                      " differs between areas by too little for its scale: all would be the "
                      "same",
              .hint =
                  "give it in another unit or from another origin, write another 'normalise', "
                  "or " +
                  leave};
    case Trouble::not_positive:
      return {.subject = table,
              .what = name + " is on a scale that reaches 0, of which a " +
                      std::string(word_of(spec.spec.mean.how)) + " mean cannot be taken",
              .hint = "begin its scale above 0: scale = [1, 100]"};
    case Trouble::mixed_signs:
      return {.subject = table,
              .what = "the first component weighs " + name + " against the others of its domain",
              .hint = "turn its polarity, put it in a domain of its own, or give the weights"};
    case Trouble::beyond:
      return {.subject = table,
              .what = "the scale of " + name + " is beyond the range of numbers",
              .hint = "give it in another unit"};
    case Trouble::no_population:
      return {.subject = table,
              .what = "nobody lives in the areas: " + name + " cannot be weighed by people",
              .hint = "name another column of people"};
    case Trouble::correlations:
      return {.subject = table,
              .what = "the correlations contradict each other: no errors can have them all",
              .hint = "lower them, or leave one out"};
  }
  return {};
}

/// No proportion in per cent is above 100, though it is above 1. Values that were rounded may lie a
/// little above what their counts give.
composite::Spec in_units_of(composite::Spec spec, const CompositeInput& input) {
  for (std::size_t p = 0; p < spec.parts.size(); ++p) {
    if (!std::isfinite(spec.parts[p].most)) continue;
    spec.parts[p].most *= input.units[p];
    for (const double value : input.data.parts[p].values)
      if (value > spec.parts[p].most) spec.parts[p].most = value;
  }
  return spec;
}

std::vector<std::string> quoted(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) out.push_back("'" + name + "'");
  return out;
}

}  // namespace

CompositeMade make_composite(const std::string& table, const composite::TableSpec& spec,
                             const std::string& spec_file, bool with_design,
                             const ParallelFor& loop) {
  CompositeMade out;
  out.input = read_composite_input(table, spec, spec_file);
  out.spec = in_units_of(spec.spec, out.input);
  out.prepared = composite::prepare(out.spec, out.input.data);
  const std::string shown = io::shown_source(parse_source(table).file);
  if (const auto fault = composite::fault_of(spec.spec, out.prepared))
    throw Error(ErrorKind::user, message_of(*fault, spec, shown));
  if (spec.spec.top > out.prepared.areas.size())
    throw Error(ErrorKind::user,
                {.subject = spec_file,
                 .what = "top = " + std::to_string(spec.spec.top) + " of " +
                         std::to_string(out.prepared.areas.size()) + " areas that have a score",
                 .hint = "ask for as many as there are, or fewer"});
  constexpr double most_steps = 2e11;
  const auto areas = static_cast<double>(out.prepared.areas.size());
  if (spec.spec.mean.how == composite::Aggregation::copeland &&
      areas * areas * static_cast<double>(spec.spec.parts.size() * (spec.spec.draws + 1)) >
          most_steps)
    throw Error(ErrorKind::user,
                {.subject = spec_file,
                 .what = "Copeland's method compares every pair of areas in every draw: this would "
                         "take hours",
                 .hint = "lower 'draws', or write aggregate = \"arithmetic\""});
  out.method = composite::method_of(spec.spec, out.prepared);
  out.index = composite::compose(out.prepared, out.method);
  if (with_design || spec.draw_choices) {
    const bool named = !spec.choices.normalise.empty() || !spec.choices.weights.empty() ||
                       !spec.choices.aggregate.empty();
    out.design = composite::design_of(spec.spec, out.prepared,
                                      named ? spec.choices : composite::usual_choices());
  }
  if (spec.spec.draws > 0 || with_design) {
    out.simulation = composite::simulation_of(
        spec.spec, out.prepared,
        spec.draw_choices ? out.design->methods : std::vector<composite::Method>{out.method});
  }
  if (spec.spec.draws > 0)
    out.simulated = composite::simulate_around(out.index, *out.simulation, loop);
  return out;
}

std::vector<std::string> notes_on(const CompositeMade& made, const composite::TableSpec& spec) {
  std::vector<std::string> out;
  double sum = 0;
  bool shares = true, alike = true;
  for (const composite::PartSpec& part : spec.spec.parts) {
    sum += part.weight;
    shares = shares && part.weight < 1;
    alike = alike && part.weight == spec.spec.parts.front().weight;
  }
  constexpr double rounding = 1e-6;
  if (spec.spec.domains.size() == 1 && shares && !alike && std::abs(sum - 1) > rounding)
    out.push_back("the weights sum to " + fixed(sum, 4) +
                  ", not to 1; each counts by its share of the sum");
  const std::size_t without = made.input.ids.size() - made.prepared.areas.size();
  if (without > 0)
    out.push_back(std::to_string(without) + " of " + std::to_string(made.input.ids.size()) +
                  " areas have no score; see their state");
  const auto raised = std::count_if(made.prepared.present.begin(), made.prepared.present.end(),
                                    [&](std::size_t one) { return one < spec.spec.parts.size(); });
  if (raised > 0)
    out.push_back(std::to_string(raised) + " areas lack a part" +
                  (spec.spec.impute == composite::Imputation::none
                       ? ": the weights of the others are raised there; see flags"
                       : ", which is filled in; see flags"));
  std::vector<std::string> drawn_in;
  for (std::size_t p = 0; p < spec.spec.parts.size(); ++p) {
    if (!made.prepared.parts[p].treatment.does_nothing())
      drawn_in.push_back(spec.spec.parts[p].name);
  }
  if (!drawn_in.empty()) out.push_back("heavy tails are drawn in: " + join(quoted(drawn_in), ", "));
  if (made.simulated) {
    const bool nothing = spec.spec.weight_noise == 0 && made.simulation->methods.size() == 1 &&
                         std::all_of(made.prepared.parts.begin(), made.prepared.parts.end(),
                                     [](const auto& part) { return part.posterior.is_known(); });
    if (nothing)
      out.emplace_back(
          "nothing is uncertain: the limits are the scores themselves; give errors of "
          "the parts, or weight_noise");
    constexpr std::size_t few = 1000;
    if (spec.spec.draws < few) out.emplace_back("fewer than 1000 draws: the limits are rough");
  }
  return out;
}

}  // namespace omrade::tools

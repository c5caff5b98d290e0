// Relations that honest results keep when the same people are told in another way.
#include "validate/checks.hpp"
#include "validate/relations.hpp"
#include "validate/transform.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace omrade::validate {
namespace {

using catalogue::Descriptor;
using catalogue::InputKind;
using catalogue::Measure;

constexpr double kRounding = 1e-9;
constexpr std::size_t kAreas = 24;

std::vector<std::size_t> all_areas(const host::Request& request) {
  std::vector<std::size_t> out(request.area_ids.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

std::optional<Finding> row_independence(Subject& subject, const host::Request& request) {
  const Answer whole = subject.compute(request);
  if (!whole.answered()) return whole.verdict();
  const Answered all{request, whole.layers};
  const std::vector<std::size_t> areas = all_areas(request);
  // Each area alone, then runs of three and of half of them.
  for (const std::size_t size : {std::size_t{1}, std::size_t{3}, areas.size() / 2 + 1}) {
    for (std::size_t first = 0; first < areas.size(); first += size) {
      const std::size_t count = std::min(size, areas.size() - first);
      const host::Request part =
          select(subject.plugin(), request, std::span(areas).subspan(first, count));
      Answer answer = subject.compute(part);
      if (!answer.answered()) return answer.verdict();
      const std::string told =
          difference(subject.plugin(), all, {part, std::move(answer.layers)}, 0, true);
      if (!told.empty()) return Finding{Status::fail, "computed with fewer areas, " + told};
    }
  }
  return std::nullopt;
}

std::optional<Finding> permuted_areas(Subject& subject, const host::Request& request) {
  const Answer whole = subject.compute(request);
  if (!whole.answered()) return whole.verdict();
  std::vector<std::size_t> order = all_areas(request);
  std::reverse(order.begin(), order.end());
  const host::Request turned = select(subject.plugin(), request, order);
  Answer answer = subject.compute(turned);
  if (!answer.answered()) return answer.verdict();
  // A sum over all areas may be rounded otherwise in another order.
  const double tolerance = subject.plugin().row_independent ? 0 : kRounding;
  const std::string told = difference(subject.plugin(), {request, whole.layers},
                                      {turned, std::move(answer.layers)}, tolerance, true);
  if (told.empty()) return std::nullopt;
  return Finding{Status::fail, "with the areas in reverse order, " + told};
}

std::optional<Finding> merged_areas(Subject& subject, const host::Request& request) {
  if (request.area_ids.size() < 2) return std::nullopt;
  Answer apart = subject.compute(request);
  if (!apart.answered()) return apart.verdict();
  const host::Request together = merged(subject.plugin(), request, 0, 1);
  Answer answer = subject.compute(together);
  if (!answer.answered()) return answer.verdict();
  return merged_relation(subject.plugin(), {request, std::move(apart.layers)},
                         {together, std::move(answer.layers)});
}

std::optional<Finding> doubled_counts(Subject& subject, const host::Request& request) {
  Answer once = subject.compute(request);
  if (!once.answered()) return once.verdict();
  const host::Request twice = doubled(subject.plugin(), request);
  Answer answer = subject.compute(twice);
  if (!answer.answered()) return answer.verdict();
  return doubled_relation(subject.plugin(), {request, std::move(once.layers)},
                          {twice, std::move(answer.layers)});
}

std::optional<Finding> split_runs(Subject& subject, const host::Request& request) {
  Answer whole = subject.compute(request);
  if (!whole.answered()) return whole.verdict();
  const host::Request cut = with_split_runs(request);
  Answer answer = subject.compute(cut);
  if (!answer.answered()) return answer.verdict();
  const std::string told = difference(subject.plugin(), {request, std::move(whole.layers)},
                                      {cut, std::move(answer.layers)}, kRounding, true);
  if (told.empty()) return std::nullopt;
  return Finding{Status::fail,
                 "with each run of rows as two whose shares add up to its own, " + told};
}

std::string not_row_independent(const Descriptor& plugin) {
  if (!plugin.row_independent) return "not declared row-independent";
  const bool geography = std::any_of(
      plugin.inputs.begin(), plugin.inputs.end(),
      [](const catalogue::Input& one) { return one.derived == catalogue::Derived::neighbours; });
  return geography ? "it reads neighbours, whom a part of the areas does not hold" : "";
}

std::string order_matters(const Descriptor& plugin) {
  return plugin.deterministic ? "" : "not declared deterministic";
}

/// Where counts and rows are all that it reads, people can be added up.
std::string not_additive(const Descriptor& plugin) {
  for (const catalogue::Input& input : plugin.inputs) {
    if (input.kind == InputKind::derived)
      return "it reads '" + input.id + "', which does not add up over areas";
    if (input.measure == Measure::intensity || input.measure == Measure::none)
      return "it reads '" + input.id + "', which does not add up over areas";
  }
  const bool any = std::any_of(plugin.layers.begin(), plugin.layers.end(),
                               [](const LayerInfo& layer) { return is_additive(layer); });
  return any ? order_matters(plugin) : "no layer is a count, proportion, rate or ratio";
}

std::string no_rows(const Descriptor& plugin) {
  const bool any =
      std::any_of(plugin.inputs.begin(), plugin.inputs.end(),
                  [](const catalogue::Input& one) { return one.kind == InputKind::rows; });
  return any ? order_matters(plugin) : "no input is of rows";
}

struct Relation {
  std::string (*unfit)(const Descriptor&);
  Property holds;
};
constexpr Relation kRowIndependence{not_row_independent, row_independence};
constexpr Relation kPermuted{order_matters, permuted_areas};
constexpr Relation kMerged{not_additive, merged_areas};
constexpr Relation kDoubled{not_additive, doubled_counts};
constexpr Relation kSplit{no_rows, split_runs};

/// A method may bound a number, as the examined by those who live there; then the sum of two is
/// another on rare data. Who averages rates breaks the relation on most.
bool most_samples_show_it(Subject& subject, const host::Request& request) {
  constexpr std::uint64_t samples = 6;
  std::size_t broken = 0, kept = 0;
  for (std::uint64_t salt = 0; salt < samples; ++salt) {
    host::Request other = subject.sample(kAreas, salt);
    other.params = request.params;
    const std::optional<Finding> found = merged_areas(subject, other);
    if (!found) ++kept;
    if (found && found->status == Status::fail) ++broken;
  }
  return broken > kept;
}

Finding judged(Subject& subject, const Relation& relation, const host::Request& request,
               const Finding& found) {
  Finding out = shrunk(subject, request, relation.holds, found);
  if (relation.holds != merged_areas || most_samples_show_it(subject, request)) return out;
  out.status = Status::warn;
  out.reason += "; few samples show it: right where the method bounds a number, and says so";
  return out;
}

/// The sample of a check; where the relation fails, fewer areas that still show it.
template <const Relation& relation>
Finding check(Subject& subject) {
  constexpr std::uint64_t samples = 3;
  for (std::uint64_t salt = 0; salt < samples; ++salt) {
    const host::Request request = subject.sample(kAreas, salt);
    const std::optional<Finding> found = relation.holds(subject, request);
    if (!found) continue;
    return found->status == Status::fail ? judged(subject, relation, request, *found) : *found;
  }
  return {};
}

constexpr std::array<Check, 5> kChecks{
    {{"row-independence", "Areas computed alone or in any split give the same bits.",
      "let an area depend on its own data alone, or declare row_independent = false",
      not_row_independent, check<kRowIndependence>},
     {"permuted-areas", "Results follow their areas into another order.",
      "let no result depend on the place of an area among the others", order_matters,
      check<kPermuted>},
     {"merged-areas",
      "Two areas merged as the engine merges have the sums of their numerators and denominators.",
      "add up numerator and denominator, and divide last; what is no such sum is of another kind "
      "of layer: mean, index or difference",
      not_additive, check<kMerged>},
     {"doubled-counts",
      "With everybody twice, numerators and denominators double and proportions and rates stay.",
      "give numerator and denominator in persons or events, without a factor or a constant",
      not_additive, check<kDoubled>},
     {"split-runs", "A run of rows split into two whose shares add up changes nothing.",
      "weigh each row by the share of its run", no_rows, check<kSplit>}}};

}  // namespace

std::span<const Check> metamorphic_checks() {
  return kChecks;
}

std::optional<Finding> first_broken_relation(Subject& subject, const host::Request& request) {
  for (const Relation& one : {kRowIndependence, kPermuted, kMerged, kDoubled, kSplit}) {
    if (!one.unfit(subject.plugin()).empty()) continue;
    const std::optional<Finding> found = one.holds(subject, request);
    if (found && found->status == Status::fail) return judged(subject, one, request, *found);
  }
  return std::nullopt;
}

}  // namespace omrade::validate

#include "tools/composite_columns.hpp"

#include "base/error.hpp"
#include "composite/priorities.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace omrade::tools {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Lists of the areas that have a score, laid out over all rows.
class Rows {
 public:
  explicit Rows(const CompositeMade& made) : made_(made) {}

  [[nodiscard]] std::vector<double> of(const std::vector<double>& scored) const {
    std::vector<double> out(made_.input.ids.size(), kNone);
    for (std::size_t k = 0; k < scored.size(); ++k) {
      if (std::isfinite(scored[k])) out[made_.prepared.areas[k]] = scored[k];
    }
    return out;
  }
  template <class Text>
  [[nodiscard]] std::vector<std::string> texts(const Text& text) const {
    std::vector<std::string> out(made_.input.ids.size());
    for (std::size_t k = 0; k < made_.prepared.areas.size(); ++k)
      out[made_.prepared.areas[k]] = std::string(text(k));
    return out;
  }

 private:
  const CompositeMade& made_;
};

void add_limits(CompositeTable& out, const Rows& rows, const CompositeMade& made,
                const composite::TableSpec& spec) {
  const composite::Simulated& drawn = *made.simulated;
  using enum io::ResultKind;
  out.numbers("score_lower95", real, rows.of(drawn.score_lower95));
  out.numbers("score_upper95", real, rows.of(drawn.score_upper95));
  out.numbers("rank_lower95", whole, rows.of(drawn.rank_lower95));
  out.numbers("rank_upper95", whole, rows.of(drawn.rank_upper95));
  out.numbers("rank_set_lower95", whole, rows.of(drawn.set_lower95));
  out.numbers("rank_set_upper95", whole, rows.of(drawn.set_upper95));
  out.numbers("rank_mean", real, rows.of(drawn.rank_mean));
  out.texts("stability", rows.texts([&](std::size_t k) {
    return word_of(composite::stability_of(drawn.rank_lower95[k], drawn.rank_upper95[k],
                                           made.prepared.areas.size()));
  }));
  if (spec.spec.top == 0) return;
  out.numbers("top_probability", real, rows.of(drawn.top_probability));
  out.texts("top", rows.texts([&](std::size_t k) {
    return word_of(composite::membership_of(drawn.top_probability[k]));
  }));
  if (spec.spec.top >= made.prepared.areas.size()) return;
  const std::vector<double> times =
      composite::information_needed(drawn.score_mean, drawn.score_deviation, spec.spec.top);
  out.numbers("information_factor", real, rows.of(times));
  std::vector<double> more;
  bool any = false;
  for (std::size_t k = 0; k < times.size(); ++k) {
    const double answers = made.input.answers[made.prepared.areas[k]];
    more.push_back(std::ceil((times[k] - 1) * answers));
    any = any || !std::isnan(answers);
  }
  if (any) out.numbers("more_answers", whole, rows.of(more));
}

void add_priorities(CompositeTable& out, const Rows& rows, const CompositeMade& made,
                    const composite::TableSpec& spec) {
  if (spec.share > 0) {
    std::vector<double> need;
    for (std::size_t k = 0; k < made.index.score.size(); ++k) {
      const double people = made.input.population[made.prepared.areas[k]];
      if (made.index.score[k] < 0)
        throw Error(ErrorKind::user,
                    {.subject = "share",
                     .what = "scores below 0 are no amounts of need, of which an area could hold a "
                             "share",
                     .hint = "write normalise = \"min-max\" or \"percentile-rank\""});
      need.push_back(made.index.score[k] * people);
    }
    out.numbers("need", io::ResultKind::real, rows.of(need));
    out.numbers("within_share", io::ResultKind::whole,
                rows.of(composite::fewest_that_hold(need, spec.share)));
  }
  if (spec.resources.empty()) return;
  std::vector<double> resources;
  for (const std::size_t area : made.prepared.areas)
    resources.push_back(made.input.resources[area]);
  const auto found = composite::quadrants(made.index.score, resources);
  out.texts("quadrant", rows.texts([&](std::size_t k) { return word_of(found[k]); }));
}

/// What was done to an area's parts: "without 'a'", "'b' filled in", "'c' drawn in".
std::string flags_of(const CompositeMade& made, const composite::TableSpec& spec, std::size_t k) {
  std::string out;
  for (std::size_t p = 0; p < spec.spec.parts.size(); ++p) {
    const double value = made.prepared.values[p][k];
    const composite::Treatment& treatment = made.prepared.parts[p].treatment;
    std::string said;
    if (std::isnan(value)) {
      said = "without ";
    } else if (made.prepared.filled[p][k] > 0) {
      said = "filled in: ";
    } else if (!treatment.logarithm && (value < treatment.least || value > treatment.most)) {
      said = "drawn in: ";
    }
    if (!said.empty()) out += (out.empty() ? "" : "; ") + said + spec.spec.parts[p].name;
  }
  return out;
}

}  // namespace

std::vector<std::string> states_of(const CompositeMade& made, const composite::TableSpec& spec) {
  std::vector<std::string> out(made.input.ids.size());
  for (const std::size_t area : made.prepared.areas) out[area] = "ok";
  const std::size_t parts = spec.spec.parts.size();
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (!out[i].empty()) continue;
    const auto there =
        std::count_if(made.input.data.parts.begin(), made.input.data.parts.end(),
                      [i](const composite::PartData& part) { return !std::isnan(part.values[i]); });
    out[i] = there == 0 ? "missing: no part has a value"
                        : "not_applicable: only " + std::to_string(there) + " of " +
                              std::to_string(parts) + " parts have a value";
  }
  return out;
}

CompositeTable scores_of(const CompositeMade& made, const composite::TableSpec& spec) {
  const Rows rows(made);
  CompositeTable out;
  using enum io::ResultKind;
  out.texts("id", made.input.ids);
  out.numbers("score", real, rows.of(made.index.score));
  out.numbers("rank", whole, rows.of(made.index.rank));
  if (made.simulated) add_limits(out, rows, made, spec);
  for (std::size_t d = 0; d < made.index.domains.size(); ++d)
    out.numbers("domain_" + spec.spec.domains[d].id, real, rows.of(made.index.domains[d]));
  if (made.index.contributions) {
    const composite::Contributions& parts = *made.index.contributions;
    if (spec.spec.mean.wants_positive())
      out.numbers("contribution_reference", real, rows.of(parts.reference));
    for (std::size_t p = 0; p < parts.of.size(); ++p)
      out.numbers("contribution_" + spec.spec.parts[p].name, real, rows.of(parts.of[p]));
  }
  add_priorities(out, rows, made, spec);
  out.numbers("weight_present", real, rows.of(made.prepared.present_weight));
  out.texts("state", states_of(made, spec));
  out.texts("flags", rows.texts([&](std::size_t k) { return flags_of(made, spec, k); }));
  return out;
}

CompositeTable changes_of(const CompositeMade& before, const CompositeMade& made,
                          const composite::TableSpec& spec) {
  const std::size_t n = made.index.score.size();
  std::map<std::string, std::size_t> earlier;
  for (std::size_t k = 0; k < before.prepared.areas.size(); ++k)
    earlier[before.input.ids[before.prepared.areas[k]]] = k;
  std::vector<double> score(n, kNone), rank(n, kNone), change(n, kNone);
  std::vector<std::vector<double>> parts(spec.spec.parts.size(), std::vector<double>(n, kNone));
  std::vector<std::string> driver(n), moved(n);
  for (std::size_t k = 0; k < n; ++k) {
    const auto at = earlier.find(made.input.ids[made.prepared.areas[k]]);
    if (at == earlier.end()) continue;
    const std::size_t b = at->second;
    score[k] = before.index.score[b];
    rank[k] = before.index.rank[b];
    change[k] = rank[k] - made.index.rank[k];
    if (made.simulated) {
      moved[k] = made.simulated->rank_upper95[k] < before.simulated->rank_lower95[b]   ? "up"
                 : made.simulated->rank_lower95[k] > before.simulated->rank_upper95[b] ? "down"
                                                                                       : "unsure";
    }
    if (!made.index.contributions) continue;
    double most = 0;
    const double up = made.index.score[k] >= score[k] ? 1 : -1;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      // A part that is there in one of the tables only has come, or gone, with all it adds.
      const double now = made.index.contributions->of[p][k];
      const double then = before.index.contributions->of[p][b];
      parts[p][k] = (std::isnan(now) ? 0 : now) - (std::isnan(then) ? 0 : then);
      if (up * parts[p][k] > most) {
        most = up * parts[p][k];
        driver[k] = spec.spec.parts[p].name;
      }
    }
  }
  const Rows rows(made);
  CompositeTable out;
  using enum io::ResultKind;
  out.texts("id", made.input.ids);
  out.numbers("score", real, rows.of(made.index.score));
  out.numbers("rank", whole, rows.of(made.index.rank));
  out.numbers("score_before", real, rows.of(score));
  out.numbers("rank_before", whole, rows.of(rank));
  out.numbers("places_up", whole, rows.of(change));
  if (made.simulated) out.texts("moved", rows.texts([&](std::size_t k) { return moved[k]; }));
  if (made.index.contributions) {
    for (std::size_t p = 0; p < parts.size(); ++p)
      out.numbers("change_" + spec.spec.parts[p].name, real, rows.of(parts[p]));
    out.texts("driver", rows.texts([&](std::size_t k) { return driver[k]; }));
  }
  std::vector<std::string> states = states_of(made, spec);
  for (std::size_t k = 0; k < n; ++k) {
    if (std::isnan(rank[k]))
      states[made.prepared.areas[k]] = "not_applicable: no score in the other table";
  }
  out.texts("state", std::move(states));
  return out;
}

}  // namespace omrade::tools

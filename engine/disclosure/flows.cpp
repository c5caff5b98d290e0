#include "disclosure/flows.hpp"

#include "disclosure/cells.hpp"

#include <algorithm>
#include <utility>

namespace omrade::disclosure {
namespace {

/// One term of an area's total.
struct Term {
  std::size_t layer, cell;
  double persons;
};

std::vector<std::vector<Term>> terms_of_areas(const LevelResult& level, std::size_t l,
                                              const std::vector<std::vector<double>>& numerators) {
  const LayerResult& flows = level.layers[l];
  std::vector<std::vector<Term>> terms(level.areas->size());
  for (std::size_t k = 0; k < flows.estimates.size(); ++k)
    terms[flows.pairs->area[k]].push_back({l, k, numerators[l][k]});
  for (std::size_t p = 0; p < level.layers.size(); ++p) {
    const LayerResult& part = level.layers[p];
    if (part.pairs || part.unprinted || !names(flows, part) || names(part, flows)) continue;
    for (std::size_t i = 0; i < part.estimates.size(); ++i)
      terms[i].push_back({p, i, numerators[p][i]});
  }
  return terms;
}

void withhold_sum(const Rules& rules, LevelResult& level, const std::vector<Term>& terms,
                  std::vector<Withheld>& log) {
  std::vector<Term> open;
  std::size_t hidden = 0;
  double together = 0;  // NaN where one was withheld before, and others with it
  for (const Term& term : terms) {
    const ConstEstimateSpans spans = std::as_const(level.layers[term.layer].estimates).spans();
    const State state = spans.state_of(term.cell);
    if (has_value(state) && term.persons > 0) open.push_back(term);  // a zero protects nobody
    if (state != State::withheld) continue;
    ++hidden;
    together += term.persons;
  }
  if (hidden == 0) return;
  // Flows first: of those who go nowhere there is one number alone.
  std::stable_sort(open.begin(), open.end(), [&](const Term& a, const Term& b) {
    const bool a_flows = level.layers[a.layer].pairs != nullptr;
    const bool b_flows = level.layers[b.layer].pairs != nullptr;
    return a_flows != b_flows ? a_flows : a.persons < b.persons;
  });
  for (const Term& term : open) {
    if (hidden >= 2 && !(together < rules.minimum_count)) break;
    ++hidden;
    together += term.persons;
    LayerResult& layer = level.layers[term.layer];
    wipe(layer.estimates.spans(), term.cell);
    log.push_back(entry_of(level, layer, term.cell, Rule::margin));
  }
}

}  // namespace

namespace {

bool names_in_any_period(const LayerResult& layer, const LayerResult& part) {
  const auto& parts = layer.info->parts;
  if (parts.empty()) return false;
  const std::string whole_name = part.indicator + "." + part.info->id;
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& one) {
    return one == whole_name || (part.indicator == layer.indicator && one == part.info->id);
  });
}

}  // namespace

bool names(const LayerResult& layer, const LayerResult& part) {
  return part.period == layer.period && names_in_any_period(layer, part);
}

bool names_over_time(const LayerResult& layer, const LayerResult& part,
                     const std::vector<std::string>& periods) {
  if (part.period == layer.period || !layer.info->history) return names(layer, part);
  const auto own = std::find(periods.begin(), periods.end(), layer.period);
  const bool before = std::find(periods.begin(), own, part.period) != own;
  return before && names_in_any_period(layer, part);
}

bool name_each_other(const LayerResult& a, const LayerResult& b) {
  return names(a, b) && names(b, a);
}

Flows::Flows(const Profile& profile) {
  for (const LevelResult& level : profile.levels) {
    const bool any = std::any_of(level.layers.begin(), level.layers.end(),
                                 [](const LayerResult& layer) { return layer.pairs != nullptr; });
    auto& of_level = numerators_.emplace_back(level.layers.size());
    if (!any) continue;
    for (std::size_t l = 0; l < level.layers.size(); ++l) {
      const ConstEstimateSpans spans = level.layers[l].estimates.spans();
      of_level[l].assign(spans.numerator.begin(), spans.numerator.end());
    }
  }
}

bool Flows::withhold_margins(const Rules& rules, Profile& profile,
                             std::vector<Withheld>& log) const {
  const std::size_t before = log.size();
  for (std::size_t v = 0; v < profile.levels.size(); ++v) {
    LevelResult& level = profile.levels[v];
    for (std::size_t l = 0; l < level.layers.size(); ++l) {
      if (!level.layers[l].pairs || is_unprinted(level, level.layers[l])) continue;
      for (const std::vector<Term>& terms : terms_of_areas(level, l, numerators_[v]))
        withhold_sum(rules, level, terms, log);
    }
  }
  return log.size() > before;
}

}  // namespace omrade::disclosure

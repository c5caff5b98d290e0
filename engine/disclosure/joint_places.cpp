#include "disclosure/joint_places.hpp"

#include "model/profile_copy.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace omrade::disclosure {
namespace {

bool same_ids(const AreaSet* a, const AreaSet* b) {
  return a == nullptr || b == nullptr || a->ids() == b->ids();
}

bool same_shares(const Crosswalk* a, const Crosswalk* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a == b || (a->sources() == b->sources() && a->targets() == b->targets() &&
                    std::equal(a->entries().begin(), a->entries().end(), b->entries().begin(),
                               b->entries().end()));
}

bool same_pairs(const Pairs* a, const Pairs* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a == b || (a->area == b->area && a->other == b->other && a->labels == b->labels);
}

bool same_numbers(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

class Placer {
 public:
  Placer(const std::string& label, const Profile& next, const Originals& of_next,
         std::size_t levels, Profile& all, Originals& originals)
      : label_(" (" + label + ")"),
        next_(next),
        copy_(copy_of(next)),
        of_next_(of_next),
        levels_(levels),
        all_(all),
        originals_(originals) {
    for (std::size_t v = 0; v < levels; ++v) layers_.push_back(all.levels[v].layers.size());
  }

  JointPlaces place() {
    JointPlaces places(next_.levels.size());
    find_changed();
    for (std::size_t v = 0; v < next_.levels.size(); ++v) {
      for (std::size_t l = 0; l < next_.levels[v].layers.size(); ++l) {
        const bool other = changed_.contains(next_.levels[v].layers[l].indicator);
        if (other) {
          places[v].push_back({.other = true});
          continue;
        }
        const auto at = find(v, l);
        places[v].push_back(at ? *at : add(v, l));
      }
    }
    originals_ = originals_.extended(all_);
    for (const auto& [id, areas] : of_next_.bases())
      if (base_changes(id)) originals_.know(id + label_, areas);
    return places;
  }

 private:
  [[nodiscard]] bool base_changes(const std::string& id) const {
    return !same_ids(of_next_.base(id), originals_.base(id));
  }

  [[nodiscard]] bool one(std::size_t v, std::size_t w) const {
    const LevelResult& here = next_.levels[v];
    const LevelResult& there = all_.levels[w];
    return here.id == there.id && here.base == there.base && !base_changes(here.base) &&
           here.areas->ids() == there.areas->ids() &&
           same_shares(here.membership.get(), there.membership.get());
  }

  [[nodiscard]] bool same(std::size_t v, std::size_t l, std::size_t w, std::size_t m) const {
    const LayerResult& here = next_.levels[v].layers[l];
    const LayerResult& there = all_.levels[w].layers[m];
    if (!same_pairs(here.pairs.get(), there.pairs.get()) ||
        here.failure.empty() != there.failure.empty() ||
        !same_numbers(of_next_.numerators(v, l), originals_.numerators(w, m)) ||
        !same_numbers(of_next_.denominators(v, l), originals_.denominators(w, m)) ||
        !same_numbers(of_next_.bases(v, l), originals_.bases(w, m)))
      return false;
    const ConstEstimateSpans now = here.estimates.spans();
    const ConstEstimateSpans was = there.estimates.spans();
    for (std::size_t i = 0; i < now.size(); ++i) {
      // Of a number without people behind it the value is all that there is.
      const bool bare = std::isnan(now.numerator[i]) && std::isnan(now.denominator[i]);
      if (bare && has_value(was.state_of(i)) && now.value[i] != was.value[i] &&
          !std::isnan(now.value[i]))
        return false;
    }
    return true;
  }

  /// The layer of that name at the same level in the first profile.
  [[nodiscard]] std::optional<JointPlace> find(std::size_t v, std::size_t l) const {
    const LayerResult& layer = next_.levels[v].layers[l];
    for (std::size_t w = 0; w < levels_; ++w) {
      if (!one(v, w)) continue;
      for (std::size_t m = 0; m < layers_[w]; ++m) {
        const LayerResult& there = all_.levels[w].layers[m];
        if (there.indicator == layer.indicator && there.info->id == layer.info->id &&
            there.period == layer.period)
          return JointPlace{.level = w, .layer = m};
      }
    }
    return std::nullopt;
  }

  void find_changed() {
    for (std::size_t v = 0; v < next_.levels.size(); ++v) {
      for (std::size_t l = 0; l < next_.levels[v].layers.size(); ++l) {
        const auto at = find(v, l);
        if (at && !same(v, l, at->level, at->layer))
          changed_.insert(next_.levels[v].layers[l].indicator);
      }
    }
  }

  /// The level to which those of level v are added: the same one of the first profile, or a new
  /// one.
  std::size_t level_for(std::size_t v) {
    const auto [at, fresh] = level_for_.try_emplace(v, 0);
    if (!fresh) return at->second;
    const LevelResult& level = next_.levels[v];
    for (std::size_t w = 0; w < levels_; ++w) {
      if (!one(v, w)) continue;
      LevelResult& there = all_.levels[w];
      for (LayerResult& layer : there.layers) layer.unprinted = is_unprinted(there, layer);
      there.unprinted = there.unprinted && level.unprinted;
      return at->second = w;
    }
    LevelResult made = level;
    made.id += label_;
    if (base_changes(level.base)) made.base += label_;
    made.layers.clear();
    all_.levels.push_back(std::move(made));
    return at->second = all_.levels.size() - 1;
  }

  JointPlace add(std::size_t v, std::size_t l) {
    const std::size_t at = level_for(v);
    std::vector<LayerResult>& layers = all_.levels[at].layers;
    layers.push_back(std::move(copy_.levels[v].layers[l]));
    layers.back().unprinted = is_unprinted(next_.levels[v], next_.levels[v].layers[l]);
    return {.level = at, .layer = layers.size() - 1, .added = true};
  }

  const std::string label_;
  const Profile& next_;
  Profile copy_;  ///< whose estimates are given away
  const Originals& of_next_;
  const std::size_t levels_;
  std::vector<std::size_t> layers_;  ///< of the levels of the first profile and those before
  Profile& all_;
  Originals& originals_;
  std::set<std::string> changed_;
  std::map<std::size_t, std::size_t> level_for_;
};

}  // namespace

JointPlaces place(const std::string& label, const Profile& next, const Originals& of_next,
                  std::size_t levels, Profile& all, Originals& originals) {
  return Placer(label, next, of_next, levels, all, originals).place();
}

}  // namespace omrade::disclosure

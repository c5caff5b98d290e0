// Small profiles on a few base areas, for tests of the gate that a person can do on paper.
#pragma once

#include "model/profile.hpp"
#include "stats/interval.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure::testing {

struct Share {
  std::uint32_t base, area;
  double share = 1;
};

/// Numbers x of n in each base area, and their sums at every level.
class SmallProfile {
 public:
  explicit SmallProfile(std::size_t areas) {
    profile_.periods = {"2024"};
    profile_.levels.push_back({.id = "deso", .areas = area_set("deso", areas), .base = "deso"});
  }

  SmallProfile& level(const std::string& id, std::size_t areas, const std::vector<Share>& shares) {
    std::vector<CrosswalkEntry> entries;
    for (const Share& one : shares) entries.push_back({one.base, one.area, one.share});
    profile_.levels.push_back(
        {.id = id,
         .areas = area_set(id, areas),
         .membership = std::make_shared<const Crosswalk>(
             CrosswalkMethod::given, profile_.levels[0].areas->size(), areas, std::move(entries)),
         .base = "deso"});
    return *this;
  }

  /// A proportion x of n, at every level of which it says so (all, if it says nothing).
  SmallProfile& proportion(const std::string& id, const std::vector<double>& x,
                           const std::vector<double>& n,
                           const std::vector<std::string>& levels = {}) {
    const auto info =
        std::make_shared<const LayerInfo>(LayerInfo{.id = id, .kind = LayerKind::proportion});
    for (LevelResult& level : profile_.levels) {
      bool asked = levels.empty();
      for (const std::string& one : levels) asked = asked || one == level.id;
      if (asked) level.layers.push_back(layer(info, brought(level, x), brought(level, n)));
    }
    return *this;
  }

  /// Means of an amount that sums to x over n persons; of the sums of base areas, those parts must
  /// stay open.
  SmallProfile& amounts(const std::string& id, const std::vector<double>& x,
                        const std::vector<double>& n, const std::vector<double>& stays_open) {
    const auto info = std::make_shared<const LayerInfo>(
        LayerInfo{.id = id, .kind = LayerKind::mean, .counts_persons = false});
    for (LevelResult& level : profile_.levels) {
      LayerResult of_level = layer(info, brought(level, x), brought(level, n));
      of_level.stays_open = std::make_shared<const std::vector<double>>(
          level.membership == nullptr ? stays_open : std::vector<double>(level.areas->size(), 0));
      level.layers.push_back(std::move(of_level));
    }
    return *this;
  }

  [[nodiscard]] Profile get() const { return profile_; }

  /// With the base areas for the gate alone.
  [[nodiscard]] Profile without_base() const {
    Profile profile = profile_;
    std::rotate(profile.levels.begin(), profile.levels.begin() + 1, profile.levels.end());
    profile.levels.back().unprinted = true;
    return profile;
  }

 private:
  static std::shared_ptr<const AreaSet> area_set(const std::string& id, std::size_t areas) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < areas; ++i) ids.push_back(id + std::to_string(i));
    return std::make_shared<const AreaSet>(AreaSetParts{.id = id, .ids = std::move(ids)});
  }

  static std::vector<double> brought(const LevelResult& level, const std::vector<double>& x) {
    if (level.membership == nullptr) return x;
    std::vector<double> sums(level.areas->size(), 0);
    for (const CrosswalkEntry& entry : level.membership->entries())
      sums[entry.target] += entry.share * x[entry.source];
    return sums;
  }

  static LayerResult layer(std::shared_ptr<const LayerInfo> info, const std::vector<double>& x,
                           const std::vector<double>& n) {
    LayerResult layer{.indicator = "x",
                      .period = "2024",
                      .info = std::move(info),
                      .estimates = Estimates(x.size())};
    const EstimateSpans spans = layer.estimates.spans();
    for (std::size_t i = 0; i < x.size(); ++i) {
      spans.numerator[i] = x[i];
      spans.denominator[i] = n[i];
      spans.base[i] = std::floor(n[i] + 1e-6);
      spans.value[i] = x[i] / n[i];
      spans.state[i] = static_cast<std::uint8_t>(State::ok);
      if (layer.info->kind != LayerKind::proportion) continue;
      const stats::Limits at95 = stats::wilson(x[i], n[i], stats::kZ95);
      const stats::Limits at998 = stats::wilson(x[i], n[i], stats::kZ998);
      spans.lower95[i] = at95.lower;
      spans.upper95[i] = at95.upper;
      spans.lower998[i] = at998.lower;
      spans.upper998[i] = at998.upper;
      spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::wilson);
    }
    return layer;
  }

  Profile profile_;
};

/// The areas of a layer whose numbers are withheld.
inline std::vector<std::size_t> withheld_areas(const Profile& profile, const std::string& level,
                                               const std::string& layer) {
  std::vector<std::size_t> out;
  for (const LevelResult& one : profile.levels) {
    if (one.id != level) continue;
    for (const LayerResult& of : one.layers) {
      if (of.info->id != layer) continue;
      const ConstEstimateSpans spans = of.estimates.spans();
      for (std::size_t i = 0; i < spans.size(); ++i)
        if (spans.state_of(i) == State::withheld) out.push_back(i);
    }
  }
  return out;
}

}  // namespace omrade::disclosure::testing

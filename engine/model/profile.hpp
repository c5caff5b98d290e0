// What a run has computed: levels, their areas and their layers. Ungated; only the gate reads it
// whole.
#pragma once

#include "model/area_set.hpp"
#include "model/crosswalk.hpp"
#include "model/estimate.hpp"
#include "model/layer.hpp"
#include "model/provenance.hpp"
#include "model/resources.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace omrade {

/// Keys of a pair layer: entry k concerns area `area[k]` and the other `labels[other[k]]`.
struct Pairs {
  std::vector<std::uint32_t> area;
  std::vector<std::uint32_t> other;
  std::vector<std::string> labels;
};

/// How an area stands against its benchmark. Judged from the interval of the difference, never from
/// two intervals overlapping; `clear` survives the false discovery rate of the page set.
struct Comparison {
  std::string level{};   ///< the benchmark's level, or "" for an external value
  std::string source{};  ///< of an external value
  std::vector<double>
      benchmark{};  ///< per area: the benchmark's value (the rest's where `against_rest`)
  std::vector<double> difference{};  ///< area minus benchmark; NaN where there is none
  std::vector<double> lower95{}, upper95{};
  std::vector<double> p{};                   ///< two-sided; NaN where there is none
  std::vector<std::uint8_t> against_rest{};  ///< the area is over 10 % of its benchmark
  std::vector<std::int8_t> clear{};  ///< -1 clearly lower, +1 clearly higher, 0 not distinguishable
};

struct LayerResult {
  std::string indicator{};  ///< the recipe's name, such as "cni"
  std::string period{};
  std::shared_ptr<const LayerInfo> info{};
  Estimates estimates{0};
  std::shared_ptr<const Pairs> pairs{};  ///< null but for pair layers
  std::optional<Comparison> comparison{};
  std::string failure{};  ///< what is published of why the whole layer failed; empty if it did not
  /// Of a layer of amounts, per area: how large a part of the sum must stay open upwards and
  /// downwards, since one or two persons made most of it; 0 where none did. Null for other layers.
  std::shared_ptr<const std::vector<double>> stays_open{};
  /// Of base areas of which the recipe does not ask for this layer: for the gate alone, which
  /// protects its numbers, and gone when it has sealed the profile. Such layers are the last ones
  /// of what plugins made at a level.
  bool unprinted = false;
};

struct LevelResult {
  std::string id{};
  Text title{};  ///< for readers; the id where the recipe gives none
  std::shared_ptr<const AreaSet> areas{};
  /// From the level's base set (the profile's `maps` set where they agree); null for the base
  /// itself.
  std::shared_ptr<const Crosswalk> membership{};
  std::string base{};  ///< the id of the base set of `membership`
  /// Base areas that the recipe does not ask for at all: all layers are unprinted. Such levels are
  /// the last ones.
  bool unprinted = false;
  std::vector<LayerResult> layers{};
};

[[nodiscard]] inline bool is_unprinted(const LevelResult& level, const LayerResult& layer) {
  return level.unprinted || layer.unprinted;
}

struct IndicatorInfo {
  std::string id{};      ///< the recipe's name
  std::string plugin{};  ///< full plugin id
  std::string version{};
  std::string build_id{};
  Text title{};
  Text summary{};
  Text method{};
};

struct Profile {
  Text title{};
  Text notice{};  ///< printed at the top of every page, such as "synthetic data"; may be empty
  std::string period{};
  std::vector<std::string> periods{};
  std::string run_id{};
  std::string page_level{};  ///< one page per area of this level
  std::string map_level{};   ///< polygons that maps show; may be empty
  std::vector<std::string> languages{};
  std::vector<IndicatorInfo> indicators{};
  std::vector<LevelResult> levels{};
  std::shared_ptr<const Resources> resources{};  ///< null where the recipe has none
  Provenance provenance{};
};

}  // namespace omrade

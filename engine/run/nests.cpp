#include "run/nests.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "disclosure/outlines.hpp"
#include "geometry/overlay.hpp"
#include "geometry/rings.hpp"
#include "run/graph.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

constexpr double kWhole = 1 - 1e-9;
constexpr std::uint32_t kNowhere = UINT32_MAX;

/// The areas of a level as unions of polygons.
struct Shapes {
  const AreaSet* polygons = nullptr;  ///< null where there are none
  std::vector<std::uint32_t> of{};    ///< per polygon the level's area, or kNowhere
  std::vector<double> m2{};           ///< per area of the level
};

Shapes shapes_of(const LevelResult& level, const Workspace& workspace) {
  const auto at = workspace.areas.find(level.base);
  if (level.layers.empty() || at == workspace.areas.end() ||
      at->second.areas->polygons() == nullptr)
    return {};
  Shapes shapes{.polygons = at->second.areas.get(), .of = {}, .m2 = {}};
  shapes.of.assign(shapes.polygons->size(), kNowhere);
  shapes.m2.assign(level.areas->size(), 0);
  if (level.membership == nullptr) {
    for (std::uint32_t i = 0; i < shapes.of.size(); ++i) shapes.of[i] = i;
  } else {
    if (level.membership->sources() != shapes.of.size()) return {};
    for (const CrosswalkEntry& entry : level.membership->entries()) {
      if (entry.share < kWhole || shapes.of[entry.source] != kNowhere) return {};
      shapes.of[entry.source] = entry.target;
    }
  }
  for (std::size_t i = 0; i < shapes.of.size(); ++i) {
    if (shapes.of[i] != kNowhere)
      shapes.m2[shapes.of[i]] += std::abs(geometry::area_of(*shapes.polygons->polygons(), i));
  }
  return shapes;
}

/// Ground that polygons of one set share with those of another, each pair of sets once.
class Grounds {
 public:
  using Shared = std::vector<disclosure::SharedGround>;

  /// Null where geometry cannot tell.
  const Shared* between(const AreaSet& from, const AreaSet& to) {
    const auto [at, fresh] = known_.try_emplace({&from, &to});
    if (fresh) at->second = shared(from, to);
    return at->second ? &*at->second : nullptr;
  }

 private:
  static std::optional<Shared> shared(const AreaSet& from, const AreaSet& to) {
    const auto loop = [](std::size_t count, const std::function<void(std::size_t)>& body) {
      parallel_for(count, body);
    };
    try {
      Shared all;
      const Crosswalk shares = geometry::areal_crosswalk(from, to, loop);
      for (const CrosswalkEntry& entry : shares.entries())
        all.push_back({entry.source, entry.target,
                       entry.share * std::abs(geometry::area_of(*from.polygons(), entry.source))});
      return all;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::user) throw;
      log::warn("disclosure control does not see how areas '" + from.id() + "' lie in '" + to.id() +
                "': " + error.what());
      return {};
    }
  }

  std::map<std::pair<const AreaSet*, const AreaSet*>, std::optional<Shared>> known_;
};

}  // namespace

void add_nests(const Profile& profile, const Workspace& workspace,
               disclosure::Originals& originals) {
  std::vector<Shapes> shapes;
  for (const LevelResult& level : profile.levels) shapes.push_back(shapes_of(level, workspace));
  Grounds grounds;
  for (std::uint32_t v = 0; v < shapes.size(); ++v) {
    for (std::uint32_t w = 0; w < shapes.size(); ++w) {
      const Shapes& from = shapes[v];
      const Shapes& to = shapes[w];
      // The set of more polygons is laid on the other; of two alike the first.
      if (from.polygons == nullptr || to.polygons == nullptr || from.polygons == to.polygons ||
          from.polygons->crs() != to.polygons->crs() ||
          from.polygons->size() < to.polygons->size() ||
          (from.polygons->size() == to.polygons->size() && w < v))
        continue;
      const Grounds::Shared* const parts = grounds.between(*from.polygons, *to.polygons);
      if (parts == nullptr) continue;
      std::map<std::pair<std::uint32_t, std::uint32_t>, double> m2;
      for (const disclosure::SharedGround& part : *parts) {
        const std::uint32_t i = from.of[part.i];
        const std::uint32_t j = to.of[part.j];
        if (i != kNowhere && j != kNowhere) m2[{i, j}] += part.m2;
      }
      Grounds::Shared shared;
      for (const auto& [pair, ground] : m2) shared.push_back({pair.first, pair.second, ground});
      originals.nest({v, w, disclosure::outlines_of(from.m2, to.m2, shared)});
    }
  }
}

}  // namespace omrade::run

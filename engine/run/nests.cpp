#include "run/nests.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "geometry/overlay.hpp"
#include "run/graph.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace omrade::run {
namespace {

/// The polygons of a level that is a set of its own, with layers; null of others.
const AreaSet* polygons_of(const LevelResult& level, const Workspace& workspace) {
  if (level.membership != nullptr || level.layers.empty()) return nullptr;
  const auto at = workspace.areas.find(level.base);
  if (at == workspace.areas.end() || at->second.areas->polygons() == nullptr) return nullptr;
  return at->second.areas.get();
}

}  // namespace

void add_nests(const Profile& profile, const Workspace& workspace,
               disclosure::Originals& originals) {
  const auto loop = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    parallel_for(count, body);
  };
  for (std::uint32_t small = 0; small < profile.levels.size(); ++small) {
    const AreaSet* const from = polygons_of(profile.levels[small], workspace);
    for (std::uint32_t large = 0; large < profile.levels.size(); ++large) {
      const AreaSet* const to = polygons_of(profile.levels[large], workspace);
      // A set that nests in another has no fewer areas; of two alike the first is told.
      if (from == nullptr || to == nullptr || from == to || from->crs() != to->crs() ||
          from->size() < to->size() || (from->size() == to->size() && large < small))
        continue;
      try {
        originals.nest({small, large, geometry::areal_crosswalk(*from, *to, loop)});
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::user) throw;
        log::warn("disclosure control does not see how areas '" + from->id() + "' lie in '" +
                  to->id() + "': " + error.what());
      }
    }
  }
}

}  // namespace omrade::run

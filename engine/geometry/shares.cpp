#include "geometry/shares.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace omrade::geometry {
namespace {

constexpr double kLeast = 1e-9;
constexpr double kWhole = 1e-9;
constexpr double kSliver = 1e-3;

}  // namespace

std::vector<CrosswalkEntry> settled_shares(std::vector<CrosswalkEntry> raw, const AreaSet& from,
                                           const AreaSet& to) {
  std::vector<double> whole(from.size(), 0.0);
  std::vector<double> kept(from.size(), 0.0);
  for (const CrosswalkEntry& entry : raw) {
    whole[entry.source] += entry.share;
    if (entry.share >= kLeast) kept[entry.source] += entry.share;
  }
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] <= 1 + kSliver) continue;
    throw Error(ErrorKind::user,
                {.subject = to.id(),
                 .what = "areas overlap each other within area '" + from.ids()[i] + "' of " +
                         from.id() + ": its shares sum to " + fixed(whole[i], 4),
                 .hint = "people would count twice; check the geometry of " + to.id()});
  }
  raw.erase(std::remove_if(raw.begin(), raw.end(),
                           [](const CrosswalkEntry& entry) { return !(entry.share >= kLeast); }),
            raw.end());
  for (CrosswalkEntry& entry : raw) {
    if (whole[entry.source] >= 1 - kWhole) entry.share /= kept[entry.source];
  }
  return raw;
}

}  // namespace omrade::geometry

// Flows are told by more than their own cell: by the total of their area, and by other layers that
// count the same people. For the gate alone.
#pragma once

#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace omrade::disclosure {

/// Whether `layer` names `part` among its parts, in the same period. A composite names its parts as
/// "indicator.layer", a plugin its own by "layer".
bool names(const LayerResult& layer, const LayerResult& part);

/// Likewise, or in one of the `periods` before the layer's own, where it is made of those, too: a
/// change and the later of its two values tell the earlier one.
bool names_over_time(const LayerResult& layer, const LayerResult& part,
                     const std::vector<std::string>& periods);

/// Layers that name each other count the same people: two pair layers those of (area, other) and
/// (other, area), a pair layer and another one those of an area that is its own other.
bool name_each_other(const LayerResult& a, const LayerResult& b);

class Flows {
 public:
  /// Remembers the numbers of people, so it is made before anything is withheld.
  explicit Flows(const Profile& profile);

  /// The flows of one area add up to a total that is published, together with the layers that only
  /// the pair layer names (such as those who go nowhere): a single withheld one would follow by
  /// subtraction. The smallest others go with it, flows first, until two are withheld and they are
  /// not few together. Returns whether anything was withheld now.
  bool withhold_margins(const Rules& rules, Profile& profile, std::vector<Withheld>& log) const;

 private:
  std::vector<std::vector<std::vector<double>>> numerators_;  ///< by level, layer and cell
};

/// A withheld cell is withheld wherever the same people are counted again, at every level. At two
/// levels a layer counts others where `originals` have other numbers. Returns whether anything was
/// withheld now.
bool withhold_twins(Profile& profile, const Originals& originals, std::vector<Withheld>& log);

}  // namespace omrade::disclosure

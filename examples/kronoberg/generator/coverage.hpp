/// A division of the county: faces with labels, joined to areas without gaps or overlaps.
#pragma once

#include "geometry.hpp"

#include <functional>
#include <vector>

namespace kronoberg {

struct Face {
  Polygon polygon;
  int label;
};

/// Gives the detached pieces of each label to the neighbour with which they have the longest common
/// border, until every label is one connected piece. Pieces of at least `kept_from` m2 stay.
/// `akin` tells which neighbours are preferred, however short the border.
void give_away_fragments(std::vector<Face>& faces, double kept_from,
                         const std::function<bool(int, int)>& akin);

/// Joins the faces of each label 0 ... count-1.
[[nodiscard]] std::vector<MultiPolygon> join_by_label(const std::vector<Face>& faces, int count);

}  // namespace kronoberg

// omrade nearest: the nearest of a few centres to each of many points.
#pragma once

#include "tools/output.hpp"

#include <cstddef>
#include <string>

namespace omrade::tools {

struct NearestArguments {
  std::string points{}, centres{};  ///< sources
  std::string id{};                 ///< field of ids of the centres
  std::string x = "x", y = "y";     ///< columns of coordinates, of both
  std::size_t k = 1;                ///< how many to each point
  std::string friction{};           ///< a grid of cost per metre; empty: as the crow flies
  bool skip_bad_rows = false;
  unsigned threads = 1;
  bool quiet = false;  ///< no summary on standard error
  OutputOptions output{};
};

/// Rows `row,id,distance_m`: for each point, in their order, its k nearest centres, nearest first;
/// of equally near ones the first in its source. Centres in another CRS than the points are brought
/// to theirs; columns have none and are taken for the other's. Across friction `row,id,cost`: the
/// least costs to reach centres (geometry/least_cost.hpp), without id and cost where fewer are
/// reached. Error user as the readers say, for fewer centres than k, and for centres that lie on no
/// cell of the friction.
int nearest(const NearestArguments& arguments);

}  // namespace omrade::tools

// The order of pairs that outputs have, whatever order the rows of a table were in.
#pragma once

#include "model/estimate.hpp"
#include "model/profile.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace omrade::run {

/// Labels in the order of their bytes, only those that some pair has; pairs by area, then label.
/// Rows of people come in any order, and what is published must not tell which. Layers that shared
/// their pairs share them afterwards.
class PairOrder {
 public:
  void apply(std::shared_ptr<const Pairs>& pairs, Estimates& estimates);

 private:
  struct Ordered {
    std::shared_ptr<const Pairs> before, after;
    std::vector<std::size_t> from;  ///< of each pair, where it stood
  };
  static Ordered ordered(std::shared_ptr<const Pairs> pairs);

  std::map<const Pairs*, Ordered> known_;
};

}  // namespace omrade::run

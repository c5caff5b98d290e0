// A composite whose parts are columns of a table: what `omrade composite` is asked for.
#pragma once

#include "composite/sensitivity.hpp"

#include <string>
#include <vector>

namespace omrade::composite {

/// Columns of a part; "" where none is named.
struct PartColumns {
  std::string layer{};  ///< the values; where there is no such column, numerator / denominator
  std::string standard_error{}, lower{}, upper{}, numerator{}, denominator{};
  bool rate = false;  ///< numerator and denominator make a rate, not a proportion
};

struct TableSpec {
  Spec spec{};
  std::string id{};  ///< columns, and likewise below; "" for none
  std::string population{}, group{}, resources{};
  double share = 0;                    ///< 0: not asked for
  std::vector<PartColumns> columns{};  ///< one per part
  Choices choices{};                   ///< empty: the usual ones
  bool draw_choices = false;           ///< draws take any of the choices
};

}  // namespace omrade::composite

// What stands out about an area: the measures in which it differs clearly from its benchmark.
#pragma once

#include "report/context.hpp"
#include "report/figure.hpp"

#include <cstddef>
#include <vector>

namespace omrade::report {

struct Finding {
  std::size_t group = 0;    ///< of the context
  std::size_t measure = 0;  ///< of the group
  std::size_t column = 0;
  Figure figure;
  /// How far from the benchmark the area is at the least, by the interval of the difference, as a
  /// part of the benchmark; 0 where the benchmark is 0.
  double size = 0;
};

/// Each measure once: in the first column in which it is judged. Largest first; of equal ones the
/// first on the page. A difference is clear where the comparison says so (false discovery rate over
/// all pages), and probable where only its own 95 % interval leaves out 0.
struct Findings {
  std::vector<Finding> worse, better, neutral, same;
  std::vector<Finding> probably_worse;  ///< among `same`: worse by its own interval alone
  std::size_t unjudged = 0;             ///< measures with a benchmark elsewhere but not here
};

Findings findings_of(const Context& context, std::size_t page);

/// At most `most` of the findings, and of no group more than `most_of_group`.
std::vector<Finding> spread(const std::vector<Finding>& findings, std::size_t most,
                            std::size_t most_of_group);

}  // namespace omrade::report

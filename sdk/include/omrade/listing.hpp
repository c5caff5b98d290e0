// Where people live against where they are listed: the measures that are more than a share of two
// counts, as the bundled plugin and `omrade stats listing` both compute them.
#pragma once

#include <cmath>

namespace omrade {
inline namespace sdk {
namespace formula {

/// Of a centre: L - R.
inline double net_flow(double listed, double residents) {
  return listed - residents;
}
/// L / R - 1: 0 where they are equally many.
inline double net_flow_ratio(double listed, double residents) {
  return listed / residents - 1;
}
/// Sum over centres of the squared share of the residents, from the sum of squared numbers.
inline double concentration(double squares, double residents) {
  return squares / (residents * residents);
}

/// Why the mean of the listed is not that of the residents, exactly. With I resident and listed, F
/// listed only and O resident only: s_F (x_F - x_I) = x_L - x_I, because L x_L = I x_I + F x_F; and
/// -s_O (x_O - x_I) = x_I - x_R likewise.
struct MeanSplit {
  double through_inflow = 0;
  double through_outflow = 0;

  /// So that the parts add up to the last bit.
  [[nodiscard]] double difference() const { return through_inflow + through_outflow; }
};
inline MeanSplit mean_split(double of_listed, double of_residents, double of_both) {
  return {.through_inflow = of_listed - of_both, .through_outflow = of_both - of_residents};
}

}  // namespace formula
}  // namespace sdk
}  // namespace omrade

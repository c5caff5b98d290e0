// The plugins of follow-up on small data, as the engine calls them.
#pragma once

#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <limits>
#include <map>
#include <string>
#include <vector>

namespace omrade::host {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// "share", "rate" or "gap".
enum class Which : std::uint8_t { share, rate, gap };
const catalogue::Descriptor& descriptor(Which which);

using Params = std::map<std::string, ParamValue>;

/// One area: x and n of each period, oldest first.
struct Course {
  std::vector<double> x, n;
  std::vector<std::string> periods{};  ///< "2019" … where not given
};
Outcome follow(const Course& course, const Params& params = {}, Which which = Which::share);

/// Of a centre in a period.
struct Unit {
  double period = 0, x = 0, n = 0, need = kNaN, pilot = kNaN;
};
/// One area with these rows, in the period "2024".
Outcome gap(const std::vector<Unit>& units, const Params& params = {}, bool need = true,
            bool pilot = true);

/// The first area of a layer.
struct Read {
  State state = State::ok;
  double value = 0, lower95 = 0, upper95 = 0, denominator = 0, base = 0;
  std::string reason{};
};
Read read(const Outcome& outcome, const std::string& layer, Which which = Which::share);

}  // namespace omrade::host

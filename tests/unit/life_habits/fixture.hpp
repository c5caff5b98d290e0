// Calls the bundled plugin with a handful of respondents.
#pragma once

#include "catalogue/catalogue.hpp"
#include "host/host.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace omrade::host {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Run {
  std::int64_t begin = 0, end = 0;
  double share = 1;
};

/// Fields by id; those not listed are absent. Empty texts are missing.
struct Survey {
  std::map<std::string, std::vector<double>> numbers;
  std::map<std::string, std::vector<std::string>> texts{};
  std::vector<std::vector<Run>> runs{};  ///< of each area A0, A1, …; none: all rows are A0's
};
/// Parameters by id; the others have their defaults.
using Params = std::map<std::string, double>;

/// Every estimate is shown, however few answered.
inline const Params kShowAll{{"largest_half_width", 100}};

const catalogue::Descriptor& descriptor();

Outcome compute(const Survey& survey, const Params& params = kShowAll);

ConstEstimateSpans layer(const Outcome& outcome, const std::string& id);
ConstEstimateSpans layer(Outcome&&, const std::string&) = delete;  // the spans would outlive it
/// In English; "" if the entry has none.
std::string reason(const Outcome& outcome, const std::string& id, std::size_t i);

/// What each respondent of a survey answers, every one in an area of their own: "yes", "no" or "-".
std::vector<std::string> answers(Survey survey, const std::string& id, Params params = kShowAll);

}  // namespace omrade::host

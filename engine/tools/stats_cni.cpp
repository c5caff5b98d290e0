// stats cni: the Care Need Index of the counts of a group.
#include "stats/compensated_sum.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"
#include <omrade/care_need.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

using formula::CareNeedGroup;
using formula::IndexPoints;
using formula::kCareNeedGroups;

/// Sum of a role over the rows of a group; NaN where a cell is empty.
double sum_of(const StatsInput& input, std::string_view role,
              const std::vector<std::size_t>& rows) {
  stats::CompensatedSum sum;
  for (const std::size_t row : rows) sum.add(input.numbers(role)[row]);
  return sum.value();
}

stats::Estimate index_of(const IndexPoints& points, double divisor) {
  stats::Estimate index{.value = points.points / divisor};
  if (!(points.hits > 0)) return index;
  const auto at = [&](double z) {
    return stats::Limits{points.limit(z, -1) / divisor, points.limit(z, +1) / divisor};
  };
  index.at95 = at(stats::kZ95);
  index.at998 = at(stats::kZ998);
  index.interval = stats::IntervalKind::dobson;
  return index;
}

void compute(const StatsInput& input, StatsResult& result) {
  const double nation = input.number_option("national-rate");
  for (const std::vector<std::size_t>& rows : input.groups()) {
    const double people = sum_of(input, "population", rows);
    IndexPoints points;
    std::string state(kStateOk);
    for (const CareNeedGroup& group : kCareNeedGroups) {
      const double count = sum_of(input, group.key, rows);
      points.add(group.weight, count);
      if (std::isnan(count) && state == kStateOk)
        state = "missing: " + std::string(group.key) + " is empty";
    }
    if (std::isnan(people)) state = "missing: population is empty";
    if (people == 0) state = "not_applicable: population is 0";
    const stats::Estimate index = index_of(points, IndexPoints::divisor(people, nation));
    result.add(rows.front(), index, state, {points.points, points.points / people, index.value});
  }
}

std::vector<StatsRole> roles() {
  std::vector<StatsRole> roles;
  for (const CareNeedGroup& group : kCareNeedGroups) {
    const std::string key(group.key);
    roles.push_back({.name = key,
                     .help = "how many in this group",
                     .domain = StatsDomain::count,
                     .standard = key});
  }
  roles.push_back({.name = "population",
                   .help = "inhabitants, or listed, of all ages",
                   .domain = StatsDomain::count,
                   .standard = "population"});
  return roles;
}

}  // namespace

StatsMethod stats_cni() {
  return {.name = "cni",
          .summary = "Care Need Index: weighted counts per inhabitant relative to the nation",
          .example = "cni deso.csv --by kommun --national-rate 2.4761",
          .roles = roles(),
          .options = {{.name = "national-rate",
                       .help = "index points per inhabitant of the nation in the same year",
                       .kind = StatsOptionKind::number,
                       .standard = "2.4761",
                       .least = 1e-9,
                       .most = 1e9}},
          .own = {{"points", io::ResultKind::real},
                  {"per_person", io::ResultKind::real},
                  {"relative", io::ResultKind::real}},
          .compute = compute};
}

}  // namespace omrade::tools

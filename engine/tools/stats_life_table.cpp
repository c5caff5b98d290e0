// stats lifetable: life expectancy at the beginning of each age band.
#include "base/text.hpp"
#include "stats/compensated_sum.hpp"
#include "stats/life_table.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"
#include "tools/stats_strata.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

using Rows = std::vector<std::size_t>;

struct Band {
  std::size_t row = 0;  ///< one of it
  stats::LifeBand life{};
};

/// "85", and also "80-84", "80–84" and "85+".
std::optional<double> start_age(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789.");
  const std::string_view rest = end == std::string_view::npos ? "" : text.substr(end);
  const bool band = rest.empty() || rest == "+" || rest.front() == '-' || rest.rfind("–", 0) == 0;
  if (!band) return std::nullopt;
  return parse_number(text.substr(0, end));
}

std::vector<Band> bands_of(const StatsInput& input, const Rows& rows) {
  const std::span<const double> deaths = input.numbers("numerator");
  const std::span<const double> people = input.numbers("population");
  std::vector<Band> bands;
  for (const Rows& stratum : strata_of(input, rows)) {
    const std::size_t row = stratum.front();
    const std::optional<double> age = start_age(input.texts("stratum").text(row));
    if (!age) {
      input.refuse(row, "stratum",
                   "'" + std::string(input.texts("stratum").text(row)) + "' is not an age",
                   "give the age at which the band begins, such as 85");
    }
    stats::CompensatedSum died, lived;
    for (const std::size_t one : stratum) {
      died.add(deaths[one]);
      lived.add(people[one]);
    }
    bands.push_back(
        {.row = row, .life = {.age = *age, .deaths = died.value(), .population = lived.value()}});
  }
  std::sort(bands.begin(), bands.end(),
            [](const Band& a, const Band& b) { return a.life.age < b.life.age; });
  for (std::size_t i = 1; i < bands.size(); ++i) {
    if (bands[i].life.age == bands[i - 1].life.age)
      input.refuse(bands[i].row, "stratum", "another band begins at the same age",
                   "give each age one text");
  }
  return bands;
}

/// Why a table has no value; ok where it has.
std::string state_of(const std::vector<Band>& bands, double least) {
  stats::CompensatedSum people;
  for (const Band& band : bands) {
    const stats::LifeBand& life = band.life;
    if (std::isnan(life.deaths)) return "missing: numerator is empty";
    if (std::isnan(life.population)) return "missing: population is empty";
    people.add(life.population);
  }
  for (const Band& band : bands) {
    const stats::LifeBand& life = band.life;
    if (life.population == 0) return "not_applicable: population of a band is 0";
    if (life.deaths > life.population) return "not_applicable: more deaths than people in a band";
  }
  if (people.value() <= least) return "not_applicable: population is not above " + shortest(least);
  if (bands.back().life.deaths == 0) return "not_applicable: no deaths in the last band";
  return std::string(kStateOk);
}

void compute(const StatsInput& input, StatsResult& result) {
  const double least = input.number_option("minimum-population");
  for (const Rows& rows : input.groups()) {
    const std::vector<Band> bands = bands_of(input, rows);
    const std::string state = state_of(bands, least);
    std::vector<stats::LifeBand> life;
    for (const Band& band : bands) life.push_back(band.life);
    const std::vector<stats::Estimate> expectancy = stats::life_expectancy(life);
    for (std::size_t i = 0; i < bands.size(); ++i) {
      const bool unreached = state == kStateOk && std::isnan(expectancy[i].value);
      const bool ok = state == kStateOk && !unreached;
      const std::size_t row = bands[i].row;
      result.add(row, expectancy[i],
                 unreached ? "not_applicable: nobody survives to this age" : state,
                 {ok ? expectancy[i].value : stats::kNoNumber});
    }
  }
  note_absent_strata(input, result);
}

}  // namespace

StatsMethod stats_life_table() {
  return {.name = "lifetable",
          .summary = "life expectancy by age: Chiang's abridged table with Silcocks's limits",
          .example =
              "lifetable deaths.csv --by kommun --stratum age --numerator deaths "
              "--population people",
          .roles = {{.name = "numerator", .help = "deaths", .domain = StatsDomain::count},
                    {.name = "population",
                     .help = "people or person-years",
                     .domain = StatsDomain::count},
                    {.name = "stratum",
                     .help = "age at which the band begins; the last is open",
                     .domain = StatsDomain::text}},
          .options = {{.name = "minimum-population",
                       .help = "no value unless a group has more people than this",
                       .kind = StatsOptionKind::number,
                       .standard = "5000",
                       .least = 0,
                       .most = 1e300}},
          .leading = {"stratum"},
          .own = {{"life_expectancy", io::ResultKind::real}},
          .compute = compute};
}

}  // namespace omrade::tools

// stats dsr: directly standardised rates.
#include "base/text.hpp"
#include "stats/compensated_sum.hpp"
#include "stats/direct.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_methods.hpp"
#include "tools/stats_result.hpp"
#include "tools/stats_strata.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

using Rows = std::vector<std::size_t>;

/// Reads the strata of one group after the other, and counts the cells that it takes for 0.
class StrataReader {
 public:
  explicit StrataReader(const StatsInput& input)
      : input_(input),
        repeated_(input.option("events") == "repeated"),
        numerators_(input.numbers("numerator")),
        populations_(input.numbers("population")) {
    if (repeated_ != input.has("frequency")) {
      input.refuse(repeated_ ? "repeated events need --frequency, the events of each person"
                             : "--frequency is for --events repeated",
                   repeated_ ? "name its column" : "add it, or leave --frequency out");
    }
    if (repeated_ && !input.has("stratum"))
      input.refuse("repeated events need --stratum", "name the column of the strata");
    if (repeated_) frequencies_ = input.numbers("frequency");
  }

  stats::DirectStratum read(const Rows& rows) {
    stats::CompensatedSum events, squares, population;
    for (const std::size_t row : rows) {
      const double count = std::isnan(numerators_[row]) ? 0 : numerators_[row];
      if (std::isnan(numerators_[row])) ++empty_;
      const double times = repeated_ ? frequency(row) : 1;
      events.add(times * count);
      squares.add(times * times * count);
      population.add(populations_[row]);
    }
    return {.events = events.value(),
            .events_squared = squares.value(),
            // NaN where a cell of it is empty: the group then has no value.
            .population = repeated_ && !has_empty(rows) ? shared_number(input_, "population", rows)
                                                        : population.value(),
            .standard = shared_number(input_, "stdpop", rows)};
  }

  [[nodiscard]] std::size_t empty() const noexcept { return empty_; }

 private:
  [[nodiscard]] double frequency(std::size_t row) const {
    if (std::isnan(frequencies_[row]))
      input_.refuse(row, "frequency", "it is empty", "say how many events each person had");
    return frequencies_[row];
  }
  [[nodiscard]] bool has_empty(const Rows& rows) const {
    for (const std::size_t row : rows)
      if (std::isnan(populations_[row])) return true;
    return false;
  }

  const StatsInput& input_;
  bool repeated_;
  std::span<const double> numerators_, populations_, frequencies_;
  std::size_t empty_ = 0;
};

void compute(const StatsInput& input, StatsResult& result) {
  const double multiplier = input.number_option("multiplier");
  const double least = input.number_option("minimum-events");
  const std::string few = "not_applicable: fewer than " + shortest(least) + " events";
  StrataReader reader(input);
  for (const Rows& rows : input.groups()) {
    std::vector<stats::DirectStratum> strata;
    std::string_view state = kStateOk;
    for (const Rows& stratum : strata_of(input, rows)) {
      strata.push_back(reader.read(stratum));
      if (std::isnan(strata.back().population)) {
        state = "missing: population is empty";
      } else if (strata.back().standard > 0 && strata.back().population == 0 && state == kStateOk) {
        state = "not_applicable: population of a stratum is 0";
      }
    }
    const stats::DirectRate rate = stats::direct_rate(strata);
    if (state == kStateOk && std::isnan(rate.estimate.value))
      state = "not_applicable: standard population is 0";
    if (state == kStateOk && rate.events < least) state = few;
    result.add(rows.front(), scaled(rate.estimate, multiplier), state,
               {rate.events, rate.population});
  }
  note_empty_numerators(reader.empty(), result);
  note_absent_strata(input, result);
}

}  // namespace

StatsMethod stats_direct() {
  return {.name = "dsr",
          .summary = "directly standardised rate with Dobson's limits",
          .example =
              "dsr deaths.csv --by kommun --stratum age --numerator deaths --population "
              "people --stdpop standard --multiplier 100000",
          .roles = {{.name = "numerator",
                     .help = "events; with --events repeated persons with --frequency events each",
                     .domain = StatsDomain::count},
                    {.name = "population",
                     .help = "people of the stratum",
                     .domain = StatsDomain::count},
                    {.name = "stdpop",
                     .help = "standard population of the stratum",
                     .domain = StatsDomain::count},
                    {.name = "stratum",
                     .help = "age band (default: each row is one)",
                     .domain = StatsDomain::text,
                     .required = false},
                    {.name = "frequency",
                     .help = "events of each person, 1, 2, 3 …",
                     .domain = StatsDomain::whole_positive,
                     .required = false}},
          .options = {multiplier_option(),
                      {.name = "events",
                       .help = "independent, or repeated by the same persons",
                       .standard = "independent",
                       .choices = {"independent", "repeated"}},
                      {.name = "minimum-events",
                       .help = "no value below this many events",
                       .kind = StatsOptionKind::number,
                       .standard = "10",
                       .least = 0,
                       .most = 1e300}},
          .own = {{"count", io::ResultKind::real}, {"population", io::ResultKind::real}},
          .compute = compute};
}

}  // namespace omrade::tools

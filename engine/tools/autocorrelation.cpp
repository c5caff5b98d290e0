#include "tools/autocorrelation.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "stats/autocorrelation.hpp"
#include "stats/local_moran.hpp"
#include "tools/area_values.hpp"
#include "tools/neighbour_rule.hpp"
#include "tools/threads.hpp"

#include <cmath>
#include <cstdio>
#include <vector>

namespace omrade::tools {
namespace {

std::string json_number(double value) {
  return std::isnan(value) ? "null" : shortest(value);
}

std::string json_of(const stats::GlobalStatistic& one) {
  return "{\"value\": " + json_number(one.value) +
         ", \"expectation\": " + json_number(one.expectation) +
         ", \"variance_normal\": " + json_number(one.variance_normal) +
         ", \"variance_random\": " + json_number(one.variance_random) +
         ", \"p\": " + json_number(one.p) + "}";
}

std::string json_of(const AutocorrelationArguments& arguments, const stats::SpatialWeights& weights,
                    const stats::GlobalAutocorrelation& global, std::size_t strangers) {
  return "{\"n\": " + std::to_string(weights.size()) +
         ", \"islands\": " + std::to_string(weights.islands()) +
         ", \"missing\": " + std::to_string(weights.missing()) +
         ", \"rows_of_no_area\": " + std::to_string(strangers) +
         ", \"links\": " + std::to_string(weights.links()) +
         ", \"rule\": " + json_quote(arguments.rule) + ", \"weights\": \"" +
         (arguments.binary ? "binary" : "row-standardised") +
         "\", \"divisor\": " + json_quote(arguments.divisor) +
         ", \"permutations\": " + std::to_string(arguments.permutations) +
         ", \"seed\": " + std::to_string(arguments.seed) +
         ",\n    \"moran\": " + json_of(global.moran) +
         ",\n    \"geary\": " + json_of(global.geary) + ",\n    \"g\": " + json_of(global.g) + "}";
}

struct Local {
  explicit Local(std::size_t areas) : value(areas), p(areas), quadrant(areas) {}
  std::vector<double> value, p;
  std::vector<stats::Quadrant> quadrant;
};

Table table_of(const AreaSet& areas, const Local& local) {
  std::vector<std::string> quadrants;
  quadrants.reserve(areas.size());
  for (const stats::Quadrant one : local.quadrant) quadrants.emplace_back(name_of(one));
  return {{"id", "local_moran", "p", "quadrant"},
          {Column::of_texts(areas.ids()), Column::of_reals(local.value), Column::of_reals(local.p),
           Column::of_texts(quadrants)}};
}

void require_finite(const AreaValues& read, const std::string& column) {
  for (std::size_t i = 0; i < read.values.size(); ++i) {
    if (!std::isinf(read.values[i])) continue;
    throw Error(ErrorKind::user, {.subject = read.areas->id(),
                                  .place = "area '" + read.areas->ids()[i] + "'",
                                  .what = "its value of '" + column + "' is infinite",
                                  .hint = "correct it, or leave it empty"});
  }
}

void print_summary(const AutocorrelationArguments& arguments, const stats::SpatialWeights& weights,
                   const stats::GlobalAutocorrelation& global, std::size_t strangers) {
  if (std::isnan(global.moran.value)) {
    std::fprintf(stderr, "Moran's I of '%s' has no value over %zu areas: %s",
                 arguments.value.c_str(), weights.size(),
                 weights.size() < 2 ? "no two neighbours have one" : "all their values are alike");
  } else {
    std::fprintf(stderr, "Moran's I of '%s' is %s over %zu areas", arguments.value.c_str(),
                 fixed(global.moran.value, 4).c_str(), weights.size());
  }
  if (!std::isnan(global.moran.p)) std::fprintf(stderr, ", p %s", shortest(global.moran.p).c_str());
  std::fprintf(stderr, "; left out: %zu without a value, %zu islands\n", weights.missing(),
               weights.islands());
  if (strangers > 0)
    std::fprintf(stderr, "%zu rows of the table belong to none of the areas\n", strangers);
}

}  // namespace

int autocorrelation(const AutocorrelationArguments& arguments) {
  const NeighbourRule rule = parse_neighbour_rule(arguments.rule);
  Output output(keeping(arguments.output, {arguments.areas, arguments.table}));
  const Threads threads(arguments.threads);
  const geometry::ParallelFor loop = threads.loop();
  const bool by_borders = needs_polygons(rule);
  const AreaValues read =
      read_area_values({.areas = {.source = parse_source(arguments.areas),
                                  .id = arguments.id,
                                  .wanted = by_borders ? Wanted::polygons : Wanted::either,
                                  .value = arguments.value,
                                  .units = by_borders ? Units::any : Units::metres},
                        .table = arguments.table,
                        .table_id = arguments.table_id});
  require_finite(read, arguments.value);
  output.lap("read");
  const geometry::Neighbours neighbours = find_neighbours(*read.areas, rule, loop);
  output.lap("neighbours");
  const stats::SpatialWeights weights(
      neighbours.begin, neighbours.of, read.values,
      arguments.binary ? stats::WeightStyle::binary : stats::WeightStyle::row_standardised);
  const stats::Permutations permutations{.count = arguments.permutations, .seed = arguments.seed};
  const stats::GlobalAutocorrelation global =
      stats::autocorrelation(read.values, weights, permutations, loop);
  output.lap("global");
  Local local(read.areas->size());
  stats::local_moran(read.values, weights,
                     arguments.divisor == "n" ? stats::Divisor::n : stats::Divisor::n_minus_one,
                     permutations, loop, {local.value, local.p, local.quadrant});
  output.lap("local");
  output.open({{"id", io::ResultKind::text},
               {"local_moran", io::ResultKind::real},
               {"p", io::ResultKind::real},
               {"quadrant", io::ResultKind::text}},
              read.areas.get());
  output.write(table_of(*read.areas, local));
  if (!arguments.output.json && !arguments.quiet)
    print_summary(arguments, weights, global, read.strangers);
  output.finish(json_of(arguments, weights, global, read.strangers));
  return 0;
}

}  // namespace omrade::tools

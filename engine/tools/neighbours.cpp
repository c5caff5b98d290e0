#include "tools/neighbours.hpp"

#include "base/text.hpp"
#include "tools/neighbour_rule.hpp"
#include "tools/source.hpp"
#include "tools/threads.hpp"

#include <cstdint>
#include <cstdio>
#include <vector>

namespace omrade::tools {
namespace {

Table table_of(const geometry::Neighbours& neighbours, const AreaSet& areas) {
  std::vector<std::int32_t> from, to;
  from.reserve(neighbours.links());
  to.reserve(neighbours.links());
  for (std::size_t i = 0; i < neighbours.areas(); ++i) {
    for (const std::uint32_t other : neighbours[i]) {
      from.push_back(static_cast<std::int32_t>(i));
      to.push_back(static_cast<std::int32_t>(other));
    }
  }
  return {{"from", "to"},
          {Column::of_categories(from, areas.ids()), Column::of_categories(to, areas.ids())}};
}

}  // namespace

int neighbours(const NeighboursArguments& arguments) {
  const NeighbourRule rule = parse_neighbour_rule(arguments.rule);
  Output output(keeping(arguments.output, {arguments.areas}));
  const Threads threads(arguments.threads);
  const bool by_borders = needs_polygons(rule);
  const AreaSet areas(read_areas({.source = parse_source(arguments.areas),
                                  .id = arguments.id,
                                  .wanted = by_borders ? Wanted::polygons : Wanted::either,
                                  .units = by_borders ? Units::any : Units::metres})
                          .parts);
  output.lap("read");
  const geometry::Neighbours found = find_neighbours(areas, rule, threads.loop());
  output.lap("compute");
  output.open({{"from", io::ResultKind::text}, {"to", io::ResultKind::text}});
  output.write(table_of(found, areas));
  if (!arguments.output.json && !arguments.quiet) {
    std::fprintf(stderr, "%zu areas have %zu neighbours in all; %zu have none\n", found.areas(),
                 found.links(), found.islands());
  }
  output.finish("{\"rule\": " + json_quote(arguments.rule) + ", \"areas\": " +
                std::to_string(found.areas()) + ", \"links\": " + std::to_string(found.links()) +
                ", \"islands\": " + std::to_string(found.islands()) + "}");
  return 0;
}

}  // namespace omrade::tools

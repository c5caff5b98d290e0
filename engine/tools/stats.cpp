#include "tools/stats.hpp"

#include "base/text.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_result.hpp"
#include "tools/threads.hpp"

#include <cstdio>
#include <vector>

namespace omrade::tools {
namespace {

std::string json_of(const StatsMethod& method, const StatsInput& input, const StatsResult& result) {
  std::string notes;
  for (const std::string& note : result.notes())
    notes += (notes.empty() ? "" : ", ") + json_quote(note);
  return "{\"method\": " + json_quote(method.name) +
         ", \"rows_read\": " + std::to_string(input.rows()) +
         ", \"without_value\": " + std::to_string(result.without_value()) + ", \"notes\": [" +
         notes + "]}";
}

void print_notes(const StatsResult& result) {
  for (const std::string& note : result.notes()) std::fprintf(stderr, "note: %s\n", note.c_str());
  if (result.without_value() == 0) return;
  std::fprintf(stderr, "note: %zu of %zu rows have no value; see their state\n",
               result.without_value(), result.rows());
}

}  // namespace

int stats(const StatsMethod& method, const StatsArguments& arguments) {
  Output output(keeping(arguments.output, {arguments.table}));
  const Threads threads(arguments.threads);
  const StatsInput input(method, arguments, threads.loop());
  output.lap("read");
  StatsResult result(method, input);
  method.compute(input, result);
  output.lap("compute");
  output.open(result_columns(method, arguments));
  output.write(result.table());
  if (!arguments.quiet) print_notes(result);
  output.finish(json_of(method, input, result));
  return 0;
}

}  // namespace omrade::tools

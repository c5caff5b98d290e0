#include "tools/composite.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "composite/priorities.hpp"
#include "composite/sensitivity.hpp"
#include "tools/composite_columns.hpp"
#include "tools/composite_result.hpp"
#include "tools/composite_tipping.hpp"
#include "tools/threads.hpp"

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace omrade::tools {
namespace {

std::string number_or_null(double number) {
  return std::isfinite(number) ? shortest(number) : "null";
}

std::string json_of(const composite::Sensitivity& found) {
  std::string out = "{\"combinations\": " + std::to_string(found.combinations) + ", \"factors\": [";
  for (std::size_t f = 0; f < found.factors.size(); ++f) {
    std::string levels;
    for (const std::string& level : found.factors[f].levels)
      levels += (levels.empty() ? "" : ", ") + json_quote(level);
    out += std::string(f == 0 ? "" : ", ") + "{\"factor\": " + json_quote(found.factors[f].name) +
           ", \"levels\": [" + levels +
           "], \"first_order\": " + number_or_null(found.of_ranks.first[f]) +
           ", \"total\": " + number_or_null(found.of_ranks.total[f]) +
           ", \"mean_shift\": " + number_or_null(found.mean_shift[f]) + "}";
  }
  return out + "]}";
}

std::string json_of(const CompositeMade& made, const composite::TableSpec& spec,
                    const std::vector<std::string>& notes,
                    const std::optional<composite::Sensitivity>& sensitivity) {
  const std::vector<double> weights = composite::flat_weights(made.method.hierarchy);
  std::string parts, said;
  for (std::size_t p = 0; p < weights.size(); ++p) {
    const composite::UncertainPart& part = made.prepared.parts[p];
    parts += std::string(p == 0 ? "" : ", ") +
             "{\"layer\": " + json_quote(spec.spec.parts[p].name) +
             ", \"weight\": " + shortest(weights[p]) +
             ", \"winsorised\": " + std::to_string(part.treatment.winsorised) +
             ", \"logarithm\": " + (part.treatment.logarithm ? "true" : "false") +
             ", \"reliability\": " + number_or_null(part.posterior.reliability()) + "}";
  }
  for (const std::string& note : notes) said += (said.empty() ? "" : ", ") + json_quote(note);
  return "{\"areas\": " + std::to_string(made.input.ids.size()) +
         ", \"scored\": " + std::to_string(made.prepared.areas.size()) +
         ", \"aggregate\": " + json_quote(word_of(spec.spec.mean.how)) +
         ", \"draws\": " + std::to_string(spec.spec.draws) +
         ", \"seed\": " + std::to_string(spec.spec.seed) + ", \"parts\": [" + parts +
         "], \"notes\": [" + said + "]" +
         (sensitivity ? ", \"sensitivity\": " + json_of(*sensitivity) : "") + "}";
}

void write_sensitivity(Output& output, const composite::Sensitivity& found) {
  std::vector<std::string> names, levels;
  for (const composite::Factor& factor : found.factors) {
    names.push_back(factor.name);
    levels.push_back(join(factor.levels, "; "));
  }
  output.open({{"factor", io::ResultKind::text},
               {"levels", io::ResultKind::text},
               {"first_order", io::ResultKind::real},
               {"total", io::ResultKind::real},
               {"mean_shift", io::ResultKind::real}});
  output.write(
      {{"factor", "levels", "first_order", "total", "mean_shift"},
       {Column::of_texts(names), Column::of_texts(levels), Column::of_reals(found.of_ranks.first),
        Column::of_reals(found.of_ranks.total), Column::of_reals(found.mean_shift)}});
  output.finish();
}

/// A file of results and what it holds.
struct Taken {
  std::string what, file;
};

bool same_file(const std::string& a, const std::string& b) {
  const auto plain = [](const std::string& file) {
    if (file.empty() || file == "-") return std::filesystem::path();
    std::error_code ignored;
    return std::filesystem::weakly_canonical(std::filesystem::absolute(file, ignored), ignored);
  };
  return plain(a) == plain(b);
}

/// The options of one more table in a file of its own.
OutputOptions beside(const CompositeArguments& arguments, const std::string& option,
                     const std::string& file, const std::vector<Taken>& taken) {
  for (const Taken& other : taken) {
    if ((other.what == "the scores" || !other.file.empty()) && same_file(file, other.file))
      throw Error(ErrorKind::user, {.subject = option,
                                    .what = "is the file of " + other.what + ", too",
                                    .hint = "give it a name of its own"});
  }
  return keeping(
      {.command = "composite", .out = file, .overwrite = arguments.output.overwrite, .quiet = true},
      {arguments.table, arguments.compare, arguments.spec_file});
}

}  // namespace

int composite(const CompositeArguments& arguments) {
  Output output(
      keeping(arguments.output, {arguments.table, arguments.compare, arguments.spec_file}));
  std::optional<Output> factors, tipping;
  if (!arguments.sensitivity.empty())
    factors.emplace(beside(arguments, "--sensitivity", arguments.sensitivity,
                           {{"the scores", arguments.output.out}}));
  if (!arguments.tipping.empty()) {
    require_tipping(arguments.spec);
    tipping.emplace(
        beside(arguments, "--tipping", arguments.tipping,
               {{"the scores", arguments.output.out}, {"--sensitivity", arguments.sensitivity}}));
  }
  const Threads threads(arguments.threads);
  const auto loop = threads.loop();
  const bool design = factors.has_value() || arguments.output.json;
  const CompositeMade made =
      make_composite(arguments.table, arguments.spec, arguments.spec_file, design, loop);
  output.lap("compute");
  std::optional<composite::Sensitivity> sensitivity;
  if (design) {
    sensitivity = composite::sensitivity_of(made.index, *made.simulation, *made.design, loop);
    output.lap("sensitivity");
  }
  std::optional<CompositeTable> tips;
  if (tipping) {
    tips = tipping_of(made, arguments.spec);
    output.lap("tipping");
  }
  std::optional<CompositeMade> other;
  if (!arguments.compare.empty())
    other = make_composite(arguments.compare, arguments.spec, arguments.spec_file, false, loop);
  const CompositeTable table =
      other ? changes_of(*other, made, arguments.spec) : scores_of(made, arguments.spec);
  const std::vector<std::string> notes = notes_on(made, arguments.spec);
  output.open(table.columns());
  output.write(table.table());
  if (!arguments.output.quiet)
    for (const std::string& note : notes) std::fprintf(stderr, "note: %s\n", note.c_str());
  if (factors) write_sensitivity(*factors, *sensitivity);
  if (tipping) {
    tipping->open(tips->columns());
    tipping->write(tips->table());
    tipping->finish();
  }
  output.finish(json_of(made, arguments.spec, notes, sensitivity));
  return 0;
}

}  // namespace omrade::tools

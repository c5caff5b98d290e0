#include "run/totals.hpp"

#include "base/text.hpp"
#include "run/columns.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::run {
namespace {

constexpr std::size_t kMostNamed = 5;

/// The columns that a name or "beginning*" stands for.
std::vector<std::string> columns_of(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                                    const io::TableSource& table, const recipe::Word& part) {
  if (part.text.empty() || part.text.back() != '*') {
    require_column(recipe, spec, table, part);
    return {part.text};
  }
  const std::string_view begin = std::string_view(part.text).substr(0, part.text.size() - 1);
  std::vector<std::string> found;
  for (const std::string& name : table.names()) {
    if (name.substr(0, begin.size()) == begin) found.push_back(name);
  }
  if (found.empty()) {
    throw Error(ErrorKind::user,
                recipe.problem(part.place,
                               "'" + spec.source.written + "' has no column that begins with '" +
                                   std::string(begin) + "'",
                               name_hint(begin, table.names())));
  }
  return found;
}

void check_total(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                 const LoadedTable& table, const recipe::TotalSpec& total,
                 std::vector<Message>& problems, std::vector<std::string>& warnings) {
  require_column(recipe, spec, *table.source, total.total);
  const Column whole = table.source->reals(total.total.text);
  std::vector<double> sum(whole.size(), 0.0);
  for (const recipe::Word& part : total.parts) {
    for (const std::string& name : columns_of(recipe, spec, *table.source, part)) {
      if (name == total.total.text) continue;
      const Column column = table.source->reals(name);
      for (std::size_t row = 0; row < sum.size(); ++row) sum[row] += column.reals()[row];
    }
  }
  constexpr double rounding = 1e-9;
  std::size_t differing = 0;
  std::size_t beyond = 0;
  double largest = 0;
  for (std::size_t row = 0; row < sum.size(); ++row) {
    const double difference = sum[row] - whole.reals()[row];
    if (std::isnan(difference)) continue;
    if (std::abs(difference) <= rounding * std::abs(whole.reals()[row])) continue;
    ++differing;
    largest = std::max(largest, std::abs(difference));
    if (std::abs(difference) <= spec.tolerance) continue;
    if (++beyond > kMostNamed) continue;
    problems.push_back({.subject = spec.source.written,
                        .place = table.source->place(row),
                        .what = "the parts of '" + total.total.text + "' sum to " +
                                shortest(sum[row]) + ", not " + shortest(whole.reals()[row]),
                        .hint = "correct them, or raise tolerance in [tables." + spec.name.text +
                                "] if the publisher perturbs counts"});
  }
  if (beyond > kMostNamed) {
    problems.push_back(
        {.subject = spec.source.written,
         .what = "… and " + std::to_string(beyond - kMostNamed) + " more rows like these"});
  }
  if (beyond > 0 || differing == 0) return;
  warnings.push_back(spec.source.written + ": the parts of '" + total.total.text +
                     "' differ from it in " + std::to_string(differing) + " of " +
                     std::to_string(sum.size()) + " rows, by " + shortest(largest) +
                     " at most (accepted: tolerance " + shortest(spec.tolerance) + ")");
}

}  // namespace

void check_totals(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                  const LoadedTable& table, std::vector<std::string>& warnings) {
  check_periods(recipe, spec, table, warnings);
  std::vector<Message> problems;
  for (const recipe::TotalSpec& total : spec.totals)
    check_total(recipe, spec, table, total, problems, warnings);
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
}

}  // namespace omrade::run

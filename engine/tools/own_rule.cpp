#include "tools/own_rule.hpp"

#include "base/text.hpp"
#include "tools/table_audit.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::tools {

std::vector<double> numbers_of(const CellTable& table, const std::string& name) {
  const std::size_t column = table.column(name);
  std::vector<double> numbers;
  for (const CellTable::Entry& entry : table.entries()) {
    const auto number = parse_number(trim(table.texts()[column][entry.row]));
    numbers.push_back(number && std::isfinite(*number) ? *number : 0);
  }
  return numbers;
}

std::vector<Count> counts_of(const CellTable& table, const disclosure::TableSpec& spec) {
  std::vector<Count> counts;
  for (const disclosure::Range& range : known_ranges(table, spec))
    counts.push_back({.all = range.upper});
  if (spec.respondents.empty()) return counts;
  const std::vector<double> respondents = numbers_of(table, spec.respondents);
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i].respondents = respondents[i];
  return counts;
}

OwnRule own_rule(const disclosure::TableSpec& spec, const Count& count, double minimum) {
  const double value = count.value;
  const double all = count.all;
  // Of a handful of persons in all, nobody shall know how many either.
  if (value > 0 && value < minimum)
    return {CellRule::minimum_count, {all < minimum ? 0.0 : 1.0, minimum - 1}};
  if (all - value > 0 && all - value < minimum)
    return {CellRule::complement, {std::max(0.0, all - minimum + 1), all}};
  if (spec.group_disclosure && value > 0 && value == all)
    return {CellRule::group_disclosure, {std::max(0.0, all - 1), all}};
  const disclosure::Range near{std::max(0.0, value - 1), value + 1};  // not to be had from sums
  if (spec.of_cells() && all < spec.minimum_denominator)
    return {CellRule::minimum_denominator, near};
  if (!(count.respondents >= spec.minimum_respondents))
    return {CellRule::minimum_respondents, near};
  return {};
}

std::string_view to_string(CellRule rule) {
  switch (rule) {
    case CellRule::none:
      break;
    case CellRule::minimum_count:
      return "minimum_count";
    case CellRule::complement:
      return "complement";
    case CellRule::group_disclosure:
      return "group_disclosure";
    case CellRule::minimum_denominator:
      return "minimum_denominator";
    case CellRule::minimum_respondents:
      return "minimum_respondents";
    case CellRule::dominance:
      return "dominance";
    case CellRule::p_percent:
      return "p_percent";
    case CellRule::history:
      return "history";
    case CellRule::difference:
      return "difference";
    case CellRule::sum:
      return "sum";
  }
  return "";
}

}  // namespace omrade::tools

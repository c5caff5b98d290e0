#include "tools/stats_strata.hpp"

#include "base/text.hpp"
#include "io/findings.hpp"
#include "tools/stats_input.hpp"
#include "tools/stats_result.hpp"

#include <cmath>
#include <map>
#include <set>
#include <string>

namespace omrade::tools {

std::vector<std::vector<std::size_t>> strata_of(const StatsInput& input,
                                                std::span<const std::size_t> rows) {
  std::vector<std::vector<std::size_t>> strata;
  if (!input.has("stratum")) {
    for (const std::size_t row : rows) strata.push_back({row});
    return strata;
  }
  const std::span<const std::int32_t> codes = input.texts("stratum").codes();
  std::map<std::int32_t, std::size_t> known;
  for (const std::size_t row : rows) {
    if (codes[row] < 0) input.refuse(row, "stratum", "it is empty", "name the stratum");
    const auto [at, fresh] = known.try_emplace(codes[row], strata.size());
    if (fresh) strata.emplace_back();
    strata[at->second].push_back(row);
  }
  return strata;
}

double shared_number(const StatsInput& input, std::string_view role,
                     std::span<const std::size_t> rows) {
  const std::span<const double> numbers = input.numbers(role);
  const double first = numbers[rows.front()];
  for (const std::size_t row : rows) {
    if (std::isnan(numbers[row]))
      input.refuse(row, role, "it is empty", "every row of a stratum needs it");
    if (numbers[row] != first) {
      input.refuse(row, role,
                   shortest(numbers[row]) + ", but " + shortest(first) +
                       " in a row above of the same stratum",
                   "give all rows of a stratum the same number; it counts once");
    }
  }
  return first;
}

void note_empty_numerators(std::size_t empty, StatsResult& result) {
  if (empty == 0) return;
  result.note(io::counted(empty, "empty cell") + (empty == 1
                                                      ? " of the numerator counts as no events"
                                                      : " of the numerator count as no events"));
}

void note_absent_strata(const StatsInput& input, StatsResult& result) {
  if (!input.has("stratum")) return;
  constexpr std::size_t most = 5;
  const Column& strata = input.texts("stratum");
  std::size_t groups = 0;
  for (const std::vector<std::size_t>& rows : input.groups()) {
    std::set<std::int32_t> own;
    for (const std::size_t row : rows) own.insert(strata.codes()[row]);
    own.erase(-1);
    if (own.size() == strata.label_count() || ++groups > most) continue;
    std::string absent;
    std::size_t count = 0;
    for (std::size_t code = 0; code < strata.label_count(); ++code) {
      if (own.count(static_cast<std::int32_t>(code)) > 0 || ++count > most) continue;
      absent += (absent.empty() ? "'" : ", '") + std::string(strata.label(code)) + "'";
    }
    if (count > most) absent += " and " + std::to_string(count - most) + " more";
    result.note(input.name_of(rows.front()) + " has no row of stratum " + absent);
  }
  if (groups > most)
    result.note(std::to_string(groups - most) + " more groups lack strata that others have");
}

}  // namespace omrade::tools

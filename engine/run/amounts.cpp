#include "run/amounts.hpp"

#include "base/error.hpp"
#include "disclosure/magnitude.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace omrade::run {
namespace {

constexpr double kNothing = 1e-12;  ///< of a sum: what its rounding may be

struct Sum {
  double total = 0, largest = 0, second = 0;

  void add(double amount) {
    total += amount;
    if (amount > largest) {
      second = largest;
      largest = amount;
    } else {
      second = std::max(second, amount);
    }
  }
};

Sum sum_of(const host::RowsInput& rows, std::span<const double> amounts, std::size_t area) {
  Sum sum;
  for (std::int64_t r = rows.run_offset[area]; r < rows.run_offset[area + 1]; ++r) {
    const auto run = static_cast<std::size_t>(r);
    for (std::int64_t k = rows.run_begin[run]; k < rows.run_end[run]; ++k) {
      const double amount = amounts[static_cast<std::size_t>(k)];
      if (std::isfinite(amount)) sum.add(rows.run_share[run] * amount);
    }
  }
  return sum;
}

double part_of(const Sum& sum, const recipe::DisclosureSpec& rules) {
  double need = 0;
  if (rules.p_percent > 0)
    need = disclosure::p_percent_need(sum.total, sum.largest, sum.second, rules.p_percent);
  if (rules.dominance > 0) {
    need = std::max(
        need, disclosure::dominance_need(sum.total, sum.largest, sum.second, rules.dominance));
  }
  return need > kNothing * sum.total ? need / sum.total : 0;
}

void require_no_debts(std::span<const double> amounts, const recipe::IndicatorPlan& indicator,
                      const recipe::RowsField& field) {
  if (std::none_of(amounts.begin(), amounts.end(), [](double amount) { return amount < 0; }))
    return;
  const catalogue::Input& input = indicator.plugin.inputs[field.input];
  throw Error(ErrorKind::user,
              {.subject = "[indicators." + indicator.spec->name.text + "] amounts",
               .what = "'" + input.id + "." + input.fields[field.field].id +
                       "' holds numbers below 0, and the rules are about sums of parts of a whole",
               .hint = "give what was paid and what was paid back as fields of their own"});
}

}  // namespace

std::vector<double> stays_open(const recipe::IndicatorPlan& indicator, const host::Request& request,
                               const recipe::DisclosureSpec& rules) {
  std::vector<double> open(request.area_ids.size(), 0);
  for (const recipe::RowsField& field : indicator.amounts) {
    const std::optional<host::RowsInput>& rows = request.inputs[field.input].rows;
    if (!rows || !rows->fields[field.field]) continue;  // absent at this level
    const std::span<const double> amounts = rows->fields[field.field]->reals();
    require_no_debts(amounts, indicator, field);
    for (std::size_t i = 0; i < open.size(); ++i)
      open[i] = std::max(open[i], part_of(sum_of(*rows, amounts, i), rules));
  }
  return open;
}

}  // namespace omrade::run

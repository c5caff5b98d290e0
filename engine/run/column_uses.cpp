#include "run/column_uses.hpp"

#include <algorithm>

namespace omrade::run {
namespace {

Domain domain_of(const recipe::ColumnRoute& route, catalogue::Measure measure) {
  if (measure == catalogue::Measure::count) return Domain::nonnegative;
  const bool single = route.form == recipe::ColumnRoute::Form::single;
  return single && measure == catalogue::Measure::share ? Domain::unit_interval : Domain::any;
}

}  // namespace

ColumnUses uses_of(const recipe::Plan& plan) {
  ColumnUses uses;
  for (const recipe::Unit& unit : plan.units) {
    const auto& inputs = plan.indicators[unit.indicator].plugin.inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto* route = std::get_if<recipe::ColumnRoute>(&unit.inputs[i]);
      if (route == nullptr) continue;
      for (const recipe::ColumnRef& column : route->columns) {
        const auto [at, fresh] = uses.try_emplace({column.table.text, column.column.text});
        if (fresh) at->second.place = column.column;
        at->second.domain = std::max(at->second.domain, domain_of(*route, inputs[i].measure));
      }
    }
  }
  return uses;
}

recipe::Word place_of(const recipe::Plan& plan, const recipe::Unit& unit, const RowColumnKey& key) {
  for (const recipe::InputSpec& input : plan.indicators[unit.indicator].spec->inputs) {
    const auto* rows = std::get_if<recipe::InputRows>(&input.form);
    if (rows == nullptr || rows->table.text != key.order.table) continue;
    for (const auto& [field, column] : rows->fields) {
      if (column.text == key.column) return column;
    }
  }
  return {key.column, {}};
}

}  // namespace omrade::run

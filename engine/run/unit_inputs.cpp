#include "run/unit_inputs.hpp"

#include "base/hash.hpp"
#include "bring/aggregate.hpp"
#include "run/derived.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace omrade::run {
namespace {

/// Counts are split with their area; percentages of a count are not, though they make one.
ColumnKey key_of(std::size_t c, const recipe::ColumnRoute& route, catalogue::Measure measure,
                 const std::string& period) {
  const bool percent = route.form == recipe::ColumnRoute::Form::percent_of && c == 0;
  const recipe::ColumnRef& column = route.columns[c];
  return {column.table.text, column.column.text, route.set, period,
          measure == catalogue::Measure::count && !percent};
}

OrderKey key_of(const recipe::RowsRoute& route, const std::string& period) {
  return {route.table, route.set, period};
}

/// A history of a mean needs that of its base.
bool needs_history(const std::vector<catalogue::Input>& inputs, std::size_t i) {
  return std::any_of(inputs.begin(), inputs.end(), [&](const catalogue::Input& one) {
    return one.history && (one.id == inputs[i].id || one.of == inputs[i].id);
  });
}

class Bringer {
 public:
  Bringer(const recipe::Plan& plan, const recipe::Unit& unit, const Workspace& workspace)
      : unit_(unit),
        workspace_(workspace),
        inputs_(plan.indicators[unit.indicator].plugin.inputs),
        level_(workspace.levels.at(plan.levels[unit.level].id)),
        base_areas_(*workspace.areas.at(plan.levels[unit.level].base).areas) {}

  [[nodiscard]] host::InputData bring(std::size_t i) const {
    if (const auto* column = std::get_if<recipe::ColumnRoute>(&unit_.inputs[i])) {
      host::InputData data{.column = Column::of_reals(brought(i, *column, unit_.period))};
      if (inputs_[i].history) {
        for (const std::string& period : unit_.earlier)
          data.earlier.push_back(Column::of_reals(brought(i, *column, period)));
      }
      return data;
    }
    if (const auto* rows = std::get_if<recipe::RowsRoute>(&unit_.inputs[i])) {
      if (has_no_rows(*rows, unit_, workspace_)) return {};
      return {.column = {}, .rows = brought(*rows, i)};
    }
    if (const auto* shared = std::get_if<recipe::SharedRoute>(&unit_.inputs[i]))
      return {.table = table_of(*shared, i)};
    if (const auto* derived = std::get_if<recipe::DerivedRoute>(&unit_.inputs[i])) {
      const AreaSet* const places =
          derived->areas.empty() ? nullptr : workspace_.areas.at(derived->areas).areas.get();
      return derived_input(*derived, level_, base_areas_, places);
    }
    return {};
  }

  [[nodiscard]] std::vector<double> term(std::size_t i, const recipe::ColumnRef& column) const {
    const auto& sum = std::get<recipe::ColumnRoute>(unit_.inputs[i]);
    return brought(i, {.columns = {column}, .set = sum.set, .reach = sum.reach}, unit_.period);
  }

 private:
  [[nodiscard]] std::vector<double> brought(std::size_t i, const recipe::ColumnRoute& route,
                                            const std::string& period) const {
    std::vector<double> values = base_values(route, inputs_[i].measure, period, workspace_);
    if (route.reach == recipe::Reach::identity) return values;
    const Crosswalk& crosswalk = *level_.crosswalk;
    switch (inputs_[i].measure) {
      case catalogue::Measure::mean:
      case catalogue::Measure::share:
        return bring::weighted_mean(values, base_of(i, period), crosswalk);
      case catalogue::Measure::intensity:
        return bring::weighted_mean(values, square_metres(), crosswalk);
      case catalogue::Measure::count:
      case catalogue::Measure::none:
      case catalogue::Measure::not_a_column:
        break;
    }
    return bring::sum(values, crosswalk);
  }

  [[nodiscard]] std::vector<double> base_of(std::size_t i, const std::string& period) const {
    for (std::size_t j = 0; j < inputs_.size(); ++j) {
      const auto* route = std::get_if<recipe::ColumnRoute>(&unit_.inputs[j]);
      if (inputs_[j].id == inputs_[i].of && route != nullptr)
        return base_values(*route, inputs_[j].measure, period, workspace_);
    }
    throw Error(ErrorKind::bug, {.subject = inputs_[i].id, .what = "is brought without its base"});
  }

  [[nodiscard]] std::vector<double> square_metres() const {
    std::vector<double> area(base_areas_.size());
    for (std::size_t i = 0; i < area.size(); ++i) area[i] = base_areas_.area_m2(i);
    return area;
  }

  [[nodiscard]] host::TableInput table_of(const recipe::SharedRoute& route, std::size_t i) const {
    host::TableInput table;
    for (std::size_t f = 0; f < inputs_[i].fields.size(); ++f) {
      if (route.columns[f].empty()) {
        table.fields.emplace_back(std::nullopt);
        continue;
      }
      const bool real = inputs_[i].fields[f].type == catalogue::FieldType::real;
      const Column& column = *workspace_.shared.at({route.table, route.columns[f], real});
      table.rows = column.size();
      table.fields.emplace_back(column);
    }
    return table;
  }

  [[nodiscard]] host::RowsInput brought(const recipe::RowsRoute& route, std::size_t i) const {
    const OrderKey key = key_of(route, unit_.period);
    const bring::RowOrder& order = workspace_.orders.at(key);
    const Crosswalk& crosswalk = *level_.crosswalk;
    // A key of the level's own areas, or of its targets, needs no shares.
    bring::Runs runs = route.reach == recipe::Reach::crosswalk
                           ? bring::runs_of(order, crosswalk)
                           : bring::runs_of(order, Crosswalk::identity(level_.areas->size()));
    host::RowsInput rows;
    rows.rows = order.row.size();
    rows.run_offset = std::move(runs.offset);
    rows.run_begin = std::move(runs.begin);
    rows.run_end = std::move(runs.end);
    rows.run_share = std::move(runs.share);
    for (std::size_t f = 0; f < inputs_[i].fields.size(); ++f) {
      if (route.columns[f].empty()) {
        rows.fields.emplace_back(std::nullopt);
        continue;
      }
      const bool real = inputs_[i].fields[f].type == catalogue::FieldType::real;
      rows.fields.emplace_back(*workspace_.row_columns.at({key, route.columns[f], real}));
    }
    return rows;
  }

  const recipe::Unit& unit_;
  const Workspace& workspace_;
  const std::vector<catalogue::Input>& inputs_;
  const Level& level_;
  const AreaSet& base_areas_;
};

}  // namespace

std::vector<double> base_values(const recipe::ColumnRoute& route, catalogue::Measure measure,
                                const std::string& period, const Workspace& workspace) {
  std::vector<double> values = workspace.columns.at(key_of(0, route, measure, period));
  for (std::size_t c = 1; c < route.columns.size(); ++c) {
    const std::vector<double>& other = workspace.columns.at(key_of(c, route, measure, period));
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = route.form == recipe::ColumnRoute::Form::percent_of ? values[i] / 100 * other[i]
                                                                      : values[i] + other[i];
    }
  }
  return values;
}

bool has_no_rows(const recipe::RowsRoute& route, const recipe::Unit& unit,
                 const Workspace& workspace) {
  return workspace.orders.at(key_of(route, unit.period)).row.empty();
}

std::vector<ColumnKey> column_keys(const recipe::Plan& plan, const recipe::Unit& unit) {
  const auto& inputs = plan.indicators[unit.indicator].plugin.inputs;
  std::vector<ColumnKey> keys;
  for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
    const auto* route = std::get_if<recipe::ColumnRoute>(&unit.inputs[i]);
    if (route == nullptr) continue;
    std::vector<std::string> periods{unit.period};
    if (needs_history(inputs, i))
      periods.insert(periods.end(), unit.earlier.begin(), unit.earlier.end());
    for (const std::string& period : periods) {
      for (std::size_t c = 0; c < route->columns.size(); ++c)
        keys.push_back(key_of(c, *route, inputs[i].measure, period));
    }
  }
  return keys;
}

std::vector<SharedKey> shared_keys(const recipe::Plan& plan, const recipe::Unit& unit) {
  const auto& inputs = plan.indicators[unit.indicator].plugin.inputs;
  std::vector<SharedKey> keys;
  for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
    const auto* route = std::get_if<recipe::SharedRoute>(&unit.inputs[i]);
    if (route == nullptr) continue;
    for (std::size_t f = 0; f < route->columns.size(); ++f) {
      if (route->columns[f].empty()) continue;
      keys.push_back({route->table, route->columns[f],
                      inputs[i].fields[f].type == catalogue::FieldType::real});
    }
  }
  return keys;
}

std::vector<OrderKey> order_keys(const recipe::Unit& unit) {
  std::vector<OrderKey> keys;
  for (const recipe::InputRoute& input : unit.inputs) {
    if (const auto* route = std::get_if<recipe::RowsRoute>(&input))
      keys.push_back(key_of(*route, unit.period));
  }
  return keys;
}

std::vector<RowColumnKey> row_column_keys(const recipe::Plan& plan, const recipe::Unit& unit) {
  const auto& inputs = plan.indicators[unit.indicator].plugin.inputs;
  std::vector<RowColumnKey> keys;
  for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
    const auto* route = std::get_if<recipe::RowsRoute>(&unit.inputs[i]);
    if (route == nullptr) continue;
    for (std::size_t f = 0; f < route->columns.size(); ++f) {
      if (route->columns[f].empty()) continue;
      keys.push_back({key_of(*route, unit.period), route->columns[f],
                      inputs[i].fields[f].type == catalogue::FieldType::real});
    }
  }
  return keys;
}

namespace {

/// The same for every run of this plugin at this level in this period, whatever the machine.
std::uint64_t seed_of(const recipe::Plan& plan, const recipe::Unit& unit) {
  const std::string text = plan.indicators[unit.indicator].plugin.id + '\0' +
                           plan.levels[unit.level].id + '\0' + unit.period;
  const auto digest = sha256(text);
  std::uint64_t seed = 0;
  for (std::size_t i = 0; i < sizeof seed; ++i)
    seed = (seed << 8U) | std::to_integer<std::uint64_t>(digest[i]);
  return seed;
}

}  // namespace

std::vector<double> term_of(const recipe::Plan& plan, const recipe::Unit& unit,
                            const Workspace& workspace, std::size_t i,
                            const recipe::ColumnRef& column) {
  return Bringer(plan, unit, workspace).term(i, column);
}

host::Request request_of(const recipe::Plan& plan, const recipe::Unit& unit,
                         const Workspace& workspace) {
  const Bringer bringer(plan, unit, workspace);
  host::Request request;
  request.area_ids = workspace.levels.at(plan.levels[unit.level].id).areas->ids();
  request.period = unit.period;
  request.earlier_periods = unit.earlier;
  request.seed = seed_of(plan, unit);
  request.params = plan.indicators[unit.indicator].params;
  for (std::size_t i = 0; i < unit.inputs.size(); ++i) request.inputs.push_back(bringer.bring(i));
  return request;
}

}  // namespace omrade::run

#include "fixture.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <utility>

namespace omrade::host {
namespace {

std::string id_of(Which which) {
  switch (which) {
    case Which::share:
      return "se.omrade.follow_up";
    case Which::rate:
      return "se.omrade.follow_up_rate";
    case Which::gap:
      break;
  }
  return "se.omrade.follow_up_gap";
}

Outcome compute(Which which, Request request, const Params& params) {
  static const Cancel cancel;
  for (const catalogue::Param& param : descriptor(which).params) {
    const auto given = params.find(param.id);
    request.params.push_back(given == params.end() ? param.fallback : given->second);
  }
  return Plugin::load(descriptor(which), cancel)->compute(request);
}

InputData history_of(const std::vector<double>& values) {
  InputData out{.column = Column::of_reals(std::vector<double>{values.back()})};
  for (std::size_t k = 0; k + 1 < values.size(); ++k)
    out.earlier.push_back(Column::of_reals(std::vector<double>{values[k]}));
  return out;
}

}  // namespace

const catalogue::Descriptor& descriptor(Which which) {
  static const std::vector<catalogue::Descriptor> all = catalogue::read_library(PLUGIN_FILE);
  for (const catalogue::Descriptor& one : all)
    if (one.id == id_of(which)) return one;
  throw std::out_of_range(id_of(which));
}

Outcome follow(const Course& course, const Params& params, Which which) {
  Request request;
  request.area_ids = {"A"};
  std::vector<std::string> periods = course.periods;
  for (std::size_t k = 0; course.periods.empty() && k < course.x.size(); ++k)
    periods.push_back(std::to_string(2019 + k));
  request.period = periods.back();
  periods.pop_back();
  request.earlier_periods = periods;
  request.inputs = {history_of(course.x), history_of(course.n)};
  return compute(which, std::move(request), params);
}

Outcome gap(const std::vector<Unit>& units, const Params& params, bool need, bool pilot) {
  std::vector<std::vector<double>> fields(5);
  for (const Unit& unit : units) {
    fields[0].push_back(unit.period);
    fields[1].push_back(unit.x);
    fields[2].push_back(unit.n);
    fields[3].push_back(unit.need);
    fields[4].push_back(unit.pilot);
  }
  RowsInput rows;
  for (const std::vector<double>& field : fields) rows.fields.emplace_back(Column::of_reals(field));
  if (!need) rows.fields[3].reset();
  if (!pilot) rows.fields[4].reset();
  rows.rows = units.size();
  rows.run_offset = {0, 1};
  rows.run_begin = {0};
  rows.run_end = {static_cast<std::int64_t>(units.size())};
  rows.run_share = {1};
  Request request;
  request.area_ids = {"A"};
  request.period = "2024";
  request.inputs.resize(1);
  request.inputs.front().rows = std::move(rows);
  return compute(Which::gap, std::move(request), params);
}

Read read(const Outcome& outcome, const std::string& layer, Which which) {
  const auto& layers = descriptor(which).layers;
  for (std::size_t k = 0; k < outcome.layers.size(); ++k) {
    if (layers[k].id != layer) continue;
    const ConstEstimateSpans all = std::as_const(outcome.layers[k].estimates).spans();
    const std::int32_t reason = all.reason[0];
    return {all.state_of(0),
            all.value[0],
            all.lower95[0],
            all.upper95[0],
            all.denominator[0],
            all.base[0],
            reason < 0 ? "" : layers[k].reasons.at(static_cast<std::size_t>(reason)).en};
  }
  throw std::out_of_range(layer + ": " + outcome.failure);
}

}  // namespace omrade::host

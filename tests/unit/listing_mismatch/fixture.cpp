#include "fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace omrade::host {
namespace {

Column category(const std::vector<Person>& persons,
                const std::function<const std::string&(const Person&)>& text) {
  std::vector<std::string> labels;
  std::vector<std::int32_t> codes;
  for (const Person& person : persons) {
    const std::string& label = text(person);
    if (label.empty()) {
      codes.push_back(-1);
      continue;
    }
    const auto found = std::find(labels.begin(), labels.end(), label);
    codes.push_back(static_cast<std::int32_t>(found - labels.begin()));
    if (found == labels.end()) labels.push_back(label);
  }
  return Column::of_categories(codes, labels);
}

RowsInput rows_of(const Keyed& keyed, std::vector<std::optional<Column>> fields, bool places) {
  RowsInput rows;
  std::vector<double> x, east, north;
  for (const Person& person : keyed.persons) {
    x.push_back(person.x);
    east.push_back(person.east);
    north.push_back(0);
  }
  fields.push_back(keyed.x ? std::optional(Column::of_reals(x)) : std::nullopt);
  if (places) {
    const bool known = keyed.places;
    fields.push_back(known ? std::optional(Column::of_reals(east)) : std::nullopt);
    fields.push_back(known ? std::optional(Column::of_reals(north)) : std::nullopt);
  }
  rows.fields = std::move(fields);
  rows.rows = keyed.persons.size();
  rows.run_offset = {0};
  for (const auto& area : keyed.runs) {
    for (const Run& run : area) {
      rows.run_begin.push_back(run.begin);
      rows.run_end.push_back(run.end);
      rows.run_share.push_back(run.share);
    }
    rows.run_offset.push_back(static_cast<std::int64_t>(rows.run_begin.size()));
  }
  return rows;
}

/// Centres on a line: x, y = 0 and id; or sizes: id and size.
TableInput table_of(const std::map<std::string, double>& numbers, bool places) {
  std::vector<std::string> ids;
  std::vector<std::int32_t> codes;
  std::vector<double> values;
  for (const auto& [id, value] : numbers) {
    codes.push_back(static_cast<std::int32_t>(ids.size()));
    ids.push_back(id);
    values.push_back(value);
  }
  TableInput table{.fields = {}, .rows = ids.size()};
  if (!places) table.fields.emplace_back(Column::of_categories(codes, ids));
  table.fields.emplace_back(Column::of_reals(values));
  if (!places) return table;
  table.fields.emplace_back(Column::of_reals(std::vector<double>(ids.size())));
  table.fields.emplace_back(Column::of_categories(codes, ids));
  return table;
}

std::size_t place_of(const std::string& id) {
  const auto& layers = descriptor().layers;
  for (std::size_t k = 0; k < layers.size(); ++k) {
    if (layers[k].id == id) return k;
  }
  throw std::out_of_range(id);
}

}  // namespace

const catalogue::Descriptor& descriptor() {
  static const catalogue::Descriptor read = catalogue::read_library(PLUGIN_FILE).front();
  return read;
}

Outcome compute(const std::vector<std::string>& areas, const std::optional<Keyed>& residents,
                const std::optional<Keyed>& listed, const Around& around) {
  static const Cancel cancel;
  static const auto plugin = Plugin::load(descriptor(), cancel);
  Request request;
  request.area_ids = areas;
  request.period = "2024";
  request.inputs.resize(4);
  for (const catalogue::Param& param : descriptor().params) {
    request.params.push_back(param.fallback);
    if (param.id == "elsewhere") request.params.back().text = around.elsewhere;
    const auto given = around.parameters.find(param.id);
    if (given != around.parameters.end()) request.params.back().number = given->second;
  }
  if (!around.centres.empty()) request.inputs[2].table = table_of(around.centres, true);
  if (!around.sizes.empty()) request.inputs[3].table = table_of(around.sizes, false);
  const auto centre = [](const Person& p) -> const std::string& { return p.centre; };
  const auto how = [](const Person& p) -> const std::string& { return p.how; };
  const auto home = [](const Person& p) -> const std::string& { return p.home; };
  if (residents) {
    std::vector<std::optional<Column>> fields{category(residents->persons, centre), std::nullopt};
    if (residents->how) fields[1] = category(residents->persons, how);
    request.inputs[0].rows = rows_of(*residents, std::move(fields), true);
  }
  if (listed) {
    std::vector<std::optional<Column>> fields{std::nullopt};
    if (listed->home) fields[0] = category(listed->persons, home);
    request.inputs[1].rows = rows_of(*listed, std::move(fields), false);
  }
  return plugin->compute(request);
}

ConstEstimateSpans layer(const Outcome& outcome, const std::string& id) {
  if (outcome.layers.empty()) throw std::runtime_error(outcome.failure);
  return std::as_const(outcome.layers.at(place_of(id)).estimates).spans();
}

const Pairs& pairs(const Outcome& outcome, const std::string& id) {
  return *outcome.layers.at(place_of(id)).pairs;
}

std::string reason(const Outcome& outcome, const std::string& id, std::size_t i) {
  const std::int32_t at = layer(outcome, id).reason[i];
  return at < 0 ? ""
                : descriptor().layers[place_of(id)].reasons.at(static_cast<std::size_t>(at)).en;
}

Outcome two_catchments() {
  const Keyed residents{.persons = {{"a", "c1", "active", 1},
                                    {"a", "c1", "Automatisk", 2},
                                    {"a", "c2", "auto", 3},
                                    {"a", "", "", 4},
                                    {"b", "c1", "active", 6},
                                    {"b", "c2", "", kNone}},
                        .runs = {{{0, 4, 1}, {4, 6, 0.5}}, {{4, 6, 0.5}}}};
  const Keyed listed{.persons = {{"a", "c1", "", 1},
                                 {"a", "c1", "", 2},
                                 {"b", "c1", "", 6},
                                 {"z", "c1", "", 10},
                                 {"a", "c2", "", 3},
                                 {"b", "c2", "", kNone}},
                     .runs = {{{0, 4, 1}}, {{4, 6, 1}}}};
  return compute({"c1", "c2"}, residents, listed);
}

}  // namespace omrade::host

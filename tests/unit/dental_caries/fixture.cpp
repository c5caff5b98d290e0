#include "fixture.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

namespace omrade::host {
namespace {

template <class Record, class Number>
Column reals(const std::vector<Record>& records, Number Record::*field) {
  std::vector<double> out;
  for (const Record& record : records) out.push_back(record.*field);
  return Column::of_reals(out);
}

Column classes(const std::vector<Child>& records) {
  std::vector<std::string> labels;
  std::vector<std::int32_t> codes;
  for (const Child& child : records) {
    if (child.teeth.empty()) {
      codes.push_back(-1);
      continue;
    }
    const auto found = std::find(labels.begin(), labels.end(), child.teeth);
    codes.push_back(static_cast<std::int32_t>(found - labels.begin()));
    if (found == labels.end()) labels.push_back(child.teeth);
  }
  return Column::of_categories(codes, labels);
}

bool any_class(const std::vector<Child>& records) {
  return std::any_of(records.begin(), records.end(), [](const Child& c) { return c.teeth != ""; });
}

template <class Record>
RowsInput rows_of(const Keyed<Record>& keyed, std::vector<std::optional<Column>> fields) {
  RowsInput out;
  out.fields = std::move(fields);
  out.rows = keyed.records.size();
  out.run_offset = {0};
  auto runs = keyed.runs;
  if (runs.empty()) runs = {{{0, static_cast<std::int64_t>(out.rows), 1}}};
  for (const std::vector<Run>& area : runs) {
    for (const Run& run : area) {
      if (run.begin == run.end) continue;
      out.run_begin.push_back(run.begin);
      out.run_end.push_back(run.end);
      out.run_share.push_back(run.share);
    }
    out.run_offset.push_back(static_cast<std::int64_t>(out.run_begin.size()));
  }
  return out;
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

Outcome compute(const Children& children, const std::optional<Residents>& residents,
                const Params& params) {
  static const Cancel cancel;
  static const auto plugin = Plugin::load(descriptor(), cancel);
  Request request;
  request.period = "2024";
  for (std::size_t i = 0; i < std::max<std::size_t>(1, children.runs.size()); ++i) {
    request.area_ids.push_back("A" + std::to_string(i));
  }
  for (const catalogue::Param& param : descriptor().params) {
    const auto given = params.find(param.id);
    request.params.push_back(given == params.end() ? param.fallback : given->second);
  }
  request.inputs.resize(2);
  std::vector<std::optional<Column>> fields{reals(children.records, &Child::age),
                                            reals(children.records, &Child::affected), std::nullopt,
                                            std::nullopt};
  if (children.optional_fields) fields[2] = reals(children.records, &Child::children);
  if (any_class(children.records)) fields[3] = classes(children.records);
  request.inputs[0].rows = rows_of(children, std::move(fields));
  if (residents) {
    std::vector<std::optional<Column>> of_them{reals(residents->records, &Resident::age),
                                               std::nullopt};
    if (residents->optional_fields) of_them[1] = reals(residents->records, &Resident::people);
    request.inputs[1].rows = rows_of(*residents, std::move(of_them));
  }
  return plugin->compute(request);
}

Children of_age(double age, const std::vector<double>& affected) {
  Children out;
  for (const double x : affected) out.records.push_back({age, x});
  return out;
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
  if (at < 0) return "";
  return descriptor().layers[place_of(id)].reasons.at(static_cast<std::size_t>(at)).en;
}

double value(const Outcome& outcome, const std::string& id) {
  return layer(outcome, id).value[0];
}

}  // namespace omrade::host

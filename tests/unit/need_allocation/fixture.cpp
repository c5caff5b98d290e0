#include "fixture.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace omrade::host {
namespace {

ParamValue value_of(const catalogue::Param& param, const Data& data) {
  ParamValue value = param.fallback;
  if (const auto number = data.numbers.find(param.id); number != data.numbers.end())
    value.number = number->second;
  if (const auto text = data.texts.find(param.id); text != data.texts.end()) {
    value.text = text->second;
    for (std::size_t k = 0; k < param.choices.size(); ++k)
      if (param.choices[k].id == value.text) value.number = static_cast<double>(k);
  }
  if (const auto list = data.lists.find(param.id); list != data.lists.end())
    value.list = list->second;
  return value;
}

RowsInput records_of(const std::vector<std::vector<double>>& ages) {
  RowsInput out;
  std::vector<double> all;
  out.run_offset = {0};
  for (const std::vector<double>& area : ages) {
    if (!area.empty()) {
      out.run_begin.push_back(static_cast<std::int64_t>(all.size()));
      all.insert(all.end(), area.begin(), area.end());
      out.run_end.push_back(static_cast<std::int64_t>(all.size()));
      out.run_share.push_back(1);
    }
    out.run_offset.push_back(static_cast<std::int64_t>(out.run_begin.size()));
  }
  out.rows = all.size();
  out.fields = {Column::of_reals(all)};
  return out;
}

std::size_t place_of(const std::string& id) {
  const auto& layers = descriptor().layers;
  for (std::size_t k = 0; k < layers.size(); ++k)
    if (layers[k].id == id) return k;
  throw std::out_of_range(id);
}

}  // namespace

const catalogue::Descriptor& descriptor() {
  static const catalogue::Descriptor read = catalogue::read_library(PLUGIN_FILE).front();
  return read;
}

Outcome compute(const Data& data) {
  static const Cancel cancel;
  static const auto plugin = Plugin::load(descriptor(), cancel);
  Request request;
  request.period = "2024";
  const std::size_t areas =
      data.ages.empty() ? data.columns.begin()->second.size() : data.ages.size();
  for (std::size_t i = 0; i < areas; ++i) request.area_ids.push_back("A" + std::to_string(i));
  for (const catalogue::Param& param : descriptor().params)
    request.params.push_back(value_of(param, data));
  for (const catalogue::Input& input : descriptor().inputs) {
    request.inputs.emplace_back();
    const auto given = data.columns.find(input.id);
    if (given != data.columns.end()) request.inputs.back().column = Column::of_reals(given->second);
    if (input.id == "persons" && !data.ages.empty())
      request.inputs.back().rows = records_of(data.ages);
  }
  return plugin->compute(request);
}

std::vector<double> values(const Outcome& outcome, const std::string& layer) {
  if (!outcome.failure.empty()) throw std::runtime_error(outcome.failure);
  const auto spans = outcome.layers[place_of(layer)].estimates.spans();
  return {spans.value.begin(), spans.value.end()};
}
State state(const Outcome& outcome, const std::string& layer, std::size_t area) {
  return outcome.layers[place_of(layer)].estimates.spans().state_of(area);
}
std::string reason(const Outcome& outcome, const std::string& layer, std::size_t area) {
  const std::size_t at = place_of(layer);
  const std::int32_t which = outcome.layers[at].estimates.spans().reason[area];
  return which < 0 ? "" : descriptor().layers[at].reasons[static_cast<std::size_t>(which)].en;
}

}  // namespace omrade::host

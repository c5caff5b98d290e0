#include "fixture.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

namespace omrade::host {
namespace {

Column category(const std::vector<std::string>& texts) {
  std::vector<std::string> labels;
  std::vector<std::int32_t> codes;
  for (const std::string& text : texts) {
    if (text.empty()) {
      codes.push_back(-1);
      continue;
    }
    const auto found = std::find(labels.begin(), labels.end(), text);
    codes.push_back(static_cast<std::int32_t>(found - labels.begin()));
    if (found == labels.end()) labels.push_back(text);
  }
  return Column::of_categories(codes, labels);
}

std::size_t rows_in(const Survey& survey) {
  if (!survey.numbers.empty()) return survey.numbers.begin()->second.size();
  return survey.texts.begin()->second.size();
}

RowsInput rows_of(const Survey& survey) {
  RowsInput out;
  for (const catalogue::Field& field : descriptor().inputs.front().fields) {
    out.fields.emplace_back();
    const auto number = survey.numbers.find(field.id);
    if (number != survey.numbers.end()) out.fields.back() = Column::of_reals(number->second);
    const auto text = survey.texts.find(field.id);
    if (text != survey.texts.end()) out.fields.back() = category(text->second);
  }
  out.rows = rows_in(survey);
  out.run_offset = {0};
  for (const std::vector<Run>& area : survey.runs) {
    for (const Run& run : area) {
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

Outcome compute(const Survey& survey, const Params& params) {
  static const Cancel cancel;
  static const auto plugin = Plugin::load(descriptor(), cancel);
  Survey laid = survey;
  if (laid.runs.empty()) laid.runs = {{{0, static_cast<std::int64_t>(rows_in(laid)), 1}}};
  Request request;
  request.period = "2024";
  for (std::size_t i = 0; i < laid.runs.size(); ++i) {
    request.area_ids.push_back("A" + std::to_string(i));
  }
  for (const catalogue::Param& param : descriptor().params) {
    const auto given = params.find(param.id);
    request.params.push_back(given == params.end() ? param.fallback : given->second);
  }
  request.inputs.resize(1);
  request.inputs.front().rows = rows_of(laid);
  return plugin->compute(request);
}

ConstEstimateSpans layer(const Outcome& outcome, const std::string& id) {
  if (outcome.layers.empty()) throw std::runtime_error(outcome.failure);
  return std::as_const(outcome.layers.at(place_of(id)).estimates).spans();
}

std::string reason(const Outcome& outcome, const std::string& id, std::size_t i) {
  const std::int32_t at = layer(outcome, id).reason[i];
  if (at < 0) return "";
  return descriptor().layers[place_of(id)].reasons.at(static_cast<std::size_t>(at)).en;
}

std::vector<std::string> answers(Survey survey, const std::string& id, Params params) {
  params.merge(Params(kShowAll));
  survey.runs.clear();
  for (std::int64_t r = 0; r < static_cast<std::int64_t>(rows_in(survey)); ++r) {
    survey.runs.push_back({{r, r + 1, 1}});
  }
  const Outcome outcome = compute(survey, params);
  const ConstEstimateSpans all = layer(outcome, id);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    out.emplace_back(all.state_of(i) != State::ok ? "-" : all.value[i] == 0 ? "no" : "yes");
  }
  return out;
}

}  // namespace omrade::host

#include "cli/why_output.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace omrade::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json number(const run::Shown& shown) {
  return shown.hidden ? Json("protected") : number(shown.value);
}

Json text(const Text& words) {
  return {{"sv", words.sv}, {"en", words.en}};
}

Json input_json(const run::UnfoldedInput& input) {
  Json json{{"id", input.id},
            {"title", text(input.title)},
            {"unit", input.unit},
            {"measure", input.measure}};
  if (!input.absent.empty()) {
    json["absent"] = input.absent;
    return json;
  }
  json["value"] = number(input.value);
  json["columns"] = input.columns;
  json["combined"] = input.form;
  json["key"] = input.set;
  json["brought_by"] = input.crosswalk.empty() ? "identity" : input.crosswalk;
  json["base_areas"] = Json::array();
  for (const run::BaseTerm& term : input.terms) {
    json["base_areas"].push_back({{"id", term.area},
                                  {"name", term.name},
                                  {"share", term.share},
                                  {"value", number(term.value)},
                                  {"product", number(term.product)}});
  }
  json["not_printed"] = input.not_printed;
  json["more"] = input.more;
  if (input.more > 0) json["more_together"] = number(input.more_together);
  return json;
}

Json part_json(const run::UnfoldedPart& part) {
  return {{"layer", part.layer},
          {"title", text(part.title)},
          {"state", to_string(part.state)},
          {"value", number(part.value)},
          {"normalised", number(part.normalised)},
          {"weight", part.weight},
          {"contribution", number(part.contribution)},
          {"scale", part.scale},
          {"polarity", part.polarity}};
}

Json comparison_json(const run::UnfoldedComparison& one) {
  return {{"with", one.with},
          {"benchmark", number(one.benchmark)},
          {"difference", number(one.difference)},
          {"lower95", number(one.lower95)},
          {"upper95", number(one.upper95)},
          {"clear", one.clear},
          {"against_rest", one.against_rest}};
}

Json rules_json(const DisclosureSummary& rules) {
  Json out{{"on", rules.on},
           {"off_reason", rules.off_reason},
           {"minimum_count", rules.minimum_count},
           {"minimum_denominator", rules.minimum_denominator},
           {"minimum_respondents", rules.minimum_respondents}};
  if (rules.rounding > 0) out["rounding"] = rules.rounding;
  return out;
}

void add_number(Json& json, const run::Unfolded& n) {
  const bool withheld = n.state == State::withheld;
  json["state"] = to_string(n.state);
  json["reason"] = n.reason;
  json["value"] = withheld ? Json("protected") : number(n.value);
  if (withheld) return;
  json["lower95"] = number(n.lower95);
  json["upper95"] = number(n.upper95);
  json["interval"] = to_string(n.interval);
  json["estimator"] = to_string(n.estimator);
  json["numerator"] = number(n.numerator);
  json["denominator"] = number(n.denominator);
  json["base"] = number(n.base);
  json["base_of"] = to_string(n.info.base_of);
  json["recomputed"] = number(n.recomputed);
  json["comparison"] = n.comparison ? comparison_json(*n.comparison) : Json(nullptr);
  if (n.crosswalk) {
    json["crosswalk"] = {{"from", n.crosswalk->from},
                         {"method", n.crosswalk->method},
                         {"split_share", n.crosswalk->split_share},
                         {"uncovered_share", n.crosswalk->uncovered_share}};
  }
  json["inputs"] = Json::array();
  for (const run::UnfoldedInput& input : n.inputs) json["inputs"].push_back(input_json(input));
  json["parts"] = Json::array();
  for (const run::UnfoldedPart& part : n.parts) json["parts"].push_back(part_json(part));
}

}  // namespace

std::string why_json(const run::Unfolded& n) {
  Json json{{"command", "why"},
            {"indicator", n.which.indicator},
            {"layer", n.which.layer},
            {"level", n.which.level},
            {"area", n.area_id},
            {"name", n.area_name},
            {"period", n.which.period},
            {"title", text(n.info.title)},
            {"definition", text(n.info.doc)},
            {"unit", n.info.unit},
            {"kind", to_string(n.info.kind)},
            {"multiplier", n.info.multiplier},
            {"plugin", n.plugin},
            {"version", n.version},
            {"method", text(n.method)}};
  if (!n.aggregate.empty()) json["aggregate"] = n.aggregate;
  add_number(json, n);
  json["parameters"] = Json::object();
  for (const ParameterRecord& one : n.parameters) json["parameters"][one.parameter] = one.value;
  json["sources"] = Json::array();
  for (const run::UnfoldedSource& one : n.sources) {
    json["sources"].push_back(
        {{"id", one.id}, {"source", one.source}, {"licence", one.licence}, {"period", one.period}});
  }
  json["disclosure"] = rules_json(n.rules);
  return json.dump(2) + "\n";
}

}  // namespace omrade::cli

#include "report/report.hpp"

#include <nlohmann/json.hpp>

namespace omrade::report {
namespace {

using Json = nlohmann::ordered_json;

Json recipe(const Provenance& from) {
  return {{"file", from.recipe_file}, {"sha256", from.recipe_sha256}, {"text", from.recipe_text}};
}

Json indicators(const Profile& profile) {
  Json out = Json::array();
  for (const IndicatorInfo& indicator : profile.indicators) {
    out.push_back({{"id", indicator.id},
                   {"plugin", indicator.plugin},
                   {"version", indicator.version},
                   {"build_id", indicator.build_id}});
  }
  return out;
}

Json parameters(const Provenance& from) {
  Json out = Json::array();
  for (const ParameterRecord& record : from.parameters) {
    out.push_back({{"indicator", record.indicator},
                   {"parameter", record.parameter},
                   {"value", record.value}});
  }
  return out;
}

Json sources(const Provenance& from) {
  Json out = Json::array();
  for (const SourceRecord& record : from.sources) {
    Json detected = Json::object();
    for (const auto& [name, value] : record.detected) detected[name] = value;
    Json source = {{"kind", record.kind},
                   {"id", record.id},
                   {"source", record.source},
                   {"keyed_hash", record.keyed_hash}};
    if (record.kind != "table") {  // the rows of a table may be persons
      source["bytes"] = record.bytes;
      source["records"] = record.records;
    }
    source["detected"] = detected;
    source["licence"] = record.licence;
    source["attribution"] = record.attribution;
    out.push_back(std::move(source));
  }
  return out;
}

Json crosswalks(const Provenance& from) {
  Json out = Json::array();
  for (const CrosswalkRecord& record : from.crosswalks) {
    out.push_back({{"level", record.level},
                   {"from", record.from},
                   {"method", record.method},
                   {"split_share", record.split_share},
                   {"uncovered_share", record.uncovered_share},
                   {"split_sources", record.split_sources}});
  }
  return out;
}

Json disclosure(const DisclosureSummary& summary) {
  Json out{{"on", summary.on},
           {"off_reason", summary.off_reason},
           {"minimum_count", summary.minimum_count},
           {"minimum_denominator", summary.minimum_denominator},
           {"minimum_respondents", summary.minimum_respondents},
           {"cells", summary.cells},
           {"withheld", summary.withheld}};
  if (summary.rounding > 0) {
    const std::string base = std::to_string(summary.rounding);
    out["rounding"] = summary.rounding;
    out["rounding_note"] = {{"sv", "Antal personer är avrundade till närmaste " + base + "-tal."},
                            {"en", "Numbers of persons are rounded to the nearest " + base + "."}};
  }
  return out;
}

}  // namespace

std::string provenance_json(const GatedProfile& profile) {
  const Profile& view = profile.view();
  const Provenance& from = view.provenance;
  const Json out = {{"engine", "omrade"},
                    {"version", from.engine_version},
                    {"run_id", view.run_id},
                    {"recipe", recipe(from)},
                    {"period", view.period},
                    {"periods", view.periods},
                    {"indicators", indicators(view)},
                    {"parameters", parameters(from)},
                    {"sources", sources(from)},
                    {"crosswalks", crosswalks(from)},
                    {"disclosure", disclosure(profile.disclosure())},
                    {"warnings", from.warnings}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace omrade::report

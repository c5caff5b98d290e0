#include "base/log.hpp"
#include "catalogue/catalogue.hpp"
#include "catalogue/measure_name.hpp"
#include "cli/commands.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>

namespace omrade::cli {
namespace {

using catalogue::Descriptor;
using Json = nlohmann::ordered_json;

Json json_of(const Text& text) {
  return {{"sv", text.sv}, {"en", text.en}};
}

Json json_of(const Descriptor& plugin) {
  Json json{{"id", plugin.id},
            {"version", plugin.version},
            {"title", json_of(plugin.title)},
            {"summary", json_of(plugin.summary)},
            {"method", json_of(plugin.method)},
            {"vendor", plugin.vendor},
            {"license", plugin.license},
            {"build_id", plugin.build_id},
            {"inputs", Json::array()},
            {"parameters", Json::array()},
            {"layers", Json::array()}};
  for (const catalogue::Input& input : plugin.inputs) {
    Json fields = Json::array();
    for (const catalogue::Field& field : input.fields)
      fields.push_back(
          {{"id", field.id}, {"required", field.required}, {"title", json_of(field.title)}});
    json["inputs"].push_back({{"id", input.id},
                              {"measure", catalogue::measure_name(input.measure)},
                              {"of", input.of},
                              {"required", input.required},
                              {"unit", input.unit},
                              {"title", json_of(input.title)},
                              {"doc", json_of(input.doc)},
                              {"fields", fields}});
  }
  for (const catalogue::Param& param : plugin.params) {
    json["parameters"].push_back({{"id", param.id},
                                  {"default", param.fallback},
                                  {"title", json_of(param.title)},
                                  {"doc", json_of(param.doc)},
                                  {"unit", param.unit}});
  }
  for (const LayerInfo& layer : plugin.layers) {
    json["layers"].push_back({{"id", layer.id},
                              {"kind", to_string(layer.kind)},
                              {"base_of", to_string(layer.base_of)},
                              {"unit", layer.unit},
                              {"title", json_of(layer.title)},
                              {"doc", json_of(layer.doc)}});
  }
  return json;
}

void print(const Descriptor& plugin) {
  std::printf("%s %s\n%s\n\n%s\n", plugin.id.c_str(), plugin.version.c_str(),
              plugin.title.in("en").c_str(), plugin.summary.in("en").c_str());
  std::printf("\nInputs\n");
  for (const catalogue::Input& input : plugin.inputs) {
    std::printf("  %-18s %-9s %s%s\n", input.id.c_str(),
                std::string(catalogue::measure_name(input.measure)).c_str(),
                input.title.in("en").c_str(), input.required ? "" : " (optional)");
    for (const catalogue::Field& field : input.fields)
      std::printf("    .%-15s %-9s %s%s\n", field.id.c_str(), "", field.title.in("en").c_str(),
                  field.required ? "" : " (optional)");
  }
  std::printf("\nParameters\n");
  for (const catalogue::Param& param : plugin.params)
    std::printf("  %-24s %-8g %s\n", param.id.c_str(), param.fallback,
                param.title.in("en").c_str());
  std::printf("\nLayers\n");
  for (const LayerInfo& layer : plugin.layers)
    std::printf("  %-22s %-11s %s\n", layer.id.c_str(), std::string(to_string(layer.kind)).c_str(),
                layer.title.in("en").c_str());
}

}  // namespace

int plugin_list_command(const Shared& shared) {
  const catalogue::Catalogue found = catalogue::Catalogue::scan(catalogue::search_path());
  for (const catalogue::Rejected& rejected : found.rejected()) log::warn(rejected.why.text());
  if (shared.json) {
    Json json = Json::array();
    for (const Descriptor& plugin : found.descriptors())
      json.push_back(
          {{"id", plugin.id}, {"version", plugin.version}, {"title", json_of(plugin.title)}});
    std::printf("%s\n", json.dump(2).c_str());
    return 0;
  }
  for (const Descriptor& plugin : found.descriptors())
    std::printf("%-32s %-8s %s\n", plugin.id.c_str(), plugin.version.c_str(),
                plugin.title.in("en").c_str());
  if (found.descriptors().empty())
    log::warn(
        "no plugins found; they are looked for in lib/omrade/plugins beside the program, and in "
        "OMRADE_PLUGIN_PATH");
  return 0;
}

int plugin_describe_command(const std::string& plugin, const Shared& shared) {
  const catalogue::Catalogue found = catalogue::Catalogue::scan(catalogue::search_path());
  const Descriptor& descriptor = found.find(plugin);
  if (shared.json) {
    std::printf("%s\n", json_of(descriptor).dump(2).c_str());
  } else {
    print(descriptor);
  }
  return 0;
}

}  // namespace omrade::cli

#include "recipe/schema_parameter.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <utility>

namespace omrade::recipe {
namespace {

using Json = nlohmann::ordered_json;

Json number_of(const catalogue::Param& param, double value) {
  if (param.kind == catalogue::ParamKind::boolean) return value != 0;
  constexpr double exact = 9007199254740992.0;  // whole numbers above 2^53 are not all doubles
  if (param.kind == catalogue::ParamKind::integer && std::abs(value) <= exact)
    return static_cast<std::int64_t>(value);
  return value;
}

Json bounded(const catalogue::Param& param, const char* type) {
  Json json{{"type", type}};
  if (std::isfinite(param.min)) json["minimum"] = number_of(param, param.min);
  if (std::isfinite(param.max)) json["maximum"] = number_of(param, param.max);
  return json;
}

Json value_schema(const catalogue::Param& param) {
  using catalogue::ParamKind;
  switch (param.kind) {
    case ParamKind::real:
      return bounded(param, "number");
    case ParamKind::integer:
      return bounded(param, "integer");
    case ParamKind::boolean:
      return {{"type", "boolean"}};
    case ParamKind::choice: {
      Json ids = Json::array();
      for (const catalogue::Choice& choice : param.choices) ids.push_back(choice.id);
      return {{"enum", std::move(ids)}};
    }
    case ParamKind::text:
      return {{"type", "string"}};
    case ParamKind::list:
      return {{"type", "array"}, {"items", bounded(param, "number")}};
  }
  return {};
}

Json default_of(const catalogue::Param& param) {
  using catalogue::ParamKind;
  if (param.kind == ParamKind::choice || param.kind == ParamKind::text) return param.fallback.text;
  if (param.kind == ParamKind::list) return param.fallback.list;
  return number_of(param, param.fallback.number);
}

}  // namespace

std::string parameter_schema(const catalogue::Param& param) {
  Json json = value_schema(param);
  json["default"] = default_of(param);
  return json.dump();
}

}  // namespace omrade::recipe

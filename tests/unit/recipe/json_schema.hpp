// Enough of JSON Schema to try a schema on a recipe; an unknown word of the schema is a failure.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace omrade::recipe {

/// A TOML text as the JSON that an editor's schema sees.
nlohmann::json json_of_toml(const std::string& toml);

/// Where and why `value` breaks the schema: "/tables/scb: sorce is not allowed"; empty if it does
/// not.
std::string breach(const nlohmann::json& schema, const nlohmann::json& value,
                   const std::string& at = {});

}  // namespace omrade::recipe

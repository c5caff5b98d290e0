// What a plugin's descriptor says, in four forms. Private to `omrade plugin describe`.
#pragma once

#include "catalogue/descriptor.hpp"

#include <span>
#include <string>
#include <string_view>

namespace omrade::cli {

/// A few lines per part, for a terminal; `language` is "sv" or "en", and so below.
std::string describe_text(const catalogue::Descriptor& plugin, std::string_view language);

/// A page in Markdown, with the title in both languages.
std::string describe_page(const catalogue::Descriptor& plugin, std::string_view language);

/// One JSON object; of all plugins of a library a list of them.
std::string describe_json(const catalogue::Descriptor& plugin);
std::string describe_json(std::span<const catalogue::Descriptor> library);

/// JSON Schema of the plugin's table [indicators.NAME] in a recipe.
std::string describe_schema(const catalogue::Descriptor& plugin);

/// What a parameter may be: "0 … 10", "≥ 0", the ids of its choices; "" where all will do.
std::string range_of(const catalogue::Param& param);

}  // namespace omrade::cli

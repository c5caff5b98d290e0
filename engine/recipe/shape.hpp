// Does a value have the shape that its key demands?
#pragma once

#include "recipe/keys.hpp"
#include "recipe/node.hpp"
#include "recipe/problems.hpp"

#include <string_view>

namespace omrade::recipe {

/// Reports what is wrong with the value of `name` and returns false, or returns true. `label` names
/// the table in which it stands. Forms, sections and keys of later versions are left to the caller.
bool check_shape(const Node& value, std::string_view name, const Key& key, const std::string& label,
                 Problems& problems);

/// "'period' must be text, not a whole number; write period = \"2024\"".
void report_kind(const Node& value, std::string_view name, std::string_view must_be,
                 const std::string& write, Problems& problems);

}  // namespace omrade::recipe

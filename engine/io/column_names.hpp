// What holds for the names of columns whatever the format.
#pragma once

#include <string>
#include <vector>

namespace omrade::io {

/// Error user naming the columns that have one name, or none, between them.
void require_distinct_names(const std::string& subject, const std::vector<std::string>& names);

}  // namespace omrade::io

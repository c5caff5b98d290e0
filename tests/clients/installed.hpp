// Where the programs of others are, if they are installed.
#pragma once

#include <string>
#include <vector>

namespace omrade::testing {

/// The first of these names that a folder of PATH or of `folders` holds, with its folder; else "".
std::string installed(const std::vector<std::string>& names,
                      const std::vector<std::string>& folders = {});

/// GDAL's own tool; the tests' packages have it.
std::string gdal_tool(const std::string& name);

}  // namespace omrade::testing

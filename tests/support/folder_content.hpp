// What a folder holds, file by file, to be compared with another.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace omrade::testing {

/// Relative path -> bytes.
std::map<std::string, std::string> content_of(const std::filesystem::path& folder);
/// "" when equal, else the first file that differs and how.
std::string difference(const std::map<std::string, std::string>& a,
                       const std::map<std::string, std::string>& b);

}  // namespace omrade::testing

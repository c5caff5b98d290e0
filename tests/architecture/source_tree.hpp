// The project's own files, as the architecture tests read them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::architecture {

struct SourceFile {
  std::filesystem::path path;  ///< relative to the project
  std::string text;
};

std::filesystem::path root();
/// C and C++ files below a folder of the project, sorted by path.
std::vector<SourceFile> sources(const std::string& folder);
/// What the file includes: the text between the quotes or angle brackets, quotes and brackets kept.
std::vector<std::string> includes(const SourceFile& file);

}  // namespace omrade::architecture

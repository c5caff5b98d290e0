#include "source_tree.hpp"

#include "base/file.hpp"

#include <algorithm>
#include <sstream>

namespace omrade::architecture {

namespace fs = std::filesystem;

fs::path root() {
  return OMRADE_SOURCE_DIR;
}

std::vector<SourceFile> sources(const std::string& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
    const std::string extension = entry.path().extension().string();
    const bool code =
        extension == ".cpp" || extension == ".hpp" || extension == ".h" || extension == ".c";
    const bool foreign = entry.path().string().find("node_modules") != std::string::npos;
    if (!entry.is_regular_file() || !code || foreign) continue;
    files.push_back({fs::relative(entry.path(), root()), read_file(entry.path())});
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

std::vector<std::string> includes(const SourceFile& file) {
  std::vector<std::string> found;
  std::istringstream lines(file.text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("#include ", 0) == 0)
      found.push_back(line.substr(9, line.find_last_of("\">") - 8));
  }
  return found;
}

}  // namespace omrade::architecture

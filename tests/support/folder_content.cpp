#include "folder_content.hpp"

#include "base/file.hpp"

namespace omrade::testing {

namespace fs = std::filesystem;

std::map<std::string, std::string> content_of(const fs::path& folder) {
  std::map<std::string, std::string> content;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      content[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  }
  return content;
}

std::string difference(const std::map<std::string, std::string>& a,
                       const std::map<std::string, std::string>& b) {
  for (const auto& [file, bytes] : a) {
    const auto other = b.find(file);
    if (other == b.end()) return file + " is in the first only";
    if (other->second == bytes) continue;
    std::size_t at = 0;
    while (at < bytes.size() && at < other->second.size() && bytes[at] == other->second[at]) ++at;
    return file + " differs from byte " + std::to_string(at);
  }
  for (const auto& [file, bytes] : b) {
    if (!a.contains(file)) return file + " is in the second only";
  }
  return "";
}

}  // namespace omrade::testing

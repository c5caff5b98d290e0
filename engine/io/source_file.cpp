#include "io/source_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

namespace omrade::io {
namespace {

/// "did you mean 'x'?" from the names beside a missing file; a long list of them would help nobody.
std::string neighbour_hint(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  std::vector<std::string> names;
  std::error_code failed;
  for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const auto near = nearest_name(path.filename().string(), names);
  return near ? "did you mean '" + *near + "'?" : "";
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why,
                         const std::string& hint) {
  throw Error(ErrorKind::user,
              {.subject = path.string(), .what = "cannot open: " + why, .hint = hint});
}

}  // namespace

void require_readable(const std::filesystem::path& path) {
  if (is_connection(path)) return;
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) refuse(path, "no such file", neighbour_hint(path));
  if (::access(path.c_str(), R_OK) != 0) refuse(path, "permission denied", "");
}

void require_readable_file(const std::filesystem::path& path) {
  require_readable(path);
  if (std::filesystem::is_directory(path)) refuse(path, "it is a folder", "");
}

}  // namespace omrade::io

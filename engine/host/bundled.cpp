#include "host/bundled.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

namespace omrade::host {

bool is_bundled(const catalogue::Descriptor& plugin) {
  namespace fs = std::filesystem;
  if (plugin.build_id.empty()) return false;
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (code) return false;
  const fs::path folder = program.parent_path().parent_path() / "lib" / "omrade";
  const fs::path library = fs::canonical(plugin.library, code);
  if (code || !fs::equivalent(library.parent_path(), folder / "plugins", code)) return false;
  std::ifstream list(folder / "bundled.txt");
  std::string line;
  while (std::getline(list, line)) {
    if (line == plugin.build_id) return true;
  }
  return false;
}

}  // namespace omrade::host

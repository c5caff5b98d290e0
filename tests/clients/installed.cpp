#include "installed.hpp"

#include "base/text.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace omrade::testing {

std::string installed(const std::vector<std::string>& names,
                      const std::vector<std::string>& folders) {
  std::vector<std::string> all = folders;
  if (const char* path = std::getenv("PATH")) {
    for (const std::string_view folder : split(path, ':')) all.emplace_back(folder);
  }
  for (const std::string& name : names) {
    for (const std::string& folder : all) {
      std::string program = folder + "/" + name;
      if (::access(program.c_str(), X_OK) == 0) return program;
    }
  }
  return "";
}

std::string gdal_tool(const std::string& name) {
  std::string program = installed({name});
  if (program.empty()) throw std::runtime_error(name + " is missing: install gdal-bin");
  return program;
}

}  // namespace omrade::testing

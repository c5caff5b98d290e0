#include "base/file.hpp"
#include "base/log.hpp"
#include "cli/commands.hpp"
#include "cli/find_plugins.hpp"
#include "recipe/schema.hpp"

#include <cstdio>

namespace omrade::cli {

int schema_command(const std::string& recipe, const std::string& file) {
  const catalogue::Catalogue found = find_plugins(recipe);
  for (const catalogue::Rejected& rejected : found.rejected()) log::warn(rejected.why.text());
  const std::string schema = recipe::json_schema(found);
  if (file.empty()) {
    std::fputs(schema.c_str(), stdout);
  } else {
    write_file(file, schema);
  }
  return 0;
}

}  // namespace omrade::cli

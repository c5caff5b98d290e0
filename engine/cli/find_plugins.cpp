#include "cli/find_plugins.hpp"

#include "base/log.hpp"

namespace omrade::cli {

catalogue::Catalogue find_plugins(const std::filesystem::path& recipe) {
  const catalogue::SearchPath path = catalogue::search_path(recipe);
  for (const Message& ignored : path.ignored) log::warn(ignored.text());
  return catalogue::Catalogue::scan(path);
}

}  // namespace omrade::cli

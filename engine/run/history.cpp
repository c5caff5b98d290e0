#include "run/history.hpp"

#include "disclosure/history_file.hpp"

#include <cstdint>
#include <filesystem>

namespace omrade::run {

disclosure::History read_history(const recipe::DisclosureSpec& spec) {
  if (!spec.history) return {};
  const std::filesystem::path& file = spec.history->path;
  const disclosure::History history = disclosure::History::parse(
      disclosure::read_history_file(file, "history.json from the output of the last publication"),
      file.string());
  history.require_rounding(static_cast<std::uint32_t>(spec.rounding), file.string());
  return history;
}

}  // namespace omrade::run

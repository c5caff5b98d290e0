#include "run/history.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <cstdint>
#include <filesystem>

namespace omrade::run {

disclosure::History read_history(const recipe::DisclosureSpec& spec) {
  if (!spec.history) return {};
  const std::filesystem::path& file = spec.history->path;
  if (!std::filesystem::exists(file)) {
    throw Error(ErrorKind::user, {.subject = file.string(),
                                  .what = "the history of what was published does not exist",
                                  .hint = "take history.json from the output of the last "
                                          "publication; before the first, write {\"history\": 1}"});
  }
  const disclosure::History history = disclosure::History::parse(read_file(file), file.string());
  history.require_rounding(static_cast<std::uint32_t>(spec.rounding), file.string());
  return history;
}

}  // namespace omrade::run

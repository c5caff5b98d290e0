#include "disclosure/history_file.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <system_error>

namespace omrade::disclosure {

std::string read_history_file(const std::filesystem::path& file, const std::string& last) {
  std::error_code failed;
  if (!std::filesystem::exists(file, failed) && !failed) {
    throw Error(ErrorKind::user,
                {.subject = file.string(),
                 .what = "the history of what was published does not exist",
                 .hint = "take " + last + "; before the first, write {\"history\": 1}"});
  }
  return read_file(file);
}

}  // namespace omrade::disclosure

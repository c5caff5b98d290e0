#include "tools/second_copy.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

namespace omrade::tools {

SecondCopy::SecondCopy(std::filesystem::path file) : file_(std::move(file)), folder_(file_) {
  // Without the ending: GDAL looks for that of a workbook in the whole path.
  folder_.replace_filename(file_.stem().string() + ".again-" + std::to_string(::getpid()));
  std::error_code failed;
  const bool made = std::filesystem::create_directory(folder_, failed);
  if (failed || !made) {
    throw Error(ErrorKind::environment,
                {.subject = folder_.string(),
                 .what = "cannot make the folder: " +
                         (failed ? failed.message() : std::string("something has that name")),
                 .hint = failed ? "" : "take it away, if a killed program left it"});
  }
}

SecondCopy::~SecondCopy() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

bool SecondCopy::same() const {
  return read_file(path()) == read_file(file_);
}

}  // namespace omrade::tools

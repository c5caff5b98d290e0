#include "io/temporary_file.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <unistd.h>

#include <system_error>

namespace omrade::io {

TemporaryFile::TemporaryFile(const std::filesystem::path& final_path, const std::string& ending)
    : final_(final_path), temporary_(final_path) {
  temporary_.replace_filename(final_path.stem().string() + ".tmp-" + std::to_string(::getpid()) +
                              ending);
  remove();
}

void TemporaryFile::publish() const {
  sync_path(temporary_);
  std::error_code failed;
  std::filesystem::rename(temporary_, final_, failed);
  if (failed) {
    throw Error(ErrorKind::environment,
                {.subject = final_.string(), .what = "cannot write the file: " + failed.message()});
  }
  sync_path(final_.has_parent_path() ? final_.parent_path() : ".");
}

void TemporaryFile::remove() const noexcept {
  std::error_code ignored;
  std::filesystem::path journal = temporary_;
  journal += "-journal";  // SQLite's
  std::filesystem::remove(temporary_, ignored);
  std::filesystem::remove(journal, ignored);
}

}  // namespace omrade::io

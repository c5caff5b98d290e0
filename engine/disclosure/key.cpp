#include "disclosure/key.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace omrade::disclosure {
namespace {

namespace fs = std::filesystem;

std::string text_of_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string(value);
}

SecretKey read_key(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    throw Error(ErrorKind::user,
                {.subject = file.string(),
                 .what = "the disclosure key does not exist",
                 .hint = "make it: head -c 32 /dev/urandom > KEY && chmod 600 KEY"});
  }
  if (S_ISDIR(status.st_mode)) {
    throw Error(ErrorKind::user, {.subject = file.string(),
                                  .what = "the disclosure key is a folder",
                                  .hint = "name the file in it, or make one: head -c 32 "
                                          "/dev/urandom > KEY && chmod 600 KEY"});
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw Error(ErrorKind::user, {.subject = file.string(),
                                  .what = "the disclosure key can be read by others",
                                  .hint = "run: chmod 600 " + file.string()});
  }
  const std::string content = read_file(file);
  SecretKey key{};
  if (content.size() < key.size()) {
    throw Error(ErrorKind::user,
                {.subject = file.string(),
                 .what = "the disclosure key has " + std::to_string(content.size()) + " bytes",
                 .hint = "it needs 32 random ones"});
  }
  const auto bytes = std::as_bytes(std::span(content)).first(key.size());
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

[[noreturn]] void refuse_default(const fs::path& file, const std::string& why) {
  throw Error(ErrorKind::environment,
              {.subject = file.string(),
               .what = "cannot make a disclosure key: " + why,
               .hint = "name one with [disclosure] key = \"FILE\" or OMRADE_DISCLOSURE_KEY"});
}

fs::path default_file() {
  const std::string state = text_of_environment("XDG_STATE_HOME");
  if (!state.empty()) return fs::path(state) / "omrade" / "disclosure.key";
  const std::string home = text_of_environment("HOME");
  if (home.empty()) refuse_default("disclosure.key", "there is no HOME");
  return fs::path(home) / ".local" / "state" / "omrade" / "disclosure.key";
}

/// Named by the recipe, or by the environment.
bool is_named(const std::optional<fs::path>& named) {
  return named || !text_of_environment("OMRADE_DISCLOSURE_KEY").empty();
}

fs::path file_of(const std::optional<fs::path>& named) {
  if (named) return *named;
  return is_named(named) ? fs::path(text_of_environment("OMRADE_DISCLOSURE_KEY")) : default_file();
}

bool is_to_be_made(const fs::path& file, const std::optional<fs::path>& named) {
  std::error_code ignored;
  return !is_named(named) && !fs::exists(file, ignored);
}

/// Two runs may start at once: the key is linked into place, so that both end with the same one.
void make_key(const fs::path& file) {
  std::error_code failure;
  fs::create_directories(file.parent_path(), failure);
  if (failure) refuse_default(file, failure.message());
  const SecretKey key = random_key();
  fs::path temporary = file;
  temporary += ".tmp-" + std::to_string(::getpid());
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) refuse_default(file, std::system_category().message(errno));
  const bool written =
      ::write(fd, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && ::fsync(fd) == 0;
  ::close(fd);
  const bool linked = written && (::link(temporary.c_str(), file.c_str()) == 0 || errno == EEXIST);
  const int code = errno;
  ::unlink(temporary.c_str());
  if (!linked) refuse_default(file, std::system_category().message(code));
}

}  // namespace

void require_key(const std::optional<fs::path>& named) {
  const fs::path file = file_of(named);
  if (!is_to_be_made(file, named)) read_key(file);
}

LoadedKey load_key(const std::optional<fs::path>& named) {
  const fs::path file = file_of(named);
  if (!is_to_be_made(file, named)) return {read_key(file), {}};
  make_key(file);
  return {
      read_key(file),
      "made a disclosure key in " + file.string() +
          ": keep it secret, and keep it: hashes of two runs can be compared only under one key"};
}

}  // namespace omrade::disclosure

#include "cli/plugin_watch_sources.hpp"

#include "base/error.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

namespace omrade::cli {
namespace {

namespace fs = std::filesystem;

bool is_of_no_interest(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.front() == '.' || name.back() == '~' || path.extension() == ".key";
}

/// Tells when something happens in folders; closed at the end.
class Inotify {
 public:
  explicit Inotify(const std::vector<fs::path>& folders)
      : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    constexpr std::uint32_t what =
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB;
    for (const fs::path& folder : folders) {
      const bool watched =
          descriptor_ >= 0 && ::inotify_add_watch(descriptor_, folder.c_str(), what) >= 0;
      if (watched || errno == ENOENT) continue;  // it has gone since
      const std::string why = std::strerror(errno);
      close();
      throw Error(ErrorKind::environment,
                  {.subject = folder.string(),
                   .what = "cannot be watched: " + why,
                   .hint = "see fs.inotify.max_user_watches, or use --once"});
    }
  }
  Inotify(const Inotify&) = delete;
  Inotify& operator=(const Inotify&) = delete;
  Inotify(Inotify&&) = delete;
  Inotify& operator=(Inotify&&) = delete;
  ~Inotify() { close(); }

  /// True when something happened within so many milliseconds; the news are then read.
  [[nodiscard]] bool happened(int milliseconds) const {
    pollfd waiting{.fd = descriptor_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, milliseconds) <= 0) return false;
    std::array<char, 4096> news{};
    while (::read(descriptor_, news.data(), news.size()) > 0) {
    }
    return true;
  }

 private:
  void close() const {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  int descriptor_;
};

}  // namespace

Sources::Snapshot Sources::now() const {
  Snapshot files;
  for (const fs::path& folder : folders()) {
    std::error_code gone;  // a file may vanish between two calls
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, gone)) {
      if (!entry.is_regular_file(gone) || is_of_no_interest(entry.path())) continue;
      const fs::file_time_type written = entry.last_write_time(gone);
      const std::uintmax_t size = entry.file_size(gone);
      if (!gone) files.emplace(entry.path(), std::pair{written, size});
    }
  }
  return files;
}

std::vector<fs::path> Sources::folders() const {
  std::vector<fs::path> all{folder_};
  for (std::size_t at = 0; at < all.size(); ++at) {
    const fs::path folder = all[at];
    std::error_code gone;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, gone)) {
      if (entry.is_symlink(gone) || !entry.is_directory(gone) || is_of_no_interest(entry.path()))
        continue;
      if (!fs::exists(entry.path() / "CMakeCache.txt", gone)) all.push_back(entry.path());
    }
  }
  return all;
}

void Sources::wait_for_change(const Snapshot& seen, const Cancel& cancel) const {
  constexpr int patience = 500;  // milliseconds until a request to stop is noticed
  constexpr int still = 150;     // editors write a file in several steps
  for (;;) {
    const Inotify inotify(folders());  // before the look: nothing happens unseen
    if (now() != seen) {
      while (inotify.happened(still)) cancel.check();
      return;
    }
    while (!inotify.happened(patience)) cancel.check();
  }
}

}  // namespace omrade::cli

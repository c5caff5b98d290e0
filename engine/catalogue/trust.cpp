#include "catalogue/trust.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "catalogue/safety.hpp"
#include "catalogue/search_path.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <fstream>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_writing(const fs::path& file, const std::string& why) {
  throw Error(ErrorKind::environment,
              {.subject = file.string(),
               .what = "the list of trusted plugins cannot be written: " + why,
               .hint = "XDG_CONFIG_HOME names another folder for it"});
}

/// The folder of the list, held against others who would change the list at the same time.
class Lock {
 public:
  explicit Lock(const fs::path& folder)
      : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0) {
      const int code = errno;
      if (descriptor_ >= 0) ::close(descriptor_);
      refuse_writing(folder, std::system_category().message(code));
    }
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  Lock(Lock&&) = delete;
  Lock& operator=(Lock&&) = delete;
  ~Lock() { ::close(descriptor_); }

 private:
  int descriptor_;
};

/// Made for its owner alone, whatever the umask.
void make_folder(const fs::path& folder) {
  std::error_code code;
  if (fs::exists(folder, code)) return;
  fs::create_directories(folder, code);
  if (!code) fs::permissions(folder, fs::perms::owner_all, code);
  if (code) refuse_writing(folder, code.message());
}

}  // namespace

fs::path trust_file() {
  const fs::path folder = user_folder("XDG_CONFIG_HOME", ".config");
  if (folder.empty()) refuse_writing("omrade/trusted", "there is no HOME");
  return folder / "trusted";
}

TrustList read_trust_list(const fs::path& file) {
  std::error_code code;
  if (!fs::exists(file, code) && !code) return {};
  if (std::optional<Message> why = why_unsafe(file)) throw Error(ErrorKind::user, std::move(*why));
  return TrustList::parse(read_file(file), file.string());
}

void change_trust_list(const fs::path& file, const std::function<void(TrustList&)>& change) {
  make_folder(file.parent_path());
  const Lock lock(file.parent_path());
  TrustList list = read_trust_list(file);
  change(list);
  std::error_code code;
  const fs::path real = fs::weakly_canonical(file, code);  // a link stays one
  write_file(code ? file : real, list.text());
}

Trusted entry_of(const fs::path& library, const std::vector<Descriptor>& plugins) {
  Trusted entry{.hash = file_hash(library), .library = fs::canonical(library)};
  for (const Descriptor& plugin : plugins) {
    entry.build_id = plugin.build_id;
    entry.ids += (entry.ids.empty() ? "" : ",") + plugin.id;
    entry.versions += (entry.versions.empty() ? "" : ",") + plugin.version;
  }
  return entry;
}

std::string file_hash(const fs::path& file) {
  std::ifstream input(file, std::ios::binary);
  Sha256 hash;
  std::array<char, 1U << 16U> buffer{};
  do {
    input.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    hash.update(std::string_view(buffer.data(), static_cast<std::size_t>(input.gcount())));
  } while (input);
  if (!input.eof()) {
    throw Error(ErrorKind::user, {.subject = file.string(), .what = "cannot be read to its end"});
  }
  return hex(hash.finish());
}

}  // namespace omrade::catalogue

#include "host/library.hpp"

#include "base/error.hpp"
#include "catalogue/catalogue.hpp"
#include "host/oldest.hpp"

#include <boost/dll/shared_library.hpp>
#include <dlfcn.h>

#include <map>
#include <memory>
#include <string>  // Boost.DLL 1.74 forgets it when it uses std::filesystem
#include <system_error>
#include <utility>

namespace omrade::host {
namespace {

namespace fs = std::filesystem;
constexpr const char* kEntry = "omrade_plugin_entry";

[[noreturn]] void refuse(const fs::path& path, std::string what, std::string hint = {}) {
  throw Error(ErrorKind::user,
              {.subject = path.string(), .what = std::move(what), .hint = std::move(hint)});
}

/// The loader's own sentence, without the path that it begins with.
std::string loader_says(const fs::path& path, const std::error_code& code) {
  const char* said = ::dlerror();  // Boost's error code is only "Bad file descriptor"
  std::string text = said != nullptr ? said : code.message();
  const std::string prefix = path.string() + ": ";
  if (text.rfind(prefix, 0) == 0) text.erase(0, prefix.size());
  return text;
}

class LoadedLibrary : public Library {
 public:
  LoadedLibrary(const fs::path& path, const std::string& build_id) : Library(path, build_id) {
    namespace dll = boost::dll;
    std::error_code code;
    // Now, so that an unresolved symbol is an error here and not at the first call; local, so that
    // two libraries do not find each other's symbols.
    library_.load(path, code, dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    if (code) refuse(path, "cannot be loaded: " + loader_says(path, code));
    if (!library_.has(kEntry)) refuse(path, "is a library, but not an omrade plugin");
    entry_ = &library_.get<const omrade_entry>(kEntry);
    check_origin(path);
    check_entry(path);
  }

 private:
  /// A lookup also searches the libraries that this one depends on.
  void check_origin(const fs::path& path) const {
    Dl_info origin{};
    std::error_code code;
    const bool found = ::dladdr(entry_, &origin) != 0 && origin.dli_fname != nullptr;
    if (!found || !fs::equivalent(origin.dli_fname, path, code)) {
      refuse(path, "has no " + std::string(kEntry) + " of its own: it found that of " +
                       (found ? origin.dli_fname : "an unknown library"));
    }
  }

  void check_entry(const fs::path& path) const {
    const bool same_abi = entry_->magic == OMRADE_MAGIC && entry_->abi_major == OMRADE_ABI_MAJOR &&
                          entry_->struct_size >= oldest::kEntry;
    if (!same_abi || entry_->plugins == nullptr || entry_->create == nullptr) {
      refuse(path, "is not what its note says: its entry is of another ABI",
             "build it again with this engine's SDK");
    }
  }

  boost::dll::shared_library library_;
};

/// The build-id that the file has now; nothing is loaded.
std::string current_build_id(const fs::path& path) {
  return catalogue::read_library(path).front().build_id;
}

}  // namespace

Library& Library::open(const fs::path& path, const std::string& build_id) {
  static std::mutex mutex;
  // Never destroyed: destructors of the libraries' own threads and statics may run after ours.
  static auto& loaded = *new std::map<fs::path, std::unique_ptr<Library>>;

  std::error_code code;
  const fs::path absolute = fs::canonical(path, code);
  if (code) refuse(path, "cannot be loaded: " + code.message());
  if (current_build_id(absolute) != build_id) {
    refuse(path, "has changed since it was read", "start again");
  }
  const std::lock_guard lock(mutex);
  std::unique_ptr<Library>& slot = loaded[absolute];
  if (!slot) slot = std::make_unique<LoadedLibrary>(absolute, build_id);
  if (slot->build_id_ != build_id) {
    refuse(path, "has been built again since this program loaded it", "start again");
  }
  return *slot;
}

}  // namespace omrade::host

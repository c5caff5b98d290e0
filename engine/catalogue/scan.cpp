#include "catalogue/catalogue.hpp"
#include "catalogue/safety.hpp"
#include "catalogue/trust.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;

/// The libraries of a folder by name; none when there is no such folder.
std::vector<fs::path> libraries_in(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    if (it->path().extension() == ".so") out.push_back(it->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The user's list, read when the first library asks for it: most runs need none.
class Trust {
 public:
  /// Why a library that came with a recipe may not run; nothing if it may.
  std::optional<Message> why_not(const fs::path& library) {
    if (!list_) list_ = read_trust_list(trust_file());
    if (list_->find_hash(file_hash(library)) != nullptr) return std::nullopt;
    const bool known = list_->find_library(fs::canonical(library)) != nullptr;
    return Message{
        .subject = library.string(),
        .what =
            known ? "has changed since it was trusted" : "came with the recipe and is not trusted",
        .hint = "if you know who made it, run: omrade plugin trust " + shell_quoted(library)};
  }

 private:
  std::optional<TrustList> list_;
};

class Scanner {
 public:
  void add_folder(const Folder& folder) {
    std::error_code code;
    const fs::path real = fs::weakly_canonical(folder.path, code);
    if (std::find(seen_.begin(), seen_.end(), real) != seen_.end()) return;
    seen_.push_back(real);
    for (const fs::path& library : libraries_in(folder.path)) add_library(library, folder.origin);
  }

  std::vector<Descriptor> found;
  std::vector<Rejected> rejected;

 private:
  void add_library(const fs::path& link, Origin origin) {
    std::vector<Descriptor> plugins;
    // What links lead to is asked once: from here on it is that file, whatever becomes of them.
    std::error_code code;
    fs::path library = fs::canonical(link, code);
    if (code) library = link;
    std::optional<Message> why = why_unsafe(link);
    if (!why) why = why_unsafe(library);
    try {
      if (!why) {
        plugins = read_library(library);
        for (Descriptor& one : plugins) one.origin = origin;
        if (origin == Origin::recipe) why = trust_.why_not(library);
      }
    } catch (const Error& error) {
      why = error.messages().front();
    }
    if (why) {
      rejected.push_back({library, std::move(*why), std::move(plugins), origin});
    } else {
      for (Descriptor& one : plugins) add_plugin(std::move(one));
    }
  }

  void add_plugin(Descriptor one) {
    const auto same = std::find_if(found.begin(), found.end(), [&](const Descriptor& other) {
      return other.id == one.id && other.version == one.version && other.build_id == one.build_id;
    });
    if (same == found.end()) {
      found.push_back(std::move(one));
      return;
    }
    Message why{.subject = one.library.string(),
                .what = one.id + " is already given by " + same->library.string()};
    const fs::path library = one.library;
    const Origin origin = one.origin;
    rejected.push_back({library, std::move(why), {std::move(one)}, origin});
  }

  std::vector<fs::path> seen_;
  Trust trust_;
};

}  // namespace

Catalogue Catalogue::scan(const SearchPath& path) {
  Scanner scanner;
  for (const Folder& folder : path.folders) scanner.add_folder(folder);
  return Catalogue(std::move(scanner.found), std::move(scanner.rejected));
}

Catalogue Catalogue::scan(std::span<const fs::path> folders) {
  SearchPath path;
  for (const fs::path& folder : folders) path.folders.push_back({folder, Origin::listed});
  return scan(path);
}

}  // namespace omrade::catalogue

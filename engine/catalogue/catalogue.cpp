#include "catalogue/catalogue.hpp"

#include "base/text.hpp"
#include "catalogue/elf_notes.hpp"
#include "catalogue/note.hpp"

#include <algorithm>
#include <cstdlib>
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

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace

Catalogue::Catalogue(std::vector<Descriptor> descriptors, std::vector<Rejected> rejected)
    : descriptors_(std::move(descriptors)), rejected_(std::move(rejected)) {}

Catalogue Catalogue::scan(std::span<const fs::path> folders) {
  std::vector<Descriptor> found;
  std::vector<Rejected> rejected;
  std::vector<fs::path> seen;
  for (const fs::path& folder : folders) {
    std::error_code code;
    const fs::path real = fs::weakly_canonical(folder, code);
    if (std::find(seen.begin(), seen.end(), real) != seen.end()) continue;
    seen.push_back(real);
    for (const fs::path& library : libraries_in(folder)) {
      try {
        for (Descriptor& one : read_library(library)) {
          const auto same = std::find_if(found.begin(), found.end(),
                                         [&](const Descriptor& d) { return d.id == one.id; });
          if (same == found.end()) {
            found.push_back(std::move(one));
          } else {
            rejected.push_back(
                {library,
                 {.subject = library.string(),
                  .what = one.id + " is already given by " + same->library.string()}});
          }
        }
      } catch (const Error& error) {
        rejected.push_back({library, error.messages().front()});
      }
    }
  }
  return Catalogue(std::move(found), std::move(rejected));
}

const Descriptor& Catalogue::find(std::string_view name) const {
  std::vector<const Descriptor*> short_matches;
  for (const Descriptor& one : descriptors_) {
    if (one.id == name) return one;
    if (one.short_name() == name) short_matches.push_back(&one);
  }
  if (short_matches.size() == 1) return *short_matches.front();

  Message message{.what = "no plugin " + in_quotes(name)};
  if (!short_matches.empty()) {
    std::vector<std::string> ids;
    ids.reserve(short_matches.size());
    for (const Descriptor* one : short_matches) ids.push_back(in_quotes(one->id));
    message.what = "several plugins are called " + in_quotes(name);
    message.hint = "write " + join(ids, " or ");
    throw Error(ErrorKind::user, std::move(message));
  }
  for (const Rejected& one : rejected_) {
    if (one.library.stem() != name) continue;
    message.hint = "it was found but refused: " + one.why.text();
    throw Error(ErrorKind::user, std::move(message));
  }
  std::vector<std::string> known;
  for (const Descriptor& one : descriptors_) {
    known.emplace_back(name.find('.') == std::string_view::npos ? one.short_name()
                                                                : std::string_view(one.id));
  }
  message.hint = descriptors_.empty() ? "no plugins were found" : name_hint(name, known);
  throw Error(ErrorKind::user, std::move(message));
}

std::vector<fs::path> search_path() {
  std::vector<fs::path> out;
  if (const char* listed = std::getenv("OMRADE_PLUGIN_PATH")) {
    for (const std::string_view folder : split(listed, ':')) {
      if (!folder.empty()) out.emplace_back(folder);
    }
  }
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (!code) out.push_back(program.parent_path().parent_path() / "lib" / "omrade" / "plugins");
  return out;
}

std::vector<Descriptor> read_library(const fs::path& library) {
  const ElfNotes notes = read_elf_notes(library);
  if (!notes.descriptor) {
    throw Error(ErrorKind::user, {.subject = library.string(),
                                  .what = "is a library, but not an omrade plugin",
                                  .hint = "build it with omrade_add_plugin"});
  }
  std::vector<Descriptor> out = parse_note(*notes.descriptor, library.string());
  for (Descriptor& one : out) {
    one.library = library;
    one.build_id = notes.build_id;
  }
  return out;
}

}  // namespace omrade::catalogue

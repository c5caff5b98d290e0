#include "catalogue/catalogue.hpp"

#include "base/text.hpp"
#include "catalogue/elf_notes.hpp"
#include "catalogue/note.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

/// By what it says it is, or else by its file.
bool is_called(const Rejected& one, std::string_view name) {
  return one.library.stem() == name ||
         std::any_of(one.plugins.begin(), one.plugins.end(), [&](const Descriptor& plugin) {
           return plugin.id == name || plugin.short_name() == name;
         });
}

}  // namespace

Catalogue::Catalogue(std::vector<Descriptor> descriptors, std::vector<Rejected> rejected)
    : rejected_(std::move(rejected)) {
  for (Descriptor& one : descriptors) {
    const bool first = std::none_of(descriptors_.begin(), descriptors_.end(),
                                    [&](const Descriptor& other) { return other.id == one.id; });
    (first ? descriptors_ : others_).push_back(std::move(one));
  }
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
    if (!is_called(one, name)) continue;
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

std::vector<const Descriptor*> Catalogue::builds(std::string_view id) const {
  std::vector<const Descriptor*> out;
  for (const std::vector<Descriptor>* all : {&descriptors_, &others_}) {
    for (const Descriptor& one : *all) {
      if (one.id == id) out.push_back(&one);
    }
  }
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

#include "recipe/parse_sections.hpp"

#include "io/connection.hpp"
#include "recipe/source.hpp"

#include <algorithm>

namespace omrade::recipe {

bool is_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || static_cast<unsigned char>(c) >= 0x80;
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), fits);
}

bool is_section(const Node& node, const std::string& name, Problems& problems) {
  if (node.kind == NodeKind::table) return true;
  std::string hint = "write [" + name + "]";
  if (node.kind == NodeKind::list) hint += " with single brackets";
  problems.add(node.place,
               "'" + name + "' must be a section, not " + std::string(kind_text(node.kind)), hint);
  return false;
}

void each_section(const Node& family, std::string_view name, Problems& problems,
                  const std::function<void(const Word&, const Node&)>& read) {
  if (family.kind != NodeKind::table) {
    is_section(family, std::string(name) + ".NAME", problems);
    return;
  }
  for (const Node& entry : family.items) {
    if (!is_name(entry.key.text)) {
      problems.add(entry.key.place, std::string(name) + ": '" + entry.key.text + "' is not a name",
                   "use letters, digits, '_' and '-'");
    }
    if (is_section(entry, std::string(name) + "." + entry.key.text, problems)) {
      read(entry.key, entry);
    }
  }
}

Source read_source(const Reader& reader, std::string_view key, const Context& context) {
  const Word word = reader.word(key);
  if (word.empty()) return {};
  Source source = split_source(word.text, word.place, context.folder);
  const bool whole = io::is_connection(source.path) || source.path == context.folder / word.text;
  if (!whole && (source.path.empty() || source.layer.empty())) {
    context.problems.add(word.place,
                         "'" + std::string(key) + "' names no " +
                             (source.path.empty() ? "file before" : "layer after") + " the ':'",
                         "write FILE or FILE:LAYER");
  }
  return source;
}

const Form* choose_form(const Reader& reader, const std::vector<Form>& forms, Problems& problems) {
  const auto chosen = std::find_if(forms.begin(), forms.end(),
                                   [&](const Form& form) { return reader.has(form.main); });
  if (chosen == forms.end()) return nullptr;
  std::vector<std::string_view> strays;
  const auto consider = [&](std::string_view key) {
    const bool fits = key == chosen->main || std::find(chosen->with.begin(), chosen->with.end(),
                                                       key) != chosen->with.end();
    const bool known = std::find(strays.begin(), strays.end(), key) != strays.end();
    if (!fits && !known && reader.has(key)) strays.push_back(key);
  };
  for (const Form& form : forms) {
    consider(form.main);
    for (const std::string_view key : form.with) consider(key);
  }
  for (const std::string_view stray : strays) {
    problems.add(reader.key_place(stray),
                 "'" + std::string(stray) + "' does not go with '" + std::string(chosen->main) +
                     "' in " + reader.label(),
                 "remove one of them");
  }
  return &*chosen;
}

}  // namespace omrade::recipe

#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "catalogue/measure_name.hpp"
#include "catalogue/parameter_text.hpp"
#include "cli/plugin_describe.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace omrade::cli {
namespace {

using catalogue::Descriptor;

/// Text in a page: on one line, and nothing in it is markup.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '|' || c == '*' || c == '_' || c == '`' || c == '[' || c == '<' || c == '\\')
      out += '\\';
    out += c;
  }
  return out;
}

std::string code(const std::string& text) {
  return text.empty() ? "" : "`" + text + "`";
}

class Page {
 public:
  explicit Page(std::string_view language) : language_(language) {}

  [[nodiscard]] std::string word(std::string_view sv, std::string_view en) const {
    return std::string(language_ == "sv" ? sv : en);
  }
  [[nodiscard]] std::string in(const Text& text) const { return plain(text.in(language_)); }
  /// Title and doc as one text.
  [[nodiscard]] std::string in(const Text& title, const Text& doc) const {
    std::string out = in(title);
    if (!out.empty() && !doc.in(language_).empty()) out += ". ";
    return out + in(doc);
  }
  [[nodiscard]] std::string required(bool is) const {
    return is ? word("krävs", "required") : word("frivillig", "optional");
  }

  void add(std::string_view line) { (text_ += line) += '\n'; }
  void part(std::string_view sv, std::string_view en) { add("\n## " + word(sv, en) + "\n"); }
  void row(std::initializer_list<std::string> cells) {
    text_ += '|';
    for (const std::string& cell : cells) text_ += " " + cell + (cell.empty() ? "|" : " |");
    text_ += '\n';
  }
  void head(std::initializer_list<std::string> cells) {
    row(cells);
    text_ += '|';
    for (std::size_t k = 0; k < cells.size(); ++k) text_ += "---|";
    text_ += '\n';
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string_view language_;
  std::string text_;
};

std::string title_of(const Descriptor& plugin) {
  const Text& title = plugin.title;
  if (title.sv.empty() || title.en.empty() || title.sv == title.en) return plain(title.in("en"));
  return plain(title.sv) + " · " + plain(title.en);
}

void add_inputs(Page& page, const Descriptor& plugin) {
  page.part("Indata", "Inputs");
  page.head({"id", page.word("vad", "what"), "form", page.word("enhet", "unit"), ""});
  for (const catalogue::Input& input : plugin.inputs) {
    std::string form(catalogue::form_name(input));
    if (!input.of.empty()) form += " " + page.word("av", "of") + " " + code(input.of);
    page.row({code(input.id), page.in(input.title, input.doc), form, plain(input.unit),
              page.required(input.required)});
    for (const catalogue::Field& field : input.fields) {
      const bool real = field.type == catalogue::FieldType::real;
      page.row({code(input.id + "." + field.id), page.in(field.title),
                real ? page.word("tal", "number") : page.word("kategori", "category"),
                plain(field.unit), page.required(field.required)});
    }
  }
}

void add_parameters(Page& page, const Descriptor& plugin) {
  if (plugin.params.empty()) return;
  page.part("Parametrar", "Parameters");
  page.head({"id", page.word("vad", "what"), page.word("förval", "default"),
             page.word("får vara", "may be"), page.word("enhet", "unit")});
  for (const catalogue::Param& param : plugin.params) {
    page.row({code(param.id), page.in(param.title, param.doc),
              plain(catalogue::parameter_text(param.fallback, param.kind)), plain(range_of(param)),
              plain(param.unit)});
  }
}

void add_layers(Page& page, const Descriptor& plugin) {
  page.part("Mått", "Layers");
  page.head({"id", page.word("vad", "what"), page.word("slag", "kind"), page.word("enhet", "unit"),
             page.word("bas", "base")});
  for (const LayerInfo& layer : plugin.layers) {
    std::string kind(to_string(layer.kind));
    if (!layer.pairs_of.empty())
      kind += " " + page.word("per", "per") + " " + code(layer.pairs_of + "." + layer.pairs_by);
    page.row({code(layer.id), page.in(layer.title, layer.doc), kind, plain(layer.unit),
              std::string(to_string(layer.base_of))});
  }
  const bool codes = std::any_of(plugin.layers.begin(), plugin.layers.end(),
                                 [](const LayerInfo& layer) { return !layer.codes.empty(); });
  if (codes) page.part("Vad värdena betyder", "What the values mean");
  for (const LayerInfo& layer : plugin.layers) {
    for (const Code& one : layer.codes)
      page.add("- " + code(layer.id) + " " + shortest(one.value) + ": " + page.in(one.word));
  }
  const bool reasons = std::any_of(plugin.layers.begin(), plugin.layers.end(),
                                   [](const LayerInfo& layer) { return !layer.reasons.empty(); });
  if (!reasons) return;
  page.part("När värdet saknas eller är osäkert", "Where there is no value, or an unreliable one");
  for (const LayerInfo& layer : plugin.layers) {
    for (const Text& reason : layer.reasons)
      page.add("- " + code(layer.id) + ": " + page.in(reason));
  }
}

}  // namespace

std::string describe_page(const Descriptor& plugin, std::string_view language) {
  Page page(language);
  page.add("# " + title_of(plugin) + "\n");
  std::vector<std::string> facts{code(plugin.id) + " " + plugin.version};
  for (const std::string& fact : {plugin.vendor, plugin.license}) {
    if (!fact.empty()) facts.push_back(plain(fact));
  }
  page.add(join(facts, " · "));
  if (!plugin.summary.in(language).empty()) page.add("\n" + page.in(plugin.summary));
  if (!plugin.method.in(language).empty()) {
    page.part("Metod", "Method");
    page.add(page.in(plugin.method));
  }
  add_inputs(page, plugin);
  add_parameters(page, plugin);
  add_layers(page, plugin);
  return page.text();
}

}  // namespace omrade::cli

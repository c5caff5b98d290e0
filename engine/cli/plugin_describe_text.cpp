#include "base/safe_text.hpp"
#include "base/text.hpp"
#include "catalogue/measure_name.hpp"
#include "catalogue/parameter_text.hpp"
#include "cli/plugin_describe.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

namespace omrade::cli {
namespace {

using catalogue::Descriptor;

class Lines {
 public:
  explicit Lines(std::string_view language) : language_(language) {}

  [[nodiscard]] std::string_view word(std::string_view sv, std::string_view en) const {
    return language_ == "sv" ? sv : en;
  }
  [[nodiscard]] std::string in(const Text& text) const { return one_line(text.in(language_)); }
  [[nodiscard]] std::string optional(bool required) const {
    return required ? "" : " (" + std::string(word("frivillig", "optional")) + ")";
  }

  void add(std::string_view line) { (text_ += line) += '\n'; }
  void part(std::string_view sv, std::string_view en) { add("\n" + std::string(word(sv, en))); }
  /// Columns of ASCII in their widths, and the last as it is.
  void row(std::string_view first, std::size_t wide, std::string_view second, std::size_t next,
           std::string_view last) {
    std::string line = padded(std::string(first), wide) + " " + padded(std::string(second), next) +
                       " " + std::string(last);
    line.erase(line.find_last_not_of(' ') + 1);
    add(line);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  static std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.resize(width, ' ');
    return text;
  }

  std::string_view language_;
  std::string text_;
};

/// " (0 … 10 years)"; nothing to say is "".
std::string in_brackets(const std::vector<std::string>& facts) {
  std::vector<std::string> told;
  for (const std::string& fact : facts) {
    if (!fact.empty()) told.push_back(one_line(fact));
  }
  return told.empty() ? "" : " (" + join(told, " ") + ")";
}

}  // namespace

std::string range_of(const catalogue::Param& param) {
  using catalogue::ParamKind;
  if (param.kind == ParamKind::text || param.kind == ParamKind::boolean) return "";
  if (param.kind == ParamKind::choice) {
    std::vector<std::string> ids;
    for (const catalogue::Choice& choice : param.choices) ids.push_back(choice.id);
    return join(ids, ", ");
  }
  const bool from = std::isfinite(param.min);
  const bool to = std::isfinite(param.max);
  if (from && to) return shortest(param.min) + " … " + shortest(param.max);
  if (from) return "≥ " + shortest(param.min);
  return to ? "≤ " + shortest(param.max) : "";
}

std::string describe_text(const Descriptor& plugin, std::string_view language) {
  constexpr std::size_t ids = 24;
  constexpr std::size_t forms = 11;
  constexpr std::size_t inputs = 19;  // distance_to_nearest
  Lines lines(language);
  lines.add(plugin.id + " " + plugin.version);
  lines.add(lines.in(plugin.title));
  if (!plugin.summary.in(language).empty()) lines.add("\n" + lines.in(plugin.summary));

  lines.part("Indata", "Inputs");
  for (const catalogue::Input& input : plugin.inputs) {
    lines.row("  " + input.id, ids, catalogue::form_name(input), inputs,
              lines.in(input.title) + in_brackets({input.unit}) + lines.optional(input.required));
    for (const catalogue::Field& field : input.fields) {
      const bool real = field.type == catalogue::FieldType::real;
      lines.row("    ." + field.id, ids, real ? "real" : "category", inputs,
                lines.in(field.title) + in_brackets({field.unit}) + lines.optional(field.required));
    }
  }
  lines.part("Parametrar", "Parameters");
  for (const catalogue::Param& param : plugin.params) {
    lines.row("  " + param.id, ids, one_line(catalogue::parameter_text(param.fallback, param.kind)),
              forms, lines.in(param.title) + in_brackets({range_of(param), param.unit}));
  }
  lines.part("Mått", "Layers");
  for (const LayerInfo& layer : plugin.layers)
    lines.row("  " + layer.id, ids, to_string(layer.kind), forms,
              lines.in(layer.title) + in_brackets({layer.unit}));

  lines.add("");
  if (!plugin.vendor.empty())
    lines.row(lines.word("utgivare", "vendor"), 8, one_line(plugin.vendor), 0, "");
  if (!plugin.license.empty())
    lines.row(lines.word("licens", "licence"), 8, one_line(plugin.license), 0, "");
  lines.row("build-id", 8, plugin.build_id.empty() ? "none" : plugin.build_id, 0, "");
  return lines.text();
}

}  // namespace omrade::cli

// What the descriptor tells a reader, before any code of the plugin runs.
#include "host/library.hpp"
#include "validate/checks.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <string_view>

namespace omrade::validate {
namespace {

using catalogue::Descriptor;

/// Collects what is lacking.
class Lacks {
 public:
  void text(const std::string& of, std::string_view what, const Text& text) {
    if (text.sv.empty()) add(of + " has no " + std::string(what) + " in Swedish");
    if (text.en.empty()) add(of + " has no " + std::string(what) + " in English");
  }
  void add(std::string what) {
    ++count_;
    constexpr std::size_t most = 5;
    if (count_ <= most) all_ += (all_.empty() ? "" : "; ") + what;
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::string told() const {
    constexpr std::size_t most = 5;
    return count_ > most ? all_ + "; and " + std::to_string(count_ - most) + " more" : all_;
  }

 private:
  std::string all_{};
  std::size_t count_ = 0;
};

std::string quoted(std::string_view kind, const std::string& id) {
  return std::string(kind) + " '" + id + "'";
}

bool known_unit(const std::string& unit) {
  constexpr std::array<std::string_view, 24> units{
      "",      "%",      "persons", "respondents", "events", "children", "households", "years",
      "teeth", "points", "minutes", "hours",       "days",   "times",    "visits",     "m",
      "km",    "m2",     "km2",     "SEK",         "kr",     "ratio",    "index",      "dwellings"};
  const std::string_view first = std::string_view(unit).substr(0, unit.find('/'));
  return std::find(units.begin(), units.end(), first) != units.end();
}

Finding metadata_complete(Subject& subject) {
  const Descriptor& plugin = subject.plugin();
  Lacks lacks, doubts;
  // Half a translation is a fault; an explanation that is still to be written is not.
  const auto explained = [&](const std::string& of, std::string_view what, const Text& text) {
    if (text.sv.empty() && text.en.empty()) {
      doubts.add(of + " has no " + std::string(what));
    } else {
      lacks.text(of, what, text);
    }
  };
  lacks.text("the plugin", "title", plugin.title);
  explained("the plugin", "summary", plugin.summary);
  explained("the plugin", "method", plugin.method);
  if (!std::regex_match(plugin.version, std::regex(R"(\d+\.\d+\.\d+([-+].+)?)")))
    lacks.add("the version '" + plugin.version + "' is not of the form 1.2.3");
  if (plugin.license.empty()) doubts.add("the plugin names no license");
  if (plugin.build_id.empty()) doubts.add("the library has no build-id; link it with --build-id");
  const auto unit = [&](const std::string& of, const std::string& name) {
    if (!known_unit(name))
      doubts.add(of + " has the unit '" + name + "', which is not a known one");
  };
  for (const catalogue::Param& param : plugin.params) {
    const std::string of = quoted("parameter", param.id);
    lacks.text(of, "title", param.title);
    explained(of, "doc", param.doc);
  }
  for (const catalogue::Input& input : plugin.inputs) {
    const std::string of = quoted("input", input.id);
    lacks.text(of, "title", input.title);
    explained(of, "doc", input.doc);
    unit(of, input.unit);
    for (const catalogue::Field& field : input.fields) {
      lacks.text(quoted("field", input.id + "." + field.id), "title", field.title);
      unit(quoted("field", input.id + "." + field.id), field.unit);
    }
  }
  for (const LayerInfo& layer : plugin.layers) {
    const std::string of = quoted("layer", layer.id);
    lacks.text(of, "title", layer.title);
    explained(of, "doc", layer.doc);
    unit(of, layer.unit);
    for (const Text& reason : layer.reasons) lacks.text("a reason of " + of, "text", reason);
  }
  if (lacks.count() > 0) return {Status::fail, lacks.told()};
  if (doubts.count() > 0) return {Status::warn, doubts.told()};
  return {};
}

/// Loading compares them; a library that differs did not come this far, and says why.
Finding note_equals_library(Subject& subject) {
  const host::Library& library =
      host::Library::open(subject.plugin().library, subject.plugin().build_id);
  const std::uint32_t plugins = library.entry().n_plugins;
  if (subject.plugin().index < plugins) return {};
  return {Status::fail, "the library holds " + std::to_string(plugins) + " plugins"};
}

constexpr std::array<Check, 2> kChecks{
    {{"metadata-complete", "Titles, and what explains them, are there in both languages.",
      "write the texts that are named, each as {.sv = \"…\", .en = \"…\"}", nullptr,
      metadata_complete},
     {"note-equals-library", "The library holds what its note describes.",
      "build the library again from nothing, with omrade_add_plugin", nullptr,
      note_equals_library}}};

}  // namespace

std::span<const Check> note_checks() {
  return kChecks;
}

}  // namespace omrade::validate

#include "host/identity.hpp"

#include "host/oldest.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace omrade::host {
namespace {

bool same(const char* loaded, const std::string& note) {
  return loaded != nullptr && note == loaded;
}
bool same(const omrade_text& loaded, const Text& note) {
  return same(loaded.sv, note.sv) && same(loaded.en, note.en);
}
template <class E>
bool same_number(std::uint32_t loaded, E note) {
  return loaded == static_cast<std::uint32_t>(note);
}
bool same_flag(std::uint32_t flags, std::uint32_t bit, bool note) {
  return ((flags & bit) != 0) == note;
}

std::string difference(const omrade_param_desc& loaded, const catalogue::Param& note) {
  if (loaded.struct_size < oldest::kParam) return "its size";
  if (!same(loaded.id, note.id)) return "its id";
  if (!same_number(loaded.kind, note.kind)) return "its kind";
  const bool bounds = loaded.min == note.min && loaded.max == note.max;
  if (!bounds || loaded.fallback != note.fallback.number) return "its bounds or default";
  if (!same(loaded.fallback_text, note.fallback.text)) return "its bounds or default";
  const std::span list(loaded.fallback_list, loaded.n_fallback);
  if (!std::equal(list.begin(), list.end(), note.fallback.list.begin(), note.fallback.list.end()))
    return "its bounds or default";
  if (loaded.n_choices != note.choices.size()) return "its number of choices";
  for (std::size_t i = 0; i < note.choices.size(); ++i) {
    const omrade_choice_desc* choice = loaded.choices[i];
    if (choice == nullptr || !same(choice->id, note.choices[i].id)) return "its choices";
  }
  return "";
}

std::string difference(const omrade_input_desc& loaded, const catalogue::Input& note) {
  if (loaded.struct_size < oldest::kInput) return "its size";
  if (!same(loaded.id, note.id)) return "its id";
  if (!same_number(loaded.kind, note.kind)) return "its kind";
  if (!same_number(loaded.measure, note.measure)) return "its measure";
  if (!same_number(loaded.derived, note.derived)) return "what is derived";
  if (!same(loaded.of, note.of)) return "its `of`";
  if (!same_flag(loaded.flags, OMRADE_REQUIRED, note.required)) return "whether it is required";
  if (!same_flag(loaded.flags, OMRADE_HISTORY, note.history)) return "whether it is a history";
  if (loaded.n_fields != note.fields.size()) return "its number of fields";
  for (std::size_t i = 0; i < note.fields.size(); ++i) {
    const omrade_field_desc* field = loaded.fields[i];
    const catalogue::Field& noted = note.fields[i];
    const bool alike = field != nullptr && field->struct_size >= oldest::kField &&
                       same(field->id, noted.id) && same_number(field->type, noted.type) &&
                       same_flag(field->flags, OMRADE_REQUIRED, noted.required);
    if (!alike) return "its field '" + noted.id + "'";
  }
  return "";
}

std::string difference(const omrade_layer_desc& loaded, const LayerInfo& note) {
  if (loaded.struct_size < oldest::kLayer) return "its size";
  if (!same(loaded.id, note.id)) return "its id";
  if (!same_number(loaded.kind, note.kind)) return "its kind";
  if (!same_number(loaded.base_of, note.base_of)) return "its base";
  if (!same_flag(loaded.flags, OMRADE_COUNTS_PERSONS, note.counts_persons)) {
    return "whether it counts persons";
  }
  if (!same_flag(loaded.flags, OMRADE_PARTS_OF_ALL_PERIODS, note.history)) {
    return "of which periods its parts are";
  }
  if (loaded.direction != static_cast<std::int32_t>(note.direction)) return "its direction";
  if (loaded.decimals != note.decimals) return "its decimals";
  if (loaded.multiplier != note.multiplier) return "its multiplier";
  if (!same(loaded.pairs_of, note.pairs_of) || !same(loaded.pairs_by, note.pairs_by)) {
    return "its pairs";
  }
  if (loaded.n_parts != note.parts.size()) return "its parts";
  for (std::size_t i = 0; i < note.parts.size(); ++i) {
    if (!same(loaded.parts[i], note.parts[i])) return "its parts";
  }
  if (loaded.n_reasons != note.reasons.size()) return "its reasons";
  for (std::size_t i = 0; i < note.reasons.size(); ++i) {
    if (!same(loaded.reasons[i], note.reasons[i])) return "its reasons";
  }
  if (loaded.n_codes != note.codes.size()) return "its codes";
  for (std::size_t i = 0; i < note.codes.size(); ++i) {
    if (loaded.codes[i].value != note.codes[i].value ||
        !same(loaded.codes[i].word, note.codes[i].word))
      return "its codes";
  }
  return "";
}

/// Compares two lists of descriptions; `what` names one of them.
template <class Loaded, class Noted>
std::string list_difference(std::string_view what, const Loaded* const* loaded, std::uint32_t n,
                            const Noted& note) {
  if (n != note.size()) return "its number of " + std::string(what) + "s";
  for (std::size_t i = 0; i < note.size(); ++i) {
    const std::string found = loaded[i] == nullptr ? "its place" : difference(*loaded[i], note[i]);
    if (!found.empty()) return std::string(what) + " '" + note[i].id + "': " + found;
  }
  return "";
}

}  // namespace

std::string first_difference(const omrade_plugin_desc& loaded, const catalogue::Descriptor& note) {
  if (loaded.struct_size < oldest::kPlugin) return "the size of its description";
  if (!same(loaded.id, note.id)) return "its id";
  if (!same(loaded.version, note.version)) return "its version";
  if (!same_number(loaded.concurrency, note.concurrency)) return "its concurrency";
  if (!same_flag(loaded.flags, OMRADE_FLAG_ROW_INDEPENDENT, note.row_independent) ||
      !same_flag(loaded.flags, OMRADE_FLAG_DETERMINISTIC, note.deterministic)) {
    return "its flags";
  }
  std::string found = list_difference("parameter", loaded.params, loaded.n_params, note.params);
  if (found.empty()) found = list_difference("input", loaded.inputs, loaded.n_inputs, note.inputs);
  if (found.empty()) found = list_difference("layer", loaded.layers, loaded.n_layers, note.layers);
  return found;
}

}  // namespace omrade::host

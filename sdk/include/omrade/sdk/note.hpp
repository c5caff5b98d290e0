// The descriptors as JSON, written by the compiler into an ELF note: the engine reads what a plugin
// is without running any of it.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/describe.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace omrade {
inline namespace sdk {
namespace detail {

/// Where the JSON goes: counted first, then stored.
struct Counter {
  std::size_t n = 0;
  constexpr void put(char) { ++n; }
};
template <std::size_t N>
struct Filler {
  std::array<char, N> text{};
  std::size_t n = 0;
  constexpr void put(char c) { text[n++] = c; }
};

template <class W>
struct Json {
  W& out;

  constexpr void raw(std::string_view text) const {
    for (const char c : text) out.put(c);
  }
  constexpr void text(std::string_view s) const {
    constexpr std::string_view hex = "0123456789abcdef";
    out.put('"');
    for (const char c : s) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        out.put('\\');
        out.put(c);
      } else if (byte < 0x20) {
        raw("\\u00");
        out.put(hex[byte >> 4U]);
        out.put(hex[byte & 15U]);
      } else {
        out.put(c);
      }
    }
    out.put('"');
  }
  constexpr void digits(std::uint64_t value, int at_least = 1) const {
    std::array<char, 20> reversed{};
    int n = 0;
    for (; value > 0 || n < at_least; value /= 10) {
      reversed[static_cast<std::size_t>(n++)] = static_cast<char>('0' + value % 10);
    }
    while (n > 0) out.put(reversed[static_cast<std::size_t>(--n)]);
  }
  /// As people type it, proved to read back as the same double: whole and 10^d are exact below 2^53
  /// and 10^22, so their quotient is the correctly rounded value of the printed text. Infinite:
  /// null.
  constexpr void number(double value) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (value == infinity || value == -infinity) return raw("null");
    if (!(value > -1e15 && value < 1e15)) throw "a number in a declaration lies beyond 1e15";
    const double size = value < 0 ? -value : value;
    double scale = 1;
    std::uint64_t tens = 1;
    for (int places = 0; places <= 18 && size * scale < 9e15; ++places, scale *= 10, tens *= 10) {
      // No lround: it is not constexpr. NOLINTNEXTLINE(bugprone-incorrect-roundings)
      const auto whole = static_cast<std::uint64_t>(size * scale + 0.5);
      if (static_cast<double>(whole) / scale != size) continue;
      if (value < 0) out.put('-');
      digits(whole / tens);
      if (places > 0) {
        out.put('.');
        digits(whole % tens, places);
      }
      return;
    }
    throw "a number in a declaration needs more than 16 digits";
  }

  constexpr void key(std::string_view name) const {
    text(name);
    out.put(':');
  }
  constexpr void field(std::string_view name, std::string_view value) const {
    key(name);
    text(value);
    out.put(',');
  }
  constexpr void field(std::string_view name, const omrade_text& value) const {
    key(name);
    raw("{\"sv\":");
    text(value.sv);
    raw(",\"en\":");
    text(value.en);
    raw("},");
  }
  constexpr void flag(std::string_view name, bool value) const {
    key(name);
    raw(value ? "true," : "false,");
  }
  /// Comma-separated, in brackets.
  template <class F>
  constexpr void list(std::string_view name, std::uint32_t n, F one) const {
    key(name);
    out.put('[');
    for (std::uint32_t i = 0; i < n; ++i) {
      if (i > 0) out.put(',');
      one(i);
    }
    out.put(']');
  }
};

inline constexpr std::array<std::string_view, 3> kConcurrencies{"serial", "per_instance",
                                                                "reentrant"};
inline constexpr std::array<std::string_view, 7> kParamKinds{"",       "real", "integer", "bool",
                                                             "choice", "text", "list"};
inline constexpr std::array<std::string_view, 5> kInputKinds{"", "column", "rows", "shared",
                                                             "derived"};
inline constexpr std::array<std::string_view, 7> kQuantities{
    "", "area_km2", "centroid", "neighbours", "outline", "distance_to_nearest", "supply_points"};
inline constexpr std::array<std::string_view, 6> kMeasures{"",      "count",     "mean",
                                                           "share", "intensity", "none"};
inline constexpr std::array<std::string_view, 7> kLayerKinds{
    "count", "proportion", "rate", "ratio", "mean", "index", "difference"};
inline constexpr std::array<std::string_view, 3> kBases{"persons", "respondents", "events"};
inline constexpr std::array<std::string_view, 3> kDirections{"higher_is_worse", "neutral",
                                                             "higher_is_better"};

template <class W>
constexpr void write(const Json<W>& json, const omrade_param_desc& p) {
  json.out.put('{');
  json.field("id", p.id);
  json.field("title", p.title);
  json.field("doc", p.doc);
  json.field("unit", p.unit);
  json.field("kind", kParamKinds[p.kind]);
  json.key("min");
  json.number(p.min);
  json.raw(",\"max\":");
  json.number(p.max);
  json.raw(",\"default\":");
  if (p.kind == OMRADE_PARAM_CHOICE || p.kind == OMRADE_PARAM_TEXT) {
    json.text(p.fallback_text);
  } else if (p.kind == OMRADE_PARAM_LIST) {
    json.out.put('[');
    for (std::uint32_t i = 0; i < p.n_fallback; ++i) {
      if (i > 0) json.out.put(',');
      json.number(p.fallback_list[i]);
    }
    json.out.put(']');
  } else {
    json.number(p.fallback);
  }
  if (p.kind == OMRADE_PARAM_CHOICE) {
    json.out.put(',');
    json.list("choices", p.n_choices, [&](std::uint32_t i) {
      json.raw("{\"id\":");
      json.text(p.choices[i]->id);
      json.raw(",\"title\":{\"sv\":");
      json.text(p.choices[i]->title.sv);
      json.raw(",\"en\":");
      json.text(p.choices[i]->title.en);
      json.raw("}}");
    });
  }
  json.out.put('}');
}

template <class W>
constexpr void write(const Json<W>& json, const omrade_field_desc& f) {
  json.out.put('{');
  json.field("id", f.id);
  json.field("title", f.title);
  json.field("unit", f.unit);
  json.flag("required", (f.flags & OMRADE_REQUIRED) != 0);
  json.key("type");
  json.text(f.type == OMRADE_FIELD_REAL ? "real" : "category");
  json.out.put('}');
}

template <class W>
constexpr void write(const Json<W>& json, const omrade_input_desc& in) {
  json.out.put('{');
  json.field("id", in.id);
  json.field("title", in.title);
  json.field("doc", in.doc);
  json.field("unit", in.unit);
  json.flag("required", (in.flags & OMRADE_REQUIRED) != 0);
  json.field("kind", kInputKinds[in.kind]);
  if (in.kind == OMRADE_INPUT_COLUMN) {
    json.field("measure", kMeasures[in.measure]);
    if ((in.flags & OMRADE_HISTORY) != 0) json.flag("history", true);
    json.key("of");
    json.text(in.of);
  } else if (in.kind == OMRADE_INPUT_DERIVED) {
    json.key("derived");
    json.text(kQuantities[in.derived]);
  } else {
    json.list("fields", in.n_fields, [&](std::uint32_t i) { write(json, *in.fields[i]); });
  }
  json.out.put('}');
}

template <class W>
constexpr void write(const Json<W>& json, const omrade_layer_desc& layer) {
  json.out.put('{');
  json.field("id", layer.id);
  json.field("title", layer.title);
  json.field("doc", layer.doc);
  json.field("unit", layer.unit);
  json.field("kind", kLayerKinds[layer.kind]);
  json.field("base_of", kBases[layer.base_of]);
  json.field("direction", kDirections[static_cast<std::size_t>(std::int64_t{layer.direction} + 1)]);
  json.flag("counts_persons", (layer.flags & OMRADE_COUNTS_PERSONS) != 0);
  if ((layer.flags & OMRADE_PARTS_OF_ALL_PERIODS) != 0) json.flag("history", true);
  json.key("decimals");
  json.digits(static_cast<std::uint64_t>(layer.decimals));
  json.raw(",\"multiplier\":");
  json.number(layer.multiplier);
  json.out.put(',');
  json.field("pairs_of", layer.pairs_of);
  json.field("pairs_by", layer.pairs_by);
  json.list("parts", layer.n_parts, [&](std::uint32_t i) { json.text(layer.parts[i]); });
  json.out.put(',');
  json.list("reasons", layer.n_reasons, [&](std::uint32_t i) {
    json.raw("{\"sv\":");
    json.text(layer.reasons[i].sv);
    json.raw(",\"en\":");
    json.text(layer.reasons[i].en);
    json.out.put('}');
  });
  if (layer.n_codes > 0) {
    json.out.put(',');
    json.list("codes", layer.n_codes, [&](std::uint32_t i) {
      json.raw("{\"value\":");
      json.number(layer.codes[i].value);
      json.raw(",\"sv\":");
      json.text(layer.codes[i].word.sv);
      json.raw(",\"en\":");
      json.text(layer.codes[i].word.en);
      json.out.put('}');
    });
  }
  json.out.put('}');
}

template <class W>
constexpr void write(const Json<W>& json, const omrade_plugin_desc& d) {
  json.out.put('{');
  json.field("id", d.id);
  json.field("version", d.version);
  json.field("title", d.title);
  json.field("summary", d.summary);
  json.field("method", d.method);
  json.field("vendor", d.vendor);
  json.field("license", d.license);
  json.field("concurrency", kConcurrencies[d.concurrency]);
  json.flag("row_independent", (d.flags & OMRADE_FLAG_ROW_INDEPENDENT) != 0);
  json.flag("deterministic", (d.flags & OMRADE_FLAG_DETERMINISTIC) != 0);
  json.list("params", d.n_params, [&](std::uint32_t i) { write(json, *d.params[i]); });
  json.out.put(',');
  json.list("inputs", d.n_inputs, [&](std::uint32_t i) { write(json, *d.inputs[i]); });
  json.out.put(',');
  json.list("layers", d.n_layers, [&](std::uint32_t i) { write(json, *d.layers[i]); });
  json.out.put('}');
}

template <class W, class... P>
constexpr void write_document(W& out) {
  const Json<W> json{out};
  json.raw("{\"abi\":[");
  json.digits(OMRADE_ABI_MAJOR);
  out.put(',');
  json.digits(OMRADE_ABI_MINOR);
  json.raw("],");
  constexpr std::array<const omrade_plugin_desc*, sizeof...(P)> all{&Described<P>::desc...};
  json.list("plugins", sizeof...(P), [&](std::uint32_t i) { write(json, *all[i]); });
  out.put('}');
}

template <class... P>
consteval std::size_t document_size() {
  Counter counter;
  write_document<Counter, P...>(counter);
  return counter.n;
}

/// An ELF note as it lies in the file; `text` is padded to whole words.
template <std::size_t N>
struct Note {
  std::uint32_t name_size = sizeof(OMRADE_NOTE_OWNER);
  std::uint32_t text_size = 0;
  std::uint32_t type = OMRADE_NOTE_TYPE;
  std::array<char, (sizeof(OMRADE_NOTE_OWNER) + 3) / 4 * 4> name{};
  std::array<char, N> text{};
};

template <class... P>
consteval auto make_note() {
  constexpr std::size_t size = document_size<P...>();
  Filler<size> filler;
  write_document<Filler<size>, P...>(filler);
  Note<(size + 3) / 4 * 4> note;
  note.text_size = static_cast<std::uint32_t>(size);
  for (std::size_t i = 0; i < sizeof(OMRADE_NOTE_OWNER); ++i) note.name[i] = OMRADE_NOTE_OWNER[i];
  for (std::size_t i = 0; i < size; ++i) note.text[i] = filler.text[i];
  return note;
}

}  // namespace detail
}  // namespace sdk
}  // namespace omrade

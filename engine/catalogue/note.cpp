#include "catalogue/note.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "catalogue/json_reader.hpp"
#include <omrade/plugin.h>

#include <array>
#include <limits>
#include <string_view>

namespace omrade::catalogue {
namespace {

using Words = std::string_view;

// The place of a word is its number in plugin.h.
constexpr std::array<Words, 3> kConcurrencies{"serial", "per_instance", "reentrant"};
constexpr std::array<Words, 7> kParamKinds{"", "real", "integer", "bool", "choice", "text", "list"};
constexpr std::array<Words, 5> kInputKinds{"", "column", "rows", "shared", "derived"};
constexpr std::array<Words, 7> kQuantities{
    "", "area_km2", "centroid", "neighbours", "outline", "distance_to_nearest", "supply_points"};
constexpr std::array<Words, 6> kMeasures{"", "count", "mean", "share", "intensity", "none"};
constexpr std::array<Words, 3> kFieldTypes{"", "real", "category"};
constexpr std::array<Words, 7> kLayerKinds{"count", "proportion", "rate",      "ratio",
                                           "mean",  "index",      "difference"};
constexpr std::array<Words, 3> kBases{"persons", "respondents", "events"};
constexpr std::array<Words, 3> kDirections{"higher_is_worse", "neutral", "higher_is_better"};

/// An index beyond the choices where the default is none of them: a rule refuses it.
ParamValue default_choice(const Param& param, const std::string& id) {
  std::size_t at = 0;
  while (at < param.choices.size() && param.choices[at].id != id) ++at;
  return ParamValue::choice(at, id);
}

Param read_param(JsonObject& from) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Param out;
  out.id = from.text("id");
  out.title = from.texts("title");
  out.doc = from.texts("doc");
  out.unit = from.text("unit");
  out.kind = static_cast<ParamKind>(from.word("kind", kParamKinds));
  out.min = from.number_or("min", -infinity);
  out.max = from.number_or("max", infinity);
  switch (out.kind) {
    case ParamKind::choice:
      from.each("choices", [&](JsonObject& choice) {
        out.choices.push_back({choice.text("id"), choice.texts("title")});
      });
      out.fallback = default_choice(out, from.text("default"));
      break;
    case ParamKind::text:
      out.fallback = ParamValue(from.text("default"));
      break;
    case ParamKind::list:
      out.fallback = ParamValue(from.numbers("default"));
      break;
    default:
      out.fallback = from.number("default");
  }
  return out;
}

Field read_field(JsonObject& from) {
  Field out;
  out.id = from.text("id");
  out.title = from.texts("title");
  out.unit = from.text("unit");
  out.required = from.boolean("required");
  out.type = static_cast<FieldType>(from.word("type", kFieldTypes));
  return out;
}

Input read_input(JsonObject& from) {
  Input out;
  out.id = from.text("id");
  out.title = from.texts("title");
  out.doc = from.texts("doc");
  out.unit = from.text("unit");
  out.required = from.boolean("required");
  out.kind = static_cast<InputKind>(from.word("kind", kInputKinds));
  if (out.kind == InputKind::column) {
    out.measure = static_cast<Measure>(from.word("measure", kMeasures));
    out.of = from.text("of");
    out.history = from.boolean_or_false("history");
  } else if (out.kind == InputKind::derived) {
    out.derived = static_cast<Derived>(from.word("derived", kQuantities));
  } else {
    from.each("fields", [&](JsonObject& field) { out.fields.push_back(read_field(field)); });
  }
  return out;
}

LayerInfo read_layer(JsonObject& from) {
  constexpr int most_decimals = 6;
  LayerInfo out;
  out.id = from.text("id");
  out.title = from.texts("title");
  out.doc = from.texts("doc");
  out.unit = from.text("unit");
  out.kind = static_cast<LayerKind>(from.word("kind", kLayerKinds));
  out.base_of = static_cast<BaseOf>(from.word("base_of", kBases));
  out.direction = static_cast<Direction>(static_cast<int>(from.word("direction", kDirections)) - 1);
  out.counts_persons = from.boolean("counts_persons");
  out.decimals = from.whole("decimals", 0, most_decimals);
  out.multiplier = from.number("multiplier");
  out.pairs_of = from.text("pairs_of");
  out.pairs_by = from.text("pairs_by");
  out.parts = from.text_list("parts");
  out.reasons = from.texts_list("reasons");
  out.history = from.boolean_or_false("history");
  from.each_or_none("codes", [&](JsonObject& code) {
    const double value = code.number("value");
    out.codes.push_back({value, {code.text("sv"), code.text("en")}});
  });
  return out;
}

Descriptor read_plugin(JsonObject& from) {
  Descriptor out;
  out.id = from.text("id");
  out.version = from.text("version");
  out.title = from.texts("title");
  out.summary = from.texts("summary");
  out.method = from.texts("method");
  out.vendor = from.text("vendor");
  out.license = from.text("license");
  out.concurrency = static_cast<Concurrency>(from.word("concurrency", kConcurrencies));
  out.row_independent = from.boolean("row_independent");
  out.deterministic = from.boolean("deterministic");
  from.each("params", [&](JsonObject& param) { out.params.push_back(read_param(param)); });
  from.each("inputs", [&](JsonObject& input) { out.inputs.push_back(read_input(input)); });
  from.each("layers", [&](JsonObject& layer) { out.layers.push_back(read_layer(layer)); });
  return out;
}

/// Told before anything else is read: the rest of another ABI's note may look like anything.
void check_abi(const std::vector<double>& abi, const std::string& subject) {
  // Minors only add; what a later one added is met as a key that is not known.
  if (abi[0] == OMRADE_ABI_MAJOR) return;
  const auto dotted = [](double major, double minor) {
    return shortest(major) + "." + shortest(minor);
  };
  throw Error(ErrorKind::user,
              {.subject = subject,
               .what = "built for plugin ABI " + dotted(abi[0], abi[1]) + ", this engine speaks " +
                       dotted(OMRADE_ABI_MAJOR, OMRADE_ABI_MINOR),
               .hint = "build it again with this engine's SDK"});
}

}  // namespace

std::vector<Descriptor> parse_note(const std::string& note, const std::string& subject) {
  JsonObject top = JsonObject::parse(note, subject);
  check_abi(top.numbers("abi", 2), subject);
  std::vector<Descriptor> out;
  top.each("plugins", [&](JsonObject& plugin) {
    Descriptor descriptor = read_plugin(plugin);
    descriptor.index = static_cast<std::uint32_t>(out.size());
    check_rules(descriptor, subject);
    out.push_back(std::move(descriptor));
  });
  top.close();
  if (out.empty()) {
    throw Error(ErrorKind::user, {.subject = subject, .what = "its note describes no plugin"});
  }
  return out;
}

}  // namespace omrade::catalogue

// One declaration at a time to its C descriptor of plugin.h, at compile time.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/declarations.hpp>
#include <omrade/sdk/rules.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace omrade {
inline namespace sdk {
namespace detail {

constexpr std::uint32_t flag(bool set, std::uint32_t bit) {
  return set ? bit : 0U;
}
constexpr omrade_text lower(const Text& text) {
  return {text.sv, text.en};
}

/// Where the choices and the entries of a list lie.
struct Beside {
  const omrade_choice_desc* const* choices;
  const double* entries;
};

constexpr double bound(double value) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (value == std::numeric_limits<double>::lowest()) return -infinity;
  return value == std::numeric_limits<double>::max() ? infinity : value;
}

template <class T>
constexpr omrade_param_desc lower(const Param<T>& p, Beside) {
  static_assert(
      std::is_same_v<T, double> || std::is_same_v<T, std::int64_t> || std::is_same_v<T, bool>,
      "a parameter is a double, a std::int64_t or a bool");
  constexpr bool whole = std::is_same_v<T, std::int64_t>;
  constexpr bool logical = std::is_same_v<T, bool>;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const bool from_lowest = !logical && p.min == std::numeric_limits<T>::lowest();
  const bool to_max = !logical && p.max == std::numeric_limits<T>::max();
  return {.struct_size = sizeof(omrade_param_desc),
          .kind = logical ? OMRADE_PARAM_BOOL
                  : whole ? OMRADE_PARAM_INTEGER
                          : OMRADE_PARAM_REAL,
          .id = p.id,
          .title = lower(p.title),
          .doc = lower(p.doc),
          .unit = p.unit,
          .min = from_lowest ? -infinity : static_cast<double>(p.min),
          .max = to_max ? infinity : static_cast<double>(p.max),
          .fallback = static_cast<double>(p.fallback),
          .n_choices = 0,
          .n_fallback = 0,
          .choices = nullptr,
          .fallback_text = "",
          .fallback_list = nullptr};
}
constexpr omrade_param_desc lower(const ChoiceParam& p, Beside beside) {
  std::size_t at = 0;
  while (at < p.choices.size() && std::string_view(p.choices[at].id) != p.fallback) ++at;
  return {.struct_size = sizeof(omrade_param_desc),
          .kind = OMRADE_PARAM_CHOICE,
          .id = p.id,
          .title = lower(p.title),
          .doc = lower(p.doc),
          .unit = "",
          .min = 0,
          .max = static_cast<double>(p.choices.size()) - 1,
          .fallback = static_cast<double>(at),  // beyond max where the default is no choice
          .n_choices = static_cast<std::uint32_t>(p.choices.size()),
          .n_fallback = 0,
          .choices = beside.choices,
          .fallback_text = p.fallback,
          .fallback_list = nullptr};
}
constexpr omrade_param_desc lower(const TextParam& p, Beside) {
  return {.struct_size = sizeof(omrade_param_desc),
          .kind = OMRADE_PARAM_TEXT,
          .id = p.id,
          .title = lower(p.title),
          .doc = lower(p.doc),
          .unit = "",
          .min = 0,
          .max = 0,
          .fallback = 0,
          .n_choices = 0,
          .n_fallback = 0,
          .choices = nullptr,
          .fallback_text = p.fallback,
          .fallback_list = nullptr};
}
constexpr omrade_param_desc lower(const ListParam& p, Beside beside) {
  return {.struct_size = sizeof(omrade_param_desc),
          .kind = OMRADE_PARAM_LIST,
          .id = p.id,
          .title = lower(p.title),
          .doc = lower(p.doc),
          .unit = p.unit,
          .min = bound(p.min),
          .max = bound(p.max),
          .fallback = 0,
          .n_choices = 0,
          .n_fallback = static_cast<std::uint32_t>(p.fallback.size()),
          .choices = nullptr,
          .fallback_text = "",
          .fallback_list = beside.entries};
}

template <class T>
constexpr omrade_field_desc lower(const Field<T>& f) {
  static_assert(std::is_same_v<T, double> || std::is_same_v<T, Category>,
                "a field is a double or an omrade::Category");
  return {.struct_size = sizeof(omrade_field_desc),
          .type = std::is_same_v<T, double> ? OMRADE_FIELD_REAL : OMRADE_FIELD_CATEGORY,
          .flags = flag(f.required, OMRADE_REQUIRED),
          .reserved = 0,
          .id = f.id,
          .title = lower(f.title),
          .unit = f.unit};
}

constexpr omrade_input_desc lower(const Input& in, const omrade_field_desc* const*) {
  return {.struct_size = sizeof(omrade_input_desc),
          .kind = OMRADE_INPUT_COLUMN,
          .flags = flag(in.required, OMRADE_REQUIRED) | flag(in.history, OMRADE_HISTORY),
          .measure = static_cast<std::uint32_t>(in.measure),
          .id = in.id,
          .title = lower(in.title),
          .doc = lower(in.doc),
          .unit = in.unit,
          .of = in.of,
          .n_fields = 0,
          .derived = 0,
          .fields = nullptr};
}
constexpr omrade_input_desc lower_table(std::uint32_t kind, const RowsInfo& info,
                                        const omrade_field_desc* const* fields, std::size_t n) {
  return {.struct_size = sizeof(omrade_input_desc),
          .kind = kind,
          .flags = flag(info.required, OMRADE_REQUIRED),
          .measure = 0,
          .id = info.id,
          .title = lower(info.title),
          .doc = lower(info.doc),
          .unit = info.unit,
          .of = "",
          .n_fields = static_cast<std::uint32_t>(n),
          .derived = 0,
          .fields = fields};
}
template <class... T>
constexpr omrade_input_desc lower(const Rows<T...>& rows, const omrade_field_desc* const* fields) {
  return lower_table(OMRADE_INPUT_ROWS, rows.info, fields, sizeof...(T));
}
template <class... T>
constexpr omrade_input_desc lower(const Shared<T...>& table,
                                  const omrade_field_desc* const* fields) {
  return lower_table(OMRADE_INPUT_SHARED, table.info, fields, sizeof...(T));
}
template <Quantity Q>
constexpr omrade_input_desc lower(const Derived<Q>& in, const omrade_field_desc* const*) {
  constexpr bool km2 = Q == Quantity::area_km2;
  return {.struct_size = sizeof(omrade_input_desc),
          .kind = OMRADE_INPUT_DERIVED,
          .flags = flag(in.required, OMRADE_REQUIRED),
          .measure = 0,
          .id = in.id,
          .title = lower(in.title),
          .doc = lower(in.doc),
          .unit = km2 ? "km2" : "m",
          .of = "",
          .n_fields = 0,
          .derived = static_cast<std::uint32_t>(Q),
          .fields = nullptr};
}

template <class L>
constexpr omrade_layer_desc lower_layer(const L& layer, const char* pairs_of, const char* pairs_by,
                                        bool history, const Codes& codes) {
  return {.struct_size = sizeof(omrade_layer_desc),
          .kind = static_cast<std::uint32_t>(layer.kind),
          .flags = flag(layer.counts_persons, OMRADE_COUNTS_PERSONS) |
                   flag(history, OMRADE_PARTS_OF_ALL_PERIODS),
          .base_of = static_cast<std::uint32_t>(layer.base_of),
          .direction = static_cast<std::int32_t>(layer.direction),
          .decimals = layer.decimals,
          .id = layer.id,
          .title = lower(layer.title),
          .doc = lower(layer.doc),
          .unit = layer.unit,
          .multiplier = layer.multiplier,
          .pairs_of = pairs_of,
          .pairs_by = pairs_by,
          .n_parts = static_cast<std::uint32_t>(layer.parts.size()),
          .n_reasons = static_cast<std::uint32_t>(layer.reasons.size()),
          .parts = layer.parts.data(),
          .reasons = layer.reasons.data(),
          .n_codes = static_cast<std::uint32_t>(codes.size()),
          .reserved = 0,
          .codes = codes.data()};
}
constexpr omrade_layer_desc lower(const Layer& layer) {
  return lower_layer(layer, "", "", layer.history, layer.codes);
}
inline constexpr Codes kNoCodes{};
constexpr omrade_layer_desc lower(const PairLayer& layer) {
  return lower_layer(layer, layer.rows, layer.by, false, kNoCodes);
}

}  // namespace detail
}  // namespace sdk
}  // namespace omrade

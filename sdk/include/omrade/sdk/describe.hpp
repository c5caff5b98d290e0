// From declared objects to the C descriptors of plugin.h, at compile time.
#pragma once

#include <omrade/plugin.h>
#include <omrade/sdk/call.hpp>
#include <omrade/sdk/declarations.hpp>
#include <omrade/sdk/lower.hpp>
#include <omrade/sdk/rules.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace omrade {
inline namespace sdk {
namespace detail {

// ---- what is what ----

template <class T>
struct IsParam : std::false_type {};
template <class T>
struct IsParam<Param<T>> : std::true_type {};
template <>
struct IsParam<ChoiceParam> : std::true_type {};
template <>
struct IsParam<TextParam> : std::true_type {};
template <>
struct IsParam<ListParam> : std::true_type {};
template <class T>
struct HasFields : std::false_type {};
template <class... T>
struct HasFields<Rows<T...>> : std::true_type {};
template <class... T>
struct HasFields<Shared<T...>> : std::true_type {};
template <class T>
struct IsInput : std::bool_constant<std::is_same_v<T, Input> || HasFields<T>::value> {};
template <Quantity Q>
struct IsInput<Derived<Q>> : std::true_type {};
template <class T>
struct IsLayer : std::bool_constant<std::is_same_v<T, Layer> || std::is_same_v<T, PairLayer>> {};

template <class D>
constexpr std::size_t fields_in(const D&) {
  return 0;
}
template <class... T>
constexpr std::size_t fields_in(const Rows<T...>&) {
  return sizeof...(T);
}
template <class... T>
constexpr std::size_t fields_in(const Shared<T...>&) {
  return sizeof...(T);
}
template <class D>
constexpr std::size_t choices_in(const D&) {
  return 0;
}
constexpr std::size_t choices_in(const ChoiceParam& p) {
  return p.choices.size();
}
template <class D>
constexpr std::size_t entries_in(const D&) {
  return 0;
}
constexpr std::size_t entries_in(const ListParam& p) {
  return p.fallback.size();
}

// ---- all of them ----

template <template <class> class Is, class... D>
constexpr std::size_t count_of(const std::tuple<const D*...>&) {
  return (std::size_t{0} + ... + (Is<D>::value ? 1U : 0U));
}
template <class... D>
constexpr std::size_t count_fields(const std::tuple<const D*...>& declares) {
  return std::apply([](const auto*... d) { return (std::size_t{0} + ... + fields_in(*d)); },
                    declares);
}

/// Calls `visit` with each declaration that `Is` accepts, in order.
template <template <class> class Is, class Tuple, class F>
constexpr void each(const Tuple& declares, F visit) {
  const auto one = [&](const auto* d) {
    if constexpr (Is<std::remove_cvref_t<decltype(*d)>>::value) visit(*d);
  };
  std::apply([&](const auto*... d) { (one(d), ...); }, declares);
}

/// How many choices or entries all parameters have together.
template <class... D>
constexpr std::size_t count_choices(const std::tuple<const D*...>& declares) {
  return std::apply([](const auto*... d) { return (std::size_t{0} + ... + choices_in(*d)); },
                    declares);
}
template <class... D>
constexpr std::size_t count_entries(const std::tuple<const D*...>& declares) {
  return std::apply([](const auto*... d) { return (std::size_t{0} + ... + entries_in(*d)); },
                    declares);
}
template <std::size_t N, class Tuple>
constexpr auto lower_choices(const Tuple& declares) {
  std::array<omrade_choice_desc, N> out{};
  std::size_t n = 0;
  each<IsParam>(declares, [&](const auto& p) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(p)>, ChoiceParam>) {
      for (std::size_t i = 0; i < p.choices.size(); ++i) {
        out[n++] = {.struct_size = sizeof(omrade_choice_desc),
                    .reserved = 0,
                    .id = p.choices[i].id,
                    .title = lower(p.choices[i].title)};
      }
    }
  });
  return out;
}
template <std::size_t N, class Tuple>
constexpr auto lower_entries(const Tuple& declares) {
  std::array<double, N> out{};
  std::size_t n = 0;
  each<IsParam>(declares, [&](const auto& p) {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(p)>, ListParam>) {
      for (std::size_t i = 0; i < p.fallback.size(); ++i) out[n++] = p.fallback[i];
    }
  });
  return out;
}
template <std::size_t N, class Tuple>
constexpr auto lower_params(const Tuple& declares, Beside beside) {
  std::array<omrade_param_desc, N> out{};
  std::size_t n = 0;
  each<IsParam>(declares, [&](const auto& p) {
    out[n++] = lower(p, beside);
    beside.choices += choices_in(p);
    beside.entries += entries_in(p);
  });
  return out;
}
template <std::size_t N, class Tuple>
constexpr auto lower_fields(const Tuple& declares) {
  std::array<omrade_field_desc, N> out{};
  std::size_t n = 0;
  each<HasFields>(declares, [&](const auto& table) {
    std::apply([&](const auto*... f) { ((out[n++] = lower(*f)), ...); }, table.fields);
  });
  return out;
}
template <std::size_t N, class Tuple>
constexpr auto lower_inputs(const Tuple& declares, const omrade_field_desc* const* fields) {
  std::array<omrade_input_desc, N> out{};
  std::size_t n = 0;
  each<IsInput>(declares, [&](const auto& input) {
    out[n++] = lower(input, fields);
    fields += fields_in(input);
  });
  return out;
}
template <std::size_t N, class Tuple>
constexpr auto lower_layers(const Tuple& declares) {
  std::array<omrade_layer_desc, N> out{};
  std::size_t n = 0;
  each<IsLayer>(declares, [&](const auto& layer) { out[n++] = lower(layer); });
  return out;
}
template <class T, std::size_t N>
constexpr std::array<const T*, N> addresses(const std::array<T, N>& all) {
  std::array<const T*, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = &all[i];
  return out;
}

template <class P>
struct Described {
  static_assert(
      requires { P::info.id; }, "a plugin needs `static constexpr omrade::Info info{…}`");
  static_assert(
      requires { P::declares; },
      "a plugin needs `static constexpr auto declares = omrade::declare(…)`");
  static_assert(
      requires(P & p, const Call& c) { p.compute(c); },
      "a plugin needs `void compute(const omrade::Call& call)`");
  static_assert(
      P::info.concurrency != Concurrency::reentrant ||
          requires(const P& p, const Call& c) { p.compute(c); },
      "Concurrency::reentrant means compute() runs in many threads at once: make it const");

  static constexpr auto choices = lower_choices<count_choices(P::declares)>(P::declares);
  static constexpr auto choice_addresses = addresses(choices);
  static constexpr auto entries = lower_entries<count_entries(P::declares)>(P::declares);
  static constexpr auto params = lower_params<count_of<IsParam>(P::declares)>(
      P::declares, {choice_addresses.data(), entries.data()});
  static constexpr auto fields = lower_fields<count_fields(P::declares)>(P::declares);
  static constexpr auto field_addresses = addresses(fields);
  static constexpr auto inputs =
      lower_inputs<count_of<IsInput>(P::declares)>(P::declares, field_addresses.data());
  static constexpr auto layers = lower_layers<count_of<IsLayer>(P::declares)>(P::declares);

  static_assert(well_formed_id(P::info.id, true),
                "the plugin's id starts with a-z and holds only a-z, 0-9, '_', '-' and '.'");
  static_assert(well_formed_version(P::info.version), "the version is not MAJOR.MINOR.PATCH");
  static_assert(
      well_formed_ids(params) && well_formed_ids(choices) && well_formed_ids(inputs) &&
          well_formed_ids(fields) && well_formed_ids(layers),
      "an id is empty, starts with no letter, or holds something else than a-z, 0-9 and _");
  static_assert(unique_ids(params), "two parameters share an id");
  static_assert(unique_ids(inputs), "two inputs share an id");
  static_assert(unique_field_ids(inputs), "two fields of a rows input share an id");
  static_assert(unique_ids(layers), "two layers share an id");
  static_assert(layers.size() > 0, "a plugin declares at least one layer");
  static_assert(choices_are_offered(params), "a ChoiceParam offers no choice, or one twice");
  static_assert(defaults_are_choices(params), "a ChoiceParam's default is none of its choices");
  static_assert(defaults_in_range(params), "a parameter's default lies outside its min and max");
  static_assert(
      means_have_of(inputs),
      "an input measured as mean or share needs `of`: the id of the count that weighs it");
  static_assert(only_means_have_of(inputs),
                "`of` belongs to inputs measured as mean or share only");
  static_assert(every_of_is_a_count(inputs), "`of` names no declared input measured as count");
  static_assert(parts_are_layers(layers), "`parts` names a layer that is not declared");
  static_assert(no_layer_is_its_own_part(layers), "a layer stands among its own parts");
  static_assert(pair_rows_are_declared(inputs, layers),
                "`rows` of a PairLayer names no declared rows input");
  static_assert(pair_fields_are_categories(inputs, layers),
                "`by` of a PairLayer names no category field of its rows input");
  static_assert(codes_fit(layers), "two codes of a layer have one value, or one has none");
  static_assert(multipliers_fit(layers), "a multiplier is above 0, and 1 for a count");
  static_assert(decimals_fit(layers), "decimals lie between 0 and 6");

  static constexpr auto param_addresses = addresses(params);
  static constexpr auto input_addresses = addresses(inputs);
  static constexpr auto layer_addresses = addresses(layers);
  static constexpr omrade_plugin_desc desc{
      .struct_size = sizeof(omrade_plugin_desc),
      .concurrency = static_cast<std::uint32_t>(P::info.concurrency),
      .flags = flag(P::info.row_independent, OMRADE_FLAG_ROW_INDEPENDENT) |
               flag(P::info.deterministic, OMRADE_FLAG_DETERMINISTIC),
      .reserved = 0,
      .id = P::info.id,
      .version = P::info.version,
      .title = lower(P::info.title),
      .summary = lower(P::info.summary),
      .method = lower(P::info.method),
      .vendor = P::info.vendor,
      .license = P::info.license,
      .n_params = static_cast<std::uint32_t>(params.size()),
      .n_inputs = static_cast<std::uint32_t>(inputs.size()),
      .n_layers = static_cast<std::uint32_t>(layers.size()),
      .reserved2 = 0,
      .params = param_addresses.data(),
      .inputs = input_addresses.data(),
      .layers = layer_addresses.data()};
};

}  // namespace detail
}  // namespace sdk
}  // namespace omrade

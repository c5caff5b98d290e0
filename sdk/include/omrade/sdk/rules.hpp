// What a declaration must fulfil, told by the compiler in a sentence.
#pragma once

#include <omrade/plugin.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace omrade {
inline namespace sdk {
namespace detail {

constexpr bool lower_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Letters a-z, digits and _; a plugin's id also dots and dashes between its parts.
constexpr bool well_formed_id(std::string_view id, bool plugin) {
  if (id.empty() || id.size() > 63 || !(id.front() >= 'a' && id.front() <= 'z')) return false;
  for (const char c : id) {
    if (!lower_or_digit(c) && c != '_' && !(plugin && (c == '.' || c == '-'))) return false;
  }
  return lower_or_digit(id.back()) || id.back() == '_';
}

/// MAJOR.MINOR.PATCH.
constexpr bool well_formed_version(std::string_view version) {
  int dots = 0;
  bool digit = false;
  for (const char c : version) {
    if (c == '.') {
      if (!digit) return false;
      ++dots;
      digit = false;
    } else if (c >= '0' && c <= '9') {
      digit = true;
    } else {
      return false;
    }
  }
  return dots == 2 && digit;
}

template <class A>
constexpr bool well_formed_ids(const A& all) {
  for (const auto& one : all) {
    if (!well_formed_id(one.id, false)) return false;
  }
  return true;
}

template <class A>
constexpr bool unique_ids(const A& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (std::string_view(all[i].id) == all[j].id) return false;
    }
  }
  return true;
}

template <class A>
constexpr bool unique_field_ids(const A& inputs) {
  for (const omrade_input_desc& input : inputs) {
    for (std::uint32_t i = 0; i < input.n_fields; ++i) {
      for (std::uint32_t j = 0; j < i; ++j) {
        if (std::string_view(input.fields[i]->id) == input.fields[j]->id) return false;
      }
    }
  }
  return true;
}

template <class A>
constexpr bool defaults_in_range(const A& params) {
  for (const omrade_param_desc& p : params) {
    if (p.kind == OMRADE_PARAM_CHOICE) continue;  // a rule of its own
    if (!(p.min <= p.fallback && p.fallback <= p.max) && p.kind != OMRADE_PARAM_LIST) return false;
    for (std::uint32_t i = 0; i < p.n_fallback; ++i) {
      if (!(p.min <= p.fallback_list[i] && p.fallback_list[i] <= p.max)) return false;
    }
  }
  return true;
}

template <class A>
constexpr bool choices_are_offered(const A& params) {
  for (const omrade_param_desc& p : params) {
    if (p.kind == OMRADE_PARAM_CHOICE && p.n_choices == 0) return false;
    for (std::uint32_t i = 0; i < p.n_choices; ++i) {
      for (std::uint32_t j = 0; j < i; ++j) {
        if (std::string_view(p.choices[i]->id) == p.choices[j]->id) return false;
      }
    }
  }
  return true;
}
template <class A>
constexpr bool defaults_are_choices(const A& params) {
  for (const omrade_param_desc& p : params) {
    if (p.kind == OMRADE_PARAM_CHOICE && p.fallback > p.max) return false;
  }
  return true;
}

/// The place of an id; the size of the list if there is none. (Not a pointer: g++ with
/// -fsanitize=undefined takes no comparison with null for constant.)
template <class A>
constexpr std::size_t place_of(const A& all, std::string_view id) {
  std::size_t i = 0;
  while (i < all.size() && all[i].id != id) ++i;
  return i;
}

constexpr bool weighed(const omrade_input_desc& input) {
  return input.measure == OMRADE_MEASURE_MEAN || input.measure == OMRADE_MEASURE_SHARE;
}
template <class A>
constexpr bool means_have_of(const A& inputs) {
  for (const omrade_input_desc& input : inputs) {
    if (weighed(input) && std::string_view(input.of).empty()) return false;
  }
  return true;
}
template <class A>
constexpr bool only_means_have_of(const A& inputs) {
  for (const omrade_input_desc& input : inputs) {
    if (!weighed(input) && !std::string_view(input.of).empty()) return false;
  }
  return true;
}
template <class A>
constexpr bool every_of_is_a_count(const A& inputs) {
  for (const omrade_input_desc& input : inputs) {
    if (std::string_view(input.of).empty()) continue;
    const std::size_t base = place_of(inputs, input.of);
    if (base == inputs.size() || inputs[base].measure != OMRADE_MEASURE_COUNT) return false;
  }
  return true;
}

template <class A>
constexpr bool parts_are_layers(const A& layers) {
  for (const omrade_layer_desc& layer : layers) {
    for (std::uint32_t i = 0; i < layer.n_parts; ++i) {
      if (place_of(layers, layer.parts[i]) == layers.size()) return false;
    }
  }
  return true;
}
template <class A>
constexpr bool no_layer_is_its_own_part(const A& layers) {
  for (const omrade_layer_desc& layer : layers) {
    for (std::uint32_t i = 0; i < layer.n_parts; ++i) {
      if (std::string_view(layer.parts[i]) == layer.id) return false;
    }
  }
  return true;
}

constexpr bool is_pair_layer(const omrade_layer_desc& layer) {
  return !std::string_view(layer.pairs_of).empty() || !std::string_view(layer.pairs_by).empty();
}
template <class I, class L>
constexpr bool pair_rows_are_declared(const I& inputs, const L& layers) {
  for (const omrade_layer_desc& layer : layers) {
    if (!is_pair_layer(layer)) continue;
    const std::size_t rows = place_of(inputs, layer.pairs_of);
    if (rows == inputs.size() || inputs[rows].kind != OMRADE_INPUT_ROWS) return false;
  }
  return true;
}
template <class I, class L>
constexpr bool pair_fields_are_categories(const I& inputs, const L& layers) {
  for (const omrade_layer_desc& layer : layers) {
    if (!is_pair_layer(layer)) continue;
    const std::size_t rows = place_of(inputs, layer.pairs_of);
    if (rows == inputs.size()) continue;  // told by the rule above
    bool found = false;
    for (std::uint32_t k = 0; k < inputs[rows].n_fields; ++k) {
      const omrade_field_desc& field = *inputs[rows].fields[k];
      if (std::string_view(field.id) == layer.pairs_by) {
        found = field.type == OMRADE_FIELD_CATEGORY;
      }
    }
    if (!found) return false;
  }
  return true;
}

template <class A>
constexpr bool multipliers_fit(const A& layers) {
  for (const omrade_layer_desc& layer : layers) {
    if (!(layer.multiplier > 0)) return false;
    if (layer.kind == OMRADE_LAYER_COUNT && layer.multiplier != 1) return false;
  }
  return true;
}
/// Every code is a number, and no two of a layer are the same.
template <class A>
constexpr bool codes_fit(const A& layers) {
  for (const omrade_layer_desc& layer : layers) {
    for (std::uint32_t i = 0; i < layer.n_codes; ++i) {
      if (!(layer.codes[i].value - layer.codes[i].value == 0)) return false;
      for (std::uint32_t j = 0; j < i; ++j)
        if (layer.codes[i].value == layer.codes[j].value) return false;
    }
  }
  return true;
}
template <class A>
constexpr bool decimals_fit(const A& layers) {
  for (const omrade_layer_desc& layer : layers) {
    if (layer.decimals < 0 || layer.decimals > 6) return false;
  }
  return true;
}

}  // namespace detail
}  // namespace sdk
}  // namespace omrade

// Every key of the recipe language, once: parsing takes from it what is known, demanded and
// allowed, and `omrade schema` prints it.
//
//   for (const Section& section : sections())
//     for (const Key& key : section.keys) print(section.path, key.name, key.doc);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::recipe {

enum class Shape : std::uint8_t {
  text,      ///< text that says something
  any_text,  ///< text that may be empty
  title,     ///< text, or { sv = …, en = … }
  whole,     ///< whole number within [low, high]
  number,    ///< finite number
  truth,     ///< true or false
  names,     ///< list of different texts, at least one
  texts,     ///< list of texts, which may be empty
  map,       ///< table of NAME = text
  section,   ///< section, or sections of free names
  sections,  ///< list of sections: [[…]]
  form,      ///< one of several shapes: see `doc`
  later,     ///< part of the language, not of this version
};

struct Key {
  std::string_view name;
  Shape shape;
  std::string_view example;  ///< TOML, what stands after "name ="
  std::string_view doc;      ///< one line
  bool required = false;
  std::int64_t low = 0;  ///< of `whole`
  std::int64_t high = INT64_MAX;
  std::string_view choices{};   ///< "sv|en": the only values; empty: any
  std::string_view fallback{};  ///< TOML, what holds where the key is absent; empty: nothing

  // For the table of keys: the same key with one thing more.
  [[nodiscard]] constexpr Key demanded() const {
    Key key = *this;
    key.required = true;
    return key;
  }
  [[nodiscard]] constexpr Key within(std::int64_t least, std::int64_t most = INT64_MAX) const {
    Key key = *this;
    key.low = least;
    key.high = most;
    return key;
  }
  [[nodiscard]] constexpr Key one_of(std::string_view values) const {
    Key key = *this;
    key.choices = values;
    return key;
  }
  [[nodiscard]] constexpr Key otherwise(std::string_view toml) const {
    Key key = *this;
    key.fallback = toml;
    return key;
  }
};

struct Section {
  std::string_view
      path;  ///< "" for the top, "areas.*" for sections of free names, "levels.*.by" within
  std::string_view doc;
  std::span<const Key> keys;
  bool free =
      false;  ///< its keys are names of the analyst's choice; `keys` then describes one, named "*"
};

std::span<const Section> sections();

/// Error bug for a path that is not in the table.
const Section& section(std::string_view path);

/// The key of that name, or null.
const Key* find_key(const Section& section, std::string_view name);

std::vector<std::string> key_names(const Section& section);

/// "text", "a whole number" …: completes "must be".
std::string_view shape_text(Shape shape);

}  // namespace omrade::recipe

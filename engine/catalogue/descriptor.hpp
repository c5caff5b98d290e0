// A plugin as its ELF note describes it: everything the engine must know before any of its code
// runs.
#pragma once

#include "model/layer.hpp"
#include "model/param_value.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::catalogue {

enum class Concurrency : std::uint8_t { serial = 0, per_instance = 1, reentrant = 2 };
enum class ParamKind : std::uint8_t {
  real = 1,
  integer = 2,
  boolean = 3,
  choice = 4,
  text = 5,
  list = 6
};
enum class InputKind : std::uint8_t { column = 1, rows = 2, shared = 3, derived = 4 };
enum class Derived : std::uint8_t {
  not_derived = 0,
  area_km2 = 1,
  centroid = 2,
  neighbours = 3,
  outline = 4,
  distance_to_nearest = 5,
  supply_points = 6
};
enum class Measure : std::uint8_t {
  not_a_column = 0,
  count = 1,
  mean = 2,
  share = 3,
  intensity = 4,
  none = 5
};
enum class FieldType : std::uint8_t { real = 1, category = 2 };

/// Which part of the search found a library.
enum class Origin : std::uint8_t {
  listed,  ///< a folder of $OMRADE_PLUGIN_PATH
  user,    ///< the user's own folder
  system,  ///< lib/omrade/plugins beside the program
  recipe,  ///< the folder plugins beside a recipe: it came with somebody's data
};

struct Choice {
  std::string id{};
  Text title{};
};

struct Param {
  std::string id{};
  Text title{}, doc{};
  std::string unit{};
  ParamKind kind = ParamKind::real;
  double min = 0;  ///< -inf where unbounded; of a list: of its entries, and likewise below
  double max = 0;  ///< +inf where unbounded
  ParamValue fallback{};
  std::vector<Choice> choices{};  ///< of a choice, else empty
};

struct Field {
  std::string id{};
  Text title{};
  std::string unit{};
  FieldType type = FieldType::real;
  bool required = true;
};

struct Input {
  std::string id{};
  Text title{}, doc{};
  std::string unit{};
  InputKind kind = InputKind::column;
  Measure measure = Measure::not_a_column;
  std::string of{};  ///< base input of mean and share
  bool required = true;
  std::vector<Field> fields{};  ///< rows and shared only
  Derived derived = Derived::not_derived;
  bool history = false;  ///< columns only: calls hold the periods before their own, too
};

struct Descriptor {
  std::string id{};       ///< such as "se.omrade.cni"
  std::string version{};  ///< semantic version
  Text title{}, summary{}, method{};
  std::string vendor{}, license{};
  Concurrency concurrency = Concurrency::per_instance;
  bool row_independent = false;
  bool deterministic = true;
  std::vector<Param> params{};
  std::vector<Input> inputs{};
  std::vector<LayerInfo> layers{};

  std::filesystem::path library{};  ///< the file it was read from
  Origin origin = Origin::listed;
  std::uint32_t index = 0;  ///< its place in that file
  std::string build_id{};   ///< GNU build-id, hexadecimal; empty if the linker wrote none

  /// Whether any of its layers does.
  [[nodiscard]] bool counts_persons() const;
  /// The part of the id after the last dot.
  [[nodiscard]] std::string_view short_name() const;
  [[nodiscard]] const Input* find_input(std::string_view input) const;
  [[nodiscard]] const Param* find_param(std::string_view param) const;
};

}  // namespace omrade::catalogue

// What a layer is: the facts a reader, the gate and the comparator need, from the plugin's
// descriptor.
#pragma once

#include "model/estimate.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace omrade {

/// Text in the two languages of a page; `en` falls back to `sv` and the reverse when one is empty.
struct Text {
  std::string sv{};
  std::string en{};
  [[nodiscard]] const std::string& in(std::string_view language) const {
    return (language == "en" ? !en.empty() : sv.empty()) ? en : sv;
  }
  friend bool operator==(const Text&, const Text&) = default;
};

enum class LayerKind : std::uint8_t {
  count = 0,       ///< value = numerator
  proportion = 1,  ///< numerator/denominator in [0, 1]; engine: Wilson
  rate = 2,        ///< events per person (· multiplier); engine: Byar, exact below 10
  ratio = 3,       ///< observed/expected; engine: Byar, exact below 10
  mean = 4,        ///< filled by the plugin, interval included
  index = 5,       ///< filled by the plugin, interval included
  difference = 6,  ///< filled by the plugin; may be negative
};
enum class BaseOf : std::uint8_t { persons = 0, respondents = 1, events = 2 };
enum class Direction : std::int8_t { higher_is_worse = -1, neutral = 0, higher_is_better = 1 };

/// A value that stands for a word.
struct Code {
  double value = 0;
  Text word{};
  friend bool operator==(const Code&, const Code&) = default;
};

struct LayerInfo {
  std::string id{};  ///< unique within its plugin
  Text title{};
  Text doc{};
  std::string unit{};  ///< "" , "%", "persons", …: printed after the value
  LayerKind kind = LayerKind::index;
  BaseOf base_of = BaseOf::persons;
  Direction direction = Direction::neutral;
  bool counts_persons = true;  ///< the numerator counts persons: minimum_count applies
  int decimals = 2;            ///< on pages
  double multiplier =
      1;  ///< value = multiplier · numerator/denominator for proportion, rate and ratio
  std::string pairs_of{};            ///< pair layers: the rows input …
  std::string pairs_by{};            ///< … and its category field; empty otherwise
  std::vector<std::string> parts{};  ///< layers of the same plugin from which this one is put
                                     ///< together; of a composite "indicator.layer"
  std::vector<Text> reasons{};
  bool history = false;  ///< its parts are those of every period up to its own
  /// Where there are any, each value is one of them, and pages print its word.
  std::vector<Code> codes{};
};

std::string_view to_string(LayerKind kind);
std::string_view to_string(BaseOf base);

}  // namespace omrade

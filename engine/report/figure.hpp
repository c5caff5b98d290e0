// One cell of the profile, said for readers: its value, or why there is none.
#pragma once

#include "model/profile.hpp"
#include "report/language.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace omrade::report {

/// Entry `entry` of a layer. Everything below is said from the state first, so that no number of a
/// cell without a value reaches a page.
class Figure {
 public:
  Figure(const LayerResult& layer, std::size_t entry);

  [[nodiscard]] const LayerResult& layer() const noexcept { return *layer_; }
  [[nodiscard]] State state() const noexcept { return state_; }
  [[nodiscard]] bool has_value() const noexcept { return omrade::has_value(state_); }
  /// NaN where there is no value.
  [[nodiscard]] double value() const;
  [[nodiscard]] bool has_interval() const;
  [[nodiscard]] double lower95() const;
  [[nodiscard]] double upper95() const;
  [[nodiscard]] Estimator estimator() const;
  [[nodiscard]] bool has_benchmark() const;
  [[nodiscard]] double benchmark() const;
  [[nodiscard]] bool against_rest() const;
  [[nodiscard]] bool judged() const;  ///< a difference with its interval is known
  /// -1, 0 or +1; 0 where there is no benchmark.
  [[nodiscard]] int clear() const;
  /// How far from the benchmark the area is at the least: the limit nearest to 0 of the interval of
  /// the difference, 0 where the interval holds 0 or there is none. Never negative.
  [[nodiscard]] double least_difference() const;

  /// Plain text: "12,5 %", or the word for the state.
  [[nodiscard]] std::string plain(Language language) const;
  /// Plain text: "10,1–14,5", or "".
  [[nodiscard]] std::string plain_interval(Language language) const;
  /// Plain text: "n = 1 234 personer", or "" where there is no value or no base.
  [[nodiscard]] std::string plain_base(Language language) const;
  /// Plain text: the benchmark's value, or "".
  [[nodiscard]] std::string plain_benchmark(Language language) const;
  /// Plain text: the reason that the plugin gives for the state, or "".
  [[nodiscard]] std::string reason(Language language) const;

 private:
  [[nodiscard]] ConstEstimateSpans spans() const { return layer_->estimates.spans(); }

  const LayerResult* layer_;
  std::size_t entry_;
  State state_;
};

/// The layer's title, or its id where the plugin gives none.
Text title_of(const LayerInfo& info);
/// The level's title, or its id.
Text title_of(const LevelResult& level);

/// Markup: a layer's title with its unit in small print, but for percent, which stands at the
/// numbers.
std::string heading_markup(const Voice& voice, const LayerInfo& info);
/// Markup: value and interval without the unit that the heading names, or the mark of the state
/// with its reason.
std::string value_markup(const Voice& voice, const Figure& figure);
/// Markup: base and warnings in small print, or "".
std::string footing_markup(const Voice& voice, const Figure& figure);
/// How a figure stands against its benchmark, for readers.
enum class Standing : std::uint8_t {
  unknown,  ///< there is nothing to judge by
  same,     ///< no clear difference
  better,
  worse,
  higher,  ///< of a layer that is neither good nor bad
  lower,
};
Standing standing_of(const Figure& figure);
/// Markup: the symbol of a standing, for the eye alone; words stand beside it.
std::string standing_symbol(Standing standing);

/// Markup: symbol and word, "▼ sämre (högre)"; "" where there is no comparison. Triangles are good
/// (up) or bad (down), arrows say only which way.
std::string comparison_markup(const Voice& voice, const Figure& figure);
/// The style class of the comparison: better, worse, higher, lower or same; "" where there is none.
std::string comparison_class(const Figure& figure);

}  // namespace omrade::report

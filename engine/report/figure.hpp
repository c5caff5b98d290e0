// One cell of the profile, said for readers: its value, or why there is none.
#pragma once

#include "model/profile.hpp"
#include "report/language.hpp"

#include <cstddef>
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
  /// -1, 0 or +1; 0 where there is no benchmark.
  [[nodiscard]] bool judged() const;  ///< a difference with its interval is known
  [[nodiscard]] int clear() const;

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
/// Markup: symbol and word, "▲ högre (sämre)"; "" where there is no comparison.
std::string comparison_markup(const Voice& voice, const Figure& figure);
/// The style class of the comparison: better, worse, higher, lower or same; "" where there is none.
std::string comparison_class(const Figure& figure);

}  // namespace omrade::report

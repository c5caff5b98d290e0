#include "io/estimate_rows.hpp"

#include "base/error.hpp"

#include <cmath>
#include <limits>
#include <span>

namespace omrade::io {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Fills the cells from left to right.
class RowWriter {
 public:
  explicit RowWriter(EstimateRow& row) : row_(row) {}
  void text(std::string_view text) { row_.cells[next_++] = {.text = text, .number = kNaN}; }
  void number(double number) {
    row_.cells[next_++] = {.text = {}, .number = row_.withheld ? kNaN : number};
  }

 private:
  EstimateRow& row_;
  std::size_t next_ = 0;
};

double at(std::span<const double> numbers, std::size_t i) {
  return i < numbers.size() ? numbers[i] : kNaN;
}

std::string_view clear_word(const Comparison& comparison, std::size_t i) {
  if (i >= comparison.clear.size() || std::isnan(at(comparison.difference, i))) return "";
  if (comparison.clear[i] == 0) return "similar";
  return comparison.clear[i] < 0 ? "lower" : "higher";
}

std::string_view reason_text(const LayerInfo& info, std::int32_t reason) {
  if (reason < 0 || static_cast<std::size_t>(reason) >= info.reasons.size()) return {};
  return info.reasons[static_cast<std::size_t>(reason)].in("en");
}

class LayerRows {
 public:
  LayerRows(const LevelResult& level, const LayerResult& layer)
      : level_(level), layer_(layer), estimates_(layer.estimates.spans()) {}

  void write(std::size_t i, EstimateRow& row) const {
    row.withheld = state_of(layer_, i) == State::withheld;
    RowWriter out(row);
    write_key(i, out);
    write_numbers(i, out);
    write_kind(i, row.withheld, out);
    write_comparison(i, row.withheld, out);
  }

 private:
  void write_key(std::size_t i, RowWriter& out) const {
    const Pairs* pairs = layer_.pairs.get();
    const std::size_t area = pairs != nullptr ? pairs->area[i] : i;
    out.text(layer_.period);
    out.text(level_.id);
    out.text(level_.areas->ids()[area]);
    out.text(level_.areas->name(area));
    out.text(layer_.indicator);
    out.text(layer_.info->id);
    out.text(pairs != nullptr ? std::string_view(pairs->labels[pairs->other[i]]) : "");
  }

  void write_numbers(std::size_t i, RowWriter& out) const {
    for (const auto numbers :
         {estimates_.value, estimates_.lower95, estimates_.upper95, estimates_.lower998,
          estimates_.upper998, estimates_.numerator, estimates_.denominator, estimates_.base}) {
      out.number(at(numbers, i));
    }
  }

  void write_kind(std::size_t i, bool withheld, RowWriter& out) const {
    const bool known = !withheld && i < estimates_.size();
    const bool valued = known && has_value(estimates_.state_of(i));
    out.text(to_string(layer_.info->base_of));
    out.text(layer_.info->unit);
    out.text(to_string(state_of(layer_, i)));
    out.text(valued ? to_string(static_cast<Estimator>(estimates_.estimator[i])) : "");
    out.text(valued ? to_string(static_cast<IntervalKind>(estimates_.interval[i])) : "");
    out.text(known ? reason_text(*layer_.info, estimates_.reason[i]) : "");
  }

  void write_comparison(std::size_t i, bool withheld, RowWriter& out) const {
    static const Comparison none;
    const Comparison& comparison = layer_.comparison ? *layer_.comparison : none;
    out.number(at(comparison.benchmark, i));
    out.number(at(comparison.difference, i));
    out.number(at(comparison.lower95, i));
    out.number(at(comparison.upper95, i));
    out.text(withheld ? kWithheld : clear_word(comparison, i));
  }

  const LevelResult& level_;
  const LayerResult& layer_;
  ConstEstimateSpans estimates_;
};

}  // namespace

std::size_t rows_of(const LevelResult& level, const LayerResult& layer) {
  const std::size_t size = layer.estimates.size();
  if (layer.pairs) return size;
  const std::size_t areas = level.areas->size();
  if (size != areas && (size != 0 || layer.failure.empty())) {
    throw Error(ErrorKind::bug, {.subject = layer.indicator + "." + layer.info->id,
                                 .what = "not one estimate per area at level " + level.id});
  }
  return areas;
}

State state_of(const LayerResult& layer, std::size_t row) {
  const ConstEstimateSpans estimates = layer.estimates.spans();
  return row < estimates.size() ? estimates.state_of(row) : State::failed;
}

void for_each_estimate(const Profile& profile,
                       const std::function<void(const EstimateRow&)>& take) {
  EstimateRow row;
  for (const LevelResult& level : profile.levels) {
    for (const LayerResult& layer : level.layers) {
      const LayerRows rows(level, layer);
      const std::size_t count = rows_of(level, layer);
      for (std::size_t i = 0; i < count; ++i) {
        rows.write(i, row);
        take(row);
      }
    }
  }
}

void require_free_names(const Profile& profile) {
  for (const LevelResult& level : profile.levels) {
    if (level.id != "estimates") continue;
    throw Error(ErrorKind::user, {.subject = "level 'estimates'",
                                  .what = "its table would take the place of the long table",
                                  .hint = "give the level another name"});
  }
}

}  // namespace omrade::io

#include "validate/relations.hpp"

#include "base/text.hpp"
#include "validate/transform.hpp"

#include <cmath>
#include <numeric>
#include <utility>

namespace omrade::validate {
namespace {

constexpr double kRounding = 1e-9;

bool divides(const LayerInfo& layer) {
  return layer.kind != LayerKind::count;
}

std::string instead(std::string_view what, double is, double expected) {
  return "the " + std::string(what) + " is " + shortest(is) + " in place of " + shortest(expected);
}

/// What is wrong with a sum, or "".
std::string sum_fault(std::string_view what, double is, double expected) {
  if (std::isnan(is) || std::isnan(expected) || alike(is, expected, kRounding)) return "";
  return instead(what, is, expected);
}

std::string fault(const LayerInfo& layer, const ConstEstimateSpans& now, std::size_t k, double x,
                  double n) {
  std::string told = sum_fault("numerator", now.numerator[k], x);
  if (told.empty() && divides(layer)) told = sum_fault("denominator", now.denominator[k], n);
  return told;
}

/// Nothing to compare is no proof.
std::optional<Finding> unless_seen(bool seen) {
  if (seen) return std::nullopt;
  return Finding{Status::skipped, "no entry of the sample has numerator and denominator"};
}

std::string column_text(const Column& column) {
  std::string out;
  for (const double value : column.reals()) out += (out.empty() ? "" : ", ") + shortest(value);
  return out;
}

/// The data of a few areas, in a form that can be typed in.
std::string data_of(const catalogue::Descriptor& plugin, const host::Request& request) {
  std::string out;
  for (std::size_t k = 0; k < request.inputs.size(); ++k) {
    const host::InputData& input = request.inputs[k];
    if (input.column && input.column->type() == ColumnType::real)
      out += "; " + plugin.inputs[k].id + " = " + column_text(*input.column);
    if (input.rows) {
      std::size_t records = 0;
      for (std::size_t r = 0; r < input.rows->run_begin.size(); ++r)
        records += static_cast<std::size_t>(input.rows->run_end[r] - input.rows->run_begin[r]);
      out += "; " + plugin.inputs[k].id + ": " + std::to_string(records) + " rows";
    }
  }
  return out;
}

}  // namespace

bool is_additive(const LayerInfo& layer) {
  return layer.kind == LayerKind::count || layer.kind == LayerKind::proportion ||
         layer.kind == LayerKind::rate || layer.kind == LayerKind::ratio;
}

std::optional<Finding> merged_relation(const catalogue::Descriptor& plugin, const Answered& apart,
                                       const Answered& together) {
  bool seen = false;
  const std::string& first = apart.request.area_ids[0];
  const std::string& second = apart.request.area_ids[1];
  for (std::size_t l = 0; l < plugin.layers.size(); ++l) {
    if (!is_additive(plugin.layers[l])) continue;
    const auto before = cells_of(apart.request, apart.layers[l]);
    const ConstEstimateSpans was = apart.layers[l].estimates.spans();
    const ConstEstimateSpans now = together.layers[l].estimates.spans();
    for (const auto& [key, k] : cells_of(together.request, together.layers[l])) {
      const auto a = before.find({first, key.label});
      const auto b = before.find({second, key.label});
      if (key.area != first || a == before.end() || b == before.end()) continue;
      const bool stands = has_value(now.state_of(k)) && has_value(was.state_of(a->second)) &&
                          has_value(was.state_of(b->second));
      if (!stands || std::isnan(now.numerator[k])) continue;
      seen = true;
      const std::string told =
          fault(plugin.layers[l], now, k, was.numerator[a->second] + was.numerator[b->second],
                was.denominator[a->second] + was.denominator[b->second]);
      if (told.empty()) continue;
      return Finding{Status::fail, "with '" + second + "' merged into '" + first + "', " +
                                       place_of(plugin.layers[l], key) + ": " + told +
                                       ", the sum of the two"};
    }
  }
  return unless_seen(seen);
}

std::optional<Finding> doubled_relation(const catalogue::Descriptor& plugin, const Answered& once,
                                        const Answered& twice) {
  bool seen = false;
  for (std::size_t l = 0; l < plugin.layers.size(); ++l) {
    if (!is_additive(plugin.layers[l])) continue;
    const auto before = cells_of(once.request, once.layers[l]);
    const ConstEstimateSpans was = once.layers[l].estimates.spans();
    const ConstEstimateSpans now = twice.layers[l].estimates.spans();
    for (const auto& [key, k] : cells_of(twice.request, twice.layers[l])) {
      const auto at = before.find(key);
      if (at == before.end() || !has_value(now.state_of(k))) continue;
      const std::size_t i = at->second;
      if (!has_value(was.state_of(i))) continue;
      seen = seen || !std::isnan(now.numerator[k]);
      std::string told =
          fault(plugin.layers[l], now, k, 2 * was.numerator[i], 2 * was.denominator[i]);
      if (told.empty() && divides(plugin.layers[l]) &&
          !alike(now.value[k], was.value[i], kRounding))
        told = instead("value", now.value[k], was.value[i]);
      if (told.empty()) continue;
      return Finding{Status::fail,
                     "with everybody twice, " + place_of(plugin.layers[l], key) + ": " + told};
    }
  }
  return unless_seen(seen);
}

Finding shrunk(Subject& subject, const host::Request& request, Property holds,
               const Finding& found) {
  host::Request least = request;
  Finding finding = found;
  for (std::size_t drop = 0; drop < least.area_ids.size() && least.area_ids.size() > 1;) {
    std::vector<std::size_t> kept(least.area_ids.size());
    std::iota(kept.begin(), kept.end(), std::size_t{0});
    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(drop));
    host::Request fewer = select(subject.plugin(), least, kept);
    std::optional<Finding> still = holds(subject, fewer);
    if (still && still->status == Status::fail) {
      least = std::move(fewer);
      finding = std::move(*still);
    } else {
      ++drop;
    }
  }
  finding.reason += " (" + std::to_string(least.area_ids.size()) +
                    (least.area_ids.size() == 1 ? " area" : " areas") +
                    data_of(subject.plugin(), least) + ")";
  return finding;
}

}  // namespace omrade::validate

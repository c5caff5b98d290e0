// The gate's second constructor: what is read back is held against the rules once more.
#include "base/error.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/profiles_read.hpp"
#include "disclosure/round_persons.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr const char* kAgain = "take the file as the run wrote it, or run the recipe again";

/// "deso, cni.relative, 2024, nw" of one cell, and the other of a flow.
std::string called(const LevelResult& level, const LayerResult& layer, std::size_t i) {
  const std::size_t area = layer.pairs ? layer.pairs->area[i] : i;
  std::string out = "level '" + level.id + "', layer '" + layer.indicator + "." + layer.info->id +
                    "', period '" + layer.period + "', area '" + level.areas->ids()[area] + "'";
  if (layer.pairs) out += ", other '" + layer.pairs->labels[layer.pairs->other[i]] + "'";
  return out;
}

class Inspector {
 public:
  explicit Inspector(const std::string& subject) : subject_(subject) {}

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorKind::user, {.subject = subject_, .what = what, .hint = kAgain});
  }

  /// The first number that stands beside a state that has none, or a value that is missing.
  void require_states(const Profile& profile) const {
    for (const LevelResult& level : profile.levels) {
      for (const LayerResult& layer : level.layers) {
        for (std::size_t i = 0; i < layer.estimates.size(); ++i) require_cell(level, layer, i);
      }
    }
  }

  void require_summary(const Profile& profile, const DisclosureSummary& summary) const {
    std::uint64_t cells = 0;
    std::uint64_t withheld = 0;
    for (const LevelResult& level : profile.levels) {
      for (const LayerResult& layer : level.layers) {
        const ConstEstimateSpans spans = layer.estimates.spans();
        cells += spans.size();
        for (std::size_t i = 0; i < spans.size(); ++i)
          withheld += spans.state_of(i) == State::withheld ? 1U : 0U;
      }
    }
    if (cells != summary.cells || withheld != summary.withheld) {
      refuse("its summary counts " + std::to_string(summary.withheld) + " of " +
             std::to_string(summary.cells) + " cells as withheld, and there are " +
             std::to_string(withheld) + " of " + std::to_string(cells));
    }
    if (!summary.on && summary.off_reason.empty())
      refuse("its summary says that disclosure control is off, and not why");
    if (!summary.on && withheld > 0)
      refuse("its summary says that disclosure control is off, and cells are withheld");
    if (!summary.on && summary.rounding > 0)
      refuse("its summary says that disclosure control is off, and that numbers are rounded");
  }

  /// The first number of persons that is not rounded as the summary says.
  void require_rounded(const Profile& profile, std::uint32_t base) const {
    const auto found = first_unrounded(profile, base);
    if (!found) return;
    refuse(called(*found->level, *found->layer, found->cell) + ": its " +
           std::string(found->number) + " is no multiple of " + std::to_string(base) +
           ", to which its summary says that numbers of persons are rounded");
  }

 private:
  void require_cell(const LevelResult& level, const LayerResult& layer, std::size_t i) const {
    const ConstEstimateSpans spans = layer.estimates.spans();
    const State state = spans.state_of(i);
    if (has_value(state)) {
      if (std::isfinite(spans.value[i])) return;
      refuse(called(level, layer, i) + ": no value stands beside the state '" +
             std::string(to_string(state)) + "'");
    }
    const std::string_view found = state == State::withheld          ? number_of(spans, layer, i)
                                   : std::isfinite(spans.value[i])   ? "value"
                                   : std::isfinite(spans.lower95[i]) ? "lower95"
                                   : std::isfinite(spans.upper95[i]) ? "upper95"
                                                                     : "";
    if (found.empty()) return;
    refuse(called(level, layer, i) + ": a number (" + std::string(found) +
           ") stands beside the state '" + std::string(to_string(state)) + "'");
  }

  /// The name of what a withheld cell holds in spite of its state; "" for nothing.
  static std::string_view number_of(const ConstEstimateSpans& spans, const LayerResult& layer,
                                    std::size_t i) {
    const std::array<std::pair<std::string_view, double>, 8> own{
        {{"value", spans.value[i]},
         {"lower95", spans.lower95[i]},
         {"upper95", spans.upper95[i]},
         {"lower998", spans.lower998[i]},
         {"upper998", spans.upper998[i]},
         {"numerator", spans.numerator[i]},
         {"denominator", spans.denominator[i]},
         {"base", spans.base[i]}}};
    for (const auto& [name, number] : own) {
      if (!std::isnan(number)) return name;
    }
    if (spans.estimator[i] != static_cast<std::uint8_t>(Estimator::direct)) return "estimator";
    if (spans.interval[i] != static_cast<std::uint8_t>(IntervalKind::none)) return "interval";
    if (spans.reason[i] != -1) return "reason";
    return layer.comparison ? number_of(*layer.comparison, i) : "";
  }

  static std::string_view number_of(const Comparison& comparison, std::size_t i) {
    const std::array<std::pair<std::string_view, double>, 5> compared{
        {{"benchmark", comparison.benchmark[i]},
         {"difference", comparison.difference[i]},
         {"difference's lower95", comparison.lower95[i]},
         {"difference's upper95", comparison.upper95[i]},
         {"difference's p", comparison.p[i]}}};
    for (const auto& [name, number] : compared) {
      if (!std::isnan(number)) return name;
    }
    if (comparison.clear[i] != 0) return "clear";
    return comparison.against_rest[i] != 0 ? "against_rest" : "";
  }

  std::string subject_;
};

}  // namespace

Reopened Gate::reopen(const std::string& text, const std::string& subject,
                      const std::vector<std::string>& languages) {
  ReadProfiles read = read_profiles(text, subject);
  if (!languages.empty()) read.profile.languages = languages;
  const Inspector inspector(subject);
  inspector.require_states(read.profile);
  inspector.require_summary(read.profile, read.summary);
  const DisclosureSummary& summary = read.summary;
  Gate gate(Rules{.on = summary.on,
                  .off_reason = summary.off_reason,
                  .minimum_count = summary.minimum_count,
                  .minimum_denominator = summary.minimum_denominator,
                  .minimum_respondents = summary.minimum_respondents,
                  .rounding = summary.rounding});
  gate.after_ = summary.rounding > 0;
  if (gate.after_) inspector.require_rounded(read.profile, summary.rounding);
  const std::vector<Withheld> log = gate.withhold_cells(read.profile, Originals(read.profile));
  if (!log.empty()) {
    const Withheld& one = log.front();
    inspector.refuse("level '" + one.level + "', layer '" + one.indicator + "." + one.layer +
                     "', period '" + one.period + "', area '" + one.area +
                     "': a number stands that the rules withhold (" +
                     std::string(to_string(one.rule)) + ")");
  }
  return {GatedProfile(std::move(read.profile), std::move(read.summary)),
          std::move(read.scenarios)};
}

}  // namespace omrade::disclosure

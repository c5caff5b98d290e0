#include "report/figure.hpp"

#include "report/numbers.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace omrade::report {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

State state_in(const LayerResult& layer, std::size_t entry) {
  if (!layer.failure.empty()) return State::failed;
  const ConstEstimateSpans spans = layer.estimates.spans();
  if (entry >= spans.size()) return State::missing;
  const State state = spans.state_of(entry);
  return has_value(state) && !std::isfinite(spans.value[entry]) ? State::missing : state;
}

Phrase word_for(State state) {
  switch (state) {
    case State::withheld:
      return words::withheld;
    case State::not_applicable:
      return words::not_applicable;
    case State::failed:
      return words::failed;
    default:
      return words::missing;
  }
}

/// What a difference means, in words, for colour is never alone.
struct Verdict {
  std::string_view style;
  Phrase words;
};

Verdict verdict(const Figure& figure) {
  const bool up = figure.clear() > 0;
  switch (standing_of(figure)) {
    case Standing::better:
      return {"better", up ? Phrase{"bättre (högre)", "better (higher)"}
                           : Phrase{"bättre (lägre)", "better (lower)"}};
    case Standing::worse:
      return {"worse", up ? Phrase{"sämre (högre)", "worse (higher)"}
                          : Phrase{"sämre (lägre)", "worse (lower)"}};
    case Standing::higher:
      return {"higher", {"högre", "higher"}};
    case Standing::lower:
      return {"lower", {"lägre", "lower"}};
    default:
      return {"same", {"ingen säker skillnad", "no clear difference"}};
  }
}

/// The word that a value stands for; empty where it stands for itself.
std::string word_of(const LayerInfo& info, double value, Language language) {
  const auto one = std::find_if(info.codes.begin(), info.codes.end(),
                                [&](const Code& known) { return known.value == value; });
  return one == info.codes.end() ? "" : one->word.in(code(language));
}

/// A number without the unit that its heading names.
std::string bare(const LayerInfo& info, double value, Language language) {
  if (std::string word = word_of(info, value, language); !word.empty()) return word;
  return with_unit(number(value, info.decimals, language), info.unit == "%" ? "%" : "", language);
}

Phrase counted(BaseOf base) {
  switch (base) {
    case BaseOf::persons:
      return {"personer", "persons"};
    case BaseOf::respondents:
      return {"svarande", "respondents"};
    case BaseOf::events:
      return {"händelser", "events"};
  }
  return {"personer", "persons"};
}

}  // namespace

Figure::Figure(const LayerResult& layer, std::size_t entry)
    : layer_(&layer), entry_(entry), state_(state_in(layer, entry)) {}

double Figure::value() const {
  return has_value() ? spans().value[entry_] : kNoNumber;
}

bool Figure::has_interval() const {
  return has_value() && spans().interval[entry_] != static_cast<std::uint8_t>(IntervalKind::none) &&
         std::isfinite(spans().lower95[entry_]) && std::isfinite(spans().upper95[entry_]);
}

double Figure::lower95() const {
  return has_interval() ? spans().lower95[entry_] : kNoNumber;
}
double Figure::upper95() const {
  return has_interval() ? spans().upper95[entry_] : kNoNumber;
}

Estimator Figure::estimator() const {
  return has_value() ? static_cast<Estimator>(spans().estimator[entry_]) : Estimator::direct;
}

bool Figure::has_benchmark() const {
  return has_value() && layer_->comparison && entry_ < layer_->comparison->benchmark.size() &&
         std::isfinite(layer_->comparison->benchmark[entry_]);
}

double Figure::benchmark() const {
  return has_benchmark() ? layer_->comparison->benchmark[entry_] : kNoNumber;
}

bool Figure::against_rest() const {
  return has_benchmark() && entry_ < layer_->comparison->against_rest.size() &&
         layer_->comparison->against_rest[entry_] != 0;
}

bool Figure::judged() const {
  return has_benchmark() && entry_ < layer_->comparison->difference.size() &&
         std::isfinite(layer_->comparison->difference[entry_]);
}

int Figure::clear() const {
  return has_benchmark() && entry_ < layer_->comparison->clear.size()
             ? layer_->comparison->clear[entry_]
             : 0;
}

double Figure::least_difference() const {
  if (!judged() || entry_ >= layer_->comparison->lower95.size() ||
      entry_ >= layer_->comparison->upper95.size()) {
    return 0;
  }
  const double lower = layer_->comparison->lower95[entry_];
  const double upper = layer_->comparison->upper95[entry_];
  if (lower > 0) return lower;
  return upper < 0 ? -upper : 0;
}

std::string Figure::plain(Language language) const {
  const LayerInfo& info = *layer_->info;
  if (!has_value()) return std::string(word_for(state_).in(language));
  if (std::string word = word_of(info, value(), language); !word.empty()) return word;
  return with_unit(number(value(), info.decimals, language), info.unit, language);
}

std::string Figure::plain_interval(Language language) const {
  if (!has_interval()) return "";
  return limits(lower95(), upper95(), layer_->info->decimals, language);
}

std::string Figure::plain_benchmark(Language language) const {
  if (!has_benchmark()) return "";
  return bare(*layer_->info, benchmark(), language);
}

std::string Figure::plain_base(Language language) const {
  // The value of a count is its own base.
  if (!has_value() || layer_->info->kind == LayerKind::count) return "";
  const double base = spans().base[entry_];
  if (!std::isfinite(base)) return "";
  // Apportioned bases are real numbers; a reader counts whole persons, of which no more than these.
  return "n\u00a0=\u00a0" + with_unit(number(std::floor(base + 1e-9), 0, language),
                                      counted(layer_->info->base_of).in(language), language);
}

std::string Figure::reason(Language language) const {
  // Of a withheld cell the reason is never told: it would tell which rule withheld it.
  if (state_ == State::withheld) return "";
  // Of a failure neither: what a plugin says may name an area or a number.
  if (!layer_->failure.empty()) return "";
  if (entry_ >= spans().size()) return "";
  const std::int32_t reason = spans().reason[entry_];
  const auto& reasons = layer_->info->reasons;
  if (reason < 0 || static_cast<std::size_t>(reason) >= reasons.size()) return "";
  return reasons[static_cast<std::size_t>(reason)].in(code(language));
}

Standing standing_of(const Figure& figure) {
  if (!figure.judged()) return Standing::unknown;
  const int clear = figure.clear();
  if (clear == 0) return Standing::same;
  const Direction direction = figure.layer().info->direction;
  if (direction == Direction::neutral) return clear > 0 ? Standing::higher : Standing::lower;
  return (clear > 0) == (direction == Direction::higher_is_better) ? Standing::better
                                                                   : Standing::worse;
}

std::string standing_symbol(Standing standing) {
  const auto symbol = [&]() -> std::string_view {
    switch (standing) {
      case Standing::better:
        return "▲";
      case Standing::worse:
        return "▼";
      case Standing::higher:
        return "↑";
      case Standing::lower:
        return "↓";
      default:
        return "●";
    }
  };
  return "<span class=\"symbol\" aria-hidden=\"true\">" + std::string(symbol()) + "</span>";
}

Text title_of(const LayerInfo& info) {
  return info.title.sv.empty() && info.title.en.empty() ? Text{info.id, info.id} : info.title;
}

Text title_of(const LevelResult& level) {
  return level.title.sv.empty() && level.title.en.empty() ? Text{level.id, level.id} : level.title;
}

std::string heading_markup(const Voice& voice, const LayerInfo& info) {
  std::string out = voice.say(title_of(info));
  if (info.unit.empty() || info.unit == "%") return out;
  return out + " <small>" +
         voice.each([&](Language l) { return html_escape(unit_name(info.unit, l)); }) + "</small>";
}

std::string value_markup(const Voice& voice, const Figure& figure) {
  if (figure.has_value()) {
    return voice.each([&](Language l) {
      std::string out = "<b>" + bare(*figure.layer().info, figure.value(), l) + "</b>";
      const std::string interval = figure.plain_interval(l);
      return interval.empty() ? out : out + " <span class=\"ci\">(" + interval + ")</span>";
    });
  }
  const bool withheld = figure.state() == State::withheld;
  return voice.each([&](Language l) {
    std::string out = withheld ? "<span class=\"mark-withheld\">" : "<span class=\"mark-none\">";
    out += html_escape(figure.plain(l)) + "</span>";
    const std::string reason = figure.reason(l);
    return reason.empty() ? out : out + " <small>" + html_escape(reason) + "</small>";
  });
}

std::string footing_markup(const Voice& voice, const Figure& figure) {
  if (!figure.has_value()) return "";
  const std::string out = voice.each([&](Language l) {
    std::string line = figure.plain_base(l);
    const auto add = [&line](std::string_view words) {
      if (words.empty()) return;
      if (!line.empty()) line += "; ";
      line += words;
    };
    switch (figure.estimator()) {
      case Estimator::direct:
        break;
      case Estimator::smoothed:
        add(words::smoothed.in(l));
        break;
      case Estimator::synthetic:
        add(words::synthetic.in(l));
        break;
    }
    if (figure.state() == State::unreliable) add("⚠ " + std::string(words::unreliable.in(l)));
    add(figure.reason(l));
    return html_escape(line);
  });
  return out.empty() ? out : "<small>" + out + "</small>";
}

std::string comparison_class(const Figure& figure) {
  return figure.has_benchmark() ? std::string(verdict(figure).style) : "";
}

std::string comparison_markup(const Voice& voice, const Figure& figure) {
  if (!figure.has_benchmark() || !figure.judged()) return "";
  const Verdict told = verdict(figure);
  return "<span class=\"verdict " + std::string(told.style) + "\">" +
         standing_symbol(standing_of(figure)) + " " + voice.say(told.words) + "</span>";
}

}  // namespace omrade::report

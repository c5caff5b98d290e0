#include "report/numbers.hpp"
#include "report/scenario_page_sections.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"
#include "stats/interval.hpp"

#include <cmath>

namespace omrade::report {
namespace {

constexpr Phrase kUnclear{"ingen säker skillnad", "no clear difference"};

std::string head(const ScenarioContent& content) {
  const Voice& voice = content.after.voice;
  std::string top =
      "<thead>\n<tr><th scope=\"col\" rowspan=\"2\">" + voice.say(words::centre) + "</th>";
  std::string below = "<tr>";
  for (const BothLevels& level : content.levels) {
    top += "<th class=\"first\" scope=\"colgroup\" colspan=\"3\">" +
           voice.say(title_of(*level.after)) + "</th>";
    below += column_heading(voice.say(words::today), "n first") +
             column_heading(voice.say(words::after), "n") +
             column_heading(voice.say(words::change), "n");
  }
  return top + "</tr>\n" + below + "</tr>\n</thead>\n";
}

std::string value_cell(const Voice& voice, const std::optional<Figure>& figure,
                       const std::string& none, const std::string& style) {
  return "<td class=\"" + style + "\">" +
         (figure ? value_markup(voice, *figure) + footing_markup(voice, *figure) : none) + "</td>";
}

/// The difference of the published values, rounded as they are: "+1,2".
std::string signed_number(double change, int decimals, Language language) {
  return (displayed(change, decimals) > 0 ? "+" : "") + number(change, decimals, language);
}

/// Judged as comparisons are, by the interval of the difference.
bool unclear(const Figure& today, const Figure& after) {
  if (!today.has_interval() || !after.has_interval()) return false;
  const stats::Limits limits = stats::difference(after.value(), {after.lower95(), after.upper95()},
                                                 today.value(), {today.lower95(), today.upper95()});
  return limits.lower <= 0 && limits.upper >= 0;
}

std::string change_markup(const Voice& voice, const Figure& today, const Figure& after) {
  const LayerInfo& info = *after.layer().info;
  const double change = after.value() - today.value();
  std::string out = voice.each(
      [&](Language l) { return "<b>" + signed_number(change, info.decimals, l) + "</b>"; });
  if (info.unit == "%")
    out += "<small>" + voice.say(Phrase{"procentenheter", "percentage points"}) + "</small>";
  if (displayed(change, info.decimals) != 0 && unclear(today, after)) {
    out += "<small><span aria-hidden=\"true\">●</span> " + voice.say(kUnclear) + "</small>";
  }
  return out;
}

/// A change beside a withheld value is withheld: it would tell that value.
std::string change_cell(const Voice& voice, const BothFigures& both) {
  std::string inside = "–";
  if (both.today && both.after) {
    if (both.today->state() == State::withheld || both.after->state() == State::withheld) {
      inside = "<span class=\"mark-withheld\">" + voice.say(words::withheld) + "</span>";
    } else if (both.today->has_value() && both.after->has_value()) {
      inside = change_markup(voice, *both.today, *both.after);
    }
  }
  return "<td class=\"n\">" + inside + "</td>";
}

std::string place_row(const ScenarioContent& content, const ComparedMeasure& measure,
                      const ScenarioPlace& place) {
  const Voice& voice = content.after.voice;
  const std::string closed =
      "<span class=\"mark-none\">" + voice.say(Phrase{"stängd", "closed"}) + "</span>";
  std::string out = "<tr><th scope=\"row\">" + html_escape(place.name) + "</th>";
  for (std::size_t level = 0; level < content.levels.size(); ++level) {
    const bool there = measure.at[level].today != nullptr || measure.at[level].after != nullptr;
    const BothFigures both = content.figures(measure, level, place);
    out += value_cell(voice, both.today, "–", "n first") +
           value_cell(voice, both.after, there && place.fate == Fate::closes ? closed : "–", "n") +
           change_cell(voice, both);
  }
  return out + "</tr>\n";
}

/// "Care need · CNI, 2024", or the measure alone where both have the same name.
std::string group_heading(const ScenarioContent& content, const ComparedMeasure& measure) {
  const Voice& voice = content.after.voice;
  const Text layer = title_of(*measure.info);
  Text indicator = layer;
  for (const IndicatorInfo& info : content.after.profile.indicators) {
    if (info.id == measure.indicator && info.title != Text{}) indicator = info.title;
  }
  std::string out = indicator == layer ? "" : voice.say(indicator) + ": ";
  out += heading_markup(voice, *measure.info);
  if (!measure.period.empty()) out += " <small>· " + html_escape(measure.period) + "</small>";
  return out;
}

std::string notes(const ScenarioContent& content) {
  const Voice& voice = content.after.voice;
  std::string out =
      "<p>" +
      voice.say(Phrase{"Förändringen är skillnaden mellan de två värdena. Där ett av dem är "
                       "skyddat är förändringen det också. Märket ”●\u00a0ingen säker skillnad” "
                       "står där förändringen inte är större än värdenas osäkerhet; till stor del "
                       "samma personer ingår i båda värdena, så märket är försiktigt.",
                       "The change is the difference of the two values. Where one of them is "
                       "protected, so is the change. The mark “●\u00a0no clear difference” stands "
                       "where the change is no larger than the uncertainty of the values; both "
                       "include much the same people, so the mark is a cautious one."}) +
      "</p>\n";
  if (content.has_composite()) {
    out += "<p>" +
           voice.say(Phrase{"Sammanvägda mått skalas var för sig i dag och i scenariot: deras "
                            "förändring visar hur enhetens läge bland de andra ändras, inte hur "
                            "behovet växer eller minskar.",
                            "Composites are scaled within the present and within the scenario: "
                            "their change compares the position among the other centres, and "
                            "does not say that need grows or shrinks."}) +
           "</p>\n";
  }
  return out;
}

}  // namespace

std::string scenario_figures(const ScenarioContent& content) {
  if (content.affected.empty() || content.measures.empty()) return "";
  const Voice& voice = content.after.voice;
  std::string rows = head(content);
  const std::string span = std::to_string(3 * content.levels.size() + 1);
  for (const ComparedMeasure& measure : content.measures) {
    rows += "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"" + span + "\">" +
            group_heading(content, measure) + "</th></tr>\n";
    for (const ScenarioPlace& place : content.affected) rows += place_row(content, measure, place);
    rows += "</tbody>\n";
  }
  return "<section class=\"wide\">\n<h2>" +
         voice.say(Phrase{"I dag och i scenariot", "Today and in the scenario"}) + "</h2>\n" +
         notes(content) +
         scroll_box("figures",
                    voice.say(Phrase{"De enheter som berörs, ett mått i taget",
                                     "The centres affected, one measure at a time"}),
                    rows) +
         "</section>\n";
}

}  // namespace omrade::report

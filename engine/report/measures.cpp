#include "model/current_layers.hpp"
#include "report/numbers.hpp"
#include "report/pyramid.hpp"
#include "report/sections.hpp"
#include "report/spine.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace omrade::report {
namespace {

/// Columns that hold some measure: a level may carry places or flows alone.
std::vector<std::size_t> used_columns(const Context& context) {
  std::vector<std::size_t> used;
  for (std::size_t c = 0; c < context.columns.size(); ++c) {
    const auto holds = [c](const Measure& m) { return m.at[c] != nullptr; };
    const bool some = std::any_of(
        context.groups.begin(), context.groups.end(),
        [&](const Group& g) { return std::any_of(g.measures.begin(), g.measures.end(), holds); });
    if (some) used.push_back(c);
  }
  return used;
}

/// What the columns of the table are, the same on every row.
struct Layout {
  std::vector<std::size_t> columns;
  Text benchmark{};  ///< whom most are compared with; empty if nobody is
  bool spine = false;
  bool trend = false;
};

/// The bars of a pyramid have a figure and a table of their own.
bool has_own_figure(const Measure& measure) {
  return is_bar_of_pyramid(measure.info->id);
}

Layout layout_of(const Context& context, std::size_t page) {
  Layout out{.columns = used_columns(context), .spine = context.pages() > 1};
  const LevelResult& first = *context.columns.front().level;
  for (const LayerResult& layer : first.layers) {
    out.trend = out.trend || (layer.period != context.profile.period && layer.pairs == nullptr &&
                              stands_anywhere(layer));
  }
  // The heading says what stands on most rows, so that few of them have to say another.
  std::vector<std::pair<Text, std::size_t>> names;
  for (const Group& group : context.groups) {
    for (const Measure& measure : group.measures) {
      const LayerResult* layer = measure.at.front();
      if (layer == nullptr || !layer->comparison || has_own_figure(measure)) continue;
      const Figure figure = context.figure(0, *layer, page);
      const Text name = figure.has_benchmark() ? context.benchmark_name(figure)
                                               : context.common_benchmark_name(figure);
      const auto at = std::find_if(names.begin(), names.end(),
                                   [&](const auto& one) { return one.first == name; });
      if (at == names.end()) {
        names.emplace_back(name, figure.has_benchmark() ? 1 : 0);
      } else if (figure.has_benchmark()) {
        ++at->second;
      }
    }
  }
  const auto most = std::max_element(
      names.begin(), names.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != names.end()) out.benchmark = most->first;
  return out;
}

std::string value_cell(const Context& context, const Figure& figure, const char* style) {
  std::string out = "<td class=\"" + std::string(style) + "\">" +
                    value_markup(context.voice, figure) + footing_markup(context.voice, figure);
  const std::string& period = figure.layer().period;
  if (!period.empty() && period != context.profile.period)
    out += "<small>" + html_escape(period) + "</small>";
  return out + "</td>";
}

/// The benchmark's value, and whose it is where it is not the one that the heading names.
std::string benchmark_cell(const Context& context, const Layout& layout, const Figure& figure) {
  if (!figure.has_benchmark()) return "<td class=\"n\">–</td>";
  const Text name = context.benchmark_name(figure);
  return "<td class=\"n\">" +
         context.voice.each([&](Language l) { return html_escape(figure.plain_benchmark(l)); }) +
         (name == layout.benchmark ? "" : "<small>" + context.voice.say(name) + "</small>") +
         "</td>";
}

std::string verdict_cell(const Context& context, const Figure& figure) {
  const std::string verdict = comparison_markup(context.voice, figure);
  return "<td>" + (verdict.empty() ? "–" : verdict) + "</td>";
}

/// The first column in full.
std::string first_cells(const Context& context, const Layout& layout, const Measure& measure,
                        std::size_t page) {
  const LayerResult* layer = measure.at[layout.columns.front()];
  const std::string nothing = "<td class=\"n\">–</td>";
  if (layer == nullptr) {
    return "<td class=\"n first\">–</td>" + (layout.benchmark == Text{} ? "" : nothing) +
           (layout.spine ? "<td></td>" : "") +
           (layout.benchmark == Text{} ? "" : std::string("<td>–</td>")) +
           (layout.trend ? "<td></td>" : "");
  }
  const std::size_t column = layout.columns.front();
  const Figure figure = context.figure(column, *layer, page);
  std::string out = value_cell(context, figure, "n first");
  if (layout.benchmark != Text{}) out += benchmark_cell(context, layout, figure);
  if (layout.spine) {
    out += "<td class=\"figure\">" + spine_svg(context, column, *layer, page) + "</td>";
  }
  if (layout.benchmark != Text{}) out += verdict_cell(context, figure);
  if (layout.trend)
    out += "<td class=\"figure\">" + trend_markup(context, column, *layer, page) + "</td>";
  return out;
}

/// A further view of the area, in one cell.
std::string other_cell(const Context& context, const Measure& measure, std::size_t column,
                       std::size_t page) {
  const LayerResult* layer = measure.at[column];
  if (layer == nullptr) return "<td class=\"n first\">–</td>";
  const Figure figure = context.figure(column, *layer, page);
  std::string out = value_cell(context, figure, "n first");
  const std::string verdict = comparison_markup(context.voice, figure);
  if (!verdict.empty()) out.insert(out.size() - 5, "<small>" + verdict + "</small>");
  return out;
}

std::string measure_row(const Context& context, const Layout& layout, const Measure& measure,
                        std::size_t page) {
  std::string out = "<tr><th scope=\"row\">" + heading_markup(context.voice, *measure.info) +
                    "</th>" + first_cells(context, layout, measure, page);
  for (std::size_t k = 1; k < layout.columns.size(); ++k)
    out += other_cell(context, measure, layout.columns[k], page);
  return out + "</tr>\n";
}

std::size_t width_of(const Layout& layout) {
  return 2 + (layout.benchmark == Text{} ? 0U : 2U) + (layout.spine ? 1U : 0U) +
         (layout.trend ? 1U : 0U);
}

/// What the style sheet gives the columns widths by.
std::string column_widths(const Layout& layout) {
  std::string out = "<colgroup><col class=\"w-name\"><col class=\"w-value\">";
  if (layout.benchmark != Text{}) out += "<col class=\"w-benchmark\">";
  if (layout.spine) out += "<col class=\"w-figure\">";
  if (layout.benchmark != Text{}) out += "<col class=\"w-verdict\">";
  if (layout.trend) out += "<col class=\"w-figure\">";
  for (std::size_t k = 1; k < layout.columns.size(); ++k) out += "<col class=\"w-value\">";
  return out + "</colgroup>\n";
}

std::string head(const Context& context, const Layout& layout) {
  const Voice& voice = context.voice;
  std::string top = "<thead>\n<tr><th scope=\"col\" rowspan=\"2\">" + voice.say(words::measure) +
                    "</th><th class=\"first\" scope=\"colgroup\" colspan=\"" +
                    std::to_string(width_of(layout) - 1) + "\">" +
                    voice.say(title_of(*context.columns[layout.columns.front()].level)) + "</th>";
  std::string below = "<tr>" + column_heading(voice.say(words::value_interval), "n first");
  if (layout.benchmark != Text{}) below += column_heading(voice.say(layout.benchmark), "n");
  if (layout.spine) {
    below += column_heading(voice.each([&](Language l) {
      const std::string n = number(static_cast<double>(context.pages()), 0, l);
      return l == Language::sv ? "Läge bland alla " + n + "<small>sämre ← → bättre</small>"
                               : "Place among all " + n + "<small>worse ← → better</small>";
    }));
  }
  if (layout.benchmark != Text{}) below += column_heading(voice.say(words::comparison));
  if (layout.trend) below += column_heading(voice.say(Phrase{"Över tid", "Over time"}));
  for (std::size_t k = 1; k < layout.columns.size(); ++k) {
    top += "<th class=\"first\" scope=\"col\">" +
           voice.say(title_of(*context.columns[layout.columns[k]].level)) + "</th>";
    below += column_heading(voice.say(words::value_interval), "n first");
  }
  return column_widths(layout) + top + "</tr>\n" + below + "</tr>\n</thead>\n";
}

std::string explanation(const Context& context) {
  const auto compared = [](const LayerResult* layer) {
    return layer != nullptr && layer->comparison.has_value();
  };
  const bool any = std::any_of(context.groups.begin(), context.groups.end(), [&](const Group& g) {
    return std::any_of(g.measures.begin(), g.measures.end(), [&](const Measure& m) {
      return std::any_of(m.at.begin(), m.at.end(), compared);
    });
  });
  std::string out = "<p>" + context.voice.say(words::need_not_performance) + " " +
                    context.voice.say(Phrase{"Konfidensintervallet visar hur osäkert ett värde är: "
                                             "ju färre personer, desto bredare intervall.",
                                             "The confidence interval shows how uncertain a value "
                                             "is: the fewer the people, the wider it is."});
  if (any) {
    out += " " +
           context.voice.say(Phrase{"Högre och lägre skrivs bara där skillnaden är större än "
                                    "slumpen rimligen förklarar, med hänsyn "
                                    "till att många jämförelser görs samtidigt.",
                                    "Higher and lower are said only where the difference is larger "
                                    "than chance would reasonably "
                                    "explain, allowing for many comparisons being made at once."});
  }
  if (context.pages() > 1) {
    out += " " + context.voice.say(Phrase{
                     "I figurerna går den ljusa balken från det lägsta till det högsta av alla "
                     "områden, den mörkare är den mittersta hälften, strecket är jämförvärdet; "
                     "bättre är åt höger, och för mått utan värdering (◆) är högre åt höger.",
                     "In the figures the light bar runs from the lowest to the highest of all "
                     "areas, the darker one is the middle half, the line is the benchmark; "
                     "better is to the right, and for measures without judgement (◆) higher "
                     "is."});
  }
  return out + "</p>\n";
}

}  // namespace

std::string scroll_box(const std::string& id, const std::string& caption, const std::string& rows) {
  return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" + id +
         "-caption\">\n<table>\n" + "<caption id=\"" + id + "-caption\">" + caption +
         "</caption>\n" + rows + "</table>\n</div>\n";
}

std::string column_heading(const std::string& markup, const std::string& style) {
  return "<th scope=\"col\"" + (style.empty() ? "" : " class=\"" + style + "\"") + ">" + markup +
         "</th>";
}

std::string measures(const Context& context, std::size_t page) {
  const Layout layout = layout_of(context, page);
  if (layout.columns.empty()) return "";
  std::string rows = head(context, layout);
  for (const Group& group : context.groups) {
    std::string inside;
    for (const Measure& measure : group.measures) {
      if (!has_own_figure(measure)) inside += measure_row(context, layout, measure, page);
    }
    if (inside.empty()) continue;
    rows += "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"" +
            std::to_string(width_of(layout) + layout.columns.size() - 1) + "\">" +
            context.voice.say(group.title()) + "</th></tr>\n" + inside + "</tbody>\n";
  }
  const Voice& voice = context.voice;
  return "<div class=\"measures wide\">\n<h3>" +
         voice.say(Phrase{"Mått och jämförelser", "Measures and comparisons"}) + "</h3>\n" +
         explanation(context) +
         scroll_box("measures",
                    voice.say(Phrase{"Alla mått för ", "All measures for "}) +
                        html_escape(context.name(page)) +
                        (context.profile.period.empty()
                             ? std::string()
                             : ", " + html_escape(context.profile.period) + " " +
                                   voice.say(Phrase{"där inget annat sägs", "unless said"})),
                    rows) +
         "</div>\n";
}

}  // namespace omrade::report

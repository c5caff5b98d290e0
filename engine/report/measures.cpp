#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>

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

std::string value_cell(const Context& context, const Figure& figure) {
  return "<td class=\"n first\">" + value_markup(context.voice, figure) +
         footing_markup(context.voice, figure) + "</td>";
}

std::string comparison_cell(const Context& context, const Figure& figure) {
  if (!figure.has_benchmark()) return "<td>–</td>";
  return "<td>" + comparison_markup(context.voice, figure) + "<small>" +
         context.voice.each([&](Language l) {
           return html_escape(context.benchmark_name(figure).in(code(l)) + ": " +
                              figure.plain_benchmark(l));
         }) +
         "</small></td>";
}

std::string measure_row(const Context& context, const Measure& measure,
                        const std::vector<std::size_t>& columns, std::size_t page) {
  const Voice& voice = context.voice;
  std::string out = "<tr><th scope=\"row\">" + heading_markup(voice, *measure.info) + "</th>";
  std::string period;
  for (const std::size_t c : columns) {
    const LayerResult* layer = measure.at[c];
    if (layer == nullptr) {
      out += "<td class=\"n first\">–</td><td>–</td>";
      continue;
    }
    const Figure figure = context.figure(c, *layer, page);
    out += value_cell(context, figure) + comparison_cell(context, figure);
    if (period.empty()) period = layer->period;
  }
  return out + "<td class=\"first\">" + html_escape(period) + "</td></tr>\n";
}

std::string head(const Context& context, const std::vector<std::size_t>& columns) {
  const Voice& voice = context.voice;
  std::string top =
      "<thead>\n<tr><th scope=\"col\" rowspan=\"2\">" + voice.say(words::measure) + "</th>";
  std::string below = "<tr>";
  for (const std::size_t c : columns) {
    top += "<th class=\"first\" scope=\"colgroup\" colspan=\"2\">" +
           voice.say(title_of(*context.columns[c].level)) + "</th>";
    below += column_heading(voice.say(words::value_interval), "n first") +
             column_heading(voice.say(words::comparison));
  }
  return top + "<th class=\"first\" scope=\"col\" rowspan=\"2\">" + voice.say(words::period) +
         "</th></tr>\n" + below + "</tr>\n</thead>\n";
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

std::string measures_section(const Context& context, std::size_t page) {
  const std::vector<std::size_t> columns = used_columns(context);
  if (columns.empty()) return "";
  std::string rows = head(context, columns);
  for (const Group& group : context.groups) {
    if (group.measures.empty()) continue;
    rows += "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"" +
            std::to_string(2 * columns.size() + 2) + "\">" + context.voice.say(group.title()) +
            "</th></tr>\n";
    for (const Measure& measure : group.measures)
      rows += measure_row(context, measure, columns, page);
    rows += "</tbody>\n";
  }
  const Voice& voice = context.voice;
  return "<section class=\"measures wide\">\n<h2>" +
         voice.say(Phrase{"Mått och jämförelser", "Measures and comparisons"}) + "</h2>\n" +
         explanation(context) +
         scroll_box("measures",
                    voice.say(Phrase{"Alla mått för ", "All measures for "}) +
                        html_escape(context.name(page)),
                    rows) +
         "</section>\n";
}

}  // namespace omrade::report

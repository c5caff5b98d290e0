#include "report/index_page.hpp"

#include "report/caterpillar.hpp"
#include "report/collation.hpp"
#include "report/map.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <numeric>

namespace omrade::report {
namespace {

std::string area_row(const Context& context, std::size_t page) {
  std::string out = "<tr><th scope=\"row\"><a href=\"" + link_to(context.file(page)) + "\">" +
                    html_escape(context.name(page)) + "</a></th>";
  for (const KeyFigure& key : context.key_figures) {
    out += "<td class=\"n\">" +
           value_markup(context.voice, context.figure(key.column, *key.layer, page)) + "</td>";
  }
  if (context.index) {
    const std::string comparison = comparison_markup(
        context.voice, context.figure(context.index->column, *context.index->layer, page));
    out += "<td>" + (comparison.empty() ? "–" : comparison) + "</td>";
  }
  return out + "</tr>\n";
}

std::string area_table(const Context& context) {
  const Voice& voice = context.voice;
  std::string rows = "<thead><tr>" + column_heading(voice.say(words::area));
  for (const KeyFigure& key : context.key_figures) {
    std::string title = heading_markup(voice, *key.layer->info);
    if (context.columns.size() > 1)
      title += " <small>· " + voice.say(title_of(*context.columns[key.column].level)) + "</small>";
    rows += column_heading(title, "n");
  }
  if (context.index) rows += column_heading(voice.say(words::comparison));
  rows += "</tr></thead>\n<tbody>\n";
  for (const std::size_t page : context.by_name) rows += area_row(context, page);
  return "<section class=\"wide\">\n<h2>" + voice.say(Phrase{"Alla områden", "All areas"}) +
         "</h2>\n" +
         scroll_box(
             "all",
             voice.say(Phrase{"Välj ett område för dess profil", "Choose an area for its profile"}),
             rows + "</tbody>\n") +
         "</section>\n";
}

std::string index_figure(const Context& context) {
  const std::string svg =
      context.index
          ? caterpillar_svg(context, {context.index->column, context.index->layer}, "index-caption")
          : "";
  if (svg.empty()) return "";
  const Voice& voice = context.voice;
  return "<section>\n<h2>" + voice.say(title_of(*context.index->layer->info)) +
         "</h2>\n<figure>\n<figcaption id=\"index-caption\">" +
         voice.say(Phrase{"Områdena i ordning, med 95 % konfidensintervall. ▲ bättre, ▼ sämre, ◆ "
                          "högre eller lägre utan värdering, ● ingen säker skillnad.",
                          "The areas in order, with 95% confidence intervals. ▲ better, ▼ worse, "
                          "◆ higher or lower without judgement, ● no clear difference."}) +
         "</figcaption>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
         "aria-labelledby=\"index-caption\">\n" +
         svg + "</div>\n</figure>\n</section>\n";
}

std::string region_map(const Context& context, const Atlas& atlas) {
  if (atlas.empty()) return "";
  return "<section>\n<h2>" + context.voice.say(Phrase{"Karta över regionen", "Map of the region"}) +
         "</h2>\n<figure class=\"main-map region-map\">\n<figcaption id=\"map-caption\">" +
         map_caption(context, std::nullopt) + "</figcaption>\n" +
         map_svg(context, atlas, std::nullopt, "map-caption") + map_legend(context, std::nullopt) +
         "</figure>\n</section>\n";
}

/// Pages of municipalities and of the region.
std::string other_levels(const Context& context) {
  std::string items;
  for (const LevelResult* level : other_page_levels(context.profile)) {
    const AreaSet& areas = *level->areas;
    std::vector<std::size_t> order(areas.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return swedish_less(areas.name(a), areas.name(b));
    });
    std::string links;
    for (const std::size_t area : order) {
      links += (links.empty() ? "" : ", ");
      links +=
          "<a href=\"" + link_to(page_file(context.profile, *level, areas.ids()[area])) + "\">";
      // The one area of a level is often called by its id; readers know it by the level's title.
      links += (areas.size() == 1 && areas.name(area) == areas.ids()[area]
                    ? context.voice.say(title_of(*level))
                    : html_escape(areas.name(area))) +
               "</a>";
    }
    items += "<li>" +
             (areas.size() == 1 ? "" : "<b>" + context.voice.say(title_of(*level)) + ":</b> ") +
             links + "</li>\n";
  }
  if (items.empty()) return "";
  return "<section>\n<h2>" + context.voice.say(Phrase{"Större områden", "Larger areas"}) +
         "</h2>\n<ul>\n" + items + "</ul>\n</section>\n";
}

std::string scenario_list(const Voice& voice, const std::vector<ScenarioLink>& scenarios) {
  if (scenarios.empty()) return "";
  std::string out = "<section>\n<h2>" + voice.say(Phrase{"Scenarier", "Scenarios"}) + "</h2>\n<p>" +
                    voice.say(Phrase{"Vad som skulle ändras om enheter stängde, öppnade eller "
                                     "flyttade, enligt en enkel modell.",
                                     "What would change if centres closed, opened or moved, by a "
                                     "simple model."}) +
                    "</p>\n<ul>\n";
  for (const ScenarioLink& scenario : scenarios) {
    out += "<li><a href=\"" + link_to(scenario.path) + "\">" + voice.say(scenario.title) +
           "</a></li>\n";
  }
  return out + "</ul>\n</section>\n";
}

}  // namespace

std::string link_to(const std::string& file) {
  std::string out;
  for (const char c : file) out += c == '%' ? std::string("%25") : std::string(1, c);
  return html_escape(out);
}

std::string index_body(const Context& context, const Atlas& atlas,
                       const std::vector<ScenarioLink>& scenarios) {
  return area_table(context) + other_levels(context) + scenario_list(context.voice, scenarios) +
         index_figure(context) + region_map(context, atlas) + about_section(context, "about.html");
}

}  // namespace omrade::report

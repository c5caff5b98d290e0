// Step 5: need and resources of all areas.
#include "report/numbers.hpp"
#include "report/quadrant.hpp"
#include "report/resource_facts.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <array>

namespace omrade::report {
namespace {

constexpr std::size_t kLeastAreas = 3;

std::vector<double> values_of(const Context& context, const LayerResult& layer) {
  std::vector<double> out;
  for (std::size_t page = 0; page < context.pages(); ++page)
    out.push_back(context.figure(0, layer, page).value());
  return out;
}

/// "Större behov, färre resurser" and the areas, by need.
std::string table(const Context& context, const Quadrants& quadrants, std::size_t page) {
  const Voice& voice = context.voice;
  std::string rows =
      "<thead><tr>" + column_heading(voice.say(Phrase{"Ruta", "Quarter"})) +
      column_heading(voice.say(Phrase{"Områden, störst behov först", "Areas, most need first"})) +
      "</tr></thead>\n<tbody>\n";
  for (const Quadrant one :
       {Quadrant::high_few, Quadrant::high_many, Quadrant::low_few, Quadrant::low_many}) {
    std::string names;
    for (const QuadrantPoint& point : quadrants.points) {
      if (point.quadrant != one) continue;
      const std::string name = html_escape(context.name(point.page));
      names += (names.empty() ? "" : ", ") + (point.page == page ? "<b>" + name + "</b>" : name);
    }
    rows += "<tr><th scope=\"row\">" + voice.say(quadrant_words(one)) + "</th><td>" +
            (names.empty() ? "–" : names) + "</td></tr>\n";
  }
  return scroll_box("quarters", voice.say(Phrase{"Rutorna i ord", "The quarters in words"}),
                    rows + "</tbody>\n");
}

/// Where the page's own area stands, in a sentence.
std::string sentence(const Context& context, const Quadrants& quadrants, const LayerResult& need,
                     const LayerResult& rate, std::size_t page) {
  const auto at = std::find_if(quadrants.points.begin(), quadrants.points.end(),
                               [page](const QuadrantPoint& point) { return point.page == page; });
  const Voice& voice = context.voice;
  if (at == quadrants.points.end()) {
    return voice.say(
        Phrase{"Området självt står inte i bilden: behovet eller antalet boende är "
               "inte känt eller skyddat.",
               "The area itself is not in the picture: its need or its number of "
               "residents is unknown or protected."});
  }
  return "<b>" + html_escape(context.name(page)) + "</b>: " + voice.each([&](Language l) {
    const bool sv = l == Language::sv;
    const auto both = [&](const LayerResult& layer, double middle) {
      const int decimals = layer.info->decimals;
      return context.figure(0, layer, page).plain(l) + (sv ? " (medianen " : " (median ") +
             number(middle, decimals, l) + ")";
    };
    const double middle = quadrants.middle_need;
    return html_escape(std::string(quadrant_words(at->quadrant).in(l)) +
                       (sv ? " än de flesta. Behov " : " than most. Need ") + both(need, middle) +
                       (sv ? ", resurser per 1\u00a0000 boende "
                           : ", resources per 1,000 "
                             "residents ") +
                       both(rate, quadrants.middle_resources) + ".");
  });
}

}  // namespace

std::string quadrant_section(const Context& context, std::size_t page) {
  const ResourceFacts facts(context);
  if (facts.empty() || facts.need() == nullptr) return "";
  const LayerResult* const rate = facts.layer(kAllResources, kResourceRate);
  if (rate == nullptr) return "";
  const Quadrants quadrants =
      quadrants_of(context, values_of(context, *facts.need()), values_of(context, *rate),
                   facts.resources().low_is_need);
  if (quadrants.points.size() < kLeastAreas) return "";
  const Voice& voice = context.voice;
  const Text title = title_of(*facts.need()->info);
  return "<figure>\n<figcaption id=\"quadrant\">" +
         voice.say(Phrase{"Behov och resurser i alla områden", "Need and resources in all areas"}) +
         " <small>" +
         voice.say(Phrase{"streckade linjer är medianer", "dashed lines are medians"}) +
         "</small></figcaption>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
         "aria-labelledby=\"quadrant\">\n" +
         quadrant_svg(context, quadrants, title, page, "quadrant") + "</div>\n<p>" +
         sentence(context, quadrants, *facts.need(), *rate, page) +
         "</p>\n</figure>\n<details class=\"quarters\">\n<summary>" +
         voice.say(Phrase{"Alla områden i ord", "All areas in words"}) + "</summary>\n" +
         table(context, quadrants, page) + "</details>\n";
}

}  // namespace omrade::report

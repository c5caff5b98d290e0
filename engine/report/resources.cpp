// Step 4: what there is around the area.
#include "report/numbers.hpp"
#include "report/resource_map.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace omrade::report {
namespace {

constexpr std::size_t kMostNames = 4;

/// "400 m", "1,4 km", "12 km": to what one would say on the way.
std::string way(double metres, Language l) {
  const double hundreds = std::round(metres / 100);
  if (hundreds < 10) return number(hundreds * 100, 0, l) + "\u00a0m";
  return number(metres / 1000, hundreds < 100 ? 1 : 0, l) + "\u00a0km";
}

std::string way_markup(const Voice& voice, double metres) {
  if (std::isnan(metres)) return "";
  if (metres < 100)
    return " <span class=\"ci\">" + voice.say(Phrase{"under 100\u00a0m", "under 100\u00a0m"}) +
           "</span>";
  return " <span class=\"ci\">" + voice.each([&](Language l) { return way(metres, l); }) +
         "</span>";
}

std::string names(const Context& context, const ResourceFacts& facts, const CategoryFacts& of,
                  std::size_t page) {
  const Voice& voice = context.voice;
  const Resources& all = facts.resources();
  std::string out;
  for (std::size_t k = 0; k < of.inside.size() && k < kMostNames; ++k) {
    const ResourceSeen& seen = of.inside[k];
    out += (k == 0 ? "" : ", ") + html_escape(all.names[seen.resource]) +
           way_markup(voice, seen.metres);
  }
  if (of.inside.size() > kMostNames) {
    const std::string more = std::to_string(of.inside.size() - kMostNames);
    out += voice.each([&](Language l) {
      return (l == Language::sv ? " och " + more + " till" : " and " + more + " more");
    });
  }
  if (!of.inside.empty()) return out;
  // Nothing lies inside of points, and that nothing does says nothing.
  const bool inside =
      of.count == nullptr || Figure(*of.count, page).state() != State::not_applicable;
  if (inside) out = voice.say(Phrase{"ingen i området; ", "none in the area; "});
  if (!of.closest) return inside ? voice.say(Phrase{"ingen i området", "none in the area"}) : "–";
  return out + voice.say(Phrase{"närmast ", "the nearest is "}) +
         html_escape(all.names[of.closest->resource]) + way_markup(voice, of.closest->metres);
}

/// "0,53" over "regionen 0,51".
std::string beside(const Voice& voice, const Figure& figure, const Phrase& whose,
                   const std::string& other) {
  return value_markup(voice, figure) +
         (other.empty() ? "" : "<small>" + voice.say(whose) + " " + other + "</small>");
}

std::string region_value(const Context& context, const ResourceFacts& facts,
                         const LayerResult& layer) {
  const LayerResult* const region = facts.of_region(layer);
  if (region == nullptr) return "";
  const Figure figure(*region, 0);
  return context.voice.each([&](Language l) { return html_escape(figure.plain(l)); });
}

std::string gap_markup(const Voice& voice, composite::Gap gap) {
  if (gap == composite::Gap::none) return "";
  return "<small class=\"verdict worse\"><span class=\"symbol\" aria-hidden=\"true\">▼</span> " +
         voice.say(gap == composite::Gap::missing ? Phrase{"lucka: saknas", "gap: missing"}
                                                  : Phrase{"lucka: långt bort", "gap: far away"}) +
         "</small>";
}

std::string row(const Context& context, const ResourceFacts& facts, const CategoryFacts& of,
                std::size_t page, bool rates) {
  const Voice& voice = context.voice;
  std::string out = "<tr><th scope=\"row\">" + resource_swatch(of.category) + " " +
                    voice.say(facts.resources().categories[of.category].title) +
                    gap_markup(voice, of.gap) + "</th><td>" + names(context, facts, of, page) +
                    "</td><td class=\"n\">" +
                    (of.count == nullptr ? "" : value_markup(voice, {*of.count, page})) + "</td>";
  if (rates) {
    out += "<td class=\"n\">";
    if (of.rate != nullptr) {
      out += beside(voice, {*of.rate, page}, {"regionen", "region"},
                    region_value(context, facts, *of.rate));
    }
    out += "</td>";
  }
  out += "<td class=\"n\">";
  if (of.nearest != nullptr) {
    const std::string middle =
        std::isnan(of.median_nearest) || context.pages() < 2 ? "" : voice.each([&](Language l) {
          return number(of.median_nearest, of.nearest->info->decimals, l);
        });
    out += beside(voice, {*of.nearest, page}, {"medianen", "median"}, middle);
  }
  return out + "</td></tr>\n";
}

std::string how_far(const Voice& voice, const ResourceFacts& facts) {
  std::string out = voice.say(
      facts.level().by_people
          ? Phrase{"Närmaste är de boendes medelavstånd fågelvägen enligt befolkningsrutnätet, "
                   "också till resurser utanför området.",
                   "Nearest is the residents' mean distance as the crow flies by the population "
                   "grid, also to resources outside the area."}
      : facts.own_places()
          ? Phrase{"Närmaste är fågelvägen från områdets punkt på kartan.",
                   "Nearest is as the crow flies from the area's point on the map."}
          : Phrase{"Närmaste är fågelvägen från områdets mitt, också till resurser utanför "
                   "området.",
                   "Nearest is as the crow flies from the middle of the area, also to resources "
                   "outside it."});
  if (!facts.own_places()) return out;
  return out + voice.say(Phrase{" Avstånd efter namn är från områdets punkt på kartan.",
                                " Distances after names are from the area's point on the map."});
}

std::size_t known_needs(const LayerResult& need) {
  std::size_t known = 0;
  for (std::size_t area = 0; area < need.estimates.size(); ++area)
    known += Figure(need, area).has_value() ? 1 : 0;
  return known;
}

/// Where gaps are looked for, and whether this area is one of them.
std::string about_gaps(const Context& context, const ResourceFacts& facts,
                       const std::vector<CategoryFacts>& categories, std::size_t page) {
  if (facts.need() == nullptr) return "";
  const Voice& voice = context.voice;
  const std::string measure = voice.say(title_of(*facts.need()->info));
  const bool any = std::any_of(categories.begin(), categories.end(),
                               [](const auto& one) { return one.gap != composite::Gap::none; });
  const bool declared = facts.resources().high_need.has_value();
  if (!Figure(*facts.need(), page).has_value()) {
    return voice.say(Phrase{"Luckor visas bara där behovet är högt, och här är det inte känt eller "
                            "skyddat: ",
                            "Gaps are shown only where the need is high, and here it is unknown or "
                            "protected: "}) +
           measure + ".";
  }
  if (!declared && known_needs(*facts.need()) < composite::kLeastAreasOfAFifth) {
    return voice.say(
        Phrase{"Luckor visas inte: högt behov är den högsta femtedelen, och den kan "
               "inte utses bland så få områden.",
               "Gaps are not shown: a high need is the highest fifth, and of so few "
               "areas there is none."});
  }
  if (!facts.high_need(page)) {
    return voice.say(Phrase{"Luckor visas bara där behovet är högt, och det är det inte här: ",
                            "Gaps are shown only where the need is high, and here it is not: "}) +
           measure +
           (declared ? voice.say(Phrase{" under gränsen i receptet.", " below the recipe's limit."})
                     : voice.say(Phrase{" utanför den högsta femtedelen.",
                                        " outside the highest fifth."}));
  }
  return voice.say(Phrase{"Behovet är högt här (", "The need is high here ("}) + measure +
         voice.say(Phrase{"): en lucka är det som saknas i området eller är längre bort än för "
                          "hälften av områdena.",
                          "): a gap is what is missing in the area, or further away than in half "
                          "of the areas."}) +
         (any ? std::string()
              : voice.say(Phrase{" Här finns ingen lucka.", " There is no gap here."}));
}

std::string table(const Context& context, const ResourceFacts& facts, std::size_t page) {
  const Voice& voice = context.voice;
  const std::vector<CategoryFacts> categories = facts.categories(page);
  const bool rates = categories.front().rate != nullptr;
  std::string rows =
      "<thead><tr>" + column_heading(voice.say(Phrase{"Resurs", "Resource"})) +
      column_heading(voice.say(
          facts.own_places() ? Phrase{"I området, närmast först", "In the area, nearest first"}
                             : Phrase{"I området", "In the area"})) +
      column_heading(voice.say(Phrase{"Antal", "Number"}), "n");
  if (rates)
    rows += column_heading(voice.say(Phrase{"Per 1\u00a0000 boende", "Per 1,000 residents"}), "n");
  rows += column_heading(voice.say(Phrase{"Närmaste, km", "Nearest, km"}), "n") +
          "</tr></thead>\n<tbody>\n";
  for (const CategoryFacts& one : categories) rows += row(context, facts, one, page, rates);
  return scroll_box("resources",
                    voice.say(Phrase{"Resurser i och kring ", "Resources in and around "}) +
                        html_escape(context.name(page)),
                    rows + "</tbody>\n") +
         "<p><small>" + how_far(voice, facts) + " " + about_gaps(context, facts, categories, page) +
         "</small></p>\n";
}

}  // namespace

std::string resources_section(const Context& context, const Atlas& atlas, std::size_t page) {
  const ResourceFacts facts(context);
  if (facts.empty()) return "";
  const Voice& voice = context.voice;
  std::string out = "<div class=\"resources-box\">\n";
  const std::string map = resource_map(context, atlas, facts, page, "resource-map");
  if (!map.empty()) {
    out += "<figure>\n<figcaption id=\"resource-map\">" +
           voice.say(Phrase{"Var de ligger: fyllda tecken i området, ihåliga utanför",
                            "Where they are: filled marks in the area, hollow ones outside"}) +
           (marks_stand_for_several(atlas, facts, page)
                ? voice.say(Phrase{"; ett tecken kan stå för flera", "; a mark can be several"})
                : std::string()) +
           "</figcaption>\n" + map + "</figure>\n";
  }
  return out + "<div>\n" + table(context, facts, page) + "</div>\n</div>\n";
}

}  // namespace omrade::report

#include "report/caterpillar.hpp"
#include "report/collation.hpp"
#include "report/map.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/strip.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <vector>

namespace omrade::report {
namespace {

bool some_in_part(const Context& context, std::size_t page) {
  const auto& shares = context.shares[page];
  return std::any_of(shares.begin(), shares.end(),
                     [](const Share& share) { return share.share < 1 - 1e-9; });
}

/// What the shares are shares of follows from how they were found; where every area belongs wholly
/// there is nothing to say of shares.
Phrase caption_for(const Context& context, std::size_t page) {
  if (!some_in_part(context, page))
    return {"Områden som ingår, alla i sin helhet",
            "Areas that are part of it, all of them wholly"};
  if (context.method == CrosswalkMethod::areal) {
    return {"Områden som ingår, och hur stor andel av deras yta som hör hit",
            "Areas that are part of it, and the share of their surface that belongs here"};
  }
  return {"Områden som ingår, och hur stor andel av deras boende som hör hit",
          "Areas that are part of it, and the share of their residents who belong here"};
}

std::string area_row(const Context& context, const Share& share, bool shares) {
  const AreaSet& areas = *context.base->areas;
  const std::string& id = areas.ids()[share.area];
  std::string out = "<tr><th scope=\"row\">" + html_escape(areas.name(share.area));
  if (areas.name(share.area) != id) out += " <small>" + html_escape(id) + "</small>";
  out += "</th>";
  if (shares) {
    out += "<td class=\"n whole\">" +
           context.voice.each([&](Language l) { return share_percent(share.share, l); }) + "</td>";
  }
  if (!context.maps_base()) return out + "</tr>\n";
  for (const MapLayer& map : context.map_layers) {
    out += "<td class=\"n\">" + value_markup(context.voice, {*map.layer, share.area}) + "</td>";
  }
  return out + "</tr>\n";
}

std::string area_table(const Context& context, std::size_t page) {
  std::vector<Share> shares = context.shares[page];
  const AreaSet& areas = *context.base->areas;
  std::stable_sort(shares.begin(), shares.end(), [&](const Share& a, const Share& b) {
    return swedish_less(areas.name(a.area), areas.name(b.area));
  });
  const Voice& voice = context.voice;
  const bool parts = some_in_part(context, page);
  std::string rows = "<thead><tr>" + column_heading(voice.say(words::area));
  if (parts) rows += column_heading(voice.say(Phrase{"Andel", "Share"}), "n");
  if (context.maps_base()) {
    for (const MapLayer& map : context.map_layers)
      rows += column_heading(heading_markup(voice, *map.layer->info), "n");
  }
  rows += "</tr></thead>\n<tbody>\n";
  for (const Share& share : shares) rows += area_row(context, share, parts);
  return scroll_box("areas", voice.say(caption_for(context, page)), rows + "</tbody>\n");
}

/// Buttons that the style sheet listens to: the page needs no script.
std::string choice(const Context& context) {
  if (context.map_layers.size() < 2) return "";
  const Voice& voice = context.voice;
  std::string out = "<span id=\"choose-map\" class=\"choose\">" +
                    voice.say(Phrase{"Visa på kartan:", "Show on the map:"}) + "</span>\n";
  for (std::size_t k = 0; k < context.map_layers.size(); ++k) {
    const std::string id = "map-" + std::to_string(k + 1);
    out += "<input type=\"radio\" name=\"map\" id=\"" + id + "\"" + (k == 0 ? " checked>" : ">") +
           "<label for=\"" + id + "\">" + voice.say(title_of(*context.map_layers[k].layer->info)) +
           "</label>\n";
  }
  return out;
}

/// One figure for each map layer that has one; the style shows the chosen.
template <class Draw>
std::string figures(const Context& context, const std::string& style, const Draw& draw) {
  std::string out;
  for (std::size_t k = 0; k < context.map_layers.size(); ++k) {
    const std::string inside = draw(context.map_layers[k], k);
    if (inside.empty()) continue;
    out += "<figure class=\"" + style +
           (context.map_layers.size() > 1 ? " " + shown_with(k) : std::string()) + "\">\n" +
           inside + "</figure>\n";
  }
  return out;
}

std::string orders(const Context& context, std::size_t page) {
  return figures(context, "order", [&](const MapLayer& map, std::size_t k) -> std::string {
    if (map.page_layer == nullptr || context.pages() < 2) return "";
    const std::string id = "order-" + std::to_string(k + 1);
    const std::string svg = caterpillar_svg(context, {map.column, map.page_layer}, page, id);
    if (svg.empty()) return "";
    const Voice& voice = context.voice;
    return "<figcaption id=\"" + id + "\">" + voice.each([&](Language l) {
      const bool sv = l == Language::sv;
      return html_escape((sv ? "Alla " : "All ") +
                         number(static_cast<double>(context.pages()), 0, l) +
                         (sv ? " områden i ordning: " : " areas in order: ") +
                         title_of(*map.page_layer->info).in(code(l)));
    }) + " <small>" +
           voice.say(title_of(*context.columns[map.column].level)) + ", " +
           voice.say(words::confidence_interval) + "</small></figcaption>\n" + svg;
  });
}

std::string strips(const Context& context, std::size_t page) {
  const std::string out =
      figures(context, "within", [&](const MapLayer& map, std::size_t k) -> std::string {
        const std::string id = "within-" + std::to_string(k + 1);
        const std::string svg = strip_svg(context, map, page, id);
        if (svg.empty()) return "";
        const Voice& voice = context.voice;
        return "<figcaption id=\"" + id + "\">" +
               voice.say(Phrase{"Skillnader inom området: ", "Differences within the area: "}) +
               heading_markup(voice, *map.layer->info) +
               "</figcaption>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
               "aria-labelledby=\"" +
               id + "\">\n" + svg + "</div>\n<p>" + strip_words(context, map, page) + "</p>\n";
      });
  if (out.empty()) return "";
  return out + "<p><small>" +
         context.voice.say(Phrase{"Tunna streck är regionens alla små områden; tjocka hör till "
                                  "området, korta till en del.",
                                  "Thin lines are all small areas of the region; thick ones belong "
                                  "to the area, short ones in part."}) +
         "</small></p>\n";
}

}  // namespace

std::string maps(const Context& context, const Atlas& atlas, std::size_t page) {
  if (atlas.empty() && context.map_layers.empty()) return "";
  std::string out = "<div class=\"maps\">\n" + choice(context) + "<div class=\"shown-box\">\n";
  out += "<div class=\"beside\">\n";
  if (!atlas.empty()) {
    out += "<figure class=\"main-map\">\n<figcaption id=\"map-caption\">" +
           map_caption(context, page) + "</figcaption>\n" +
           map_svg(context, atlas, page, "map-caption") + map_legend(context, page) + "</figure>\n";
  }
  return out + "<div>\n" + orders(context, page) + "</div>\n</div>\n" + strips(context, page) +
         "</div>\n</div>\n";
}

std::string own_areas(const Context& context, std::size_t page) {
  const bool itself = context.base == context.columns.front().level;
  const bool table = context.base != nullptr && !itself && !context.shares[page].empty();
  if (!table) return "";
  constexpr std::size_t many = 40;  // more are opened by those who want them, and not printed
  const std::string out = "<div class=\"own-areas\">\n" + area_table(context, page) + "</div>\n";
  if (context.shares[page].size() <= many) return out;
  return "<details>\n<summary>" + context.voice.say(caption_for(context, page)) + "</summary>\n" +
         out + "</details>\n";
}

}  // namespace omrade::report

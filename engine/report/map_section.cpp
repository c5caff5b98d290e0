#include "report/collation.hpp"
#include "report/map.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <vector>

namespace omrade::report {
namespace {

/// What the shares are shares of follows from how they were found.
Phrase caption_for(CrosswalkMethod method) {
  if (method == CrosswalkMethod::areal) {
    return {"Områden som ingår, och hur stor andel av deras yta som hör hit",
            "Areas that are part of it, and the share of their surface that belongs here"};
  }
  return {"Områden som ingår, och hur stor andel av deras boende som hör hit",
          "Areas that are part of it, and the share of their residents who belong here"};
}

std::string area_row(const Context& context, const Share& share) {
  const AreaSet& areas = *context.base->areas;
  const std::string& id = areas.ids()[share.area];
  std::string out = "<tr><th scope=\"row\">" + html_escape(areas.name(share.area));
  if (areas.name(share.area) != id) out += " <small>" + html_escape(id) + "</small>";
  out += "</th><td class=\"n\">" +
         context.voice.each([&](Language l) { return share_percent(share.share, l); }) + "</td>";
  if (context.maps_base() && context.mapped != nullptr) {
    out +=
        "<td class=\"n\">" + value_markup(context.voice, {*context.mapped, share.area}) + "</td>";
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
  std::string rows = "<thead><tr>" + column_heading(voice.say(words::area)) +
                     column_heading(voice.say(Phrase{"Andel", "Share"}), "n");
  if (context.maps_base() && context.mapped != nullptr) {
    rows += column_heading(heading_markup(voice, *context.mapped->info), "n");
  }
  rows += "</tr></thead>\n<tbody>\n";
  for (const Share& share : shares) rows += area_row(context, share);
  return scroll_box("areas", voice.say(caption_for(context.method)), rows + "</tbody>\n");
}

}  // namespace

std::string map_section(const Context& context, const Atlas& atlas, std::size_t page) {
  const bool itself = context.base == context.columns.front().level;
  const bool table = context.base != nullptr && !itself && !context.shares[page].empty();
  if (atlas.empty() && !table) return "";
  const Voice& voice = context.voice;
  std::string out = "<section>\n<h2>" + voice.say(Phrase{"Området", "The area"}) +
                    "</h2>\n<div class=\"beside\">\n";
  if (!atlas.empty()) {
    out += "<figure class=\"main-map\">\n<figcaption id=\"map-caption\">" + map_caption(context) +
           "</figcaption>\n" + map_svg(context, atlas, page, "map-caption") +
           map_legend(context, page) +
           "</figure>\n<figure class=\"where\">\n<figcaption id=\"locator-caption\">" +
           voice.say(Phrase{"Läge i regionen", "Where in the region"}) + "</figcaption>\n" +
           locator_svg(context, atlas, page, "locator-caption") + "</figure>\n";
  }
  if (table) out += area_table(context, page);
  return out + "</div>\n</section>\n";
}

}  // namespace omrade::report

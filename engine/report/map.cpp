#include "report/map.hpp"

#include "report/numbers.hpp"
#include "report/place_labels.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace omrade::report {
namespace {

constexpr double kWhole = 1 - 1e-9;

/// Areas of the map that the view meets.
std::vector<std::size_t> visible_areas(const Atlas& atlas, const View& view, std::size_t areas) {
  std::vector<std::size_t> visible;
  for (std::size_t area = 0; area < areas; ++area) {
    if (atlas.box(area).meets(view.box)) visible.push_back(area);
  }
  return visible;
}

std::string fill_class(const MapLayer& map, std::size_t area) {
  const Figure figure(*map.layer, area);
  if (figure.state() == State::withheld) return "withheld";
  const auto k = map.classes.of(figure.value());
  return k ? "c" + std::to_string(map.classes.shade(*k)) : "missing";
}

/// Of the whole region the first layer alone.
std::size_t layers_drawn(const Context& context, std::optional<std::size_t> page) {
  return page ? context.map_layers.size() : std::min<std::size_t>(context.map_layers.size(), 1);
}

/// Plain text: "Name (id)" and a line for each layer, "CNI: 0,89".
std::string tooltip(const Context& context, std::size_t layers, std::size_t area,
                    Language language) {
  const AreaSet& areas = *context.map->areas;
  std::string out = areas.name(area);
  if (out != areas.ids()[area]) out += " (" + areas.ids()[area] + ")";
  for (std::size_t k = 0; k < layers; ++k) {
    const LayerResult& layer = *context.map_layers[k].layer;
    out += "\n" + title_of(*layer.info).in(code(language)) + ": " +
           Figure(layer, area).plain(language);
  }
  return out;
}

std::string use(std::size_t area, const std::string& style, const std::string& inside) {
  std::string out = "<use href=\"#a" + std::to_string(area) + "\"";
  if (!style.empty()) out += " class=\"" + style + "\"";
  return out + (inside.empty() ? "/>" : ">" + inside + "</use>\n");
}

/// Patterns for areas without a colour: told apart without colours, on paper too.
constexpr std::string_view kPatterns =
    "<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#f7f7f7\"/>"
    "<path d=\"M1,0V6\" stroke=\"#5a5a5a\" stroke-width=\"1.6\"/></pattern>\n"
    "<pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"6\" height=\"6\" fill=\"#efefef\"/><circle cx=\"3\" cy=\"3\" r=\"1\" "
    "fill=\"#6b6b6b\"/>"
    "</pattern>\n";

/// A white casing below the lines, so that they stand out on dark areas too.
std::string own_outlines(const Context& context, std::size_t page) {
  std::string casing = "<g class=\"casing\">\n";
  std::string lines = "<g class=\"own\">\n";
  for (const Share& share : context.shares[page]) {
    casing += use(share.area, "", "");
    lines += use(share.area, share.share < kWhole ? "part" : "", "");
  }
  return casing + "</g>\n" + lines + "</g>\n";
}

/// The longest of 1, 2, 5 · 10^k metres that takes at most a quarter of the width.
double scale_metres(const View& view) {
  const double most = view.metres_per_pixel() * view.width / 4;
  const double power = std::pow(10, std::floor(std::log10(most)));
  return most >= 5 * power ? 5 * power : most >= 2 * power ? 2 * power : power;
}

std::string scale_bar(const View& view) {
  const double metres = scale_metres(view);
  const double length = metres / view.metres_per_pixel();
  const std::string text =
      metres >= 1000 ? fixed(metres / 1000, 0) + "\u00a0km" : fixed(metres, 0) + "\u00a0m";
  const double y = view.height - 14;
  const std::string plate = "<rect x=\"4\" y=\"" + pixel(y - 14) + "\" width=\"" +
                            pixel(length + 70) + "\" height=\"24\"/><rect x=\"" +
                            pixel(view.width - 38) + "\" y=\"4\" width=\"32\" height=\"54\"/>";
  return "<g class=\"scale\">" + plate + "<path d=\"M12," + pixel(y - 6) + "V" + pixel(y) + "H" +
         pixel(12 + length) + "V" + pixel(y - 6) + "\"/><text x=\"" + pixel(18 + length) +
         "\" y=\"" + pixel(y) + "\">" + text + "</text><path d=\"M" + pixel(view.width - 22) +
         ",34V12m-5,8l5-9l5,9\"/><text x=\"" + pixel(view.width - 22) +
         "\" y=\"52\" text-anchor=\"middle\">N</text></g>\n";
}

std::string svg_open(const View& view, std::string_view style, const std::string& caption) {
  return "<svg class=\"" + std::string(style) + "\" viewBox=\"0 0 " + pixel(view.width) + " " +
         pixel(view.height) + "\" role=\"img\" aria-labelledby=\"" + caption + "\">\n";
}

std::string swatch(const std::string& content) {
  return "<svg class=\"swatch\" viewBox=\"0 0 24 16\" aria-hidden=\"true\">" + content + "</svg>";
}

std::string legend_entry(const std::string& drawing, const std::string& words,
                         const std::string& style = {}) {
  return "<li" + (style.empty() ? "" : " class=\"" + style + "\"") + ">" + swatch(drawing) + " " +
         words + "</li>\n";
}

std::string box_of(const std::string& style) {
  return "<rect class=\"" + style + "\" x=\".5\" y=\".5\" width=\"23\" height=\"15\"/>";
}

/// Whether some area of the map is withheld, and whether some has no number for another reason.
std::pair<bool, bool> marks_on_map(const LayerResult& layer, std::size_t areas) {
  bool withheld = false;
  bool missing = false;
  for (std::size_t area = 0; area < areas; ++area) {
    const Figure figure(layer, area);
    const bool hatched = figure.state() == State::withheld;
    withheld = withheld || hatched;
    missing = missing || (!hatched && !figure.has_value());
  }
  return {withheld, missing};
}

/// The areas coloured by one layer, or all alike where there is none; a group for each colour.
std::string coloured(const MapLayer* map, const std::vector<std::size_t>& visible,
                     const std::string& shown) {
  std::map<std::string, std::string> uses;
  for (const std::size_t area : visible)
    uses[map == nullptr ? "plain" : fill_class(*map, area)] += use(area, "", "");
  std::string out = "<g class=\"areas" + shown + "\">\n";
  for (const auto& [style, used] : uses) out += "<g class=\"" + style + "\">\n" + used + "</g>\n";
  return out + "</g>\n";
}

/// What the areas say of themselves, over all colours.
std::string tooltips(const Context& context, std::size_t layers,
                     const std::vector<std::size_t>& visible) {
  return context.voice.each(
      [&](Language language) {
        std::string out = "<g class=\"tips\">\n";
        for (const std::size_t area : visible) {
          out +=
              use(area, "",
                  "<title>" + html_escape(tooltip(context, layers, area, language)) + "</title>");
        }
        return out + "</g>\n";
      },
      "g");
}

std::string class_entries(const Context& context, const MapLayer& map, const std::string& shown) {
  const Voice& voice = context.voice;
  const LayerInfo& info = *map.layer->info;
  std::string out;
  for (std::size_t k = 0; k < map.classes.ranges().size(); ++k) {
    const Classes::Range& range = map.classes.ranges()[k];
    out += legend_entry(box_of("c" + std::to_string(map.classes.shade(k))),
                        voice.each([&](Language l) {
                          return with_unit(range.lower == range.upper
                                               ? number(range.lower, info.decimals, l)
                                               : limits(range.lower, range.upper, info.decimals, l),
                                           info.unit, l);
                        }),
                        shown);
  }
  const auto [withheld, missing] = marks_on_map(*map.layer, context.map->areas->size());
  if (withheld) out += legend_entry(box_of("withheld"), voice.say(words::withheld), shown);
  if (missing) out += legend_entry(box_of("missing"), voice.say(words::missing), shown);
  return out;
}

}  // namespace

std::string shown_with(std::size_t k) {
  return "shown shown-" + std::to_string(k + 1);
}

bool is_whole_map(const Context& context, std::size_t page) {
  if (!context.maps_base()) return false;
  const auto& shares = context.shares[page];
  return shares.size() == context.map->areas->size() &&
         std::all_of(shares.begin(), shares.end(),
                     [](const Share& s) { return s.share >= kWhole; });
}

std::string map_svg(const Context& context, const Atlas& atlas, std::optional<std::size_t> page,
                    const std::string& caption) {
  const View& view = page ? atlas.page_view(*page) : atlas.region_view();
  const Polygons& shapes = atlas.shapes(view);
  const std::vector<std::size_t> visible = visible_areas(atlas, view, shapes.areas());
  std::string out = svg_open(view, "map", caption) + "<defs>\n" + std::string(kPatterns);
  for (const std::size_t area : visible) {
    out += "<path id=\"a" + std::to_string(area) + "\" d=\"" +
           path_data(shapes, area, view, kHalfPixel) + "\"/>\n";
  }
  out += "</defs>\n";
  const std::size_t drawn = layers_drawn(context, page);
  if (drawn == 0) out += coloured(nullptr, visible, "");
  for (std::size_t k = 0; k < drawn; ++k)
    out += coloured(&context.map_layers[k], visible, drawn > 1 ? " " + shown_with(k) : "");
  out += tooltips(context, drawn, visible);
  if (page && context.maps_base() && !is_whole_map(context, *page))
    out += own_outlines(context, *page);
  if (context.places != nullptr) out += place_marks(context, view, page);
  return out + scale_bar(view) + "</svg>\n";
}

std::string map_caption(const Context& context, std::optional<std::size_t> page) {
  const Voice& voice = context.voice;
  const std::size_t drawn = layers_drawn(context, page);
  if (drawn == 0) return voice.say(Phrase{"Karta", "Map"});
  std::string out;
  for (std::size_t k = 0; k < drawn; ++k) {
    const LayerResult& layer = *context.map_layers[k].layer;
    const std::string said = heading_markup(voice, *layer.info) +
                             (layer.period.empty() ? "" : ", " + html_escape(layer.period));
    out += drawn > 1 ? "<span class=\"" + shown_with(k) + "\">" + said + "</span>" : said;
  }
  return out + " <small>" + voice.say(title_of(*context.map)) + "</small>";
}

std::string map_legend(const Context& context, std::optional<std::size_t> page) {
  const Voice& voice = context.voice;
  std::string out = "<ul class=\"legend\">\n";
  const std::size_t drawn = layers_drawn(context, page);
  for (std::size_t k = 0; k < drawn; ++k) {
    out += class_entries(context, context.map_layers[k], drawn > 1 ? shown_with(k) : "");
  }
  if (page && context.maps_base() && !is_whole_map(context, *page)) {
    out += legend_entry("<path class=\"own\" d=\"M2,2H22V14H2z\"/>",
                        voice.say(Phrase{"hör helt till området", "belongs wholly to the area"}));
    const auto& shares = context.shares[*page];
    if (std::any_of(shares.begin(), shares.end(),
                    [](const Share& s) { return s.share < kWhole; })) {
      out += legend_entry(
          "<path class=\"own part\" d=\"M2,2H22V14H2z\"/>",
          voice.say(Phrase{"hör till en del till området", "belongs in part to the area"}));
    }
  }
  if (context.places != nullptr) {
    if (page) {
      out += legend_entry("<circle class=\"place own-place\" cx=\"12\" cy=\"8\" r=\"5\"/>",
                          html_escape(context.name(*page)));
    }
    out += legend_entry(
        "<circle class=\"place\" cx=\"12\" cy=\"8\" r=\"3.5\"/>",
        page ? voice.say(Phrase{"andra områden med profil", "other areas with a profile"})
             : voice.say(Phrase{"område med profil", "area with a profile"}));
  }
  return out + "</ul>\n";
}

std::string locator_svg(const Context& context, const Atlas& atlas, std::size_t page,
                        const std::string& caption) {
  const View& view = atlas.locator_view();
  std::vector<bool> is_own(atlas.locator_paths().size(), false);
  if (context.maps_base()) {
    for (const Share& share : context.shares[page]) is_own[share.area] = true;
  }
  // One path for all that look alike: nothing else refers to an area of this map.
  std::string own;
  std::string region;
  for (std::size_t area = 0; area < is_own.size(); ++area)
    (is_own[area] ? own : region) += atlas.locator_paths()[area];
  const auto path = [](const char* style, const std::string& d) {
    return d.empty() ? "" : "<path class=\"" + std::string(style) + "\" d=\"" + d + "\"/>\n";
  };
  // A frame that reaches beyond the drawing is drawn along its edge.
  const Box& frame = atlas.page_view(page).box;
  const double left = std::max(view.x(frame.min_x), 1.0);
  const double top = std::max(view.y(frame.max_y), 1.0);
  const double right = std::min(view.x(frame.max_x), view.width - 1);
  const double bottom = std::min(view.y(frame.min_y), view.height - 1);
  return svg_open(view, "locator", caption) + path("region", region) + path("own-areas", own) +
         "<rect class=\"frame\" x=\"" + pixel(left) + "\" y=\"" + pixel(top) + "\" width=\"" +
         pixel(right - left) + "\" height=\"" + pixel(bottom - top) + "\"/>\n</svg>\n";
}

}  // namespace omrade::report

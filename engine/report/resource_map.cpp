#include "report/resource_map.hpp"

#include "report/view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <tuple>
#include <vector>

namespace omrade::report {
namespace {

/// Of a whole region names would be most of the page.
constexpr std::ptrdiff_t kNamed = 150;

constexpr std::array<std::string_view, 8> kShapes{
    "M-4.5,0a4.5,4.5 0 1 0 9,0a4.5,4.5 0 1 0-9,0z",       // circle
    "M-4-4h8v8h-8z",                                      // square
    "M0-5.5l5,9h-10z",                                    // triangle
    "M0-6l5.5,6l-5.5,6l-5.5-6z",                          // diamond
    "M0,5.5l5-9h-10z",                                    // triangle downwards
    "M-2-5.5h4v3.5h3.5v4h-3.5v3.5h-4v-3.5h-3.5v-4h3.5z",  // cross
    "M-3-5.2h6l3,5.2l-3,5.2h-6l-3-5.2z",                  // hexagon
    "M-5-5l10,10v-10l-10,10z",                            // bow tie
};

std::string uses(const std::string& id, const std::string& attributes) {
  return "<use href=\"#" + id + "\"" + attributes;
}

bool is_inside(const ResourceFacts& facts, std::size_t resource, std::size_t page) {
  return facts.level().area[resource] == static_cast<std::int32_t>(page);
}

/// What lies inside, with room around it, in pixels of the map of health: that has the outlines.
View close_up(const ResourceFacts& facts, const View& view, std::size_t page) {
  Box content = no_box();
  const auto take = [&](Point p) {
    if (p.x == p.x && p.y == p.y) content = united(content, {p.x, p.y, p.x, p.y});
  };
  take(facts.place(page));
  for (std::size_t i = 0; i < facts.resources().size(); ++i) {
    if (is_inside(facts, i, page)) take(facts.resources().points[i]);
  }
  if (content.min_x > content.max_x) return view;
  constexpr double width = 400;
  constexpr double height = 400;
  constexpr double least_metres = 2500;
  return fit(content, width, height, 0.12, least_metres);
}

/// More marks than these are no picture: those of one sort that lie close are then one mark.
constexpr std::size_t kMostMarks = 600;

/// One mark: of the category, at a pixel, and the resource that it is of.
struct Mark {
  std::uint32_t category = 0;
  double x = 0, y = 0;
  std::size_t resource = 0;
};

/// Marks of what lies inside the area, or outside: one for each category and square of `side`
/// pixels that has any, the first of them.
std::vector<Mark> marks_of(const ResourceFacts& facts, const View& view, std::size_t page,
                           bool inside, long side) {
  const Resources& all = facts.resources();
  std::set<std::tuple<std::uint32_t, long, long>> taken;
  std::vector<Mark> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Point at = all.points[i];
    if (is_inside(facts, i, page) != inside || !view.box.meets({at.x, at.y, at.x, at.y})) continue;
    const Mark mark{all.category[i], view.x(at.x), view.y(at.y), i};
    if (side == 0 ||
        taken.emplace(mark.category, std::lround(mark.x) / side, std::lround(mark.y) / side).second)
      out.push_back(mark);
  }
  return out;
}

/// The pixels of a square that has one mark of a sort; 0 where every resource has its own.
long side_of_marks(const ResourceFacts& facts, const View& view, std::size_t page) {
  for (long side = 0;; side = side == 0 ? 4 : 2 * side) {
    const std::size_t marks = marks_of(facts, view, page, true, side).size() +
                              marks_of(facts, view, page, false, side).size();
    if (marks <= kMostMarks || side > static_cast<long>(view.width)) return side;
  }
}

/// What lies outside is drawn first, so that nothing of it covers what lies inside.
std::string marks(const ResourceFacts& facts, const View& view, std::size_t page, bool inside,
                  long side) {
  const Resources& all = facts.resources();
  const auto& areas = facts.level().area;
  const bool named =
      inside && side == 0 &&
      std::count(areas.begin(), areas.end(), static_cast<std::int32_t>(page)) <= kNamed;
  std::string out;
  for (const Mark& mark : marks_of(facts, view, page, inside, side)) {
    out +=
        uses("k" + std::to_string(mark.category),
             " x=\"" + fixed(mark.x, 0) + "\" y=\"" + fixed(mark.y, 0) + "\"") +
        (named ? "><title>" + html_escape(all.names[mark.resource]) + "</title></use>\n" : "/>\n");
  }
  return out;
}

/// The place of the area itself.
std::string own_place(Point at, const View& view) {
  if (!view.box.meets({at.x, at.y, at.x, at.y})) return "";
  return "<circle class=\"place own-place\" cx=\"" + fixed(view.x(at.x), 0) + "\" cy=\"" +
         fixed(view.y(at.y), 0) + "\" r=\"5\"/>\n";
}

}  // namespace

std::string_view resource_shape(std::size_t category) {
  return kShapes.at(category % kShapes.size());
}

std::string resource_swatch(std::size_t category) {
  return "<svg class=\"kind\" viewBox=\"-7 -7 14 14\" width=\"14\" height=\"14\" "
         "aria-hidden=\"true\"><path d=\"" +
         std::string(resource_shape(category)) + "\"/></svg>";
}

bool marks_stand_for_several(const Atlas& atlas, const ResourceFacts& facts, std::size_t page) {
  if (atlas.empty()) return false;
  return side_of_marks(facts, close_up(facts, atlas.page_view(page), page), page) > 0;
}

std::string resource_map(const Context& context, const Atlas& atlas, const ResourceFacts& facts,
                         std::size_t page, const std::string& caption) {
  if (atlas.empty()) return "";
  const View& outlines = atlas.page_view(page);
  const View view = close_up(facts, outlines, page);
  // Outlines are in the pixels of another drawing: moved and enlarged they are in those of this.
  const double scale = outlines.metres_per_pixel() / view.metres_per_pixel();
  const std::string moved = " transform=\"translate(" + pixel(view.x(outlines.box.min_x)) + " " +
                            pixel(view.y(outlines.box.max_y)) + ") scale(" + fixed(scale, 4) +
                            ")\" stroke-width=\"" + fixed(1 / scale, 2) + "\">\n";
  std::string out = "<svg class=\"resource-map\" viewBox=\"0 0 " + pixel(view.width) + " " +
                    pixel(view.height) + "\" role=\"img\" aria-labelledby=\"" + caption +
                    "\">\n<defs>";
  for (std::size_t c = 0; c < facts.resources().categories.size(); ++c) {
    out += "<path id=\"k" + std::to_string(c) + "\" d=\"" + std::string(resource_shape(c)) + "\"/>";
  }
  out += "</defs>\n<g class=\"theirs\"" + moved;
  std::string ours;
  for (std::size_t area = 0; area < context.map->areas->size(); ++area) {
    if (atlas.box(area).meets(outlines.box) && atlas.box(area).meets(view.box))
      out += uses("a" + std::to_string(area), "/>");
  }
  if (context.maps_base()) {
    for (const Share& share : context.shares[page]) {
      if (atlas.box(share.area).meets(view.box))
        ours += uses("a" + std::to_string(share.area),
                     share.share < 1 - 1e-9 ? " class=\"in-part\"/>" : "/>");
    }
  }
  out += "\n</g>\n<g class=\"ours\"" + moved + ours + "\n</g>\n";
  const long side = side_of_marks(facts, view, page);
  return out + "<g class=\"hollow\">\n" + marks(facts, view, page, false, side) + "</g>\n<g>\n" +
         marks(facts, view, page, true, side) + "</g>\n" + own_place(facts.place(page), view) +
         "</svg>\n";
}

}  // namespace omrade::report

#include "report/place_labels.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace omrade::report {
namespace {

constexpr double kTextHeight = 15;
constexpr double kOwnRadius = 7;
constexpr double kRadius = 3.5;

std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// The room that a name needs, generously: fonts differ between machines.
double text_width(const std::string& text, bool own) {
  return static_cast<double>(letters(text)) * (own ? 8.4 : 7.2);
}

struct Mark {
  std::size_t place;
  double x, y;
  bool own;
};

struct Label {
  double x, y;
  std::string_view anchor;  ///< "start" or "end" beside the mark, "middle" above it
  Box box;
};

Label beside(const Mark& mark, double width, bool before) {
  const double gap = (mark.own ? kOwnRadius : kRadius) + 4;
  const double left = before ? mark.x - gap - width : mark.x + gap;
  return {before ? mark.x - gap : mark.x + gap,
          mark.y + 5,
          before ? "end" : "start",
          {left, mark.y - kTextHeight / 2, left + width, mark.y + kTextHeight / 2}};
}

/// Above the mark, shifted so that it lies inside the drawing.
Label above(const Mark& mark, double width, const View& view) {
  const double x = std::clamp(mark.x, std::min(width, view.width) / 2,
                              view.width - std::min(width, view.width) / 2);
  const double y = std::max(mark.y - kOwnRadius - 6, kTextHeight);
  return {x, y, "middle", {x - width / 2, y - kTextHeight, x + width / 2, y + 3}};
}

/// Where a name has room: inside the drawing and clear of `taken`. The own name always gets a
/// place.
std::optional<Label> label_for(const Mark& mark, const std::string& name, const View& view,
                               std::vector<Box>& taken) {
  const double width = text_width(name, mark.own);
  const auto fits = [&](const Box& box) {
    const bool inside = box.min_x >= 2 && box.max_x <= view.width - 2 && box.min_y >= 2 &&
                        box.max_y <= view.height - 2;
    return inside && std::none_of(taken.begin(), taken.end(),
                                  [&](const Box& other) { return other.meets(box); });
  };
  std::optional<Label> chosen;
  for (const bool before : {false, true}) {
    const Label label = beside(mark, width, before);
    if (!chosen && fits(label.box)) chosen = label;
  }
  if (!chosen && mark.own) chosen = above(mark, width, view);
  if (chosen) taken.push_back(chosen->box);
  return chosen;
}

std::string circle(const Mark& mark, const std::string& name) {
  return "<circle class=\"place" + std::string(mark.own ? " own-place" : "") + "\" cx=\"" +
         pixel(mark.x) + "\" cy=\"" + pixel(mark.y) + "\" r=\"" +
         pixel(mark.own ? kOwnRadius : kRadius) + "\"><title>" + html_escape(name) +
         "</title></circle>\n";
}

std::string text(const Mark& mark, const Label& label, const std::string& name) {
  return "<text class=\"" + std::string(mark.own ? "place-name own-name" : "place-name") +
         "\" x=\"" + pixel(label.x) + "\" y=\"" + pixel(label.y) + "\"" + " text-anchor=\"" +
         std::string(label.anchor) + "\">" + html_escape(name) + "</text>\n";
}

}  // namespace

std::string place_marks(const Context& context, const View& view, std::optional<std::size_t> page) {
  const AreaSet& places = *context.places;
  std::vector<Mark> marks;
  for (std::size_t place = 0; place < places.size(); ++place) {
    const Point point = places.points()[place];
    if (!view.box.meets({point.x, point.y, point.x, point.y})) continue;
    marks.push_back(
        {place, view.x(point.x), view.y(point.y), page && context.place_of_page[*page] == place});
  }
  // The own place last in the drawing, so on top, and first in the choice of names.
  std::stable_partition(marks.begin(), marks.end(), [](const Mark& m) { return !m.own; });
  // Scale bar and arrow take the lower left and the upper right corner.
  std::vector<Box> taken{{0, view.height - 32, 240, view.height},
                         {view.width - 40, 0, view.width, 60}};
  for (const Mark& mark : marks) {
    const double r = mark.own ? kOwnRadius : kRadius;
    taken.push_back({mark.x - r, mark.y - r, mark.x + r, mark.y + r});
  }
  std::string circles;
  std::string names;
  for (const Mark& mark : marks) circles += circle(mark, places.name(mark.place));
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    const std::string& name = places.name(mark->place);
    if (const auto label = label_for(*mark, name, view, taken)) names += text(*mark, *label, name);
  }
  return "<g class=\"places\">\n" + circles + names + "</g>\n";
}

}  // namespace omrade::report

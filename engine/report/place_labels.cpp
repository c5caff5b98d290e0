#include "report/place_labels.hpp"

#include <algorithm>
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
  bool before;  ///< ends at x instead of starting there
};

/// Right of the mark, or left of it, inside the drawing and clear of `taken`; nothing if neither
/// fits.
std::optional<Label> label_for(const Mark& mark, const std::string& name, const View& view,
                               std::vector<Box>& taken) {
  const double gap = (mark.own ? kOwnRadius : kRadius) + 4;
  const double width = text_width(name, mark.own);
  for (const bool before : {false, true}) {
    const double left = before ? mark.x - gap - width : mark.x + gap;
    const Box box{left, mark.y - kTextHeight / 2, left + width, mark.y + kTextHeight / 2};
    const bool inside = box.min_x >= 2 && box.max_x <= view.width - 2 && box.min_y >= 2 &&
                        box.max_y <= view.height - 24;
    const bool free = std::none_of(taken.begin(), taken.end(),
                                   [&](const Box& other) { return other.meets(box); });
    if ((inside && free) || (mark.own && before)) {
      taken.push_back(box);
      return Label{before ? mark.x - gap : mark.x + gap, mark.y + 5, before};
    }
  }
  return std::nullopt;
}

std::string circle(const Mark& mark, const std::string& name) {
  return "<circle class=\"place" + std::string(mark.own ? " own-place" : "") + "\" cx=\"" +
         pixel(mark.x) + "\" cy=\"" + pixel(mark.y) + "\" r=\"" +
         pixel(mark.own ? kOwnRadius : kRadius) + "\"><title>" + html_escape(name) +
         "</title></circle>\n";
}

std::string text(const Mark& mark, const Label& label, const std::string& name) {
  return "<text class=\"" + std::string(mark.own ? "place-name own-name" : "place-name") +
         "\" x=\"" + pixel(label.x) + "\" y=\"" + pixel(label.y) + "\"" +
         (label.before ? " text-anchor=\"end\"" : "") + ">" + html_escape(name) + "</text>\n";
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
  std::vector<Box> taken;
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

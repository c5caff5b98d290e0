#include "report/quadrant.hpp"

#include "composite/gaps.hpp"
#include "report/numbers.hpp"
#include "report/view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace omrade::report {
namespace {

constexpr double kWidth = 620;
constexpr double kHeight = 400;
constexpr double kLeft = 46;
constexpr double kRight = kWidth - 10;
constexpr double kTop = 24;
constexpr double kBottom = kHeight - 42;
constexpr double kLetter = 6.6;  ///< generously: fonts differ between machines
constexpr double kLine = 14;

struct Axis {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  double step = 1;
  double from = 0, to = 1;  ///< pixels

  void include(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  void round_out() {
    if (high <= low) high = low + 1;
    const double power = std::pow(10, std::floor(std::log10((high - low) / 4)));
    const double parts = (high - low) / 4 / power;
    step = (parts >= 5 ? 5 : parts >= 2 ? 2 : 1) * power;
    low = std::floor(low / step) * step;
    high = std::ceil(high / step) * step;
  }
  [[nodiscard]] double at(double value) const {
    return from + (value - low) / (high - low) * (to - from);
  }
  [[nodiscard]] int ticks() const { return static_cast<int>(std::lround((high - low) / step)); }
  [[nodiscard]] int decimals() const {
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 3);
  }
};

double letters(std::string_view text) {
  return static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string text_at(double x, double y, std::string_view anchor, const std::string& inside,
                    std::string_view style = {}) {
  return "<text x=\"" + pixel(x) + "\" y=\"" + pixel(y) + "\"" +
         (anchor.empty() ? "" : " text-anchor=\"" + std::string(anchor) + "\"") +
         (style.empty() ? "" : " class=\"" + std::string(style) + "\"") + ">" + inside + "</text>";
}

/// A text of the drawing in every language.
std::string said_at(const Voice& voice, double x, double y, std::string_view anchor,
                    const Text& words, std::string_view style = {}) {
  return voice.each(
             [&](Language l) {
               return text_at(x, y, anchor, html_escape(words.in(code(l))), style);
             },
             "g") +
         "\n";
}

Text text_of(const Phrase& phrase) {
  return {std::string(phrase.sv), std::string(phrase.en)};
}

class Drawing {
 public:
  Drawing(const Context& context, const Quadrants& quadrants, std::size_t page)
      : context_(context), quadrants_(quadrants), page_(page) {
    x_.from = quadrants.low_is_need ? kRight : kLeft;
    x_.to = quadrants.low_is_need ? kLeft : kRight;
    y_.from = kBottom;
    y_.to = kTop;
    y_.include(0);
    for (const QuadrantPoint& point : quadrants.points) {
      x_.include(point.need);
      y_.include(point.resources);
    }
    x_.round_out();
    y_.round_out();
  }

  std::string draw(const Text& need) {
    const Text rate{"Resurser per 1\u00a0000 boende ↑", "Resources per 1,000 residents ↑"};
    std::string out = grid() + said_at(context_.voice, 2, 14, "", rate) +
                      said_at(context_.voice, kRight, kHeight - 6, "end",
                              {need.in("sv") + " →", need.in("en") + " →"});
    out += corners();
    for (const bool own : {false, true}) {
      for (const QuadrantPoint& point : quadrants_.points) {
        if ((point.page == page_) == own) out += mark(point, own);
      }
    }
    return out + labels();
  }

 private:
  std::string grid() {
    const Voice& voice = context_.voice;
    std::string out;
    const auto label = [&](double x, double y, std::string_view anchor, double value, int d) {
      out +=
          voice.each([&](Language l) { return text_at(x, y, anchor, number(value, d, l)); }, "g");
    };
    for (int k = 0; k <= x_.ticks(); ++k) {
      const double value = x_.low + k * x_.step;
      label(x_.at(value), kBottom + 16, "middle", value, x_.decimals());
    }
    for (int k = 0; k <= y_.ticks(); ++k) {
      const double value = y_.low + k * y_.step;
      label(kLeft - 6, y_.at(value) + 4, "end", value, y_.decimals());
    }
    const double x = x_.at(quadrants_.middle_need);
    const double y = y_.at(quadrants_.middle_resources);
    return out + "\n<path class=\"frame\" d=\"M" + pixel(kLeft) + "," + pixel(kTop) + "H" +
           pixel(kRight) + "V" + pixel(kBottom) + "H" + pixel(kLeft) +
           "z\"/><path class=\"benchmark\" d=\"M" + pixel(x) + "," + pixel(kTop) + "V" +
           pixel(kBottom) + "M" + pixel(kLeft) + "," + pixel(y) + "H" + pixel(kRight) + "\"/>\n";
  }

  /// The words of the quadrants, in the corners of the drawing.
  std::string corners() {
    std::string out;
    const auto corner = [&](bool left, bool top, Quadrant quadrant) {
      const Phrase words = quadrant_words(quadrant);
      const double y = top ? kTop + 15 : kBottom - 6;
      const double wide = kLetter * std::max(letters(words.sv), letters(words.en));
      out += said_at(context_.voice, left ? kLeft + 6 : kRight - 6, y, left ? "" : "end",
                     text_of(words), "none");
      taken_.push_back({left ? kLeft + 4 : kRight - 8 - wide, y - kLine,
                        left ? kLeft + 8 + wide : kRight - 4, y + 4});
    };
    corner(true, true, Quadrant::low_many);
    corner(false, true, Quadrant::high_many);
    corner(true, false, Quadrant::low_few);
    corner(false, false, Quadrant::high_few);
    return out;
  }

  /// The table has the names of those that have no room for theirs.
  std::string mark(const QuadrantPoint& point, bool own) {
    const double x = x_.at(point.need);
    const double y = y_.at(point.resources);
    const double r = own ? 7 : 4;
    taken_.push_back({x - r, y - r, x + r, y + r});
    return "<circle class=\"" + std::string(own ? "place own-place" : "place") + "\" cx=\"" +
           pixel(x) + "\" cy=\"" + pixel(y) + "\" r=\"" + (own ? "5.5" : "4") + "\"/>\n";
  }

  /// The own name always, the others where there is room: beside the mark, above or below it.
  std::string labels() {
    std::string out;
    for (const bool own : {true, false}) {
      for (const QuadrantPoint& point : quadrants_.points) {
        if ((point.page == page_) == own) out += label(point, own);
      }
    }
    return out;
  }

  std::string label(const QuadrantPoint& point, bool own) {
    const std::string& name = context_.name(point.page);
    const double wide = letters(name) * (own ? 8 : kLetter);
    const double x = x_.at(point.need);
    const double y = y_.at(point.resources);
    const double gap = own ? 10 : 7;
    struct Try {
      std::string_view anchor;
      double x, y, left;
    };
    const std::array<Try, 4> tries{{{"", x + gap, y + 4, x + gap},
                                    {"end", x - gap, y + 4, x - gap - wide},
                                    {"middle", x, y - gap - 1, x - wide / 2},
                                    {"middle", x, y + gap + 10, x - wide / 2}}};
    for (std::size_t k = 0; k < tries.size(); ++k) {
      const Try& one = tries.at(k);
      const Box box{one.left, one.y - kLine + 3, one.left + wide, one.y + 3};
      const bool inside = box.min_x >= kLeft + 2 && box.max_x <= kRight - 2 &&
                          box.min_y >= kTop + 1 && box.max_y <= kBottom - 1;
      const bool free = std::none_of(taken_.begin(), taken_.end(),
                                     [&](const Box& other) { return other.meets(box); });
      if (!inside || (!free && !own)) continue;
      taken_.push_back(box);
      return text_at(one.x, one.y, one.anchor, html_escape(name), own ? "own-name" : "") + "\n";
    }
    return "";
  }

  const Context& context_;
  const Quadrants& quadrants_;
  std::size_t page_;
  Axis x_, y_;
  std::vector<Box> taken_;
};

}  // namespace

Quadrants quadrants_of(const Context& context, const std::vector<double>& need,
                       const std::vector<double>& resources, bool low_is_need) {
  Quadrants out{.low_is_need = low_is_need};
  std::vector<double> needs;
  std::vector<double> rates;
  for (const std::size_t page : context.by_name) {
    if (std::isnan(need[page]) || std::isnan(resources[page])) continue;
    out.points.push_back({.page = page, .need = need[page], .resources = resources[page]});
    needs.push_back(need[page]);
    rates.push_back(resources[page]);
  }
  std::stable_sort(out.points.begin(), out.points.end(),
                   [low_is_need](const auto& a, const auto& b) {
                     return low_is_need ? a.need < b.need : a.need > b.need;
                   });
  out.middle_need = composite::median(needs);
  out.middle_resources = composite::median(rates);
  for (QuadrantPoint& point : out.points) {
    const bool high = low_is_need ? point.need <= out.middle_need : point.need >= out.middle_need;
    // Where most have none, none is no more than most have.
    const bool many = point.resources >= out.middle_resources && point.resources > 0;
    point.quadrant = high ? (many ? Quadrant::high_many : Quadrant::high_few)
                          : (many ? Quadrant::low_many : Quadrant::low_few);
  }
  return out;
}

Phrase quadrant_words(Quadrant quadrant) {
  switch (quadrant) {
    case Quadrant::high_few:
      return {"större behov, färre resurser", "more need, fewer resources"};
    case Quadrant::high_many:
      return {"större behov, fler resurser", "more need, more resources"};
    case Quadrant::low_few:
      return {"mindre behov, färre resurser", "less need, fewer resources"};
    case Quadrant::low_many:
      break;
  }
  return {"mindre behov, fler resurser", "less need, more resources"};
}

std::string quadrant_svg(const Context& context, const Quadrants& quadrants, const Text& need,
                         std::size_t page, const std::string& caption) {
  return "<svg class=\"quadrant\" viewBox=\"0 0 620 400\" width=\"620\" height=\"400\" "
         "role=\"img\" aria-labelledby=\"" +
         caption + "\">\n" + Drawing(context, quadrants, page).draw(need) + "</svg>\n";
}

}  // namespace omrade::report

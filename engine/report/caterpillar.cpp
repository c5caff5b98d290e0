#include "report/caterpillar.hpp"

#include "report/numbers.hpp"
#include "report/view.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace omrade::report {
namespace {

constexpr double kRight = 20;
constexpr double kTop = 26;
constexpr std::size_t kLastLetters = 11;

struct Layout {
  double width = 720;
  double left = 230;  ///< room for names
  double row = 20;
  std::size_t letters = 30;
  double mark = 1;  ///< size of the markers
  bool names = true;
};

/// Beside a map, about as high as the map is.
Layout narrow(std::size_t rows) {
  constexpr double high = 470;
  constexpr std::size_t most_names = 40;
  Layout out{.width = 440, .left = 172, .row = 15, .letters = 22, .mark = 0.8};
  if (rows > most_names) {
    out.names = false;
    out.row = std::max(3.0, std::floor(high / static_cast<double>(rows)));
    out.mark = 0.6;
  }
  return out;
}

struct Row {
  std::size_t page;
  Figure figure;
};

/// Greatest first; areas without a value last, in the order of their names.
std::vector<Row> sorted_rows(const Context& context, const KeyFigure& of) {
  std::vector<Row> rows;
  for (const std::size_t page : context.by_name) {
    rows.push_back({page, context.figure(of.column, *of.layer, page)});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    if (a.figure.has_value() != b.figure.has_value()) return a.figure.has_value();
    return a.figure.has_value() && a.figure.value() > b.figure.value();
  });
  return rows;
}

/// A round step that gives four to eight marks over `span`.
double tick_step(double span) {
  const double power = std::pow(10, std::floor(std::log10(span / 4)));
  const double parts = span / 4 / power;
  return (parts >= 5 ? 5 : parts >= 2 ? 2 : 1) * power;
}

struct Axis {
  Layout layout{};
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  double step = 1;

  void include(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  void round_out() {
    if (high <= low) high = low + 1;
    step = tick_step(high - low);
    low = std::floor(low / step) * step;
    high = std::ceil(high / step) * step;
  }
  [[nodiscard]] double x(double value) const {
    return layout.left + (value - low) / (high - low) * (layout.width - layout.left - kRight);
  }
  [[nodiscard]] int decimals() const {
    return step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
  }
};

/// The benchmark that all areas are held against: the one that is not an area's rest. NaN if there
/// is none.
double common_benchmark(const std::vector<Row>& rows) {
  double common = std::numeric_limits<double>::quiet_NaN();
  for (const Row& row : rows) {
    if (row.figure.has_benchmark() && !row.figure.against_rest()) common = row.figure.benchmark();
  }
  return common;
}

/// Long names lose their middle: names of one kind tend to differ at the end.
std::string shortened(const std::string& name, std::size_t most) {
  std::vector<std::size_t> letters;  // where each begins
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U) letters.push_back(i);
  }
  if (letters.size() <= most) return name;
  return name.substr(0, letters[most - kLastLetters - 1]) + "…" +
         name.substr(letters[letters.size() - kLastLetters]);
}

std::string marker(const Figure& figure, double x, double y, double size) {
  const Standing standing = standing_of(figure);
  const std::string style = comparison_class(figure).empty() ? "same" : comparison_class(figure);
  const std::string at = "<path class=\"" + style + "\" d=\"M" + pixel(x) + ",";
  const std::string side = pixel(6 * size);
  const std::string high = pixel(11 * size);
  switch (standing) {
    case Standing::better:
      return at + pixel(y - 6 * size) + "l" + side + "," + high + "h-" + pixel(12 * size) + "z\"/>";
    case Standing::worse:
      return at + pixel(y + 6 * size) + "l" + side + ",-" + high + "h-" + pixel(12 * size) +
             "z\"/>";
    case Standing::higher:
    case Standing::lower:
      return at + pixel(y - 6 * size) + "l" + side + "," + side + "l-" + side + "," + side + "l-" +
             side + ",-" + side + "z\"/>";
    default:
      return "<circle class=\"same\" cx=\"" + pixel(x) + "\" cy=\"" + pixel(y) + "\" r=\"" +
             pixel(4.5 * size) + "\"/>";
  }
}

std::string row_markup(const Context& context, const Row& row, const Axis& axis, double y,
                       bool own) {
  const Layout& layout = axis.layout;
  std::string out;
  if (own) {
    out += "<rect class=\"own-row\" x=\"0\" y=\"" + pixel(y - std::max(layout.row, 15.0) / 2) +
           "\" width=\"" + pixel(layout.width) + "\" height=\"" +
           pixel(std::max(layout.row, 15.0)) + "\"/>";
  }
  if (layout.names || own) {
    out += "<text" + std::string(own ? " class=\"own-name\"" : "") + " x=\"4\" y=\"" +
           pixel(y + 4) + "\">" + html_escape(shortened(context.name(row.page), layout.letters)) +
           "</text>";
  }
  if (!row.figure.has_value()) {
    if (!layout.names && !own) return out;
    return out + "<text class=\"none\" x=\"" + pixel(layout.left) + "\" y=\"" + pixel(y + 4) +
           "\">" +
           context.voice.each([&](Language l) { return html_escape(row.figure.plain(l)); },
                              "tspan") +
           "</text>\n";
  }
  if (row.figure.has_interval()) {
    out += "<path class=\"interval\" d=\"M" + pixel(axis.x(row.figure.lower95())) + "," + pixel(y) +
           "H" + pixel(axis.x(row.figure.upper95())) + "\"/>";
  }
  return out + marker(row.figure, axis.x(row.figure.value()), y, layout.mark) + "\n";
}

std::string grid_markup(const Voice& voice, const Axis& axis, double bottom) {
  std::string out;
  const auto ticks = static_cast<int>(std::lround((axis.high - axis.low) / axis.step));
  for (int k = 0; k <= ticks; ++k) {
    const double value = axis.low + k * axis.step;
    out += "<path class=\"grid\" d=\"M" + pixel(axis.x(value)) + "," + pixel(kTop - 4) + "V" +
           pixel(bottom) + "\"/><text x=\"" + pixel(axis.x(value)) + "\" y=\"" +
           pixel(bottom + 16) + "\" text-anchor=\"middle\">" +
           voice.each([&](Language l) { return number(value, axis.decimals(), l); }, "tspan") +
           "</text>\n";
  }
  return out;
}

std::string benchmark_markup(const Context& context, const std::vector<Row>& rows, const Axis& axis,
                             double bottom) {
  const auto told = std::find_if(rows.begin(), rows.end(), [](const Row& row) {
    return row.figure.has_benchmark() && !row.figure.against_rest();
  });
  if (told == rows.end()) return "";
  const double x = axis.x(told->figure.benchmark());
  const double width = axis.layout.width;
  const bool right = x > width - 130;
  const bool left = x < 130;
  return "<path class=\"benchmark\" d=\"M" + pixel(x) + "," + pixel(kTop - 6) + "V" +
         pixel(bottom) + "\"/><text x=\"" +
         pixel(right  ? width
               : left ? 0
                      : x) +
         "\" y=\"14\" text-anchor=\"" +
         (right  ? "end"
          : left ? "start"
                 : "middle") +
         "\">" +
         context.voice.each(
             [&](Language l) {
               return html_escape(context.benchmark_name(told->figure).in(code(l)) + " " +
                                  told->figure.plain_benchmark(l));
             },
             "tspan") +
         "</text>\n";
}

std::string draw(const Context& context, const KeyFigure& of, std::optional<std::size_t> own,
                 const std::string& caption) {
  const std::vector<Row> rows = sorted_rows(context, of);
  if (rows.empty() || !rows.front().figure.has_value()) return "";
  Axis axis;
  if (own) axis.layout = narrow(rows.size());
  axis.include(common_benchmark(rows));
  for (const Row& row : rows) {
    axis.include(row.figure.value());
    axis.include(row.figure.lower95());
    axis.include(row.figure.upper95());
  }
  axis.round_out();
  const Layout& layout = axis.layout;
  const double bottom = kTop + layout.row * static_cast<double>(rows.size());
  std::string out = "<svg class=\"caterpillar\" viewBox=\"0 0 " + pixel(layout.width) + " " +
                    pixel(bottom + 22) + "\" width=\"" + pixel(layout.width) + "\" height=\"" +
                    pixel(bottom + 22) + "\" role=\"img\" aria-labelledby=\"" + caption + "\">\n" +
                    grid_markup(context.voice, axis, bottom) +
                    benchmark_markup(context, rows, axis, bottom);
  double y = kTop + layout.row / 2;
  for (const Row& row : rows) {
    out += row_markup(context, row, axis, y, own == row.page);
    y += layout.row;
  }
  return out + "</svg>\n";
}

}  // namespace

std::string caterpillar_svg(const Context& context, const KeyFigure& of,
                            const std::string& caption) {
  return draw(context, of, std::nullopt, caption);
}

std::string caterpillar_svg(const Context& context, const KeyFigure& of, std::size_t page,
                            const std::string& caption) {
  return draw(context, of, page, caption);
}

}  // namespace omrade::report

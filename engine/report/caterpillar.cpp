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

constexpr double kWidth = 720;
constexpr double kLeft = 230;
constexpr double kRight = 20;
constexpr double kRow = 20;
constexpr double kTop = 26;
constexpr std::size_t kLetters = 30;
constexpr std::size_t kLastLetters = 11;

struct Row {
  std::size_t page;
  Figure figure;
};

/// Greatest first; areas without a value last, in the order of their names.
std::vector<Row> sorted_rows(const Context& context) {
  std::vector<Row> rows;
  for (const std::size_t page : context.by_name) {
    rows.push_back({page, context.figure(context.index->column, *context.index->layer, page)});
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
    return kLeft + (value - low) / (high - low) * (kWidth - kLeft - kRight);
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
std::string shortened(const std::string& name) {
  std::vector<std::size_t> letters;  // where each begins
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80U) letters.push_back(i);
  }
  if (letters.size() <= kLetters) return name;
  return name.substr(0, letters[kLetters - kLastLetters - 1]) + "…" +
         name.substr(letters[letters.size() - kLastLetters]);
}

std::string marker(const Figure& figure, double x, double y) {
  const std::string style = comparison_class(figure).empty() ? "same" : comparison_class(figure);
  if (style == "same" || figure.clear() == 0) {
    return "<circle class=\"" + style + "\" cx=\"" + pixel(x) + "\" cy=\"" + pixel(y) +
           "\" r=\"4.5\"/>";
  }
  const bool up = figure.clear() > 0;
  return "<path class=\"" + style + "\" d=\"M" + pixel(x) + "," + pixel(up ? y - 6 : y + 6) +
         (up ? "l6,11h-12z" : "l6,-11h-12z") + "\"/>";
}

std::string row_markup(const Context& context, const Row& row, const Axis& axis, double y) {
  std::string out = "<text x=\"4\" y=\"" + pixel(y + 4) + "\">" +
                    html_escape(shortened(context.name(row.page))) + "</text>";
  if (!row.figure.has_value()) {
    return out + "<text x=\"" + pixel(kLeft) + "\" y=\"" + pixel(y + 4) + "\">" +
           context.voice.each([&](Language l) { return html_escape(row.figure.plain(l)); },
                              "tspan") +
           "</text>\n";
  }
  if (row.figure.has_interval()) {
    out += "<path class=\"interval\" d=\"M" + pixel(axis.x(row.figure.lower95())) + "," + pixel(y) +
           "H" + pixel(axis.x(row.figure.upper95())) + "\"/>";
  }
  return out + marker(row.figure, axis.x(row.figure.value()), y) + "\n";
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

}  // namespace

std::string caterpillar_svg(const Context& context, const std::string& caption) {
  if (!context.index) return "";
  const std::vector<Row> rows = sorted_rows(context);
  if (rows.empty() || !rows.front().figure.has_value()) return "";
  const double benchmark = common_benchmark(rows);
  Axis axis;
  axis.include(benchmark);
  for (const Row& row : rows) {
    axis.include(row.figure.value());
    axis.include(row.figure.lower95());
    axis.include(row.figure.upper95());
  }
  axis.round_out();
  const double bottom = kTop + kRow * static_cast<double>(rows.size());
  std::string out = "<svg class=\"caterpillar\" viewBox=\"0 0 " + pixel(kWidth) + " " +
                    pixel(bottom + 22) + "\" width=\"" + pixel(kWidth) + "\" height=\"" +
                    pixel(bottom + 22) + "\" role=\"img\" aria-labelledby=\"" + caption + "\">\n" +
                    grid_markup(context.voice, axis, bottom);
  if (std::isfinite(benchmark)) {
    const double x = axis.x(benchmark);
    const auto told = std::find_if(rows.begin(), rows.end(), [](const Row& row) {
      return row.figure.has_benchmark() && !row.figure.against_rest();
    });
    out += "<path class=\"benchmark\" d=\"M" + pixel(x) + "," + pixel(kTop - 6) + "V" +
           pixel(bottom) + "\"/><text x=\"" + pixel(x) + "\" y=\"14\" text-anchor=\"" +
           (x > kWidth - 120 ? "end" : "middle") + "\">" +
           context.voice.each(
               [&](Language l) {
                 return html_escape(context.benchmark_name(told->figure).in(code(l)) + " " +
                                    told->figure.plain_benchmark(l));
               },
               "tspan") +
           "</text>\n";
  }
  double y = kTop + kRow / 2;
  for (const Row& row : rows) {
    out += row_markup(context, row, axis, y);
    y += kRow;
  }
  return out + "</svg>\n";
}

}  // namespace omrade::report

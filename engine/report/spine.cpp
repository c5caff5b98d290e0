#include "report/spine.hpp"

#include "report/view.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace omrade::report {
namespace {

constexpr double kWidth = 150;
constexpr double kHeight = 18;
constexpr double kMiddle = kHeight / 2;
constexpr double kMargin = 7;
constexpr std::size_t kForQuartiles = 8;
constexpr double kTrendWidth = 74;
constexpr double kTrendHeight = 24;

struct Scale {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  double width = kWidth;
  double margin = kMargin;
  bool flipped = false;

  void include(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  [[nodiscard]] double at(double value) const {
    const double part = high > low ? (value - low) / (high - low) : 0.5;
    return margin + (flipped ? 1 - part : part) * (width - 2 * margin);
  }
};

std::string bar(const Scale& scale, const char* style, double from, double to) {
  const double a = scale.at(from);
  const double b = scale.at(to);
  return "<path class=\"" + std::string(style) + "\" d=\"M" + pixel(std::min(a, b)) + ",9h" +
         pixel(std::abs(a - b)) + "\"/>";
}

std::string mark(const Figure& figure, double x) {
  switch (standing_of(figure)) {
    case Standing::better:
      return "<path class=\"better\" d=\"M" + pixel(x) + ",3l6,11h-12z\"/>";
    case Standing::worse:
      return "<path class=\"worse\" d=\"M" + pixel(x) + ",15l6,-11h-12z\"/>";
    case Standing::higher:
    case Standing::lower:
      return "<path class=\"higher\" d=\"M" + pixel(x) + ",3l6,6l-6,6l-6,-6z\"/>";
    default:
      return "<circle class=\"same\" cx=\"" + pixel(x) + "\" cy=\"9\" r=\"4.5\"/>";
  }
}

std::vector<double> values_of_all(const Context& context, std::size_t column,
                                  const LayerResult& layer) {
  std::vector<double> out;
  for (std::size_t page = 0; page < context.pages(); ++page) {
    const Figure figure = context.figure(column, layer, page);
    if (figure.has_value()) out.push_back(figure.value());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The same layer in every period of the level, by period.
std::vector<const LayerResult*> periods_of(const LevelResult& level, const LayerResult& layer) {
  std::vector<const LayerResult*> out;
  for (const LayerResult& one : level.layers) {
    if (one.indicator == layer.indicator && one.info->id == layer.info->id && one.pairs == nullptr)
      out.push_back(&one);
  }
  std::stable_sort(out.begin(), out.end(), [](const LayerResult* a, const LayerResult* b) {
    return a->period < b->period;
  });
  return out;
}

}  // namespace

std::string spine_svg(const Context& context, std::size_t column, const LayerResult& layer,
                      std::size_t page) {
  const Figure figure = context.figure(column, layer, page);
  const std::vector<double> all = values_of_all(context, column, layer);
  if (!figure.has_value() || all.size() < 2) return "";
  Scale scale;
  scale.flipped = layer.info->direction == Direction::higher_is_worse;
  scale.include(all.front());
  scale.include(all.back());
  scale.include(figure.lower95());
  scale.include(figure.upper95());
  scale.include(figure.benchmark());
  std::string out = "<svg class=\"spine\" viewBox=\"0 0 150 18\" aria-hidden=\"true\">" +
                    bar(scale, "range", all.front(), all.back());
  if (all.size() >= kForQuartiles)
    out += bar(scale, "middle", all[all.size() / 4], all[all.size() - 1 - all.size() / 4]);
  if (figure.has_benchmark())
    out += "<path class=\"line\" d=\"M" + pixel(scale.at(figure.benchmark())) + ",0v18\"/>";
  if (figure.has_interval()) {
    out += "<path class=\"interval\" d=\"M" + pixel(scale.at(figure.lower95())) + ",9H" +
           pixel(scale.at(figure.upper95())) + "\"/>";
  }
  return out + mark(figure, scale.at(figure.value())) + "</svg>";
}

std::string trend_markup(const Context& context, std::size_t column, const LayerResult& layer,
                         std::size_t page) {
  const std::vector<const LayerResult*> periods = periods_of(*context.columns[column].level, layer);
  if (periods.size() < 2) return "";
  Scale scale;
  scale.margin = 3;
  std::size_t standing = 0;
  for (const LayerResult* one : periods) {
    const Figure figure = context.figure(column, *one, page);
    standing += figure.has_value() ? 1 : 0;
    scale.include(figure.value());
    scale.include(figure.lower95());
    scale.include(figure.upper95());
  }
  if (standing < 2) return "";
  scale.width = kTrendHeight;
  const auto x = [&](std::size_t k) {
    return 4 + static_cast<double>(k) * (kTrendWidth - 8) / static_cast<double>(periods.size() - 1);
  };
  const auto y = [&](double value) { return kTrendHeight - scale.at(value); };
  std::string line;
  std::string dots;
  std::string whiskers;
  bool broken = true;  // a period without a value breaks the line
  for (std::size_t k = 0; k < periods.size(); ++k) {
    const Figure figure = context.figure(column, *periods[k], page);
    if (!figure.has_value()) {
      broken = true;
      continue;
    }
    line += (broken ? "M" : "L") + pixel(x(k)) + "," + pixel(y(figure.value()));
    broken = false;
    dots += "<circle cx=\"" + pixel(x(k)) + "\" cy=\"" + pixel(y(figure.value())) + "\" r=\"2\"/>";
    if (figure.has_interval())
      whiskers +=
          "M" + pixel(x(k)) + "," + pixel(y(figure.lower95())) + "V" + pixel(y(figure.upper95()));
  }
  return "<svg class=\"trend\" viewBox=\"0 0 74 24\" width=\"74\" height=\"24\" "
         "aria-hidden=\"true\"><path class=\"interval\" d=\"" +
         whiskers + "\"/><path class=\"course\" d=\"" + line + "\"/>" + dots + "</svg><small>" +
         html_escape(periods.front()->period + "–" + periods.back()->period) + "</small>";
}

}  // namespace omrade::report

#include "report/strip.hpp"

#include "report/numbers.hpp"
#include "report/view.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace omrade::report {
namespace {

constexpr double kWidth = 640;
constexpr double kMargin = 12;
constexpr double kTop = 24;
constexpr double kBottom = 58;
constexpr double kHeight = 78;
constexpr double kWhole = 1 - 1e-9;

/// The page's own areas with a value, lowest first, and how many are withheld.
struct Own {
  std::vector<Share> standing;
  std::size_t withheld = 0;
};

Own own_of(const Context& context, const LayerResult& layer, std::size_t page) {
  Own out;
  for (const Share& share : context.shares[page]) {
    const Figure figure(layer, share.area);
    if (figure.has_value()) out.standing.push_back(share);
    out.withheld += figure.state() == State::withheld ? 1 : 0;
  }
  std::stable_sort(out.standing.begin(), out.standing.end(), [&](const Share& a, const Share& b) {
    return Figure(layer, a.area).value() < Figure(layer, b.area).value();
  });
  return out;
}

bool worth_drawing(const Context& context, const MapLayer& map, std::size_t page) {
  return context.maps_base() && own_of(context, *map.layer, page).standing.size() > 1;
}

/// The benchmark of the map's areas: the one that is not an area's rest.
std::size_t told_benchmark(const LayerResult& layer, std::size_t areas) {
  for (std::size_t area = 0; area < areas; ++area) {
    const Figure figure(layer, area);
    if (figure.has_benchmark() && !figure.against_rest()) return area;
  }
  return areas;
}

std::string named(const Context& context, const LayerResult& layer, std::size_t area, Language l) {
  const Figure figure(layer, area);
  const std::string interval = figure.plain_interval(l);
  return context.map->areas->name(area) + " " + figure.plain(l) +
         (interval.empty() ? "" : " (" + interval + ")");
}

}  // namespace

std::string strip_svg(const Context& context, const MapLayer& map, std::size_t page,
                      const std::string& caption) {
  if (!worth_drawing(context, map, page)) return "";
  const LayerResult& layer = *map.layer;
  const std::size_t areas = context.map->areas->size();
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (std::size_t area = 0; area < areas; ++area) {
    const Figure figure(layer, area);
    if (!figure.has_value()) continue;
    low = std::min(low, figure.value());
    high = std::max(high, figure.value());
  }
  if (!(high > low)) return "";
  const auto x = [&](double value) {
    return kMargin + (value - low) / (high - low) * (kWidth - 2 * kMargin);
  };
  std::string others = "<path class=\"others\" d=\"";
  for (std::size_t area = 0; area < areas; ++area) {
    const Figure figure(layer, area);
    if (figure.has_value()) others += "M" + pixel(x(figure.value())) + ",36v10";
  }
  others += "\"/>\n";
  std::string whole;
  std::string part;
  for (const Share& share : own_of(context, layer, page).standing) {
    const std::string at = pixel(x(Figure(layer, share.area).value()));
    if (share.share < kWhole) {
      part += "M" + at + ",31v20";
    } else {
      whole += "M" + at + ",28v26";
    }
  }
  const auto path = [](const char* style, const std::string& d) {
    return d.empty() ? "" : "<path class=\"" + std::string(style) + "\" d=\"" + d + "\"/>\n";
  };
  std::string out = "<svg class=\"strip\" viewBox=\"0 0 " + pixel(kWidth) + " " + pixel(kHeight) +
                    "\" width=\"" + pixel(kWidth) + "\" height=\"" + pixel(kHeight) +
                    "\" role=\"img\" aria-labelledby=\"" + caption +
                    "\">\n<path class=\"grid\" d=\"M" + pixel(kMargin) + ",41H" +
                    pixel(kWidth - kMargin) + "\"/>\n" + others + path("own-part", part) +
                    path("own-whole", whole);
  if (const std::size_t told = told_benchmark(layer, areas); told < areas) {
    const Figure figure(layer, told);
    const double at = std::clamp(x(figure.benchmark()), kMargin, kWidth - kMargin);
    const char* anchor = at < 130 ? "start" : at > kWidth - 130 ? "end" : "middle";
    out += "<path class=\"benchmark\" d=\"M" + pixel(at) + "," + pixel(kTop - 4) + "V" +
           pixel(kBottom) + "\"/><text x=\"" +
           pixel(at < 130            ? 0
                 : at > kWidth - 130 ? kWidth
                                     : at) +
           "\" y=\"14\" text-anchor=\"" + anchor + "\">" +
           context.voice.each(
               [&](Language l) {
                 return html_escape(context.benchmark_name(figure).in(code(l)) + " " +
                                    figure.plain_benchmark(l));
               },
               "tspan") +
           "</text>\n";
  }
  const auto end = [&](double value, double at, const char* anchor) {
    return "<text x=\"" + pixel(at) + "\" y=\"" + pixel(kHeight - 3) + "\" text-anchor=\"" +
           anchor + "\">" +
           context.voice.each(
               [&](Language l) {
                 return html_escape(
                     with_unit(number(value, layer.info->decimals, l), layer.info->unit, l));
               },
               "tspan") +
           "</text>";
  };
  return out + end(low, 0, "start") + end(high, kWidth, "end") + "\n</svg>\n";
}

std::string strip_words(const Context& context, const MapLayer& map, std::size_t page) {
  if (!worth_drawing(context, map, page)) return "";
  const Own own = own_of(context, *map.layer, page);
  return context.voice.each([&](Language l) {
    const bool sv = l == Language::sv;
    std::string out = sv ? "Av områdets " : "Of the area's ";
    out += number(static_cast<double>(context.shares[page].size()), 0, l);
    out += (sv ? " små områden har " : " small areas, ") +
           named(context, *map.layer, own.standing.front().area, l) +
           (sv ? " lägst och " : " is lowest and ") +
           named(context, *map.layer, own.standing.back().area, l) +
           (sv ? " högst värde" : " highest");
    if (own.withheld > 0) {
      out += (sv ? "; " : "; ") + number(static_cast<double>(own.withheld), 0, l) +
             (sv ? (own.withheld == 1 ? " är skyddat" : " är skyddade")
                 : (own.withheld == 1 ? " is protected" : " are protected"));
    }
    return html_escape(out + ".");
  });
}

}  // namespace omrade::report

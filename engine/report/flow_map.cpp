#include "report/flow_map.hpp"

#include "report/classes.hpp"
#include "report/numbers.hpp"
#include "report/words.hpp"

#include <limits>
#include <map>
#include <vector>

namespace omrade::report {
namespace {

/// The entries of one area by map area; empty where the others are no map areas.
std::map<std::size_t, std::size_t> entries_by_area(const Context& context, const LayerResult& layer,
                                                   std::size_t area) {
  std::map<std::size_t, std::size_t> out;
  const Pairs& pairs = *layer.pairs;
  for (std::size_t k = 0; k < pairs.area.size(); ++k) {
    if (pairs.area[k] != area) continue;
    if (const auto at = context.map->areas->index_of(pairs.labels[pairs.other[k]])) out[*at] = k;
  }
  return out;
}

std::string legend_item(const std::string& style, const std::string& words) {
  return "<li><svg class=\"swatch\" viewBox=\"0 0 24 16\" width=\"24\" height=\"16\" "
         "aria-hidden=\"true\"><rect class=\"" +
         style + "\" x=\".5\" y=\".5\" width=\"23\" height=\"15\" stroke=\"#4f5b66\"/></svg> " +
         words + "</li>\n";
}

}  // namespace

std::string flow_map(const Context& context, const Atlas& atlas, const LayerResult& layer,
                     std::size_t area, const std::string& caption) {
  if (atlas.empty() || context.map == nullptr) return "";
  const auto entries = entries_by_area(context, layer, area);
  if (entries.size() < 2) return "";
  std::vector<double> values;
  for (const auto& [at, entry] : entries) values.push_back(Figure(layer, entry).value());
  const LayerInfo& info = *layer.info;
  const Classes classes(values, info.decimals);
  if (classes.ranges().empty()) return "";
  // The outlines are those of the locator.
  std::map<std::string, std::string> uses;
  bool withheld = false;
  for (std::size_t at = 0; at < atlas.locator_paths().size(); ++at) {
    std::string style = "plain";
    if (const auto found = entries.find(at); found != entries.end()) {
      const Figure figure(layer, found->second);
      if (const auto k = classes.of(figure.value())) {
        style = "c" + std::to_string(classes.shade(*k));
      } else if (figure.state() == State::withheld) {
        style = "withheld";
        withheld = true;
      }
    }
    uses[style] += "<use href=\"#r" + std::to_string(at) + "\"/>";
  }
  const View& view = atlas.locator_view();
  std::string out = "<figure class=\"flow-map\">\n<svg viewBox=\"0 0 " + pixel(view.width) + " " +
                    pixel(view.height) + "\" role=\"img\" aria-labelledby=\"" + caption +
                    "\">\n<g class=\"areas\">\n";
  for (const auto& [style, used] : uses) out += "<g class=\"" + style + "\">" + used + "</g>\n";
  out += "</g>\n</svg>\n<ul class=\"legend\">\n";
  for (std::size_t k = 0; k < classes.ranges().size(); ++k) {
    const Classes::Range& range = classes.ranges()[k];
    out += legend_item("c" + std::to_string(classes.shade(k)), context.voice.each([&](Language l) {
      return with_unit(range.lower == range.upper
                           ? number(range.lower, info.decimals, l)
                           : limits(range.lower, range.upper, info.decimals, l),
                       info.unit, l);
    }));
  }
  if (withheld) out += legend_item("withheld", context.voice.say(words::withheld));
  out += legend_item(
      "plain", context.voice.say(Phrase{"inga eller inte i flödet", "none or not in the flow"}));
  return out + "</ul>\n</figure>\n";
}

}  // namespace omrade::report

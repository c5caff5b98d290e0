#include "report/flow_map.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/view.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace omrade::report {
namespace {

constexpr std::size_t kMost = 8;

/// The pairs of one area: those with a value, greatest first, and whether one is withheld.
struct Others {
  std::vector<std::size_t> entries;
  bool withheld = false;
};

Others others_of(const LayerResult& layer, std::size_t area) {
  Others others;
  const Pairs& pairs = *layer.pairs;
  for (std::size_t k = 0; k < pairs.area.size(); ++k) {
    if (pairs.area[k] != area) continue;
    const Figure figure(layer, k);
    if (figure.state() == State::withheld) others.withheld = true;
    if (figure.has_value()) others.entries.push_back(k);
  }
  std::stable_sort(others.entries.begin(), others.entries.end(), [&](std::size_t a, std::size_t b) {
    return Figure(layer, a).value() > Figure(layer, b).value();
  });
  return others;
}

std::string bar(double part) {
  return "<td class=\"bar\"><svg viewBox=\"0 0 100 10\" width=\"100\" height=\"10\" "
         "aria-hidden=\"true\"><rect width=\"" +
         pixel(std::clamp(part, 0.0, 1.0) * 100) + "\" height=\"10\"/></svg></td>";
}

std::string row(const std::string& name, const std::string& value, double part) {
  return "<tr><th scope=\"row\">" + name + "</th><td class=\"n\">" + value + "</td>" + bar(part) +
         "</tr>\n";
}

/// What lies below the listed rows is summed only where sums mean something, and only where no
/// withheld part could be told from the sum.
std::string rest_row(const Context& context, const LayerResult& layer, const Others& others,
                     double most) {
  const LayerInfo& info = *layer.info;
  const bool adds_up = info.kind == LayerKind::count || info.kind == LayerKind::proportion;
  if (others.withheld || !adds_up || others.entries.size() <= kMost) return "";
  double rest = 0;
  for (std::size_t k = kMost; k < others.entries.size(); ++k)
    rest += Figure(layer, others.entries[k]).value();
  const std::string value = context.voice.each([&](Language l) {
    return with_unit(number(rest, info.decimals, l), info.unit == "%" ? "%" : "", l);
  });
  return row(context.voice.say(Phrase{"övriga", "all others"}), value, most > 0 ? rest / most : 0);
}

std::string flow_rows(const Context& context, const LayerResult& layer, const Others& others,
                      std::size_t page) {
  const Voice& voice = context.voice;
  const double most = Figure(layer, others.entries.front()).value();
  std::string rows = "<thead><tr>" +
                     column_heading(voice.say(Phrase{"Till eller från", "To or from"})) +
                     "<th scope=\"col\" class=\"n\">" + voice.say(Phrase{"Värde", "Value"}) +
                     "</th><td></td></tr></thead>\n<tbody>\n";
  for (std::size_t k = 0; k < std::min(kMost, others.entries.size()); ++k) {
    const std::size_t entry = others.entries[k];
    const std::string& label = layer.pairs->labels[layer.pairs->other[entry]];
    std::string name = html_escape(context.name_of(label).value_or(label));
    if (label == context.id(page))
      name += " <small>" + voice.say(Phrase{"(detta område)", "(this area)"}) + "</small>";
    const Figure figure(layer, entry);
    rows += row(name, value_markup(voice, figure), most > 0 ? figure.value() / most : 0);
  }
  return rows + rest_row(context, layer, others, most) + "</tbody>\n";
}

/// The same flow seen from another level has the same figures; it is shown once.
bool shown_before(const Context& context, std::size_t number_of, std::size_t page) {
  const auto rows = [&](const Flow& flow) {
    std::vector<std::pair<std::string, double>> out;
    const std::size_t area = context.columns[flow.column].area_of_page[page];
    for (const std::size_t entry : others_of(*flow.layer, area).entries) {
      out.emplace_back(flow.layer->pairs->labels[flow.layer->pairs->other[entry]],
                       Figure(*flow.layer, entry).value());
    }
    return out;
  };
  const Flow& flow = context.flows[number_of];
  for (std::size_t f = 0; f < number_of; ++f) {
    const Flow& earlier = context.flows[f];
    if (!earlier.layer->failure.empty() || earlier.layer->pairs == nullptr) continue;
    if (earlier.layer->indicator == flow.layer->indicator &&
        earlier.layer->info->id == flow.layer->info->id && rows(earlier) == rows(flow)) {
      return true;
    }
  }
  return false;
}

std::string flow_table(const Context& context, const Atlas& atlas, std::size_t number_of,
                       std::size_t page) {
  const Flow& flow = context.flows[number_of];
  const LayerResult& layer = *flow.layer;
  if (!layer.failure.empty() || layer.pairs == nullptr) return "";
  const std::size_t area = context.columns[flow.column].area_of_page[page];
  const Others others = others_of(layer, area);
  if (others.entries.empty() && !others.withheld) return "";
  if (shown_before(context, number_of, page)) return "";
  const Voice& voice = context.voice;
  const std::string caption = heading_markup(voice, *layer.info) + " <small>· " +
                              voice.say(title_of(*context.columns[flow.column].level)) +
                              (layer.period.empty() ? "" : ", " + html_escape(layer.period)) +
                              "</small>";
  const std::string id = "flow-" + std::to_string(number_of + 1);
  std::string out = "<div class=\"flow\">\n";
  out += others.entries.empty() ? "<p><b>" + caption + "</b></p>\n"
                                : scroll_box(id, caption, flow_rows(context, layer, others, page));
  if (!others.entries.empty()) out += flow_map(context, atlas, layer, area, id + "-caption");
  if (others.withheld) {
    out += "<p><small>" +
           voice.say(Phrase{"Flöden av få personer är skyddade och visas inte.",
                            "Flows of few people are protected and not shown."}) +
           "</small></p>\n";
  }
  return out + "</div>\n";
}

}  // namespace

std::string flows(const Context& context, const Atlas& atlas, std::size_t page) {
  std::string tables;
  for (std::size_t f = 0; f < context.flows.size(); ++f)
    tables += flow_table(context, atlas, f, page);
  if (tables.empty()) return "";
  return "<h3>" +
         context.voice.say(Phrase{"Listning: runt och inom", "Listing: around and within"}) +
         "</h3>\n<div class=\"flows\">\n" + tables + "</div>\n";
}

}  // namespace omrade::report

#include "report/pyramid.hpp"

#include "model/current_layers.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/view.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace omrade::report {
namespace {

constexpr std::string_view kWomen = "women_";
constexpr std::string_view kMen = "men_";
constexpr double kWidth = 440;
constexpr double kCentre = 220;
constexpr double kGap = 24;  ///< half of the room for ages
constexpr double kRow = 20;
constexpr double kTop = 22;

bool is_band(std::string_view band) {
  const std::size_t bar = band.find('_');
  const auto whole = [](std::string_view digits) {
    return !digits.empty() && digits.size() < 4 &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (bar == std::string_view::npos) return whole(band);
  return whole(band.substr(0, bar)) && whole(band.substr(bar + 1));
}

/// Shares of everybody; nothing where a count or the total is not published.
using Shares = std::vector<std::optional<double>>;

struct Side {
  std::vector<Figure> figures;
  Shares own;
  Shares benchmark;
};

struct Pyramid {
  std::vector<std::string> bands;  ///< youngest first
  Side women, men;
  Text benchmark{};
};

const LayerResult* layer_called(const Group& group, std::size_t column, const std::string& id) {
  for (const Measure& measure : group.measures) {
    if (measure.info->id == id) return measure.at[column];
  }
  return nullptr;
}

const LayerResult* layer_at(const LevelResult& level, const std::string& indicator,
                            const std::string& id, const std::string& period) {
  for (const LayerResult* layer : current_layers(level, period)) {
    if (layer->indicator == indicator && layer->info->id == id) return layer;
  }
  return nullptr;
}

/// The level that everybody belongs to, unless the pages are of that level.
const LevelResult* whole_region(const Context& context, const std::string& indicator) {
  for (const LevelResult& level : context.profile.levels) {
    if (!level.areas || level.areas->size() != 1 || &level == context.columns.front().level)
      continue;
    const bool has = std::any_of(level.layers.begin(), level.layers.end(),
                                 [&](const LayerResult& l) { return l.indicator == indicator; });
    if (has) return &level;
  }
  return nullptr;
}

std::optional<double> share(const Figure& count, const std::optional<double>& total) {
  if (!count.has_value() || !total || !(*total > 0)) return std::nullopt;
  return count.value() / *total;
}

std::optional<double> value_of(const LayerResult* layer, std::size_t area) {
  if (layer == nullptr) return std::nullopt;
  const Figure figure(*layer, area);
  return figure.has_value() ? std::optional(figure.value()) : std::nullopt;
}

std::optional<Pyramid> pyramid_of(const Context& context, const Group& group, std::size_t column,
                                  std::size_t page) {
  Pyramid out;
  const auto area = context.columns[column].area_of_page[page];
  const std::optional<double> total = value_of(layer_called(group, column, "residents"), area);
  const LevelResult* const region = whole_region(context, group.id);
  const auto in_region = [&](const std::string& id) {
    return region == nullptr ? nullptr : layer_at(*region, group.id, id, context.profile.period);
  };
  const std::optional<double> all = value_of(in_region("residents"), 0);
  if (region != nullptr) out.benchmark = title_of(*region);
  for (const Measure& measure : group.measures) {
    const std::string& id = measure.info->id;
    if (!id.starts_with(kWomen) || !is_bar_of_pyramid(id)) continue;
    const std::string band = id.substr(kWomen.size());
    const LayerResult* const women = measure.at[column];
    const LayerResult* const men = layer_called(group, column, std::string(kMen) + band);
    if (women == nullptr || men == nullptr) continue;
    out.bands.push_back(band_of(id));
    for (const auto& [side, layer] : {std::pair{&out.women, women}, std::pair{&out.men, men}}) {
      side->figures.emplace_back(*layer, area);
      side->own.push_back(share(side->figures.back(), total));
      const LayerResult* const there = in_region(layer->info->id);
      side->benchmark.push_back(there == nullptr ? std::nullopt : share(Figure(*there, 0), all));
    }
  }
  const auto any = [](const Shares& shares) {
    return std::any_of(shares.begin(), shares.end(), [](const auto& s) { return s.has_value(); });
  };
  if (out.bands.size() < 2 || !(any(out.women.own) || any(out.men.own))) return std::nullopt;
  return out;
}

double widest(const Pyramid& pyramid) {
  double most = 0;
  for (const Side* side : {&pyramid.women, &pyramid.men}) {
    for (const Shares* shares : {&side->own, &side->benchmark}) {
      for (const auto& one : *shares) most = std::max(most, one.value_or(0));
    }
  }
  return most;
}

/// Youngest at the foot.
std::string svg(const Context& context, const Pyramid& pyramid, const std::string& caption) {
  const Voice& voice = context.voice;
  const std::size_t rows = pyramid.bands.size();
  const double high = kTop + kRow * static_cast<double>(rows) + 6;
  const double scale = (kCentre - kGap - 8) / widest(pyramid);
  std::string out = "<svg class=\"pyramid\" viewBox=\"0 0 440 " + pixel(high) +
                    "\" width=\"440\" height=\"" + pixel(high) +
                    "\" role=\"img\" aria-labelledby=\"" + caption + "\">\n";
  const auto label = [&](double x, const char* anchor, const Phrase& words) {
    return "<text x=\"" + pixel(x) + "\" y=\"14\" text-anchor=\"" + anchor + "\">" +
           voice.say(words, "tspan") + "</text>";
  };
  out += label(kCentre - kGap, "end", {"Kvinnor", "Women"}) +
         label(kCentre + kGap, "start", {"Män", "Men"}) + "\n";
  for (std::size_t k = 0; k < rows; ++k) {
    const double y = kTop + kRow * static_cast<double>(rows - 1 - k);
    out += "<text x=\"" + pixel(kCentre) + "\" y=\"" + pixel(y + 14) +
           "\" text-anchor=\"middle\">" + html_escape(pyramid.bands[k]) + "</text>";
    for (const bool left : {true, false}) {
      const Side& side = left ? pyramid.women : pyramid.men;
      const auto rect = [&](const char* style, double share, double top, double height) {
        const double length = share * scale;
        return "<rect class=\"" + std::string(style) + "\" x=\"" +
               pixel(left ? kCentre - kGap - length : kCentre + kGap) + "\" y=\"" + pixel(y + top) +
               "\" width=\"" + pixel(length) + "\" height=\"" + pixel(height) + "\"/>";
      };
      if (side.own[k]) {
        out += rect(left ? "women" : "men", *side.own[k], 3, kRow - 6);
      } else {
        out +=
            "<text class=\"none\" x=\"" + pixel(left ? kCentre - kGap : kCentre + kGap) +
            "\" y=\"" + pixel(y + 14) + "\" text-anchor=\"" + (left ? "end" : "start") + "\">" +
            voice.each([&](Language l) { return html_escape(side.figures[k].plain(l)); }, "tspan") +
            "</text>";
      }
      if (side.benchmark[k]) out += rect("outline", *side.benchmark[k], 1, kRow - 2);
    }
    out += "\n";
  }
  return out + "</svg>\n";
}

std::string percent(const Voice& voice, const std::optional<double>& share) {
  if (!share) return "–";
  return voice.each([&](Language l) { return with_unit(number(*share * 100, 1, l), "%", l); });
}

std::string table(const Context& context, const Pyramid& pyramid, const std::string& id) {
  const Voice& voice = context.voice;
  const bool compared = pyramid.benchmark != Text{};
  std::string rows = "<thead><tr>" + column_heading(voice.say(Phrase{"Ålder", "Age"}));
  for (const Phrase& sex : {Phrase{"Kvinnor", "Women"}, Phrase{"Män", "Men"}}) {
    rows += column_heading(voice.say(sex), "n");
    rows += column_heading(voice.say(Phrase{"andel", "share"}), "n");
    if (compared) rows += column_heading(voice.say(pyramid.benchmark), "n");
  }
  rows += "</tr></thead>\n<tbody>\n";
  for (std::size_t k = pyramid.bands.size(); k-- > 0;) {
    rows += "<tr><th scope=\"row\">" + html_escape(pyramid.bands[k]) + "</th>";
    for (const Side* side : {&pyramid.women, &pyramid.men}) {
      rows += "<td class=\"n\">" + value_markup(voice, side->figures[k]) + "</td><td class=\"n\">" +
              percent(voice, side->own[k]) + "</td>";
      if (compared) rows += "<td class=\"n\">" + percent(voice, side->benchmark[k]) + "</td>";
    }
    rows += "</tr>\n";
  }
  return scroll_box(id,
                    voice.say(Phrase{"Boende efter ålder och kön, antal och andel av alla",
                                     "Residents by age and sex, number and share of all"}),
                    rows + "</tbody>\n");
}

}  // namespace

bool is_bar_of_pyramid(std::string_view layer) {
  if (layer.starts_with(kWomen)) return is_band(layer.substr(kWomen.size()));
  return layer.starts_with(kMen) && is_band(layer.substr(kMen.size()));
}

std::string band_of(std::string_view layer) {
  std::string_view band = layer.substr(layer.find('_') + 1);
  const std::size_t bar = band.find('_');
  if (bar == std::string_view::npos) return std::string(band) + "+";
  return std::string(band.substr(0, bar)) + "–" + std::string(band.substr(bar + 1));
}

std::string pyramids(const Context& context, std::size_t page) {
  const Voice& voice = context.voice;
  std::string out;
  std::size_t count = 0;
  for (const Group& group : context.groups) {
    for (std::size_t c = 0; c < context.columns.size(); ++c) {
      const auto pyramid = pyramid_of(context, group, c, page);
      if (!pyramid) continue;
      const std::string id = "pyramid-" + std::to_string(++count);
      const std::string& period = pyramid->women.figures.front().layer().period;
      out += "<div class=\"beside pyramids\">\n<figure>\n<figcaption id=\"" + id + "\">" +
             voice.say(Phrase{"Ålder och kön", "Age and sex"}) +
             (period.empty() ? "" : ", " + html_escape(period)) + " <small>" +
             voice.say(title_of(*context.columns[c].level));
      if (pyramid->benchmark != Text{}) {
        out += voice.say(Phrase{"; kontur: ", "; outline: "}) + voice.say(pyramid->benchmark);
      }
      out += "</small></figcaption>\n" + svg(context, *pyramid, id) + "</figure>\n" +
             table(context, *pyramid, id + "-table") + "</div>\n";
    }
  }
  if (out.empty()) return "";
  return "<h3>" + voice.say(Phrase{"Vilka bor här?", "Who lives here?"}) + "</h3>\n" + out;
}

}  // namespace omrade::report

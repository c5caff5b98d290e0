#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace omrade::report {
namespace {

const Measure* measure_called(const Group& group, std::string_view id) {
  const auto found = std::find_if(group.measures.begin(), group.measures.end(),
                                  [&](const Measure& m) { return m.info->id == id; });
  return found == group.measures.end() ? nullptr : &*found;
}

/// The figure of a measure in the first column that has it.
std::optional<Figure> figure_of(const Context& context, const Measure* measure, std::size_t page) {
  if (measure == nullptr) return std::nullopt;
  for (std::size_t c = 0; c < measure->at.size(); ++c) {
    if (measure->at[c] != nullptr) return context.figure(c, *measure->at[c], page);
  }
  return std::nullopt;
}

/// How many pages have a place among them.
std::size_t ranked(const Context& context, const Measure* measure) {
  std::size_t out = 0;
  for (std::size_t page = 0; page < context.pages(); ++page) {
    const auto figure = figure_of(context, measure, page);
    out += figure && figure->has_value() ? 1 : 0;
  }
  return out;
}

/// "place 5–12 of 32", or why there is none.
std::string place(const Context& context, const Group& group, std::size_t page) {
  const Measure* const measure = measure_called(group, "rank");
  const auto rank = figure_of(context, measure, page);
  if (!rank) return "";
  const Voice& voice = context.voice;
  if (!rank->has_value()) return "<b class=\"mark-none\">" + value_markup(voice, *rank) + "</b>";
  const auto lower = figure_of(context, measure_called(group, "rank_lower"), page);
  const auto upper = figure_of(context, measure_called(group, "rank_upper"), page);
  const bool interval = lower && upper && lower->has_value() && upper->has_value();
  const std::size_t places = ranked(context, measure);
  const std::size_t without = context.pages() - places;
  const auto of = static_cast<double>(places);
  return voice.each([&](Language l) {
    const bool sv = l == Language::sv;
    const std::string at = number(rank->value(), 0, l);
    std::string range = at;
    if (interval && lower->value() < upper->value())
      range = limits(lower->value(), upper->value(), 0, l);
    std::string out = "<b>" + std::string(sv ? "plats " : "place ") + range +
                      (sv ? " av " : " of ") + number(of, 0, l) + "</b><small>" +
                      (sv ? "1 = störst behov" : "1 = greatest need");
    if (interval && lower->value() == upper->value()) {
      out += sv ? "; 95 % intervall: samma plats" : "; 95% interval: the same place";
    } else if (interval) {
      out += (sv ? "; närmast " : "; nearest ") + at + (sv ? ", 95 % intervall" : ", 95% interval");
    } else {
      out += sv ? "; hur säker platsen är har inte beräknats"
                : "; how certain the place is has not been computed";
    }
    if (without > 0) {
      out += (sv ? "; utan plats, skyddade eller utan uppgift: "
                 : "; without a place, protected or no data: ") +
             number(static_cast<double>(without), 0, l);
    }
    return out + "</small>";
  });
}

std::string part_item(const Context& context, const std::string& part, std::size_t page) {
  const std::size_t dot = part.find('.');
  if (dot == std::string::npos) return "";
  for (const Group& group : context.groups) {
    if (group.id != part.substr(0, dot)) continue;
    const Measure* const measure = measure_called(group, part.substr(dot + 1));
    const auto figure = figure_of(context, measure, page);
    if (!figure) return "";
    const std::string verdict = comparison_markup(context.voice, *figure);
    return "<li>" + context.voice.say(title_of(*measure->info)) + ": " +
           value_markup(context.voice, *figure) + (verdict.empty() ? "" : "<br>" + verdict) +
           "</li>\n";
  }
  return "";
}

std::string box(const Context& context, const Group& group, std::size_t page) {
  const Measure& score = group.measures.front();
  const std::string where = place(context, group, page);
  std::string parts;
  for (const std::string& part : score.info->parts) parts += part_item(context, part, page);
  if (where.empty() && parts.empty()) return "";
  const Voice& voice = context.voice;
  std::string out = "<div class=\"composite\">\n<h3>" + voice.say(group.title()) + "</h3>\n<p>" +
                    where + "</p>\n";
  if (const auto value = figure_of(context, &score, page); value && value->has_value()) {
    out += "<p>" + voice.say(Phrase{"Sammanvägt värde", "Weighed together"}) + ": " +
           value_markup(voice, *value) + "</p>\n";
  }
  if (parts.empty()) return out + "</div>\n";
  return out + "<p><small>" + voice.say(Phrase{"Sammanvägt av:", "Put together from:"}) +
         "</small></p>\n<ul class=\"parts\">\n" + parts + "</ul>\n</div>\n";
}

}  // namespace

std::string composite_boxes(const Context& context, std::size_t page) {
  std::string out;
  for (const Group& group : context.groups) {
    if (group.indicator == nullptr && !group.measures.empty()) out += box(context, group, page);
  }
  return out;
}

}  // namespace omrade::report

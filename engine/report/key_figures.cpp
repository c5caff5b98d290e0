#include "report/sections.hpp"
#include "report/words.hpp"

namespace omrade::report {
namespace {

std::string box(const Context& context, const KeyFigure& key, std::size_t page) {
  const Voice& voice = context.voice;
  const Figure figure = context.figure(key.column, *key.layer, page);
  std::string out = "<div><dt>" + voice.say(title_of(*key.layer->info));
  if (context.columns.size() > 1) {
    out += " <small>" + voice.say(title_of(*context.columns[key.column].level)) + "</small>";
  }
  out += "</dt><dd>" + voice.each([&](Language l) {
    return (figure.has_value() ? "<b>" : "<b class=\"mark-none\">") + html_escape(figure.plain(l)) +
           "</b>";
  });
  if (figure.has_interval()) {
    out += "<span class=\"ci\">" + voice.each([&](Language l) {
      return std::string(words::confidence_interval.in(l)) + " <span class=\"whole\">" +
             figure.plain_interval(l) + "</span>";
    }) + "</span>";
  }
  const std::string comparison = comparison_markup(voice, figure);
  if (!comparison.empty()) {
    out += "<span>" + comparison + " <small>" + voice.each([&](Language l) {
      return html_escape(context.benchmark_name(figure).in(code(l)) + " " +
                         figure.plain_benchmark(l));
    }) + "</small></span>";
  }
  return out + "</dd></div>\n";
}

}  // namespace

std::string key_figures(const Context& context, std::size_t page) {
  if (context.key_figures.empty()) return "";
  std::string out = "<dl class=\"figures\">\n";
  for (const KeyFigure& key : context.key_figures) out += box(context, key, page);
  return out + "</dl>\n";
}

}  // namespace omrade::report

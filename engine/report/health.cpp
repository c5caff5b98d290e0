#include "report/sections.hpp"
#include "report/words.hpp"

namespace omrade::report {

std::string health_section(const Context& context, const Atlas& atlas, std::size_t page) {
  const std::string inside = maps(context, atlas, page) + own_areas(context, page) +
                             measures(context, page) + pyramids(context, page) +
                             flows(context, atlas, page);
  if (inside.empty()) return "";
  return "<section class=\"health\">\n" +
         step_heading(context, 1,
                      {"Hur ser hälsan ut runt och inom ", "How is health in and around "},
                      context.name(page) + "?") +
         inside + "</section>\n";
}

std::string step_heading(const Context& context, int step, const Phrase& words,
                         const std::string& name) {
  return "<h2><span class=\"step\">" + std::to_string(step) + "</span> " +
         context.voice.each(
             [&](Language l) { return html_escape(std::string(words.in(l)) + name); }) +
         "</h2>\n";
}

}  // namespace omrade::report

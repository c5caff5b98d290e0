#include "report/findings.hpp"
#include "report/form_markup.hpp"
#include "report/index_page.hpp"
#include "report/needs.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>

namespace omrade::report {
namespace {

/// Figures of a survey, and how many answered.
std::string survey(const Context& context, std::size_t page) {
  const Voice& voice = context.voice;
  std::string items;
  for (const Group& group : context.groups) {
    for (const Measure& measure : group.measures) {
      if (measure.info->base_of != BaseOf::respondents || measure.at.front() == nullptr) continue;
      const Figure figure = context.figure(0, *measure.at.front(), page);
      const std::string verdict = comparison_markup(voice, figure);
      items += "<li>" + voice.say(title_of(*measure.info)) + ": " + value_markup(voice, figure) +
               " " + footing_markup(voice, figure) + (verdict.empty() ? "" : " " + verdict) +
               "</li>\n";
    }
  }
  if (items.empty()) return "";
  return "<div class=\"survey\">\n<h3>" +
         voice.say(Phrase{"Svar på enkäter", "Answers to surveys"}) +
         "</h3>\n<ul class=\"parts columns\">\n" + items + "</ul>\n</div>\n";
}

std::string tools(const Context& context, std::size_t page) {
  const Voice& voice = context.voice;
  const auto data = [](const char* name, const std::string& value) {
    return " data-" + std::string(name) + "=\"" + html_escape(value) + "\"";
  };
  const auto said = [&](const char* what, const Phrase& words) {
    return "<span data-said=\"" + std::string(what) + "\" hidden>" + voice.say(words) + "</span>";
  };
  return "<div class=\"dialog\" id=\"dialog\"" + data("level", context.columns.front().level->id) +
         data("area", context.id(page)) + data("period", context.profile.period) +
         data("run", context.profile.run_id) +
         data("file", file_name_for(context.id(page)) + ".dialog.json") + ">\n<p>" +
         voice.say(Phrase{
             "Steg 2–7 skrivs av gruppen runt området, på skärmen eller på papper. Det som skrivs "
             "stannar i webbläsaren tills det sparas som en fil; inget skickas.",
             "Steps 2–7 are written by the group around the area, on screen or on paper. What is "
             "written stays in the browser until it is saved as a file; nothing is sent."}) +
         "</p>\n<div class=\"tools\" id=\"dialog-tools\" hidden>\n<button type=\"button\" "
         "id=\"dialog-save\">" +
         voice.say(Phrase{"Spara som fil", "Save as a file"}) +
         "</button>\n<label for=\"dialog-open\">" +
         voice.say(Phrase{"Öppna en sparad fil:", "Open a saved file:"}) +
         "</label>\n<input type=\"file\" id=\"dialog-open\" accept=\".json,application/json\">\n"
         "</div>\n<p id=\"dialog-status\" role=\"status\">" +
         said("saved",
              {"Sparad. Lägg filen bredvid profilen.", "Saved. Keep the file with the profile."}) +
         said("opened", {"Filen är öppnad.", "The file is open."}) +
         said("other", {"Filen hör till ett annat område.", "The file belongs to another area."}) +
         said("broken", {"Filen är ingen sparad dialog.", "The file is no saved dialogue."}) +
         said("invalid", {"Skriv datum som 2026-05-31 innan du sparar.",
                          "Write dates as 2026-05-31 before you save."}) +
         "</p>\n</div>\n";
}

std::string staff_questions(const Context& context, std::size_t page) {
  if (!context.own_level()) return "";
  return "<p class=\"staff-link\"><a href=\"../interviews/" +
         link_to(file_name_for(context.id(page)) + ".html") + "\">" +
         context.voice.say(Phrase{"Frågor till personalen, ur områdets egna siffror (en sida att "
                                  "skriva ut)",
                                  "Questions for staff, from the area's own figures (one page to "
                                  "print)"}) +
         "</a></p>\n";
}

/// A dialogue of an earlier profile says so.
std::string written_on(const Context& context, const Dialog& dialog) {
  if (dialog.area.empty()) return "";
  const bool same = dialog.run == context.profile.run_id;
  if (same) return "";
  return "<p class=\"notice\">" + context.voice.each([&](Language l) {
    const bool sv = l == Language::sv;
    std::string out = sv ? "Det som gruppen har skrivit skrevs på en tidigare profil"
                         : "What the group has written was written on an earlier profile";
    if (!dialog.period.empty()) out += (sv ? " för " : " of ") + dialog.period;
    if (!dialog.run.empty()) out += (sv ? " (körning " : " (run ") + dialog.run + ")";
    return html_escape(out + (sv ? ". Siffrorna ovan är de nya." : ". The figures above are new."));
  }) + "</p>\n";
}

}  // namespace

std::string steps_sections(const Context& context, const Atlas& atlas, std::size_t page,
                           const Dialog& dialog) {
  const Findings findings = findings_of(context, page);
  const auto section = [&](int step, const Phrase& title, const std::string& inside) {
    return "<section class=\"group-work\">\n" + step_heading(context, step, title) + inside +
           forms_of_step(context, step, dialog) + "</section>\n";
  };
  std::string out = tools(context, page) + written_on(context, dialog);
  out += section(2, {"Vad säger invånarna?", "What do residents say?"}, survey(context, page));
  out +=
      section(3, {"Vad säger verksamheten?", "What do staff say?"}, staff_questions(context, page));
  out += section(4, {"Vilka resurser finns runt området?", "What resources are there around it?"},
                 resources_section(context, atlas, page));
  out += section(5, {"Gemensam behovsbild och resursbild", "Shared picture of needs and resources"},
                 quadrant_section(context, page) + needs_table(context, findings));
  out += section(6, {"Avsiktsförklaringar och målbild", "Declarations of intent and goals"},
                 goals_table(context, findings, dialog, page) + measure_codes(context));
  out += section(7, {"Arbetsgrupp", "Working group"}, "");
  return out;
}

}  // namespace omrade::report

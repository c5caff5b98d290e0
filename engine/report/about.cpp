#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <string_view>

namespace omrade::report {
namespace {

Phrase kind_of(const std::string& kind) {
  if (kind == "areas") return {"områden", "areas"};
  if (kind == "grid") return {"rutor", "cells"};
  if (kind == "crosswalk") return {"kopplingar", "links"};
  return {"rader", "rows"};
}

/// The rows of a table may be persons, and their number has passed no gate.
bool is_table(const SourceRecord& record) {
  return record.kind == "table";
}

std::string sources(const Context& context) {
  const auto& records = context.profile.provenance.sources;
  if (records.empty()) return "";
  const Voice& voice = context.voice;
  std::string rows = "<thead><tr>" + column_heading(voice.say(Phrase{"Källa", "Source"})) +
                     column_heading(voice.say(Phrase{"Fil", "File"})) +
                     column_heading(voice.say(Phrase{"Omfattning", "Extent"})) +
                     column_heading(voice.say(Phrase{"Upphov", "Attribution"})) +
                     column_heading(voice.say(Phrase{"Licens", "Licence"})) +
                     "</tr></thead>\n<tbody>\n";
  for (const SourceRecord& record : records) {
    const auto shown = [](const std::string& text) {
      return text.empty() ? std::string("–") : html_escape(text);
    };
    rows += "<tr><th scope=\"row\">" + html_escape(record.id) + "</th><td>" +
            html_escape(record.source) + "</td><td>" +
            (is_table(record) || record.records == 0 ? "–" : voice.each([&](Language l) {
              return with_unit(number(static_cast<double>(record.records), 0, l),
                               kind_of(record.kind).in(l), l);
            })) +
            "</td><td>" + shown(record.attribution) + "</td><td>" + shown(record.licence) +
            "</td></tr>\n";
  }
  return "<h3>" + voice.say(Phrase{"Källor", "Sources"}) + "</h3>\n" +
         scroll_box("sources",
                    voice.say(Phrase{"Varifrån uppgifterna kommer", "Where the data come from"}),
                    rows + "</tbody>\n");
}

Phrase method_words(const std::string& method) {
  if (method == "dasymetric") {
    return {"Områden som delas fördelas efter var de boende bor, enligt befolkningen i kartrutor.",
            "Areas that are split are apportioned by where their residents live, from a population "
            "grid."};
  }
  if (method == "areal") {
    return {"Områden som delas fördelas efter yta.",
            "Areas that are split are apportioned by surface."};
  }
  if (method == "nearest_dasymetric") {
    return {
        "Varje plats hör till den närmaste punkten, fågelvägen; områden fördelas efter var de "
        "boende bor, enligt befolkningen i kartrutor.",
        "Every place belongs to the nearest point, straight as the crow flies; areas are "
        "apportioned by where their residents live, from a population grid."};
  }
  if (method == "nearest_areal") {
    return {
        "Varje plats hör till den närmaste punkten, fågelvägen; områden som delas fördelas "
        "efter yta.",
        "Every place belongs to the nearest point, straight as the crow flies; areas that are "
        "split are apportioned by surface."};
  }
  if (method == "given") {
    return {"Områden fördelas efter andelar som är angivna i underlaget.",
            "Areas are apportioned by shares given in the data."};
  }
  return {"Varje område hör helt till ett enda.", "Every area belongs wholly to a single one."};
}

/// How much is split, and how much lies outside. Shares by surface speak of surface.
std::string error_words(const CrosswalkRecord& record, Language language) {
  const bool sv = language == Language::sv;
  const bool surface = record.method == "areal" || record.method == "nearest_areal";
  std::string out;
  if (record.split_sources > 0) {
    const std::string share = share_percent(record.split_share, language);
    const bool one = record.split_sources == 1;
    const std::string areas =
        with_unit(number(static_cast<double>(record.split_sources), 0, language),
                  sv ? (one ? "område" : "områden") : (one ? "area" : "areas"), language);
    out += sv ? (surface ? " Av ytan ligger " : " Av de boende bor ") + share +
                    " i områden som delas mellan flera upptagningsområden (" + areas + ")."
              : (surface ? " Of the surface, " : " Of the residents, ") + share +
                    (surface ? " lies" : " live") +
                    " in areas that are split between catchments (" + areas + ").";
  }
  if (record.uncovered_share > 0) {
    const std::string share = share_percent(record.uncovered_share, language);
    out += sv ? " Utanför dem alla " + std::string(surface ? "ligger " : "bor ") + share + "."
              : std::string(surface ? " Outside all of them lies " : " Outside all of them live ") +
                    share + ".";
  }
  return out;
}

std::string crosswalk_item(const Context& context, const CrosswalkRecord& record) {
  const auto title = [&](const std::string& id) {
    for (const LevelResult& level : context.profile.levels) {
      if (level.id == id) return title_of(level);
    }
    return Text{id, id};
  };
  return "<li><b>" + context.voice.say(title(record.level)) + "</b> " +
         context.voice.each([&](Language l) {
           return html_escape(
               (l == Language::sv ? "ur " : "from ") + title(record.from).in(code(l)) + ". " +
               std::string(method_words(record.method).in(l)) + error_words(record, l));
         }) +
         "</li>\n";
}

std::string division(const Context& context) {
  std::string items;
  for (const CrosswalkRecord& record : context.profile.provenance.crosswalks)
    items += crosswalk_item(context, record);
  if (items.empty()) return "";
  return "<h3>" +
         context.voice.say(
             Phrase{"Hur områdena är sammansatta", "How the areas are put together"}) +
         "</h3>\n<ul>\n" + items + "</ul>\n";
}

std::string rules_in(const DisclosureSummary& d, Language l) {
  const bool sv = l == Language::sv;
  const auto n = [&](std::uint32_t value) { return number(value, 0, l); };
  std::string out =
      sv ? "Uppgifter om få personer visas inte." : "Figures about few people are not shown.";
  if (d.minimum_count > 1) {
    out += sv ? " Ett antal personer från 1 till " + n(d.minimum_count - 1) + " skyddas."
              : " A number of persons from 1 to " + n(d.minimum_count - 1) + " is protected.";
  }
  if (d.minimum_denominator > 0) {
    out +=
        sv ? " Ett värde som bygger på färre än " + n(d.minimum_denominator) + " personer skyddas."
           : " A value that rests on fewer than " + n(d.minimum_denominator) +
                 " persons is protected.";
  }
  if (d.minimum_respondents > 0) {
    out += sv ? " Ett enkätvärde med färre än " + n(d.minimum_respondents) + " svarande skyddas."
              : " A survey value with fewer than " + n(d.minimum_respondents) +
                    " respondents is protected.";
  }
  if (d.rounding > 0) {
    out += sv ? " Antal personer är avrundade till närmaste " + n(d.rounding) +
                    "-tal, och andelar och index är räknade på de avrundade antalen där det går."
              : " Numbers of persons are rounded to the nearest " + n(d.rounding) +
                    ", and shares and indices are worked out from the rounded ones where that can "
                    "be done.";
  }
  return out;
}

std::string disclosure(const Context& context) {
  const DisclosureSummary& d = context.disclosure;
  const Voice& voice = context.voice;
  std::string out =
      "<h3>" + voice.say(Phrase{"Skydd av enskilda", "Protection of individuals"}) + "</h3>\n";
  if (!d.on) {
    return out + "<p>" +
           voice.say(Phrase{"Sekretesskontrollen är avstängd. Sprid inte sidan. Skäl:",
                            "Disclosure control is off. Do not spread this page. Reason:"}) +
           " " + html_escape(d.off_reason) + "</p>\n";
  }
  out += "<p>" + voice.each([&](Language l) {
    const bool sv = l == Language::sv;
    std::string text = rules_in(d, l);
    text +=
        sv ? " Fler värden är skyddade: det som sätts samman av ett skyddat värde, och så många "
             "andra att ett skyddat antal inte kan räknas fram ur det som visas, till exempel som "
             "skillnaden mellan ett större område och dess delar eller mellan områden som "
             "överlappar. Alla har samma märke, ”skyddad”, vilken regel som än gäller. "
           : " More values are protected: what is put together from a protected value, and as "
             "many others as it takes so that a protected number cannot be worked out from what "
             "is shown, such as the difference between a larger area and its parts or between "
             "areas that overlap. All carry the same mark, “protected”, whichever rule applies. ";
    text += number(static_cast<double>(d.withheld), 0, l) + (sv ? " av " : " of ") +
            number(static_cast<double>(d.cells), 0, l) +
            (sv ? " värden i hela underlaget är skyddade."
                : " values in the whole material are protected.");
    return html_escape(text);
  }) + "</p>\n";
  return out;
}

std::string run(const Context& context) {
  const Profile& profile = context.profile;
  const Voice& voice = context.voice;
  const auto row = [&](const Phrase& name, const std::string& value) {
    return value.empty() ? ""
                         : "<dt>" + voice.say(name) + "</dt><dd>" + html_escape(value) + "</dd>\n";
  };
  return "<h3>" + voice.say(Phrase{"Körningen", "The run"}) +
         "</h3>\n<dl class=\"definitions\">\n" + row({"Körning", "Run"}, profile.run_id) +
         row({"Recept", "Recipe"}, profile.provenance.recipe_file) +
         row({"Program", "Program"}, "omrade " + profile.provenance.engine_version) +
         row({"Perioder", "Periods"}, join(profile.periods, ", ")) + "</dl>\n";
}

std::string cite(const Context& context) {
  const Profile& profile = context.profile;
  return "<h2>" + context.voice.say(Phrase{"Hänvisa till profilen", "Cite the profile"}) +
         "</h2>\n<p>" + context.voice.each([&](Language l) {
           const std::string period = profile.period.empty() ? "" : ", " + profile.period;
           return html_escape((profile.title == Text{} ? std::string(words::area_profiles.in(l))
                                                       : profile.title.in(code(l))) +
                              period + ". " + std::string(words::run.in(l)) + " " + profile.run_id +
                              ", omrade " + profile.provenance.engine_version + ".");
         }) +
         "</p>\n<p>" +
         context.voice.say(
             Phrase{"Samma recept och samma källor ger samma tal igen; körningens beteckning säger "
                    "vilka de var.",
                    "The same recipe and the same sources give the same figures again; the name of "
                    "the run tells which they were."}) +
         "</p>\n";
}

std::string access(const Voice& voice) {
  return "<h2>" + voice.say(Phrase{"Tillgänglighet", "Accessibility"}) + "</h2>\n<p>" +
         voice.say(Phrase{
             "Sidorna är gjorda för att följa WCAG 2.2 på nivå AA. De fungerar utan skript, med "
             "tangentbord, i skärmar från 320 bildpunkters bredd, på papper och utan färg: färg "
             "står "
             "aldrig ensam, utan med tecken och ord. Allt som visas på kartor och i figurer står "
             "också i tabeller. Sidorna hämtar ingenting utifrån.",
             "The pages are made to follow WCAG 2.2 at level AA. They work without scripts, by "
             "keyboard, on screens from 320 pixels wide, on paper and without colour: colour never "
             "stands alone, but with a sign and words. All that maps and figures show is in tables "
             "too. The pages fetch nothing from elsewhere."}) +
         "</p>\n";
}

}  // namespace

std::string about_section(const Context& context, const std::string& about) {
  const Voice& voice = context.voice;
  return "<section class=\"about\">\n<h2>" + voice.say(Phrase{"Om uppgifterna", "About the data"}) +
         "</h2>\n<p>" + voice.say(words::need_not_performance) + " <a href=\"" + about + "\">" +
         voice.say(Phrase{"Definitioner och metod", "Definitions and method"}) + "</a></p>\n" +
         indicator_facts(context, about) + sources(context) + division(context) +
         disclosure(context) + run(context) + "</section>\n";
}

std::string about_body(const Context& context) {
  return "<section class=\"about\">\n" + indicator_definitions(context) + cite(context) +
         access(context.voice) + "</section>\n";
}

}  // namespace omrade::report

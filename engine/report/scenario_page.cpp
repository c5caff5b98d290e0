#include "report/scenario_page.hpp"

#include "report/document.hpp"
#include "report/index_page.hpp"
#include "report/numbers.hpp"
#include "report/scenario_page_sections.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

namespace omrade::report {
namespace {

std::string fate_markup(const Voice& voice, Fate fate) {
  switch (fate) {
    case Fate::closes:
      return voice.say(Phrase{"stänger", "closes"});
    case Fate::opens:
      return voice.say(Phrase{"öppnar", "opens"});
    case Fate::moves:
      return voice.say(Phrase{"flyttar", "moves"});
    case Fate::stays:
      break;
  }
  return voice.say(Phrase{"får andra siffror", "gets other figures"});
}

/// "Closes: A, B".
std::string change_item(const ScenarioContent& content, Fate fate, const Phrase& what) {
  std::string names;
  for (const ScenarioPlace& place : content.affected) {
    if (place.fate == fate) names += (names.empty() ? "" : ", ") + html_escape(place.name);
  }
  if (names.empty()) return "";
  return "<li><b>" + content.after.voice.say(what) + ":</b> " + names + "</li>\n";
}

std::string what_changes(const ScenarioContent& content) {
  const Voice& voice = content.after.voice;
  const std::string items = change_item(content, Fate::closes, {"Stänger", "Closes"}) +
                            change_item(content, Fate::opens, {"Öppnar", "Opens"}) +
                            change_item(content, Fate::moves, {"Flyttar", "Moves"});
  return "<section>\n<h2>" + voice.say(Phrase{"Vad som ändras", "What changes"}) + "</h2>\n" +
         (items.empty() ? "<p>" + voice.say(Phrase{"Ingenting.", "Nothing."}) + "</p>\n"
                        : "<ul>\n" + items + "</ul>\n") +
         "<p>" + voice.say(Phrase{"Alla sidor:", "All pages:"}) + " <a href=\"today/index.html\">" +
         voice.say(Phrase{"läget i dag", "the present"}) + "</a>, <a href=\"" +
         link_to(file_name_for(content.change.name)) + "/index.html\">" +
         voice.say(Phrase{"scenariot", "the scenario"}) + "</a>.</p>\n</section>\n";
}

std::string method(const Voice& voice) {
  return "<section>\n<h2>" + voice.say(Phrase{"Så är det räknat", "How it is worked out"}) +
         "</h2>\n<p>" +
         voice.say(Phrase{
             "Alla hör till den närmaste enheten, fågelvägen, både i dag och i scenariot.",
             "Everybody belongs to the nearest centre, straight as the crow flies, both today and "
             "in the scenario."}) +
         " " +
         voice.say(Phrase{
             "Den som är listad vid en enhet som stänger listas om till den närmaste enheten från "
             "sitt hemområde. Den som är listad vid hemområdets närmaste enhet listas om när en "
             "annan enhet blir närmast. Ingen annan byter.",
             "Those listed at a centre that closes are re-listed to the nearest centre of their "
             "home area. Those listed at the nearest centre of their home area are re-listed when "
             "another becomes the nearest. Nobody else changes."}) +
         "</p>\n<p>" +
         voice.say(Phrase{
             "Ingenting räknas in om restid, öppettider eller om enheterna har plats. Det är en "
             "modell, ingen prognos: människor kan välja annat än det närmaste. I dag betyder här "
             "det nuvarande läget i samma modell, och kan skilja sig från de vanliga profilerna.",
             "Nothing is considered of travel time, opening hours, or whether the centres have "
             "room. It is a model and no forecast: people may choose another than the nearest. "
             "Today means here the present in the same model, which may differ from the ordinary "
             "profiles."}) +
         "</p>\n</section>\n";
}

/// A link to the full page of a place, or "–" where the profile has none.
std::string page_link(const Context& context, const std::string& folder, const std::string& id,
                      const Phrase& when) {
  const auto page = context.page_areas().index_of(id);
  if (!page) return "–";
  return "<a href=\"" + link_to(folder + "/" + context.file(*page)) + "\">" +
         html_escape(context.name(*page)) + " " + context.voice.say(when) + "</a>";
}

std::string place_row(const ScenarioContent& content, const ScenarioPlace& place) {
  return "<tr><th scope=\"row\">" + html_escape(place.name) + "</th><td>" +
         fate_markup(content.after.voice, place.fate) + "</td><td>" +
         (place.fate == Fate::opens
              ? "–"
              : page_link(content.today, "today", place.id, {"i dag", "today"})) +
         "</td><td>" +
         (place.fate == Fate::closes ? "–"
                                     : page_link(content.after, file_name_for(content.change.name),
                                                 place.id, {"i scenariot", "in the scenario"})) +
         "</td></tr>\n";
}

/// How many places have the same figures in both.
std::string unaffected_in(const ScenarioContent& content, Language language) {
  const bool sv = language == Language::sv;
  if (content.unaffected == 0) return sv ? "Alla enheter berörs." : "All centres are affected.";
  const bool one = content.unaffected == 1;
  const std::string n = number(static_cast<double>(content.unaffected), 0, language);
  const std::string apart = !content.has_composite() ? ""
                            : sv                     ? ", sammanvägda mått undantagna"
                                                     : ", composites apart";
  if (sv) {
    return n + (one ? " enhet berörs inte: den" : " enheter berörs inte: de") +
           " har samma siffror i dag och i scenariot" + apart + ".";
  }
  return n + (one ? " centre is not affected: its" : " centres are not affected: their") +
         " figures are the same today and in the scenario" + apart + ".";
}

std::string unaffected(const ScenarioContent& content) {
  return "<p>" + content.after.voice.each([&](Language l) { return unaffected_in(content, l); }) +
         "</p>\n";
}

std::string places(const ScenarioContent& content) {
  const Voice& voice = content.after.voice;
  std::string out =
      "<section>\n<h2>" + voice.say(Phrase{"Enheter som berörs", "Centres affected"}) + "</h2>\n";
  if (!content.affected.empty()) {
    std::string rows = "<thead><tr>" + column_heading(voice.say(words::centre)) +
                       column_heading(voice.say(Phrase{"Vad som händer", "What happens"})) +
                       column_heading(voice.say(words::today)) +
                       column_heading(voice.say(words::after)) + "</tr></thead>\n<tbody>\n";
    for (const ScenarioPlace& place : content.affected) rows += place_row(content, place);
    out += scroll_box("places",
                      voice.say(Phrase{"Enheterna och deras fullständiga sidor",
                                       "The centres and their full pages"}),
                      rows + "</tbody>\n");
  }
  return out + unaffected(content) + "</section>\n";
}

}  // namespace

std::string scenario_html(const GatedProfile& today, const GatedProfile& after,
                          const ScenarioChange& change) {
  const Context before(today);
  const Context then(after);
  const ScenarioContent content(before, then, change);
  const Text name = change.title == Text{} ? Text{change.name, change.name} : change.title;
  DocumentParts parts;
  parts.title = {"Scenario: " + name.in("sv"), "Scenario: " + name.in("en")};
  parts.way_up = "<p class=\"way-up\"><a href=\"../index.html\">" +
                 then.voice.say(Phrase{"Alla områden", "All areas"}) + "</a></p>\n";
  parts.body = what_changes(content) + method(then.voice) + scenario_maps(content) +
               places(content) + scenario_figures(content);
  // An open gate is said, whichever of the two passed it.
  return document(before.disclosure.on ? then : before, parts);
}

}  // namespace omrade::report

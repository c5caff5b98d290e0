#include "report/document.hpp"

#include "base/hash.hpp"
#include "report/words.hpp"

namespace omrade::report {
namespace {

/// Said at the top of every printed sheet, in the language that is shown: which area, which run,
/// and whether the data are what they seem.
std::string sheet_heading(const Context& context, const DocumentParts& parts, Language language) {
  std::string out = parts.title.in(code(language));
  if (context.profile.title != Text{}) out += " · " + context.profile.title.in(code(language));
  return out;
}

std::string sheet_footing(const Context& context, Language language) {
  const Profile& profile = context.profile;
  std::string out = std::string(words::run.in(language)) + " " + profile.run_id;
  if (profile.notice != Text{}) out += " · " + profile.notice.in(code(language));
  if (!context.disclosure.on) {
    out += language == Language::sv ? " · utan sekretesskontroll" : " · without disclosure control";
  }
  return out;
}

std::string print_rules(const Context& context, const DocumentParts& parts) {
  std::string out;
  for (const Language language : context.voice.languages()) {
    const std::string name(code(language));
    out += "@page " + name +
           "{@top-left{content:" + css_string(sheet_heading(context, parts, language)) +
           "}@bottom-left{content:" + css_string(sheet_footing(context, language)) + "}}\n";
  }
  return out;
}

std::string switch_of_languages(const Voice& voice) {
  std::string out = "<a class=\"skip\" href=\"#content\">";
  for (const Language language : voice.languages()) {
    if (language != voice.first()) out += " / ";
    out += "<span lang=\"" + std::string(code(language)) + "\">";
    out += language == Language::sv ? "Hoppa till innehållet" : "Skip to content";
    out += "</span>";
  }
  out += "</a>\n<main>\n";
  if (voice.languages().size() == 1) return out;
  for (const Language language : voice.languages()) {
    const std::string name(code(language));
    out += "<input type=\"radio\" name=\"language\" id=\"language-" + name + "\"";
    out += language == voice.first() ? " checked>" : ">";
    out += "<label for=\"language-" + name + "\" lang=\"" + name + "\">";
    out += language == Language::sv ? "Svenska</label>\n" : "English</label>\n";
  }
  return out;
}

std::string heading(const Context& context, const DocumentParts& parts) {
  const Profile& profile = context.profile;
  const Voice& voice = context.voice;
  std::string out =
      "<header>\n" + parts.way_up + "<h1>" + voice.say(parts.title) + "</h1>\n<p class=\"sub\">";
  if (profile.title != Text{}) out += voice.say(profile.title) + " · ";
  if (!profile.period.empty()) out += html_escape(profile.period) + " · ";
  out += voice.say(words::run) + " " + html_escape(profile.run_id) + "</p>\n";
  if (!context.disclosure.on) {
    out += "<p class=\"alarm\"><strong><span aria-hidden=\"true\">⚠</span> " +
           voice.say(Phrase{"Sekretesskontrollen är avstängd:", "Disclosure control is off:"}) +
           "</strong> " + html_escape(context.disclosure.off_reason) + "</p>\n";
  }
  if (profile.notice != Text{}) {
    out += "<p class=\"notice\"><strong>" + voice.say(Phrase{"Observera:", "Please note:"}) +
           "</strong> " + voice.say(profile.notice) + "</p>\n";
  }
  return out + "</header>\n";
}

}  // namespace

std::string css_string(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\' || c == '<' || u < 0x20 || u == 0x7F) {
      out += '\\';
      out += digits[u >> 4U];
      out += digits[u & 15U];
      out += ' ';
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string document(const Context& context, const DocumentParts& parts) {
  const Language first = context.voice.first();
  const std::string style = std::string(style_sheet()) + print_rules(context, parts);
  std::string out = "<!doctype html>\n<html lang=\"" + std::string(code(first)) + "\">\n<head>\n";
  out +=
      "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; ";
  out += "style-src 'sha256-" + base64(sha256(style)) + "'; ";
  if (!parts.script.empty()) out += "script-src 'sha256-" + base64(sha256(parts.script)) + "'; ";
  out += "base-uri 'none'; form-action 'none'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<title>" + html_escape(parts.title.in(code(first))) + "</title>\n<style>" + style +
         "</style>\n</head>\n<body>\n";
  out += switch_of_languages(context.voice);
  out += "<div class=\"page\" id=\"content\">\n" + heading(context, parts) + parts.body;
  out += "</div>\n</main>\n";
  if (!parts.script.empty()) out += "<script>" + std::string(parts.script) + "</script>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace omrade::report

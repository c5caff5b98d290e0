#include "report/findings.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/strip.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace omrade::report {
namespace {

constexpr std::size_t kWorse = 3;

/// What the figures say, and what is asked about it; room to write below.
std::string question(const std::string& says, const std::string& asks) {
  return "<li>" + (says.empty() ? "" : "<p class=\"says\">" + says + "</p>\n") +
         "<p class=\"asks\">" + asks + "</p>\n<div class=\"lines\"></div></li>\n";
}

/// "Daily smoking: 12.0% (9.0–15.7), the region 5.8%."
std::string stated(const Context& context, const Finding& finding) {
  const Figure& figure = finding.figure;
  return context.voice.each([&](Language l) {
    const std::string interval = figure.plain_interval(l);
    const std::string base = figure.plain_base(l);
    return html_escape(
        title_of(*figure.layer().info).in(code(l)) + ": " + figure.plain(l) +
        (interval.empty()
             ? ""
             : (l == Language::sv ? " (95\u00a0% KI\u00a0" : " (95% CI\u00a0") + interval + ")") +
        ", " + context.benchmark_name(figure).in(code(l)) + " " + figure.plain_benchmark(l) +
        (base.empty() ? "" : "; " + base) +
        (figure.layer().period.empty() ? "" : ", " + figure.layer().period) + ".");
  });
}

/// Where residents are listed: here, and most elsewhere. "" where neither is published.
std::string listing(const Context& context, std::size_t page) {
  for (const Flow& flow : context.flows) {
    const LayerResult& layer = *flow.layer;
    if (layer.pairs == nullptr || !layer.failure.empty()) continue;
    const std::size_t area = context.columns[flow.column].area_of_page[page];
    std::optional<Figure> here;
    std::optional<std::size_t> most;
    for (std::size_t k = 0; k < layer.pairs->area.size(); ++k) {
      if (layer.pairs->area[k] != area) continue;
      const Figure figure(layer, k);
      if (!figure.has_value()) continue;
      if (layer.pairs->labels[layer.pairs->other[k]] == context.id(page)) {
        here = figure;
      } else if (!most || figure.value() > Figure(layer, *most).value()) {
        most = k;
      }
    }
    if (!here || !most) continue;
    const std::string& other = layer.pairs->labels[layer.pairs->other[*most]];
    const std::string name = context.name_of(other).value_or(other);
    const auto value = [&](const Figure& figure, Language l) {
      const std::string interval = figure.plain_interval(l);
      return figure.plain(l) + (interval.empty() ? "" : " (" + interval + ")");
    };
    return context.voice.each([&](Language l) {
      return html_escape(title_of(*layer.info).in(code(l)) + ": " + context.name(page) + " " +
                         value(*here, l) + ", " + name + " " + value(Figure(layer, *most), l) +
                         (here->plain_base(l).empty() ? "" : "; " + here->plain_base(l)) + ".");
    });
  }
  return "";
}

std::string heading_lines(const Voice& voice) {
  std::string out = "<p class=\"filled\">";
  for (const Phrase& what :
       {Phrase{"Yrke:", "Profession:"}, Phrase{"År på enheten:", "Years here:"},
        Phrase{"Datum:", "Date:"}, Phrase{"Samtalsledare:", "Interviewer:"}}) {
    out += "<span>" + voice.say(what) + "</span>";
  }
  return out + "</p>\n";
}

}  // namespace

std::string interview_body(const Context& context, std::size_t page) {
  const Voice& voice = context.voice;
  const Findings findings = findings_of(context, page);
  std::string items;
  std::vector<Finding> worse = spread(findings.worse, kWorse, 1);
  if (worse.size() < kWorse) {
    for (const Finding& finding : spread(findings.neutral, kWorse - worse.size(), 1))
      worse.push_back(finding);
  }
  for (const Finding& finding : worse) {
    items +=
        question(stated(context, finding),
                 voice.say(Phrase{"Känner ni igen det? För vilka märks det mest, och hur?",
                                  "Do you recognise it? For whom does it show most, and how?"}));
  }
  for (const Finding& finding : spread(findings.better, 1, 1)) {
    items += question(stated(context, finding),
                      voice.say(Phrase{"Vad gör att det är så, och hur kan det hållas vid liv?",
                                       "What makes it so, and how can it be kept alive?"}));
  }
  const std::string within =
      context.map_layers.empty() ? "" : strip_words(context, context.map_layers.front(), page);
  if (!within.empty()) {
    items += question(
        voice.say(title_of(*context.map_layers.front().layer->info)) + ": " + within,
        voice.say(Phrase{"Vilka i området når ni inte i dag?", "Whom do you not reach today?"}));
  }
  if (const std::string told = listing(context, page); !told.empty()) {
    items += question(told, voice.say(Phrase{"Varför väljer de boende olika enheter, tror ni?",
                                             "Why do residents choose different centres?"}));
  }
  items += question(
      "", voice.say(Phrase{"Vilka i närheten samarbetar ni med, och vilka borde ni samarbeta med?",
                           "With whom nearby do you work, and with whom should you?"}));
  items += question(
      "",
      voice.say(Phrase{"Vilken förändring vore viktigast om två år, och hur skulle ni märka den?",
                       "Which change would matter most in two years, and how would you see it?"}));
  return "<section class=\"interview\">\n<p>" +
         voice.say(Phrase{
             "Siffrorna beskriver dem som bor i området, inte hur väl ni arbetar. Svaren skrivs "
             "samman till teman i steg 3 av profilen, utan namn. Skriv inget som gäller en enskild "
             "patient.",
             "The figures describe those who live in the area, not how well you work. Answers are "
             "put "
             "together into themes in step 3 of the profile, without names. Write nothing about a "
             "single patient."}) +
         "</p>\n" + heading_lines(voice) + "<ol>\n" + items + "</ol>\n</section>\n";
}

}  // namespace omrade::report

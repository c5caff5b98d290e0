#include "report/findings.hpp"
#include "report/map.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace omrade::report {
namespace {

constexpr std::size_t kSentences = 5;
constexpr std::size_t kWorse = 3;
constexpr std::size_t kAssets = 2;
constexpr std::size_t kOfOneGroup = 2;

std::string with_article(const Context& context, const Finding& finding, Language l) {
  const Figure& figure = finding.figure;
  const bool sv = l == Language::sv;
  const bool up = figure.clear() > 0;
  std::string which = up ? (sv ? "högre" : "higher") : (sv ? "lägre" : "lower");
  const Standing standing = standing_of(figure);
  if (standing == Standing::worse) which += sv ? " (sämre)" : " (worse)";
  if (standing == Standing::better) which += sv ? " (bättre)" : " (better)";
  return which + (sv ? " än " : " than ") + context.benchmark_name(figure).in(code(l));
}

/// "Daily smoking: 11.0% (95% CI 8.4–14.2), higher (worse) than the region, 5.8%; n = 632
/// respondents, 2024, residents".
std::string sentence(const Context& context, const Finding& finding, Language l) {
  const Figure& figure = finding.figure;
  const LayerInfo& info = *figure.layer().info;
  std::string out =
      "<b>" + html_escape(title_of(info).in(code(l))) + ":</b> " + html_escape(figure.plain(l));
  if (figure.has_interval()) {
    out += (l == Language::sv ? " (95\u00a0% KI\u00a0" : " (95% CI\u00a0") +
           figure.plain_interval(l) + ")";
  }
  out += ", " + html_escape(with_article(context, finding, l) + ", " + figure.plain_benchmark(l)) +
         ". <small>";
  std::vector<std::string> facts;
  if (const std::string base = figure.plain_base(l); !base.empty()) facts.push_back(base);
  if (!figure.layer().period.empty()) facts.push_back(figure.layer().period);
  if (context.columns.size() > 1)
    facts.push_back(title_of(*context.columns[finding.column].level).in(code(l)));
  return out + html_escape(join(facts, ", ")) + "</small>";
}

std::string sentence_item(const Context& context, const Finding& finding) {
  return "<li class=\"" + comparison_class(finding.figure) + "\">" +
         standing_symbol(standing_of(finding.figure)) + " <div>" +
         context.voice.each([&](Language l) { return sentence(context, finding, l); }) +
         "</div></li>\n";
}

std::string sentences(const Context& context, const Findings& findings) {
  std::vector<Finding> told = spread(findings.worse, kWorse, kOfOneGroup);
  const std::vector<Finding> assets = spread(findings.better, kAssets, kOfOneGroup);
  const std::size_t room = kSentences - told.size() - assets.size();
  for (const Finding& finding : spread(findings.neutral, room, kOfOneGroup))
    told.push_back(finding);
  told.insert(told.end(), assets.begin(), assets.end());
  if (told.empty()) return "";
  std::string out = "<ul class=\"told\">\n";
  for (const Finding& finding : told) out += sentence_item(context, finding);
  return out + "</ul>\n";
}

/// Whom the area is compared with, whether as a whole or without the area.
Text benchmark_of(const Context& context, const Findings& findings) {
  for (const auto* list : {&findings.worse, &findings.better, &findings.neutral, &findings.same}) {
    if (!list->empty()) return context.common_benchmark_name(list->front().figure);
  }
  return {};
}

std::string lead(const Context& context, const Findings& f) {
  const std::size_t clear = f.worse.size() + f.better.size() + f.neutral.size();
  const std::size_t all = clear + f.same.size();
  const Text benchmark = benchmark_of(context, f);
  return "<p class=\"lead\">" + context.voice.each([&](Language l) {
    const bool sv = l == Language::sv;
    const std::string of_all = number(static_cast<double>(all), 0, l);
    std::string out;
    if (all == 0) {
      return html_escape(std::string(sv ? "Inget mått har något att jämföras med här."
                                        : "No measure is compared here."));
    }
    if (clear == 0) {
      out = sv ? "Inget av " + of_all + " mått skiljer sig säkert från " + benchmark.in("sv") + "."
               : "None of " + of_all + " measures differs clearly from " + benchmark.in("en") + ".";
    } else {
      const std::string some = number(static_cast<double>(clear), 0, l);
      out = sv ? some + " av " + of_all + " jämförda mått skiljer sig säkert från " +
                     benchmark.in("sv") + ". Störst skillnad står först."
               : some + " of " + of_all + " measures compared differ clearly from " +
                     benchmark.in("en") + ". The largest difference comes first.";
    }
    return html_escape(out);
  }) + "</p>\n";
}

std::string count_item(const Voice& voice, Standing standing, std::string_view style,
                       std::size_t count, const Phrase& words) {
  return "<li class=\"" + std::string(style) + "\"><b>" + std::to_string(count) + "</b> " +
         standing_symbol(standing) + " " + voice.say(words) + "</li>\n";
}

std::string counts(const Context& context, const Findings& f) {
  const Voice& voice = context.voice;
  if (f.worse.size() + f.better.size() + f.neutral.size() + f.same.size() == 0) return "";
  std::string out =
      "<ul class=\"counts\">\n" +
      count_item(voice, Standing::worse, "worse", f.worse.size(), {"sämre", "worse"}) +
      count_item(voice, Standing::same, "same", f.same.size(),
                 {"ingen säker skillnad", "no clear difference"}) +
      count_item(voice, Standing::better, "better", f.better.size(), {"bättre", "better"});
  if (!f.neutral.empty()) {
    out += count_item(voice, Standing::higher, "higher", f.neutral.size(),
                      {"högre eller lägre, utan värdering", "higher or lower, without judgement"});
  }
  out += "</ul>\n";
  if (f.unjudged > 0) {
    out += "<p><small>" + voice.each([&](Language l) {
      const std::string n = number(static_cast<double>(f.unjudged), 0, l);
      return l == Language::sv
                 ? n + " mått kan inte jämföras här: de är skyddade, saknas eller har inget "
                       "jämförvärde."
                 : n + " measures cannot be compared here: they are protected, missing or "
                       "without a benchmark.";
    }) + "</small></p>\n";
  }
  return out;
}

}  // namespace

std::string brief_section(const Context& context, const Atlas& atlas, std::size_t page) {
  const Findings findings = findings_of(context, page);
  const Voice& voice = context.voice;
  std::string out = "<section class=\"brief\">\n<h2>" + voice.say(Phrase{"I korthet", "In brief"}) +
                    "</h2>\n<div class=\"brief-grid\">\n<div>\n" + lead(context, findings) +
                    sentences(context, findings) + counts(context, findings) + "</div>\n<div>\n";
  if (!atlas.empty() && !is_whole_map(context, page)) {
    out += "<figure class=\"where\">\n<figcaption id=\"locator-caption\">" +
           voice.say(Phrase{"Läge i regionen", "Where in the region"}) + "</figcaption>\n" +
           locator_svg(context, atlas, page, "locator-caption") + "</figure>\n";
  }
  out += composite_boxes(context, page) + "</div>\n</div>\n";
  return out + key_figures(context, page) + "<p class=\"creed\">" +
         voice.say(words::need_not_performance) + "</p>\n</section>\n";
}

}  // namespace omrade::report

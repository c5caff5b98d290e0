#include "report/needs.hpp"

#include "report/forms.hpp"
#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"
#include "stats/interval.hpp"
#include "stats/trend.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace omrade::report {
namespace {

constexpr std::size_t kMostNeeds = 8;
constexpr std::size_t kMostOfAGroup = 2;

/// A measure that a goal may be set on.
struct Goal {
  std::string code;
  Figure figure;
};

std::string code_of(const Figure& figure) {
  return figure.layer().indicator + "." + figure.layer().info->id;
}

std::optional<Figure> figure_called(const Context& context, std::string_view code,
                                    std::size_t page) {
  for (const Group& group : context.groups) {
    for (const Measure& measure : group.measures) {
      for (std::size_t c = 0; c < measure.at.size(); ++c) {
        if (measure.at[c] == nullptr) continue;
        const Figure figure = context.figure(c, *measure.at[c], page);
        if (code_of(figure) == code) return figure;
      }
    }
  }
  return std::nullopt;
}

/// What goals name, if the page has it, before what needs suggest.
std::vector<Goal> goals_of(const Context& context, const Findings& findings, const Dialog& dialog,
                           std::size_t page) {
  std::vector<Goal> out;
  const auto add = [&](const std::string& code, const std::optional<Figure>& figure) {
    if (!figure || !figure->has_interval()) return;
    if (std::none_of(out.begin(), out.end(), [&](const Goal& g) { return g.code == code; }))
      out.push_back({code, *figure});
  };
  for (const Form& form : forms()) {
    for (std::size_t row = 0; row < form.rows; ++row) {
      for (const Field& field : form.fields) {
        if (field.kind != FieldKind::measure) continue;
        const std::string code(trim(dialog.in(field_id(form, row, field))));
        if (!code.empty()) add(code, figure_called(context, code, page));
      }
    }
  }
  for (const auto* list : {&findings.worse, &findings.probably_worse}) {
    for (const Finding& finding : spread(*list, kMostNeeds, kMostOfAGroup)) {
      if (out.size() < kMostNeeds) add(code_of(finding.figure), finding.figure);
    }
  }
  return out;
}

std::string need_row(const Context& context, const Finding& finding, const Phrase& certainty) {
  const Voice& voice = context.voice;
  const Figure& figure = finding.figure;
  return "<tr><th scope=\"row\">" + heading_markup(voice, *figure.layer().info) +
         "</th><td class=\"n\">" + value_markup(voice, figure) + footing_markup(voice, figure) +
         "</td><td class=\"n\">" +
         voice.each([&](Language l) { return html_escape(figure.plain_benchmark(l)); }) +
         "</td><td>" + voice.say(certainty) + "</td><td class=\"ruled\"></td></tr>\n";
}

std::string amount(const Voice& voice, const LayerInfo& info, double value) {
  return voice.each([&](Language l) {
    if (!std::isfinite(value)) return std::string("–");
    // Rounded up: a change of less than what stands here could not be seen.
    const double unit = std::pow(10, -info.decimals);
    const std::string text = number(std::ceil(value / unit - 1e-9) * unit, info.decimals, l);
    if (info.unit == "%")
      return text + (l == Language::sv ? "\u00a0procentenheter" : "\u00a0percentage points");
    return html_escape(with_unit(text, info.unit, l));
  });
}

}  // namespace

double smallest_change(const Figure& figure) {
  if (!figure.has_interval()) return std::numeric_limits<double>::quiet_NaN();
  const double error = (figure.upper95() - figure.lower95()) / (2 * stats::kZ95);
  return stats::smallest_detectable_change(error * error, error * error);
}

std::string needs_table(const Context& context, const Findings& findings) {
  const Voice& voice = context.voice;
  std::string rows;
  std::size_t count = 0;
  for (const Finding& finding : spread(findings.worse, kMostNeeds, kMostNeeds)) {
    rows += need_row(context, finding, {"säker", "certain"});
    ++count;
  }
  for (const Finding& finding :
       spread(findings.probably_worse, kMostNeeds - std::min(count, kMostNeeds), kMostNeeds)) {
    rows += need_row(context, finding, {"trolig", "probable"});
  }
  if (rows.empty()) return "";
  const Text benchmark =
      context.common_benchmark_name(findings.worse.empty() ? findings.probably_worse.front().figure
                                                           : findings.worse.front().figure);
  const std::string head =
      "<thead><tr>" + column_heading(voice.say(Phrase{"Behov", "Need"})) +
      column_heading(voice.say(words::value_interval), "n") +
      column_heading(voice.say(benchmark), "n") +
      column_heading(voice.say(Phrase{"Hur säkert", "How certain"})) +
      column_heading(voice.say(Phrase{"Vad steg 2–4 säger om det", "What steps 2–4 say of it"})) +
      "</tr></thead>\n<tbody>\n";
  return scroll_box("needs",
                    voice.say(Phrase{"Behov enligt uppgifterna, största skillnaden först",
                                     "Needs by the data, the largest difference first"}),
                    head + rows + "</tbody>\n") +
         "<p><small>" +
         voice.say(Phrase{
             "Säker: skillnaden håller när alla jämförelser räknas samman. Trolig: bara måttets "
             "eget "
             "95 % intervall utesluter att det inte är någon skillnad.",
             "Certain: the difference holds when all comparisons are counted together. Probable: "
             "only the measure's own 95% interval rules out that there is none."}) +
         "</small></p>\n";
}

std::string goals_table(const Context& context, const Findings& findings, const Dialog& dialog,
                        std::size_t page) {
  const Voice& voice = context.voice;
  const std::vector<Goal> goals = goals_of(context, findings, dialog, page);
  if (goals.empty()) return "";
  std::string rows =
      "<thead><tr>" + column_heading(voice.say(words::measure)) +
      column_heading(voice.say(words::code)) +
      column_heading(voice.say(Phrase{"Nuläge (95 % konfidensintervall)",
                                      "Baseline (95% confidence interval)"}),
                     "n") +
      column_heading(
          voice.say(Phrase{"Minsta förändring som kan ses", "Smallest change that can be seen"}),
          "n") +
      "</tr></thead>\n<tbody>\n";
  for (const Goal& goal : goals) {
    const LayerInfo& info = *goal.figure.layer().info;
    rows += "<tr><th scope=\"row\">" + heading_markup(voice, info) + "</th><td><code>" +
            html_escape(goal.code) + "</code></td><td class=\"n\">" +
            value_markup(voice, goal.figure) + footing_markup(voice, goal.figure) +
            "</td><td class=\"n\">" + amount(voice, info, smallest_change(goal.figure)) +
            "</td></tr>\n";
  }
  return scroll_box("goals",
                    voice.say(Phrase{"Så stor måste en förändring vara för att synas",
                                     "So large a change must be to be seen"}),
                    rows + "</tbody>\n") +
         "<p><small>" +
         voice.say(Phrase{
             "Räknat för två lika säkra mätningar: en sådan förändring upptäcks i fyra fall av fem "
             "(test på 5 %-nivån). Ett mål som ligger närmare nuläget kan inte följas upp med så "
             "här många personer.",
             "For two measurements that are equally precise: such a change is found four times out "
             "of five (test at 5%). A goal nearer the baseline cannot be followed up with this "
             "many "
             "people."}) +
         "</small></p>\n";
}

std::string measure_codes(const Context& context) {
  std::string out = "<datalist id=\"measure-codes\">";
  for (const Group& group : context.groups) {
    for (const Measure& measure : group.measures) {
      out += "<option value=\"" + html_escape(group.id + "." + measure.info->id) + "\">" +
             html_escape(title_of(*measure.info).in(code(context.voice.first()))) + "</option>";
    }
  }
  return out + "</datalist>\n";
}

}  // namespace omrade::report

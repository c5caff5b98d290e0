#include "report/numbers.hpp"
#include "report/sections.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace omrade::report {
namespace {

/// Paragraphs of a plugin's text, which blank lines part.
std::string paragraphs(const Voice& voice, const Text& text) {
  if (text == Text{}) return "";
  return voice.each(
      [&](Language l) {
        std::string out;
        std::string_view left = text.in(code(l));
        while (!left.empty()) {
          const std::size_t end = left.find("\n\n");
          const std::string_view one = trim(left.substr(0, end));
          if (!one.empty()) out += "<p>" + html_escape(one) + "</p>\n";
          left.remove_prefix(end == std::string_view::npos ? left.size() : end + 2);
        }
        return out;
      },
      "div");
}

std::string made_by(const Context& context, const Group& group) {
  const Voice& voice = context.voice;
  std::string out = "<p><small>";
  if (group.indicator == nullptr) {
    out += voice.say(Phrase{"Sammanvägt av receptet ur andra mått.",
                            "Put together by the recipe from other measures."});
  } else {
    out += voice.say(Phrase{"Beräknas av", "Computed by"}) + " " +
           html_escape(group.indicator->plugin) + " " + html_escape(group.indicator->version) + ".";
  }
  std::string settings;
  for (const ParameterRecord& record : context.profile.provenance.parameters) {
    if (record.indicator != group.id || record.value.empty()) continue;
    settings += (settings.empty() ? " " : ", ") + html_escape(record.parameter) + "\u00a0=\u00a0" +
                html_escape(record.value);
  }
  if (!settings.empty())
    out += " " + voice.say(Phrase{"Inställningar:", "Settings:"}) + settings + ".";
  return out + "</small></p>\n";
}

Phrase kind_words(LayerKind kind) {
  switch (kind) {
    case LayerKind::count:
      return {"Antal.", "Number."};
    case LayerKind::proportion:
      return {"Andel.", "Proportion."};
    case LayerKind::rate:
      return {"Tal.", "Rate."};
    case LayerKind::ratio:
      return {"Kvot.", "Ratio."};
    case LayerKind::mean:
      return {"Medelvärde.", "Mean."};
    case LayerKind::index:
      return {"Index.", "Index."};
    case LayerKind::difference:
      return {"Skillnad.", "Difference."};
  }
  return {"", ""};
}

Phrase interval_words(IntervalKind kind) {
  switch (kind) {
    case IntervalKind::exact:
      return {"exakt", "exact"};
    case IntervalKind::byar:
      return {"Byar", "Byar"};
    case IntervalKind::wilson:
      return {"Wilson", "Wilson"};
    case IntervalKind::student:
      return {"Students t", "Student's t"};
    case IntervalKind::dobson:
      return {"Dobson", "Dobson"};
    case IntervalKind::bootstrap:
      return {"bootstrap", "bootstrap"};
    case IntervalKind::posterior:
      return {"bayesianskt", "Bayesian"};
    case IntervalKind::none:
      break;
  }
  return {"inget", "none"};
}

/// What the cells of one indicator are, over all its layers and levels.
struct Facts {
  std::vector<Text> levels;
  std::set<std::string> periods;
  std::set<IntervalKind> intervals;
  std::set<Estimator> estimators;
  std::set<BaseOf> bases;
  std::size_t shown = 0, withheld = 0, uncertain = 0, all = 0;  ///< at the level of the pages
};

void add_layer(const Context& context, const LevelResult& level, const LayerResult& layer,
               Facts& facts) {
  if (facts.levels.empty() || !(facts.levels.back() == title_of(level)))
    facts.levels.push_back(title_of(level));
  if (!layer.period.empty()) facts.periods.insert(layer.period);
  facts.bases.insert(layer.info->base_of);
  const ConstEstimateSpans spans = layer.estimates.spans();
  const bool counted = &level == context.columns.front().level && layer.pairs == nullptr;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Figure figure(layer, i);
    if (figure.has_value()) {
      facts.intervals.insert(static_cast<IntervalKind>(spans.interval[i]));
      facts.estimators.insert(figure.estimator());
    }
    if (!counted || figure.state() == State::not_applicable) continue;
    ++facts.all;
    facts.shown += figure.has_value() ? 1 : 0;
    facts.withheld += figure.state() == State::withheld ? 1 : 0;
    facts.uncertain += figure.state() == State::unreliable ? 1 : 0;
  }
}

Facts facts_of(const Context& context, const Group& group) {
  Facts out;
  for (const LevelResult& level : context.profile.levels) {
    for (const LayerResult& layer : level.layers) {
      if (layer.indicator == group.id && layer.failure.empty() && layer.info != nullptr)
        add_layer(context, level, layer, out);
    }
  }
  return out;
}

/// A list of phrases, each once, in lower case as they stand.
template <class Items, class Words>
std::string listed(const Items& items, Language l, const Words& words) {
  std::vector<std::string> said;
  for (const auto& item : items) {
    std::string one(words(item).in(l));
    if (std::find(said.begin(), said.end(), one) == said.end()) said.push_back(std::move(one));
  }
  return join(said, ", ");
}

std::string protection(const DisclosureSummary& d, const Facts& facts, Language l) {
  const bool sv = l == Language::sv;
  if (!d.on) return sv ? "avstängt" : "off";
  std::vector<std::string> out;
  const auto fewer = [&](std::uint32_t than, const char* of_sv, const char* of_en) {
    if (than > 0)
      out.push_back((sv ? "färre än " : "fewer than ") + number(than, 0, l) + " " +
                    (sv ? of_sv : of_en));
  };
  if (d.minimum_count > 1)
    out.push_back((sv ? "antal 1–" : "counts 1–") + number(d.minimum_count - 1, 0, l));
  if (facts.bases.contains(BaseOf::persons) || facts.bases.contains(BaseOf::events))
    fewer(d.minimum_denominator, "personer", "persons");
  if (facts.bases.contains(BaseOf::respondents))
    fewer(d.minimum_respondents, "svarande", "respondents");
  if (d.rounding > 0)
    out.push_back((sv ? "avrundat till " : "rounded to ") + number(d.rounding, 0, l));
  return join(out, ", ");
}

Phrase estimator_words(Estimator estimator) {
  switch (estimator) {
    case Estimator::direct:
      return {"direkt", "direct"};
    case Estimator::smoothed:
      return {"utjämnat", "smoothed"};
    case Estimator::synthetic:
      return {"modellberäknat", "modelled"};
  }
  return {"", ""};
}

std::string facts_row(const Context& context, const Group& group, const std::string& about) {
  const Voice& voice = context.voice;
  const Facts facts = facts_of(context, group);
  const auto cell = [&](const auto& say) {
    return "<td>" + voice.each([&](Language l) {
      const std::string out = say(l);
      return out.empty() ? std::string("–") : html_escape(out);
    }) + "</td>";
  };
  std::string out = "<tr><th scope=\"row\"><a href=\"" + about + "#indicator-" +
                    std::to_string(&group - context.groups.data() + 1) + "\">" +
                    voice.say(group.title()) + "</a></th><td>";
  out += group.indicator == nullptr
             ? voice.say(Phrase{"receptet", "the recipe"})
             : html_escape(group.indicator->plugin + " " + group.indicator->version);
  out += "</td>" + cell([&](Language) {
           return join(std::vector<std::string>(facts.periods.begin(), facts.periods.end()), ", ");
         }) +
         cell([&](Language l) {
           return listed(facts.levels, l, [](const Text& t) {
             return Phrase{t.in("sv"), t.in("en")};
           });
         }) +
         cell([&](Language l) { return listed(facts.intervals, l, interval_words); }) +
         cell([&](Language l) { return listed(facts.estimators, l, estimator_words); }) +
         cell([&](Language l) { return protection(context.disclosure, facts, l); }) +
         cell([&](Language l) {
           const bool sv = l == Language::sv;
           const auto n = [&](std::size_t k) { return number(static_cast<double>(k), 0, l); };
           if (facts.all == 0) return std::string();
           std::string said =
               n(facts.shown) + (sv ? " av " : " of ") + n(facts.all) + (sv ? " visas" : " shown");
           if (facts.withheld > 0)
             said += ", " + n(facts.withheld) + (sv ? " skyddade" : " protected");
           if (facts.uncertain > 0)
             said += ", " + n(facts.uncertain) + (sv ? " osäkra" : " unreliable");
           return said;
         });
  return out + "</tr>\n";
}

std::string facts_table(const Context& context, const std::string& about) {
  const Voice& voice = context.voice;
  std::string rows = "<thead><tr>";
  for (const Phrase& heading :
       {Phrase{"Indikator", "Indicator"}, Phrase{"Beräknas av", "Computed by"},
        Phrase{"Period", "Period"}, Phrase{"Nivåer", "Levels"},
        Phrase{"Konfidensintervall", "Confidence interval"}, Phrase{"Värdena är", "Values are"},
        Phrase{"Skyddas", "Protected"}, Phrase{"Värden på sidorna", "Values on the pages"}}) {
    rows += column_heading(voice.say(heading));
  }
  rows += "</tr></thead>\n<tbody>\n";
  for (const Group& group : context.groups) {
    if (!group.measures.empty()) rows += facts_row(context, group, about);
  }
  return "<div class=\"facts\">\n" +
         scroll_box("facts", voice.say(Phrase{"Indikatorerna", "The indicators"}),
                    rows + "</tbody>\n") +
         "</div>\n";
}

void add_definition(const Voice& voice, const LayerInfo& info, std::string& out) {
  out += "<dt>" + voice.say(title_of(info));
  if (!info.unit.empty()) {
    out += " <small>(" + voice.each([&](Language l) {
      return html_escape(unit_name(info.unit, l));
    }) + ")</small>";
  }
  out += "</dt><dd>" + (info.doc == Text{} ? "" : voice.say(info.doc) + " ") + "<small>" +
         voice.say(kind_words(info.kind)) + "</small></dd>\n";
}

std::string definitions(const Context& context, const Group& group) {
  std::string out;
  for (const Measure& measure : group.measures) add_definition(context.voice, *measure.info, out);
  std::string last;
  for (const Flow& flow : context.flows) {
    if (flow.layer->indicator != group.id || flow.layer->info->id == last) continue;
    add_definition(context.voice, *flow.layer->info, out);
    last = flow.layer->info->id;
  }
  return out.empty() ? out : "<dl class=\"definitions\">\n" + out + "</dl>\n";
}

}  // namespace

std::string indicator_facts(const Context& context, const std::string& about) {
  return facts_table(context, about);
}

std::string indicator_definitions(const Context& context) {
  const Voice& voice = context.voice;
  std::string out =
      "<h2>" + voice.say(Phrase{"Indikatorerna", "The indicators"}) + "</h2>\n<p>" +
      voice.say(Phrase{
          "Antal är täljaren själv. Andel är de som uppfyller delat med alla berörda, tal är "
          "händelser delat med personer, kvot är observerade delat med förväntade; täljare och "
          "nämnare sägs i definitionen, och n är nämnaren eller antalet svarande.",
          "A number is the numerator itself. A proportion is those who fulfil divided by all "
          "concerned, a rate is events divided by persons, a ratio is observed divided by "
          "expected; "
          "the definition tells numerator and denominator, and n is the denominator or the number "
          "of respondents."}) +
      "</p>\n";
  for (std::size_t g = 0; g < context.groups.size(); ++g) {
    const Group& group = context.groups[g];
    out += "<h3 id=\"indicator-" + std::to_string(g + 1) + "\">" + voice.say(group.title()) +
           "</h3>\n";
    if (group.indicator != nullptr) {
      out +=
          paragraphs(voice, group.indicator->summary) + paragraphs(voice, group.indicator->method);
    }
    out += made_by(context, group) + definitions(context, group);
  }
  return out;
}

}  // namespace omrade::report

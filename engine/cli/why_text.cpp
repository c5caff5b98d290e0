#include "base/text.hpp"
#include "cli/why_output.hpp"
#include "report/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace omrade::cli {
namespace {

using report::Language;

constexpr std::size_t kWidth = 100;
constexpr std::size_t kLabel = 16;

/// What a reader sees as columns: UTF-8 bytes that begin a character.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string left(std::string text, std::size_t width) {
  const std::size_t now = columns(text);
  return now < width ? text.append(width - now, ' ') : text;
}

std::string right(const std::string& text, std::size_t width) {
  const std::size_t now = columns(text);
  return now < width ? std::string(width - now, ' ') + text : text;
}

/// The number with as many decimals as it needs, up to four.
std::string plain(double value) {
  if (std::isnan(value)) return "missing";
  const std::string digits = fixed(value, 4);
  const std::size_t last = digits.find_last_not_of('0');
  const std::size_t point = digits.find('.');
  return report::number(value, static_cast<int>(last - point), Language::en);
}

std::string plain(const run::Shown& number) {
  return number.hidden ? "protected" : plain(number.value);
}

class Page {
 public:
  void heading(std::string_view text) {
    out_ += (out_.empty() ? "" : "\n") + std::string(text) + "\n";
  }
  void line(const std::string& text) { out_ += text + "\n"; }
  void field(const std::string& label, const std::string& text) {
    wrapped(left("  " + label, kLabel) + "  ", text);
  }
  void paragraph(const std::string& text) { wrapped("  ", text); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  /// Later lines begin below the first word after `begin`.
  void wrapped(const std::string& begin, const std::string& text) {
    const std::size_t indent = columns(begin);
    std::string now = begin;
    bool first = true;
    for (const std::string_view word : split(text, ' ')) {
      if (word.empty()) continue;
      if (!first && columns(now) + 1 + columns(word) > kWidth) {
        line(now);
        now = std::string(indent, ' ');
        first = true;
      }
      now += (first ? "" : " ") + std::string(word);
      first = false;
    }
    line(now);
  }

  std::string out_;
};

std::string interval_name(IntervalKind kind) {
  switch (kind) {
    case IntervalKind::none:
      return "none";
    case IntervalKind::exact:
      return "exact";
    case IntervalKind::byar:
      return "Byar's";
    case IntervalKind::wilson:
      return "Wilson's";
    case IntervalKind::student:
      return "Student's";
    case IntervalKind::dobson:
      return "Dobson's";
    case IntervalKind::bootstrap:
      return "bootstrap";
    case IntervalKind::posterior:
      return "posterior";
  }
  return "none";
}

std::string page_number(double value, int decimals, const std::string& unit) {
  return report::with_unit(report::number(value, decimals, Language::en), unit, Language::en);
}

void print_number(Page& page, const run::Unfolded& n) {
  const std::string area =
      n.area_name == n.area_id ? n.area_id : n.area_name + " (" + n.area_id + ")";
  const std::string& title = n.level_title.in("en");
  page.heading(n.which.indicator + "." + n.which.layer + " of " + area + " at " + n.which.level +
               (title == n.which.level || title.empty() ? "" : " (" + title + ")") + ", " +
               n.which.period);
  const std::string label = n.info.title.in("en");
  page.field("title", label.empty() ? n.info.id : label);
  if (n.state == State::withheld) {
    page.field("value", "protected");
    return;
  }
  if (has_value(n.state)) {
    page.field("value", page_number(n.value, n.info.decimals, n.info.unit));
    if (n.interval != IntervalKind::none) {
      page.field("95 % interval",
                 report::limits(n.lower95, n.upper95, n.info.decimals, Language::en) + ", " +
                     interval_name(n.interval));
    }
    if (!std::isnan(n.base))
      page.field("n", plain(n.base) + " " + std::string(to_string(n.info.base_of)));
  }
  std::string state(to_string(n.state));
  std::replace(state.begin(), state.end(), '_', ' ');
  page.field("state", n.reason.empty() ? state : state + ": " + n.reason);
  if (has_value(n.state) && n.estimator != Estimator::direct)
    page.field("estimator", std::string(to_string(n.estimator)));
}

void print_definition(Page& page, const run::Unfolded& n) {
  page.heading("Definition");
  page.paragraph(n.info.doc.in("en"));
  if (n.plugin.empty()) return;
  page.heading("Method: plugin " + n.plugin + " " + n.version);
  page.paragraph(n.method.in("en"));
}

std::string formula(const run::Unfolded& n) {
  switch (n.info.kind) {
    case LayerKind::count:
      return "value = numerator";
    case LayerKind::proportion:
    case LayerKind::rate:
    case LayerKind::ratio:
      return "value = numerator / denominator" +
             (n.info.multiplier == 1 ? std::string{} : " × " + plain(n.info.multiplier));
    case LayerKind::mean:
    case LayerKind::index:
    case LayerKind::difference:
      break;
  }
  return "by the plugin, as its method says";
}

void print_formula(Page& page, const run::Unfolded& n) {
  page.heading("Formula");
  page.field("kind", std::string(to_string(n.info.kind)) + ": " + formula(n));
  if (!has_value(n.state)) return;
  if (!std::isnan(n.numerator)) page.field("numerator", plain(n.numerator));
  if (!std::isnan(n.denominator)) page.field("denominator", plain(n.denominator));
  if (std::isnan(n.recomputed)) {
    page.field("recomputed", page_number(n.value, n.info.decimals, n.info.unit) +
                                 ": the plugin was called again on these inputs just now");
    return;
  }
  const std::string sum =
      n.info.kind == LayerKind::count
          ? plain(n.numerator)
          : plain(n.numerator) + " / " + plain(n.denominator) +
                (n.info.multiplier == 1 ? std::string{} : " × " + plain(n.info.multiplier));
  page.field("recomputed", sum + " = " + page_number(n.recomputed, n.info.decimals, n.info.unit));
}

std::string formula_of(const std::string& aggregate) {
  if (aggregate == "geometric") return "geometric mean: score = exp(Σ weight · ln x / Σ weight)";
  if (aggregate == "harmonic") return "harmonic mean: score = Σ weight / Σ (weight / x)";
  if (aggregate == "generalised")
    return "generalised mean of power p: score = (Σ weight · x^p / Σ weight)^(1/p)";
  if (aggregate == "copeland")
    return "Copeland's method: (areas beaten - areas lost to) / (areas - 1), each pair by weighed "
           "majority of the parts";
  return "arithmetic mean: score = Σ weight · x / Σ weight";
}

void print_parts(Page& page, const run::Unfolded& n) {
  page.heading("Formula");
  const bool geometric = n.aggregate == "geometric";
  page.field("kind", formula_of(n.aggregate));
  if (n.which.layer == "rank")
    page.field("rank", "rank of the score among the areas; 1 = most in need");
  if (n.parts.empty()) return;
  page.heading("Parts (x is the published value on the common scale" +
               std::string(geometric ? ", which goes from 0.01 to 1; ln x is added)" : ")"));
  std::size_t width = 5;
  for (const run::UnfoldedPart& part : n.parts) width = std::max(width, columns(part.layer));
  page.line("  " + left("layer", width) + right("published", 14) + right("x", 10) +
            right("weight", 8) + right("adds", 10) + "  scale");
  for (const run::UnfoldedPart& part : n.parts) {
    const auto cell = [](double x) {
      return std::isnan(x) ? "missing" : report::number(x, 4, Language::en);
    };
    page.line(
        "  " + left(part.layer, width) +
        right(has_value(part.state) ? page_number(part.value, part.decimals, part.unit) : "missing",
              14) +
        right(cell(part.normalised), 10) + right(plain(part.weight), 8) +
        right(cell(part.contribution), 10) + "  " + part.scale +
        (part.polarity == "low_is_need" ? ", turned: low is need" : "") +
        (part.state == State::unreliable ? ", unreliable" : ""));
  }
  page.field("recomputed", std::string(geometric ? "exp of the sum" : "sum") + " = " +
                               report::number(n.recomputed, 4, Language::en) +
                               (n.which.layer == "rank" ? ", the score" : ""));
}

void print_terms(Page& page, const run::UnfoldedInput& input) {
  const bool nothing = std::all_of(input.terms.begin(), input.terms.end(),
                                   [](const run::BaseTerm& term) { return term.value.hidden; });
  if (nothing) {
    page.line("      base areas: " + std::to_string(input.terms.size() + input.more) +
              ", protected");
    return;
  }
  std::size_t width = 9;
  for (const run::BaseTerm& term : input.terms)
    width = std::max(width, columns(term.area) + 2 + columns(term.name));
  width = std::min<std::size_t>(width, 40);
  page.line("      " + left("base area", width) + right("share", 9) +
            right(input.measure == "rows" ? "rows" : "value", 14) + right("product", 14));
  for (const run::BaseTerm& term : input.terms) {
    const std::string name = term.name == term.area ? term.area : term.area + "  " + term.name;
    page.line("      " + left(name, width) +
              right(term.share < 0.0001 ? "<0.0001" : fixed(term.share, 4), 9) +
              right(plain(term.value), 14) + right(plain(term.product), 14));
  }
  if (input.more > 0) {
    page.line("      … and " + std::to_string(input.more) + " more, together " +
              plain(input.more_together));
  }
}

void print_input(Page& page, const run::UnfoldedInput& input) {
  const std::string& title = input.title.in("en");
  const std::string head = title.empty() ? "" : " (" + title + ")";
  if (!input.absent.empty()) {
    page.paragraph(input.id + head + ": absent, for " + input.absent);
    return;
  }
  page.paragraph(input.id + head + ": " + plain(input.value) +
                 (input.measure == "rows"                               ? " rows"
                  : input.unit.empty() || std::isnan(input.value.value) ? ""
                                                                        : " " + input.unit));
  std::string from = input.measure + " from " + join(input.columns, ", ");
  if (!input.form.empty()) from += " (" + input.form + ")";
  from += ", by " + input.set + ", ";
  from += input.crosswalk.empty() ? "as it is" : "brought by shares";
  page.line("    " + from);
  if (!input.terms.empty()) print_terms(page, input);
  if (input.not_printed > 0) {
    page.line("      base areas: " + std::to_string(input.not_printed) +
              "; their numbers are not shown, as the recipe does not print them");
  }
}

void print_inputs(Page& page, const run::Unfolded& n) {
  if (n.inputs.empty()) return;
  page.heading("Inputs");
  if (n.crosswalk) {
    const run::Shown split{n.crosswalk->split_share * 100, false};
    const bool surface =  // as the shares are
        n.crosswalk->method == "areal" || n.crosswalk->method == "nearest_areal";
    const run::Shown uncovered{n.crosswalk->uncovered_share * 100, false};
    page.paragraph("From " + n.crosswalk->from + " to " + n.which.level + ": " +
                   n.crosswalk->method + "; " + report::number(split.value, 1, Language::en) +
                   (surface ? "% of the surface lies" : "% of all live") +
                   " in base areas that are split, " +
                   report::number(uncovered.value, 1, Language::en) + "% in none of the areas.");
  }
  for (const run::UnfoldedInput& input : n.inputs) print_input(page, input);
}

void print_sources(Page& page, const run::Unfolded& n) {
  if (!n.parameters.empty()) {
    page.heading("Parameters");
    for (const ParameterRecord& one : n.parameters)
      page.line("  " + left(one.parameter, 30) + "  " + one.value);
  }
  if (n.sources.empty()) return;
  page.heading("Sources");
  for (const run::UnfoldedSource& one : n.sources) {
    page.field(one.id, one.source + (one.period.empty() ? "" : ", " + one.period) +
                           (one.licence.empty() ? ", no licence given" : ", " + one.licence));
  }
}

void print_comparison(Page& page, const run::Unfolded& n) {
  if (!n.comparison || std::isnan(n.comparison->difference)) return;
  const run::UnfoldedComparison& c = *n.comparison;
  page.heading("Comparison");
  page.field("with", (c.against_rest ? "the rest of " : "") + c.with + ": " +
                         page_number(c.benchmark, n.info.decimals, n.info.unit));
  std::string difference = report::number(c.difference, n.info.decimals, Language::en);
  if (!std::isnan(c.lower95)) {
    difference += " (95 % interval " +
                  report::limits(c.lower95, c.upper95, n.info.decimals, Language::en) + ")";
  }
  page.field("difference", difference);
  page.field("verdict", c.clear > 0   ? "clearly higher"
                        : c.clear < 0 ? "clearly lower"
                                      : "not distinguishable");
}

void print_rules(Page& page, const run::Unfolded& n) {
  page.heading("Disclosure control");
  if (!n.rules.on) {
    page.paragraph("Off: " + n.rules.off_reason);
    return;
  }
  const std::string numbers = "counts of persons below " + std::to_string(n.rules.minimum_count) +
                              ", bases below " + std::to_string(n.rules.minimum_denominator) +
                              " persons or " + std::to_string(n.rules.minimum_respondents) +
                              " respondents";
  if (n.rules.rounding > 0) {
    page.paragraph("Numbers of persons are rounded to the nearest " +
                   std::to_string(n.rules.rounding) +
                   ", and so are the inputs that are shown here; the number was made of the "
                   "rounded ones where it can be.");
  }
  if (n.state == State::withheld) {
    page.paragraph("The number is protected, and so are its inputs. The rules protect " + numbers +
                   ", and what would give them away.");
    return;
  }
  page.paragraph(
      "Of inputs and base areas those numbers are shown that the run prints. The rules "
      "protect " +
      numbers + ", and what would give them away." +
      (n.anything_hidden ? " Other numbers are protected, or are not printed."
                         : " Nothing here needed it."));
}

}  // namespace

std::string why_text(const run::Unfolded& number) {
  Page page;
  print_number(page, number);
  print_definition(page, number);
  if (number.aggregate.empty()) {
    print_formula(page, number);
  } else {
    print_parts(page, number);
  }
  print_inputs(page, number);
  print_sources(page, number);
  print_comparison(page, number);
  print_rules(page, number);
  return page.take();
}

}  // namespace omrade::cli

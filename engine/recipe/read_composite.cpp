#include "recipe/read_composite.hpp"

#include "base/text.hpp"
#include "recipe/near.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace omrade::recipe {
namespace {

/// Weights further apart than this are slips, and their sums would lose digits or overflow.
constexpr double kMostWeight = 1e6;

class Read {
 public:
  Read(const Reader& reader, const CompositeForm& form, CompositeSpec& out, Problems& problems)
      : reader_(reader), form_(form), out_(out), problems_(problems) {}

  void all() {
    text("normalise", out_.normalise);
    text("aggregate", out_.aggregate);
    text("weights", out_.weights);
    out_.treat = reader_.truth("treat", false);
    out_.draws = static_cast<std::size_t>(reader_.whole("draws", 0));
    out_.seed = static_cast<std::uint64_t>(reader_.whole("seed", 1));
    out_.top = static_cast<std::size_t>(reader_.whole("top", 0));
    out_.available = share("available", 1);
    constexpr double most_noise = 0.99;
    out_.weight_noise = share("weight_noise", most_noise);
    power();
    each("domains", [this](const Node& node) { domain(node); });
    each("parts", [this](const Node& node) { part(node); });
    if (out_.parts.empty() && reader_.find("parts") != nullptr &&
        reader_.find("parts")->items.empty())
      problems_.add(reader_.find("parts")->place, "'parts' is empty", "write " + header("parts"));
    each("correlations", [this](const Node& node) { correlation(node); });
    check_domains();
    check_positive();
    if (problems_.empty() && !composite::cholesky_of(composite_spec(out_)))
      problems_.add(reader_.key_place("correlations"),
                    reader_.label() +
                        ": the correlations contradict each other: no errors can "
                        "have them all",
                    "lower them, or leave one out");
  }

 private:
  [[nodiscard]] std::string header(const std::string& list) const {
    return "[[" + form_.label + list + "]]";
  }

  void text(std::string_view key, std::string& to) const {
    if (reader_.find(key) != nullptr) to = reader_.text(key);
  }

  [[nodiscard]] double share(const std::string& key, double most) const {
    const double value = reader_.number(key).value_or(0);
    if (value >= 0 && value <= most) return value;
    problems_.add(reader_.key_place(key),
                  reader_.label() + ": '" + key + "' must lie between 0 and " + shortest(most),
                  "write it as a share: 0.25 for 25 %");
    return 0;
  }

  void power() {
    out_.power = reader_.number("power").value_or(1);
    if (out_.aggregate == "generalised" && !reader_.has("power"))
      reader_.missing("power", "a generalised mean has one");
    constexpr double most = 100;
    if (out_.power == 0 || std::abs(out_.power) > most) {
      problems_.add(
          reader_.key_place("power"),
          reader_.label() + ": a mean of power " + shortest(out_.power) + " cannot be computed",
          "write aggregate = \"geometric\" for its limit at 0, or a power within ±100");
      out_.power = 1;
    }
  }

  template <class Body>
  void each(const std::string& list, const Body& body) {
    const Node* const node = reader_.find(list);
    if (node == nullptr) return;
    if (node->kind != NodeKind::list) {
      problems_.add(node->place, "'" + list + "' must be a list of sections",
                    "write " + header(list));
      return;
    }
    for (const Node& item : node->items) {
      if (item.kind == NodeKind::table) {
        body(item);
      } else {
        problems_.add(item.place,
                      list == "parts" ? "a part must be a section"
                                      : "an entry of '" + list + "' must be a section",
                      "write " + header(list));
      }
    }
  }

  [[nodiscard]] double weight(const Reader& reader, const std::string& label) const {
    const auto weight = reader.number("weight");
    if (!weight) return 1;
    if (!(*weight > 0)) {
      problems_.add(reader.key_place("weight"), label + ": 'weight' must be above 0",
                    "leave the part out, or turn its scale with polarity = \"low_is_need\"");
      return 1;
    }
    if (*weight < 1 / kMostWeight || *weight > kMostWeight) {
      problems_.add(reader.key_place("weight"),
                    label + ": 'weight' must lie between 0.000001 and 1000000",
                    "only the ratio of the weights matters: write 1, 2 or 0.5");
    }
    return *weight;
  }

  void domain(const Node& node) {
    const Reader reader(node, form_.path + ".domains", header("domains"), problems_);
    const Word id = reader.word("id");
    const bool twice = std::any_of(out_.domains.begin(), out_.domains.end(),
                                   [&](const auto& one) { return one.id.text == id.text; });
    if (twice && !id.empty())
      problems_.add(id.place, "domain '" + shown(id.text) + "' stands there twice",
                    "give each domain one " + header("domains"));
    out_.domains.push_back({id, weight(reader, header("domains"))});
  }

  void part(const Node& node) {
    const std::string label = header("parts");
    const Reader reader(node, form_.path + ".parts", label, problems_);
    CompositePart part{.layer = reader.word("layer"), .domain = reader.word("domain")};
    const auto dot = part.layer.text.find('.');
    if (!form_.columns && !part.layer.empty() &&
        (dot == 0 || dot == std::string::npos || dot + 1 == part.layer.text.size())) {
      problems_.add(part.layer.place, label + ": '" + part.layer.text + "' is no layer",
                    "write INDICATOR.LAYER, such as \"cni.relative\"");
      part.layer = {};
    }
    const bool twice = std::any_of(out_.parts.begin(), out_.parts.end(), [&](const auto& one) {
      return one.layer.text == part.layer.text;
    });
    if (form_.columns && twice && !part.layer.empty())
      problems_.add(part.layer.place,
                    label + ": '" + shown(part.layer.text) + "' is a part already",
                    "raise the weight of the one that is there");
    part.weight = weight(reader, label);
    if (reader.find("polarity") != nullptr) part.polarity = reader.text("polarity");
    part.normalise = reader.text("normalise");
    part.target = reader.number("target");
    const std::string& how = part.normalise.empty() ? out_.normalise : part.normalise;
    if (how == "target" && !part.target) reader.missing("target", "normalise = \"target\" has one");
    if (how != "target" && reader.has("target"))
      problems_.add(reader.key_place("target"), label + ": 'target' has no use with " + how,
                    "write normalise = \"target\", or leave it out");
    ends(reader, label, how, part);
    out_.parts.push_back(std::move(part));
    if (form_.each_part) form_.each_part(reader);
  }

  void ends(const Reader& reader, const std::string& label, const std::string& how,
            CompositePart& part) {
    const Node* const node = reader.find("scale");
    if (node == nullptr) return;
    const bool numbers = node->kind == NodeKind::list && node->items.size() == 2 &&
                         std::all_of(node->items.begin(), node->items.end(), [](const Node& item) {
                           return (item.kind == NodeKind::real || item.kind == NodeKind::whole) &&
                                  std::isfinite(item.real);
                         });
    if (!numbers || !(node->items[0].real < node->items[1].real)) {
      problems_.add(node->place, label + ": 'scale' must be [LOWEST, HIGHEST]",
                    "write scale = [0, 100]; polarity = \"low_is_need\" turns it");
      return;
    }
    if (how != "min-max" && how != "percentile-rank" && how != "target") {
      problems_.add(node->place, label + ": 'scale' has no use with " + how,
                    "min-max, percentile-rank and target have two ends; leave it out");
      return;
    }
    part.scale = {node->items[0].real, node->items[1].real};
  }

  void correlation(const Node& node) {
    const std::string label = header("correlations");
    const Reader reader(node, form_.path + ".correlations", label, problems_);
    const std::vector<Word> layers = reader.words("layers");
    const auto r = reader.number("r");
    if (layers.empty() || !r) return;
    if (layers.size() != 2) {
      problems_.add(layers.front().place, label + ": 'layers' must be two of the parts",
                    "write one " + label + " for each pair");
      return;
    }
    if (!(std::abs(*r) < 1)) {
      problems_.add(reader.key_place("r"), label + ": 'r' must lie between -1 and 1",
                    "0 is no correlation");
      return;
    }
    const auto a = find_part(layers[0], label);
    const auto b = find_part(layers[1], label);
    if (a && b) out_.correlations.push_back({*a, *b, *r});
  }

  std::optional<std::size_t> find_part(const Word& word, const std::string& label) {
    std::vector<std::string> names;
    for (const CompositePart& part : out_.parts) names.push_back(part.layer.text);
    const auto at = std::find(names.begin(), names.end(), word.text);
    if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
    problems_.add(word.place, label + ": '" + shown(word.text) + "' is no part",
                  near_hint(word.text, names));
    return std::nullopt;
  }

  /// Parts may name domains that have no section; then none has one.
  void check_domains() {
    const bool declared = !out_.domains.empty();
    std::vector<std::string> ids;
    for (const auto& domain : out_.domains) ids.push_back(domain.id.text);
    std::vector<bool> used(ids.size());
    for (const CompositePart& part : out_.parts) {
      const auto at = std::find(ids.begin(), ids.end(), part.domain.text);
      if (at != ids.end()) {
        if (declared) used[static_cast<std::size_t>(at - ids.begin())] = true;
      } else if (declared && part.domain.empty()) {
        problems_.add(part.layer.place,
                      header("parts") + ": '" + shown(part.layer.text) + "' lies in no domain",
                      "write domain = " + json_quote(ids.front()));
      } else if (declared) {
        problems_.add(part.domain.place,
                      header("parts") + ": no domain '" + shown(part.domain.text) + "'",
                      near_hint(part.domain.text, ids));
      } else {
        ids.push_back(part.domain.text);
        out_.domains.push_back({part.domain, 1});
      }
    }
    for (std::size_t d = 0; declared && d < used.size(); ++d) {
      if (!used[d])
        problems_.add(out_.domains[d].id.place, "no part lies in domain '" + shown(ids[d]) + "'",
                      "name it in a part, or leave it out");
    }
    const bool some_empty = std::any_of(out_.domains.begin(), out_.domains.end(),
                                        [](const auto& one) { return one.id.empty(); });
    if (!declared && some_empty && out_.domains.size() > 1) {
      const auto bare = std::find_if(out_.parts.begin(), out_.parts.end(),
                                     [](const auto& one) { return one.domain.empty(); });
      problems_.add(bare->layer.place,
                    header("parts") + ": '" + shown(bare->layer.text) + "' lies in no domain",
                    "other parts do: give each one, or none");
    }
  }

  /// Such means of numbers below 0 mean nothing. The scales from 0 to 1 are raised above 0 instead.
  void check_positive() {
    if (out_.aggregate == "arithmetic" || out_.aggregate == "copeland") return;
    for (const CompositePart& part : out_.parts) {
      const std::string& how = part.normalise.empty() ? out_.normalise : part.normalise;
      if (how == "z-score" || how == "population-z-score") {
        problems_.add(reader_.key_place("aggregate"),
                      "a " + out_.aggregate + " mean cannot take z-scores, which go below 0",
                      "write normalise = \"min-max\", or aggregate = \"arithmetic\"");
        return;
      }
      if (part.scale && !((*part.scale)[0] > 0)) {
        problems_.add(part.layer.place,
                      header("parts") + ": a " + out_.aggregate +
                          " mean cannot take a scale from " + shortest((*part.scale)[0]),
                      "begin it above 0: scale = [1, 100]");
        return;
      }
    }
  }

  const Reader& reader_;
  const CompositeForm& form_;
  CompositeSpec& out_;
  Problems& problems_;
};

}  // namespace

void read_composite(const Reader& reader, const CompositeForm& form, CompositeSpec& composite,
                    Problems& problems) {
  Read(reader, form, composite, problems).all();
}

composite::Spec composite_spec(const CompositeSpec& from) {
  composite::Spec out{
      .mean = {.how = composite::aggregation(from.aggregate).value(), .power = from.power},
      .weights = composite::weighing(from.weights).value(),
      .treat = from.treat,
      .available = from.available,
      .draws = from.draws,
      .seed = from.seed,
      .top = from.top,
      .weight_noise = from.weight_noise};
  for (const CompositeSpec::Domain& domain : from.domains)
    out.domains.push_back({domain.id.text, domain.weight});
  if (out.domains.empty()) out.domains.emplace_back();
  for (const CompositePart& part : from.parts) {
    const auto domain = std::find_if(out.domains.begin(), out.domains.end(),
                                     [&](const auto& one) { return one.id == part.domain.text; });
    const std::string& how = part.normalise.empty() ? from.normalise : part.normalise;
    out.parts.push_back({.name = part.layer.text,
                         .domain = domain == out.domains.end()
                                       ? 0
                                       : static_cast<std::size_t>(domain - out.domains.begin()),
                         .weight = part.weight,
                         .low_is_need = part.polarity == "low_is_need",
                         .normalise = composite::normalisation(how).value(),
                         .ends = part.scale,
                         .target = part.target.value_or(0)});
  }
  for (const CompositeSpec::Correlation& one : from.correlations)
    out.correlations.push_back({one.a, one.b, one.r});
  return out;
}

}  // namespace omrade::recipe

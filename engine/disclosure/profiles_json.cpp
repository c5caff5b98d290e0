#include "disclosure/profiles_json.hpp"

#include "disclosure/json_text.hpp"
#include "disclosure/profiles_resources.hpp"
#include "disclosure/profiles_words.hpp"
#include "geometry/simplify.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace omrade::disclosure {
namespace {

/// What pages print of a share, as a number: whole per cent, 0.5 for "under 1", 99.5 for "over 99".
double per_cent(double share) {
  if (share >= 1 - 1e-9) return 100;
  if (share > 0.99) return words::kOverAll;
  if (share < 0.01) return words::kUnderOne;
  return std::nearbyint(share * 100);
}

bool same(const LayerInfo& a, const LayerInfo& b) {
  const auto all = [](const LayerInfo& i) {
    return std::tie(i.id, i.title.sv, i.title.en, i.doc.sv, i.doc.en, i.unit, i.kind, i.base_of,
                    i.direction, i.counts_persons, i.decimals, i.multiplier, i.pairs_of, i.pairs_by,
                    i.parts, i.history);
  };
  return all(a) == all(b) && a.reasons == b.reasons && a.codes == b.codes;
}

class Writer {
 public:
  Writer(const GatedProfile& gated, double tolerance)
      : profile_(gated.view()), summary_(gated.disclosure()), tolerance_(tolerance) {}

  std::string write(const std::vector<ScenarioChange>& scenarios) {
    out_.begin('{');
    out_.text("format", words::kFormat);
    out_.whole("version", kProfilesVersion);
    head();
    disclosure();
    provenance();
    indicators();
    layers();
    out_.begin('[', "levels");
    for (const LevelResult& one : profile_.levels) level(one);
    out_.end();
    if (profile_.resources) {
      out_.begin('[', "resources");
      write_resources(out_, *profile_.resources);
      out_.end();
    }
    out_.begin('[', "scenarios");
    for (const ScenarioChange& one : scenarios) scenario(one);
    out_.end();
    out_.end();
    return out_.take();
  }

 private:
  void head() {
    out_.texts("title", profile_.title);
    out_.texts("notice", profile_.notice);
    out_.text("period", profile_.period);
    out_.text_list("periods", profile_.periods);
    out_.text("run_id", profile_.run_id);
    out_.text("page_level", profile_.page_level);
    out_.text("map_level", profile_.map_level);
    out_.text_list("languages", profile_.languages);
  }

  void disclosure() {
    out_.begin('{', "disclosure");
    out_.boolean("on", summary_.on);
    out_.text("off_reason", summary_.off_reason);
    out_.whole("minimum_count", summary_.minimum_count);
    out_.whole("minimum_denominator", summary_.minimum_denominator);
    out_.whole("minimum_respondents", summary_.minimum_respondents);
    if (summary_.rounding > 0) out_.whole("rounding", summary_.rounding);
    out_.whole("cells", summary_.cells);
    out_.whole("withheld", summary_.withheld);
    out_.end();
  }

  void provenance() {
    const Provenance& from = profile_.provenance;
    out_.begin('{', "provenance");
    out_.text("engine_version", from.engine_version);
    out_.text("recipe_file", from.recipe_file);
    out_.text("recipe_sha256", from.recipe_sha256);
    out_.begin('[', "sources");
    for (const SourceRecord& one : from.sources) source(one);
    out_.end();
    out_.begin('[', "crosswalks");
    for (const CrosswalkRecord& one : from.crosswalks) {
      out_.begin('{');
      out_.text("level", one.level);
      out_.text("from", one.from);
      out_.text("method", one.method);
      out_.number("split_share", one.split_share);
      out_.number("uncovered_share", one.uncovered_share);
      out_.whole("split_sources", one.split_sources);
      out_.end();
    }
    out_.end();
    out_.begin('[', "parameters");
    for (const ParameterRecord& one : from.parameters) {
      out_.begin('{');
      out_.text("indicator", one.indicator);
      out_.text("parameter", one.parameter);
      out_.text("value", one.value);
      out_.end();
    }
    out_.end();
    out_.text_list("warnings", from.warnings);
    out_.end();
  }

  void source(const SourceRecord& one) {
    const bool table = one.kind == "table";  // its rows may be persons
    out_.begin('{');
    out_.text("kind", one.kind);
    out_.text("id", one.id);
    out_.text("source", one.source);
    out_.whole("bytes", table ? 0 : one.bytes);
    out_.whole("records", table ? 0 : one.records);
    out_.begin('[', "detected");
    for (const auto& [name, value] : one.detected) {
      out_.begin('{');
      out_.text("name", name);
      out_.text("value", value);
      out_.end();
    }
    out_.end();
    out_.text("licence", one.licence);
    out_.text("attribution", one.attribution);
    out_.end();
  }

  void indicators() {
    out_.begin('[', "indicators");
    for (const IndicatorInfo& one : profile_.indicators) {
      out_.begin('{');
      out_.text("id", one.id);
      out_.text("plugin", one.plugin);
      out_.text("version", one.version);
      out_.text("build_id", one.build_id);
      out_.texts("title", one.title);
      out_.texts("summary", one.summary);
      out_.texts("method", one.method);
      out_.end();
    }
    out_.end();
  }

  /// What layers are, each said once however many levels and periods have it.
  void layers() {
    for (const LevelResult& one : profile_.levels) {
      for (const LayerResult& layer : one.layers) {
        if (number_of_.contains(layer.info.get())) continue;
        const auto at = std::find_if(infos_.begin(), infos_.end(),
                                     [&](const LayerInfo* i) { return same(*i, *layer.info); });
        number_of_[layer.info.get()] = static_cast<std::size_t>(at - infos_.begin());
        if (at == infos_.end()) infos_.push_back(layer.info.get());
      }
    }
    out_.begin('[', "layers");
    for (const LayerInfo* one : infos_) info(*one);
    out_.end();
  }

  void info(const LayerInfo& one) {
    out_.begin('{');
    out_.text("id", one.id);
    out_.texts("title", one.title);
    out_.texts("doc", one.doc);
    out_.text("unit", one.unit);
    out_.text("kind", words::kKinds.at(static_cast<std::size_t>(one.kind)));
    out_.text("base_of", words::kBases.at(static_cast<std::size_t>(one.base_of)));
    out_.text("direction",
              words::kDirections.at(static_cast<std::size_t>(static_cast<int>(one.direction) + 1)));
    out_.boolean("counts_persons", one.counts_persons);
    out_.whole("decimals", static_cast<std::uint64_t>(std::max(one.decimals, 0)));
    out_.number("multiplier", one.multiplier);
    out_.text("pairs_of", one.pairs_of);
    out_.text("pairs_by", one.pairs_by);
    out_.text_list("parts", one.parts);
    out_.begin('[', "reasons");
    for (const Text& reason : one.reasons) {
      out_.begin('{');
      out_.text("sv", reason.sv);
      out_.text("en", reason.en);
      out_.end();
    }
    out_.end();
    out_.boolean("history", one.history);
    if (!one.codes.empty()) codes(one.codes);
    out_.end();
  }

  void codes(const std::vector<Code>& all) {
    out_.begin('[', "codes");
    for (const Code& one : all) {
      out_.begin('{');
      out_.number("value", one.value);
      out_.texts("word", one.word);
      out_.end();
    }
    out_.end();
  }

  void level(const LevelResult& one) {
    out_.begin('{');
    out_.text("id", one.id);
    out_.texts("title", one.title);
    areas(*one.areas);
    out_.text("base", one.base);
    membership(one.membership.get());
    out_.begin('[', "layers");
    for (const LayerResult& layer : one.layers) result(layer);
    out_.end();
    out_.end();
  }

  void areas(const AreaSet& set) {
    out_.begin('{', "areas");
    out_.text("id", set.id());
    out_.text("division", set.division());
    out_.text("vintage", set.vintage());
    out_.text("crs", set.crs());
    out_.text_list("ids", set.ids());
    out_.line("names", set.size(), [&](std::size_t i) { return JsonText::quoted(set.name(i)); });
    points(set);
    polygons(set);
    out_.end();
  }

  void points(const AreaSet& set) {
    if (set.points().empty()) return out_.null("points");
    std::vector<double> flat;
    for (const Point p : set.points()) flat.insert(flat.end(), {p.x, p.y});
    out_.numbers("points", flat);
  }

  void polygons(const AreaSet& set) {
    if (set.polygons() == nullptr) return out_.null("polygons");
    const Polygons shapes = geometry::simplify(*set.polygons(), tolerance_);
    out_.begin('{', "polygons");
    out_.line("rings", shapes.areas(), [&](std::size_t i) {
      return std::to_string(shapes.area_offset[i + 1] - shapes.area_offset[i]);
    });
    // The last point of a ring is its first.
    out_.line("points", shapes.rings(),
              [&](std::size_t r) { return std::to_string(shapes.ring(r).size() - 1); });
    std::vector<std::int64_t> steps;
    for (std::size_t r = 0; r < shapes.rings(); ++r) append_steps(shapes.ring(r), steps);
    out_.line("steps", steps.size(), [&](std::size_t i) { return std::to_string(steps[i]); });
    out_.end();
  }

  /// The first point of a ring in tenths of a metre, then the way to each of the others.
  static void append_steps(std::span<const Point> ring, std::vector<std::int64_t>& steps) {
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
      const std::int64_t to_x = std::llround(ring[k].x * words::kDecimetres);
      const std::int64_t to_y = std::llround(ring[k].y * words::kDecimetres);
      steps.insert(steps.end(), {to_x - x, to_y - y});
      x = to_x;
      y = to_y;
    }
  }

  void membership(const Crosswalk* shares) {
    if (shares == nullptr) return out_.null("membership");
    const auto entries = shares->entries();
    out_.begin('{', "membership");
    out_.text("method", words::kMethods.at(static_cast<std::size_t>(shares->method())));
    out_.whole("sources", shares->sources());
    out_.line("source", entries.size(),
              [&](std::size_t i) { return std::to_string(entries[i].source); });
    out_.line("target", entries.size(),
              [&](std::size_t i) { return std::to_string(entries[i].target); });
    std::vector<double> shown;
    for (const CrosswalkEntry& entry : entries) shown.push_back(per_cent(entry.share));
    out_.numbers("per_cent", shown);
    out_.end();
  }

  void result(const LayerResult& layer) {
    out_.begin('{');
    out_.text("indicator", layer.indicator);
    out_.whole("layer", number_of_.at(layer.info.get()));
    out_.text("period", layer.period);
    out_.text("failure", layer.failure);
    pairs(layer.pairs.get());
    estimates(layer.estimates.spans());
    comparison(layer.comparison ? &*layer.comparison : nullptr);
    out_.end();
  }

  void pairs(const Pairs* pairs) {
    if (pairs == nullptr) return out_.null("pairs");
    out_.begin('{', "pairs");
    out_.text_list("labels", pairs->labels);
    out_.line("area", pairs->area.size(),
              [&](std::size_t i) { return std::to_string(pairs->area[i]); });
    out_.line("other", pairs->other.size(),
              [&](std::size_t i) { return std::to_string(pairs->other[i]); });
    out_.end();
  }

  void estimates(const ConstEstimateSpans& spans) {
    const auto list = [&](std::string_view key, const auto& of, const auto& known) {
      out_.line(key, of.size(), [&](std::size_t i) { return JsonText::quoted(known.at(of[i])); });
    };
    list("state", spans.state, words::kStates);
    out_.numbers("value", spans.value);
    out_.numbers("lower95", spans.lower95);
    out_.numbers("upper95", spans.upper95);
    out_.numbers("lower998", spans.lower998);
    out_.numbers("upper998", spans.upper998);
    out_.numbers("numerator", spans.numerator);
    out_.numbers("denominator", spans.denominator);
    out_.numbers("base", spans.base);
    list("estimator", spans.estimator, words::kEstimators);
    list("interval", spans.interval, words::kIntervals);
    out_.line("reason", spans.reason.size(),
              [&](std::size_t i) { return std::to_string(spans.reason[i]); });
  }

  void comparison(const Comparison* one) {
    if (one == nullptr) return out_.null("comparison");
    const auto small = [&](std::string_view key, const auto& of) {
      out_.line(key, of.size(), [&](std::size_t i) { return std::to_string(int{of[i]}); });
    };
    out_.begin('{', "comparison");
    out_.text("level", one->level);
    out_.text("source", one->source);
    out_.numbers("benchmark", one->benchmark);
    out_.numbers("difference", one->difference);
    out_.numbers("lower95", one->lower95);
    out_.numbers("upper95", one->upper95);
    out_.numbers("p", one->p);
    small("against_rest", one->against_rest);
    small("clear", one->clear);
    out_.end();
  }

  void scenario(const ScenarioChange& one) {
    out_.begin('{');
    out_.text("name", one.name);
    out_.texts("title", one.title);
    out_.text("set", one.set);
    out_.text("level", one.level);
    out_.text_list("opened", one.opened);
    out_.text_list("closed", one.closed);
    out_.text_list("moved", one.moved);
    out_.end();
  }

  const Profile& profile_;
  const DisclosureSummary& summary_;
  double tolerance_;
  JsonText out_;
  std::vector<const LayerInfo*> infos_;
  std::map<const LayerInfo*, std::size_t> number_of_;
};

}  // namespace

std::string profiles_json(const GatedProfile& profile, const std::vector<ScenarioChange>& scenarios,
                          double tolerance) {
  return Writer(profile, tolerance).write(scenarios);
}

}  // namespace omrade::disclosure

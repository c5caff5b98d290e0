#include "io/metadata_rows.hpp"

#include "base/text.hpp"
#include "io/estimate_rows.hpp"

#include <algorithm>
#include <set>

namespace omrade::io {
namespace {

class Rows {
 public:
  Rows(const Profile& profile, const DisclosureSummary& disclosure, std::string language)
      : profile_(profile), disclosure_(disclosure), language_(std::move(language)) {}

  std::vector<MetadataRow> take() {
    rows_.push_back({"topic", "item", "property", "text"});
    about_profile();
    about_disclosure();
    about_levels();
    about_layers();
    about_sources();
    return std::move(rows_);
  }

 private:
  void add(const std::string& topic, const std::string& item, const std::string& property,
           const std::string& text) {
    if (!text.empty()) rows_.push_back({topic, item, property, text});
  }
  [[nodiscard]] const std::string& say(const Text& text) const { return text.in(language_); }
  [[nodiscard]] std::string say(const char* sv, const char* en) const {
    return language_ == "en" ? en : sv;
  }

  void about_profile() {
    const Provenance& from = profile_.provenance;
    add("profile", "", "title", say(profile_.title));
    add("profile", "", "notice", say(profile_.notice));
    add("profile", "", "period", profile_.period);
    add("profile", "", "periods", join(profile_.periods, ", "));
    add("profile", "", "run", profile_.run_id);
    add("profile", "", "program", "omrade " + from.engine_version);
    add("profile", "", "recipe", from.recipe_file);
    add("profile", "", "recipe sha256", from.recipe_sha256);
    add("profile", "", "use",
        say("Profilen beskriver behov, inte prestation.",
            "The profile describes need, not performance."));
  }

  void about_disclosure() {
    const auto rule = [this](const char* name, std::uint32_t least) {
      add("disclosure", "", name, std::to_string(least));
    };
    if (!disclosure_.on) {
      add("disclosure", "", "control", say("avstängd: ", "off: ") + disclosure_.off_reason);
      return;
    }
    add("disclosure", "", "control", say("på", "on"));
    add("disclosure", "", "mark",
        std::string(kWithheld) +
            say(": skyddad, för att ingen ska kunna utläsa uppgifter om få personer; samma märke "
                "vilken regel som än gäller",
                ": protected, so that nobody can work out figures about few persons; the same mark "
                "whichever rule applies"));
    rule("minimum_count", disclosure_.minimum_count);
    rule("minimum_denominator", disclosure_.minimum_denominator);
    rule("minimum_respondents", disclosure_.minimum_respondents);
    if (disclosure_.rounding > 0) {
      const std::string base = std::to_string(disclosure_.rounding);
      add("disclosure", "", "rounding",
          say(Text{"antal personer är avrundade till närmaste " + base + "-tal",
                   "numbers of persons are rounded to the nearest " + base}));
    }
    add("disclosure", "", "withheld cells of the whole run",
        std::to_string(disclosure_.withheld) + " / " + std::to_string(disclosure_.cells));
  }

  void about_levels() {
    for (const LevelResult& level : profile_.levels) {
      add("level", level.id, "title", say(level.title));
      add("level", level.id, "areas", std::to_string(level.areas->size()));
      add("level", level.id, "division", level.areas->division());
      for (const CrosswalkRecord& one : profile_.provenance.crosswalks) {
        if (one.level == level.id)
          add("level", level.id, "put together from", one.from + " (" + one.method + ")");
      }
    }
  }

  void about_layers() {
    std::set<std::string> indicators;
    std::set<std::string> layers;
    for (const LevelResult& level : profile_.levels) {
      for (const LayerResult& layer : level.layers) {
        if (indicators.insert(layer.indicator).second) about_indicator(layer.indicator);
        const std::string name = layer.indicator + "." + layer.info->id;
        if (layers.insert(name).second) about_layer(name, *layer.info);
        if (layer.comparison && layers.insert(name + " benchmark").second)
          add("layer", name, "benchmark",
              layer.comparison->level.empty() ? layer.comparison->source : layer.comparison->level);
      }
    }
  }

  void about_indicator(const std::string& id) {
    const auto at = std::find_if(profile_.indicators.begin(), profile_.indicators.end(),
                                 [&](const IndicatorInfo& one) { return one.id == id; });
    if (at == profile_.indicators.end()) return;  // a composite
    add("indicator", id, "title", say(at->title));
    add("indicator", id, "summary", say(at->summary));
    add("indicator", id, "method", say(at->method));
    add("indicator", id, "plugin", at->plugin + " " + at->version);
    for (const ParameterRecord& one : profile_.provenance.parameters) {
      if (one.indicator == id) add("indicator", id, "parameter " + one.parameter, one.value);
    }
  }

  void about_layer(const std::string& name, const LayerInfo& info) {
    add("layer", name, "title", say(info.title));
    add("layer", name, "definition", say(info.doc));
    add("layer", name, "kind", std::string(to_string(info.kind)));
    add("layer", name, "unit", info.unit);
    add("layer", name, "base of", std::string(to_string(info.base_of)));
    if (info.direction != Direction::neutral)
      add("layer", name, "direction",
          info.direction == Direction::higher_is_worse ? "higher is worse" : "higher is better");
    if (!info.parts.empty()) add("layer", name, "put together from", join(info.parts, ", "));
  }

  void about_sources() {
    for (const SourceRecord& one : profile_.provenance.sources) {
      const std::string item = one.kind + " " + one.id;
      add("source", item, "source", one.source);
      add("source", item, "attribution", one.attribution);
      add("source", item, "licence", one.licence);
    }
  }

  const Profile& profile_;
  const DisclosureSummary& disclosure_;
  std::string language_;
  std::vector<MetadataRow> rows_;
};

}  // namespace

std::vector<MetadataRow> metadata_rows(const Profile& profile, const DisclosureSummary& disclosure,
                                       const std::string& language) {
  return Rows(profile, disclosure, language).take();
}

}  // namespace omrade::io

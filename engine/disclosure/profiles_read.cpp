#include "disclosure/profiles_read.hpp"

#include "base/error.hpp"
#include "disclosure/profiles_json.hpp"
#include "disclosure/profiles_read_areas.hpp"
#include "disclosure/profiles_resources.hpp"
#include "disclosure/profiles_words.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace omrade::disclosure {
namespace {

using catalogue::JsonObject;

constexpr std::uint64_t kMany = std::uint64_t{1} << 53U;
constexpr std::uint64_t kRule = std::numeric_limits<std::uint32_t>::max();

DisclosureSummary read_disclosure(JsonObject json) {
  DisclosureSummary out;
  out.on = json.boolean("on");
  out.off_reason = json.text("off_reason");
  out.minimum_count = static_cast<std::uint32_t>(json.count("minimum_count", kRule));
  out.minimum_denominator = static_cast<std::uint32_t>(json.count("minimum_denominator", kRule));
  out.minimum_respondents = static_cast<std::uint32_t>(json.count("minimum_respondents", kRule));
  out.rounding = static_cast<std::uint32_t>(json.count_or_zero("rounding", kRule));
  if (out.rounding != 0 && out.rounding != 3 && out.rounding != 5)
    json.refuse("rounding", "is neither 3 nor 5");
  out.cells = json.count("cells", kMany);
  out.withheld = json.count("withheld", kMany);
  json.close();
  return out;
}

SourceRecord read_source(JsonObject& json) {
  SourceRecord out;
  out.kind = json.text("kind");
  out.id = json.text("id");
  out.source = json.text("source");
  out.bytes = json.count("bytes", kMany);
  out.records = json.count("records", kMany);
  json.each("detected", [&](JsonObject& one) {
    std::string name = one.text("name");
    out.detected.emplace_back(std::move(name), one.text("value"));
  });
  out.licence = json.text("licence");
  out.attribution = json.text("attribution");
  return out;
}

Provenance read_provenance(JsonObject json) {
  Provenance out;
  out.engine_version = json.text("engine_version");
  out.recipe_file = json.text("recipe_file");
  out.recipe_sha256 = json.text("recipe_sha256");
  json.each("sources", [&](JsonObject& one) { out.sources.push_back(read_source(one)); });
  json.each("crosswalks", [&](JsonObject& one) {
    CrosswalkRecord record;
    record.level = one.text("level");
    record.from = one.text("from");
    record.method = one.text("method");
    record.split_share = one.number("split_share");
    record.uncovered_share = one.number("uncovered_share");
    record.split_sources = one.count("split_sources", kMany);
    out.crosswalks.push_back(std::move(record));
  });
  json.each("parameters", [&](JsonObject& one) {
    ParameterRecord record;
    record.indicator = one.text("indicator");
    record.parameter = one.text("parameter");
    record.value = one.text("value");
    out.parameters.push_back(std::move(record));
  });
  out.warnings = json.text_list("warnings");
  json.close();
  return out;
}

IndicatorInfo read_indicator(JsonObject& json) {
  IndicatorInfo out;
  out.id = json.text("id");
  out.plugin = json.text("plugin");
  out.version = json.text("version");
  out.build_id = json.text("build_id");
  out.title = json.texts("title");
  out.summary = json.texts("summary");
  out.method = json.texts("method");
  return out;
}

LayerInfo read_info(JsonObject& json) {
  constexpr int most_decimals = 17;
  LayerInfo out;
  out.id = json.text("id");
  out.title = json.texts("title");
  out.doc = json.texts("doc");
  out.unit = json.text("unit");
  out.kind = static_cast<LayerKind>(json.word("kind", words::kKinds));
  out.base_of = static_cast<BaseOf>(json.word("base_of", words::kBases));
  out.direction =
      static_cast<Direction>(static_cast<int>(json.word("direction", words::kDirections)) - 1);
  out.counts_persons = json.boolean("counts_persons");
  out.decimals = json.whole("decimals", 0, most_decimals);
  out.multiplier = json.number("multiplier");
  out.pairs_of = json.text("pairs_of");
  out.pairs_by = json.text("pairs_by");
  out.parts = json.text_list("parts");
  out.reasons = json.texts_list("reasons");
  out.history = json.boolean("history");
  json.each_or_none("codes", [&](JsonObject& code) {
    const double value = code.number("value");
    out.codes.push_back({value, code.texts("word")});
  });
  return out;
}

std::shared_ptr<const Pairs> read_pairs(JsonObject json, std::size_t areas) {
  Pairs out;
  out.labels = json.text_list("labels");
  const auto most = [](std::size_t size) { return static_cast<std::int64_t>(size) - 1; };
  for (const std::int64_t area : json.wholes("area", 0, most(areas)))
    out.area.push_back(static_cast<std::uint32_t>(area));
  for (const std::int64_t other : json.wholes("other", 0, most(out.labels.size())))
    out.other.push_back(static_cast<std::uint32_t>(other));
  if (out.area.size() != out.other.size()) json.refuse("other", "is not as long as area");
  json.close();
  return std::make_shared<const Pairs>(std::move(out));
}

Comparison read_comparison(JsonObject json, std::size_t size) {
  Comparison out;
  out.level = json.text("level");
  out.source = json.text("source");
  out.benchmark = json.numbers_or_none("benchmark", size);
  out.difference = json.numbers_or_none("difference", size);
  out.lower95 = json.numbers_or_none("lower95", size);
  out.upper95 = json.numbers_or_none("upper95", size);
  out.p = json.numbers_or_none("p", size);
  for (const std::int64_t one : json.wholes("against_rest", 0, 1))
    out.against_rest.push_back(static_cast<std::uint8_t>(one));
  for (const std::int64_t one : json.wholes("clear", -1, 1))
    out.clear.push_back(static_cast<std::int8_t>(one));
  if (out.against_rest.size() != size)
    json.refuse("against_rest", "has not one entry for each state");
  if (out.clear.size() != size) json.refuse("clear", "has not one entry for each state");
  json.close();
  return out;
}

template <class Value>
void fill(std::span<Value> into, const std::vector<Value>& from) {
  std::copy(from.begin(), from.end(), into.begin());
}

Estimates read_estimates(JsonObject& json) {
  const std::vector<std::uint8_t> state = json.word_list("state", words::kStates);
  const std::size_t size = state.size();
  Estimates out(size);
  const EstimateSpans spans = out.spans();
  fill(spans.state, state);
  fill(spans.value, json.numbers_or_none("value", size));
  fill(spans.lower95, json.numbers_or_none("lower95", size));
  fill(spans.upper95, json.numbers_or_none("upper95", size));
  fill(spans.lower998, json.numbers_or_none("lower998", size));
  fill(spans.upper998, json.numbers_or_none("upper998", size));
  fill(spans.numerator, json.numbers_or_none("numerator", size));
  fill(spans.denominator, json.numbers_or_none("denominator", size));
  fill(spans.base, json.numbers_or_none("base", size));
  const auto words_of = [&](std::string_view key, const auto& known, std::span<std::uint8_t> into) {
    const std::vector<std::uint8_t> from = json.word_list(key, known);
    if (from.size() != size) json.refuse(key, "has not one entry for each state");
    fill(into, from);
  };
  words_of("estimator", words::kEstimators, spans.estimator);
  words_of("interval", words::kIntervals, spans.interval);
  const std::vector<std::int64_t> reason =
      json.wholes("reason", -1, std::numeric_limits<std::int32_t>::max());
  if (reason.size() != size) json.refuse("reason", "has not one entry for each state");
  for (std::size_t i = 0; i < size; ++i) spans.reason[i] = static_cast<std::int32_t>(reason[i]);
  return out;
}

LayerResult read_layer(JsonObject& json, const std::vector<std::shared_ptr<const LayerInfo>>& infos,
                       std::size_t areas) {
  LayerResult out;
  out.indicator = json.text("indicator");
  const std::size_t info = json.count("layer", kRule);
  if (info >= infos.size()) json.refuse("layer", "is the number of no layer");
  out.info = infos[info];
  out.period = json.text("period");
  out.failure = json.text("failure");
  if (!json.is_null("pairs")) out.pairs = read_pairs(json.object("pairs"), areas);
  out.estimates = read_estimates(json);
  const std::size_t size = out.estimates.size();
  const std::size_t wanted = out.pairs ? out.pairs->area.size() : areas;
  if (size != wanted && (size != 0 || out.failure.empty()))
    json.refuse("state",
                out.pairs ? "has not one entry for each pair" : "has not one entry for each area");
  if (!json.is_null("comparison"))
    out.comparison = read_comparison(json.object("comparison"), size);
  return out;
}

LevelResult read_level(JsonObject& json,
                       const std::vector<std::shared_ptr<const LayerInfo>>& infos) {
  LevelResult out;
  out.id = json.text("id");
  out.title = json.texts("title");
  out.areas = read_areas(json.object("areas"));
  out.base = json.text("base");
  const std::size_t areas = out.areas->size();
  if (!json.is_null("membership"))
    out.membership = read_membership(json.object("membership"), areas);
  json.each("layers",
            [&](JsonObject& one) { out.layers.push_back(read_layer(one, infos, areas)); });
  return out;
}

ScenarioChange read_scenario(JsonObject& json) {
  ScenarioChange out;
  out.name = json.text("name");
  out.title = json.texts("title");
  out.set = json.text("set");
  out.level = json.text("level");
  out.opened = json.text_list("opened");
  out.closed = json.text_list("closed");
  out.moved = json.text_list("moved");
  return out;
}

void require_format(JsonObject& json, const std::string& subject) {
  if (json.text("format") != words::kFormat)
    json.refuse("format", "is not '" + std::string(words::kFormat) + "'");
  const std::uint64_t version = json.count("version", kMany);
  if (version == std::uint64_t{kProfilesVersion}) return;
  throw Error(ErrorKind::user,
              {.subject = subject,
               .what = "it is of version " + std::to_string(version) + ", and this omrade reads " +
                       std::to_string(kProfilesVersion),
               .hint = "run the recipe again with this omrade"});
}

void require_levels(const Profile& profile, const JsonObject& json) {
  const auto called = [&](const std::string& id) {
    return std::any_of(profile.levels.begin(), profile.levels.end(), [&](const LevelResult& one) {
      return one.id == id || one.areas->id() == id;
    });
  };
  if (!called(profile.page_level)) json.refuse("page_level", "names no level");
  for (const LevelResult& one : profile.levels) {
    if (!one.membership) continue;
    const auto base = std::find_if(profile.levels.begin(), profile.levels.end(),
                                   [&](const LevelResult& other) { return other.id == one.base; });
    if (base != profile.levels.end() && base->areas->size() != one.membership->sources())
      json.refuse("levels", "holds shares of '" + one.id + "' that do not fit '" + one.base + "'");
  }
}

}  // namespace

ReadProfiles read_profiles(const std::string& text, const std::string& subject) {
  constexpr std::size_t depth = 12;
  JsonObject json = JsonObject::parse(text, subject,
                                      {.fault = "it is damaged",
                                       .refuses_control_characters = false,
                                       .tells_place = true,
                                       .depth = depth});
  require_format(json, subject);
  ReadProfiles out;
  Profile& profile = out.profile;
  profile.title = json.texts("title");
  profile.notice = json.texts("notice");
  profile.period = json.text("period");
  profile.periods = json.text_list("periods");
  profile.run_id = json.text("run_id");
  profile.page_level = json.text("page_level");
  profile.map_level = json.text("map_level");
  profile.languages = json.text_list("languages");
  out.summary = read_disclosure(json.object("disclosure"));
  profile.provenance = read_provenance(json.object("provenance"));
  json.each("indicators",
            [&](JsonObject& one) { profile.indicators.push_back(read_indicator(one)); });
  std::vector<std::shared_ptr<const LayerInfo>> infos;
  json.each("layers", [&](JsonObject& one) {
    infos.push_back(std::make_shared<const LayerInfo>(read_info(one)));
  });
  json.each("levels", [&](JsonObject& one) { profile.levels.push_back(read_level(one, infos)); });
  json.each_or_none("resources", [&](JsonObject& one) {
    if (profile.resources) json.refuse("resources", "holds more than one");
    profile.resources = read_resources(one, profile);
  });
  json.each("scenarios", [&](JsonObject& one) { out.scenarios.push_back(read_scenario(one)); });
  json.close();
  require_levels(profile, json);
  return out;
}

}  // namespace omrade::disclosure

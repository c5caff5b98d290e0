#include "tiny_profile.hpp"

#include <utility>

namespace omrade::report::testing {
namespace {

Polygons squares() {
  Polygons out;
  for (const Point south_west : {Point{0, 1000}, {1000, 1000}, {0, 0}, {1000, 0}}) {
    const double x = south_west.x;
    const double y = south_west.y;
    for (const Point p :
         {Point{x, y}, {x + 1000, y}, {x + 1000, y + 1000}, {x, y + 1000}, {x, y}}) {
      out.points.push_back(p);
    }
    out.ring_offset.push_back(out.points.size());
    out.area_offset.push_back(out.rings());
  }
  return out;
}

std::shared_ptr<const AreaSet> set_of(AreaSetParts parts) {
  return std::make_shared<const AreaSet>(std::move(parts));
}

const std::vector<std::string> kCentreIds{"vc1", "vc2"};
const std::vector<std::string> kCentreNames{"Östra vårdcentralen", "Alvesta <vårdcentral>"};

LayerInfo cni() {
  return {.id = "relative",
          .title = {"CNI", "CNI"},
          .doc = {"Riket är 1.", "The nation is 1."},
          .kind = LayerKind::index,
          .direction = Direction::higher_is_worse,
          .decimals = 2};
}

LayerInfo residents() {
  return {.id = "residents",
          .title = {"Boende", "Residents"},
          .unit = "persons",
          .kind = LayerKind::count,
          .decimals = 0};
}

LayerInfo flow() {
  return {.id = "flow",
          .title = {"Listade", "Listed"},
          .unit = "persons",
          .kind = LayerKind::count,
          .decimals = 0,
          .pairs_of = "persons",
          .pairs_by = "centre"};
}

LevelResult deso() {
  LevelResult level;
  level.id = "deso";
  level.title = {"DeSO", "DeSO"};
  level.areas = set_of({.id = "deso",
                        .ids = {"nw", "ne", "sw", "se"},
                        .names = {"Åby", "Berga", "Centrum", "Dal"},
                        .crs = "EPSG:3006",
                        .polygons = squares()});
  level.layers.push_back(layer_of("cni", cni(),
                                  {{0.8, 0.7, 0.9, 900},
                                   {1.1, 1.0, 1.2, 1100},
                                   {1.4, 1.3, 1.5, 1200},
                                   {.state = State::withheld}}));
  return level;
}

LevelResult around() {
  LevelResult level;
  level.id = "around";
  level.title = {"Boende (runt)", "Residents (around)"};
  level.areas = set_of({.id = "around", .ids = kCentreIds, .names = kCentreNames});
  level.base = "deso";
  level.membership = std::make_shared<const Crosswalk>(
      CrosswalkMethod::dasymetric, 4, 2,
      std::vector<CrosswalkEntry>{{0, 0, 1}, {1, 0, 0.25}, {1, 1, 0.75}, {2, 1, 1}, {3, 1, 1}});
  level.layers.push_back(layer_of("cni", cni(), {{0.9, 0.8, 1.0, 1175}, {1.3, 1.2, 1.4, 2825.6}}));
  compare(level.layers.back(), 1.1, {-1, 1});
  level.layers.push_back(layer_of("listing", residents(), {{1175}, {2826}}));
  level.layers.push_back(
      layer_of("listing", flow(), {{1000}, {175}, {.state = State::withheld}, {2800}}));
  level.layers.back().pairs = std::make_shared<const Pairs>(
      Pairs{.area = {0, 0, 1, 1}, .other = {0, 1, 0, 1}, .labels = kCentreIds});
  return level;
}

LevelResult centre() {
  LevelResult level;
  level.id = "centre";
  level.title = {"Listade (inom)", "Listed (within)"};
  level.areas = set_of({.id = "centre",
                        .ids = kCentreIds,
                        .names = kCentreNames,
                        .crs = "EPSG:3006",
                        .points = {{500, 1500}, {1400, 600}}});
  level.layers.push_back(
      layer_of("cni", cni(), {{1.05, 0.95, 1.15, 1300}, {.state = State::withheld}}));
  compare(level.layers.back(), 1.1, {0, 0});
  return level;
}

}  // namespace

LayerResult layer_of(const std::string& indicator, LayerInfo info, const std::vector<Cell>& cells) {
  LayerResult layer;
  layer.indicator = indicator;
  layer.period = "2024";
  layer.info = std::make_shared<const LayerInfo>(std::move(info));
  layer.estimates = Estimates(cells.size());
  const EstimateSpans spans = layer.estimates.spans();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    spans.state[i] = static_cast<std::uint8_t>(cell.state);
    spans.reason[i] = cell.reason;
    if (!has_value(cell.state)) continue;
    spans.value[i] = cell.value;
    if (cell.base > 0) spans.base[i] = cell.base;
    if (cell.lower >= cell.upper) continue;
    spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::byar);
    spans.lower95[i] = cell.lower;
    spans.upper95[i] = cell.upper;
  }
  return layer;
}

void compare(LayerResult& layer, double benchmark, const std::vector<std::int8_t>& clear) {
  Comparison comparison;
  comparison.level = "region";
  comparison.benchmark.assign(clear.size(), benchmark);
  comparison.against_rest.assign(clear.size(), 0);
  for (std::size_t i = 0; i < clear.size(); ++i) {
    comparison.difference.push_back(layer.estimates.spans().value[i] - benchmark);
  }
  comparison.clear = clear;
  layer.comparison = std::move(comparison);
}

Profile tiny_profile() {
  Profile profile;
  profile.title = {"Områdesprofiler", "Area profiles"};
  profile.notice = {"Påhittade uppgifter.", "Invented data."};
  profile.period = "2024";
  profile.periods = {"2024"};
  profile.run_id = "0123456789ab";
  profile.page_level = "around";
  profile.map_level = "deso";
  profile.languages = {"sv", "en"};
  profile.indicators = {
      {.id = "cni",
       .plugin = "se.omrade.cni",
       .version = "1.0.0",
       .build_id = "ab",
       .title = {"Vårdbehov", "Care need"},
       .summary = {"Väger samman sju grupper.", "Weighs seven groups together."}},
      {.id = "listing", .plugin = "se.omrade.listing_mismatch", .version = "1.0.0"}};
  profile.levels.push_back(deso());
  profile.levels.push_back(around());
  profile.levels.push_back(centre());
  LevelResult region;
  region.id = "region";
  region.title = {"Regionen", "The region"};
  region.areas = set_of({.id = "region", .ids = {"r"}});
  profile.levels.push_back(std::move(region));
  Provenance& provenance = profile.provenance;
  provenance.engine_version = "0.1.0";
  provenance.recipe_file = "tiny.toml";
  provenance.recipe_text = "recipe = 1\n";
  provenance.recipe_sha256 = "5e";
  provenance.sources = {{.kind = "areas",
                         .id = "deso",
                         .source = "tiny.gpkg:deso",
                         .keyed_hash = "f0",
                         .bytes = 4096,
                         .records = 4,
                         .detected = {{"crs", "EPSG:3006"}},
                         .licence = "CC0 1.0",
                         .attribution = "Ingen"}};
  provenance.crosswalks = {{.level = "around",
                            .from = "deso",
                            .method = "dasymetric",
                            .split_share = 0.275,
                            .split_sources = 1}};
  provenance.parameters = {{"cni", "national_rate", "2.4761"}};
  return profile;
}

DisclosureSummary tiny_summary() {
  return {.minimum_count = 5,
          .minimum_denominator = 20,
          .minimum_respondents = 30,
          .cells = 14,
          .withheld = 3};
}

GatedProfile tiny() {
  return disclosure::Gate::pass(tiny_profile(), tiny_summary());
}

LevelResult& level(Profile& profile, const std::string& id) {
  for (LevelResult& one : profile.levels) {
    if (one.id == id) return one;
  }
  return profile.levels.front();
}

}  // namespace omrade::report::testing

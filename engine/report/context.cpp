#include "report/context.hpp"

#include "base/error.hpp"
#include "model/current_layers.hpp"
#include "report/collation.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace omrade::report {
namespace {

bool is_pairs(const LayerResult& layer) {
  return layer.pairs != nullptr || !layer.info->pairs_of.empty();
}

/// What is told of resources stands in sections of its own.
bool is_of_resources(const Profile& profile, const LayerResult& layer) {
  return profile.resources && layer.indicator == kResources;
}

/// Where each id of `pages` is in `areas`; nothing unless all are there.
std::optional<std::vector<std::size_t>> find_all(const AreaSet& pages, const AreaSet& areas) {
  std::vector<std::size_t> found;
  found.reserve(pages.size());
  for (const std::string& id : pages.ids()) {
    const auto at = areas.index_of(id);
    if (!at) return std::nullopt;
    found.push_back(*at);
  }
  return found;
}

const LevelResult* find_level(const Profile& profile, const std::string& id) {
  if (id.empty()) return nullptr;
  for (const LevelResult& level : profile.levels) {
    if (level.id == id) return &level;
  }
  for (const LevelResult& level : profile.levels) {
    if (level.areas && level.areas->id() == id) return &level;
  }
  return nullptr;
}

const LevelResult& page_level_of(const Profile& profile, const std::string& id) {
  const LevelResult* level = find_level(profile, id);
  if (level == nullptr || !level->areas) {
    throw Error(ErrorKind::bug,
                {.subject = "profile",
                 .what = "the page level '" + id + "' is not among the levels of the profile"});
  }
  return *level;
}

std::vector<Column> find_columns(const Profile& profile, const std::string& id) {
  const LevelResult* page_level = &page_level_of(profile, id);
  const AreaSet& pages = *page_level->areas;
  std::vector<Column> columns(1);
  columns.front().level = page_level;
  columns.front().area_of_page.resize(pages.size());
  std::iota(columns.front().area_of_page.begin(), columns.front().area_of_page.end(),
            std::size_t{0});
  for (const LevelResult& level : profile.levels) {
    if (&level == page_level || !level.areas || level.layers.empty()) continue;
    if (level.areas->size() != pages.size()) continue;
    if (auto found = find_all(pages, *level.areas)) columns.push_back({&level, std::move(*found)});
  }
  return columns;
}

/// Groups in the order of the recipe's indicators, then composites as they come.
std::vector<Group> empty_groups(const Profile& profile) {
  std::vector<Group> groups;
  for (const IndicatorInfo& indicator : profile.indicators)
    groups.push_back({indicator.id, &indicator, {}});
  return groups;
}

void add_measure(std::vector<Group>& groups, const LayerResult& layer, std::size_t column,
                 std::size_t columns) {
  auto group = std::find_if(groups.begin(), groups.end(),
                            [&](const Group& g) { return g.id == layer.indicator; });
  if (group == groups.end())
    group = groups.insert(groups.end(), Group{layer.indicator, nullptr, {}});
  auto& measures = group->measures;
  auto measure = std::find_if(measures.begin(), measures.end(),
                              [&](const Measure& m) { return m.info->id == layer.info->id; });
  if (measure == measures.end()) {
    measure = measures.insert(measures.end(), Measure{layer.info.get(), {}});
    measure->at.resize(columns);
  }
  measure->at[column] = &layer;
}

/// Worth a box: it stands somewhere, or somewhere it is withheld.
bool stands_somewhere(const Context& context, std::size_t column, const LayerResult& layer) {
  for (std::size_t page = 0; page < context.pages(); ++page) {
    const Figure figure = context.figure(column, layer, page);
    if (figure.has_value() || figure.state() == State::withheld) return true;
  }
  return false;
}

std::optional<KeyFigure> first_standing(const Context& context, const Measure& measure) {
  for (std::size_t column = 0; column < measure.at.size(); ++column) {
    const LayerResult* layer = measure.at[column];
    if (layer != nullptr && stands_somewhere(context, column, *layer))
      return KeyFigure{column, layer};
  }
  return std::nullopt;
}

/// Of several indicators by one plugin: a count that a reader could not tell from the other.
bool is_shown(const Context& context, const LayerInfo& info) {
  return std::any_of(
      context.key_figures.begin(), context.key_figures.end(), [&](const KeyFigure& shown) {
        return shown.layer->info->id == info.id && shown.layer->info->title.sv == info.title.sv;
      });
}

/// Counts first, then the first index; four boxes at most.
void choose_key_figures(Context& context) {
  constexpr std::size_t most = 4;
  for (const Group& group : context.groups) {
    for (const Measure& measure : group.measures) {
      if (measure.info->kind == LayerKind::index && !context.index) {
        context.index = first_standing(context, measure);
      }
      if (measure.info->kind == LayerKind::count && measure.info->counts_persons &&
          !is_shown(context, *measure.info)) {
        if (const auto figure = first_standing(context, measure))
          context.key_figures.push_back(*figure);
      }
    }
  }
  const std::size_t counts = context.index ? most - 1 : most;
  if (context.key_figures.size() > counts) context.key_figures.resize(counts);
  if (context.index) context.key_figures.push_back(*context.index);
}

void find_shares(Context& context) {
  const LevelResult& page_level = *context.columns.front().level;
  context.shares.resize(context.pages());
  if (page_level.id == context.profile.map_level) {
    context.base = &page_level;
    for (std::size_t page = 0; page < context.pages(); ++page) context.shares[page] = {{page, 1}};
    return;
  }
  for (const Column& column : context.columns) {
    const auto& membership = column.level->membership;
    const LevelResult* base = find_level(context.profile, column.level->base);
    if (!membership || base == nullptr || !base->areas) continue;
    if (membership->sources() != base->areas->size()) {
      throw Error(ErrorKind::bug,
                  {.subject = column.level->id,
                   .what = "the membership of the level does not fit its base '" + base->id + "'"});
    }
    context.base = base;
    context.method = membership->method();
    for (std::size_t page = 0; page < context.pages(); ++page) {
      for (const CrosswalkEntry& entry : membership->of_target(column.area_of_page[page])) {
        context.shares[page].push_back({entry.source, entry.share});
      }
    }
    return;
  }
}

Classes classes_of(const LayerResult& layer, std::size_t areas) {
  std::vector<double> values;
  for (std::size_t area = 0; area < areas; ++area) values.push_back(Figure(layer, area).value());
  return Classes(values, layer.info->decimals);
}

/// A map that is mostly hatched tells nothing.
bool worth_a_map(const LayerResult& layer, std::size_t areas) {
  std::size_t standing = 0;
  for (std::size_t area = 0; area < areas; ++area)
    standing += Figure(layer, area).has_value() ? 1 : 0;
  return 2 * standing > areas;
}

MapLayer map_layer(const Context& context, const LayerResult& layer, std::size_t areas) {
  MapLayer out{&layer, classes_of(layer, areas)};
  for (const Group& group : context.groups) {
    if (group.id != layer.indicator) continue;
    for (const Measure& measure : group.measures) {
      if (measure.info->id != layer.info->id) continue;
      for (std::size_t c = measure.at.size(); c-- > 0;) {
        if (measure.at[c] == nullptr) continue;
        out.page_layer = measure.at[c];
        out.column = c;
      }
    }
  }
  return out;
}

/// The first layer that can be mapped, and the first of each other indicator that fills a map.
void find_map(Context& context) {
  constexpr std::size_t most = 4;
  const LevelResult* map = find_level(context.profile, context.profile.map_level);
  if (map == nullptr || !map->areas) return;
  context.map = map;
  const std::size_t areas = map->areas->size();
  for (const LayerResult* layer : current_layers(*map, context.profile.period)) {
    if (is_pairs(*layer) || layer->info->kind == LayerKind::count) continue;
    if (!layer->failure.empty() || !applies(*layer)) continue;
    if (is_of_resources(context.profile, *layer)) continue;
    if (context.mapped == nullptr) {
      context.mapped = layer;
    } else {
      const bool there = std::any_of(
          context.map_layers.begin(), context.map_layers.end(),
          [&](const MapLayer& one) { return one.layer->indicator == layer->indicator; });
      if (there || context.map_layers.size() == most || !worth_a_map(*layer, areas)) continue;
    }
    context.map_layers.push_back(map_layer(context, *layer, areas));
  }
  if (context.mapped != nullptr) context.classes = context.map_layers.front().classes;
}

void find_places(Context& context) {
  for (const LevelResult& level : context.profile.levels) {
    if (!level.areas || level.areas->points().empty()) continue;
    if (auto found = find_all(context.page_areas(), *level.areas)) {
      context.places = level.areas.get();
      context.place_of_page = std::move(*found);
      return;
    }
  }
}

}  // namespace

Text Group::title() const {
  // A composite is called by its score, the first of its layers.
  if (indicator == nullptr && !measures.empty()) return title_of(*measures.front().info);
  if (indicator == nullptr || (indicator->title.sv.empty() && indicator->title.en.empty()))
    return {id, id};
  return indicator->title;
}

Context::Context(const GatedProfile& gated, const std::string& page_level)
    : profile(gated.view()),
      disclosure(gated.disclosure()),
      own_level_id(page_level_of(profile, profile.page_level).id),
      voice(profile.languages),
      columns(find_columns(profile, page_level.empty() ? profile.page_level : page_level)),
      groups(empty_groups(profile)) {
  if (pages() == 1 && page_areas().name(0) == id(0))
    name_of_single = title_of(*columns.front().level).in(code(voice.first()));
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (const LayerResult* layer : current_layers(*columns[c].level, profile.period)) {
      if (!applies(*layer) || is_of_resources(profile, *layer)) continue;
      if (is_pairs(*layer)) {
        flows.push_back({c, layer});
      } else {
        add_measure(groups, *layer, c, columns.size());
      }
    }
  }
  choose_key_figures(*this);
  find_shares(*this);
  find_map(*this);
  find_places(*this);
  by_name.resize(pages());
  std::iota(by_name.begin(), by_name.end(), std::size_t{0});
  std::stable_sort(by_name.begin(), by_name.end(), [this](std::size_t a, std::size_t b) {
    if (name(a) != name(b)) return swedish_less(name(a), name(b));
    return id(a) < id(b);
  });
}

std::string page_file(const Profile& profile, const LevelResult& level, const std::string& id) {
  if (level.id == page_level_of(profile, profile.page_level).id)
    return "centres/" + file_name_for(id) + ".html";
  return "areas/" + file_name_for(level.id) + "." + file_name_for(id) + ".html";
}

std::vector<const LevelResult*> other_page_levels(const Profile& profile) {
  constexpr std::size_t most = 500;  // thousands of pages would be no overview
  const std::vector<Column> columns = find_columns(profile, profile.page_level);
  const LevelResult* const map = find_level(profile, profile.map_level);
  std::vector<const LevelResult*> out;
  for (const LevelResult& level : profile.levels) {
    const bool view = std::any_of(columns.begin(), columns.end(),
                                  [&](const Column& column) { return column.level == &level; });
    const auto figures = [&](const LayerResult& layer) {
      return !is_pairs(layer) && layer.failure.empty() && applies(layer) &&
             !is_of_resources(profile, layer);
    };
    if (view || &level == map || !level.areas || level.areas->size() > most) continue;
    if (std::any_of(level.layers.begin(), level.layers.end(), figures)) out.push_back(&level);
  }
  return out;
}

Text Context::common_benchmark_name(const Figure& figure) const {
  const Comparison& comparison = *figure.layer().comparison;
  if (comparison.level.empty()) {
    if (comparison.source.empty()) return {"jämförvärde", "reference value"};
    return {comparison.source, comparison.source};
  }
  const LevelResult* level = find_level(profile, comparison.level);
  return level == nullptr ? Text{comparison.level, comparison.level} : title_of(*level);
}

Text Context::benchmark_name(const Figure& figure) const {
  Text name = common_benchmark_name(figure);
  if (!figure.against_rest()) return name;
  return {name.in("sv") + " utom området", name.in("en") + " without the area"};
}

std::optional<std::string> Context::name_of(const std::string& area_id) const {
  for (const LevelResult& level : profile.levels) {
    if (!level.areas) continue;
    if (const auto at = level.areas->index_of(area_id)) {
      if (level.areas->name(*at) != area_id) return level.areas->name(*at);
    }
  }
  return std::nullopt;
}

}  // namespace omrade::report

// What the pages speak of: which levels, layers and areas of the profile stand on a page. No
// markup.
#pragma once

#include "model/gated_profile.hpp"
#include "report/classes.hpp"
#include "report/figure.hpp"
#include "report/language.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace omrade::report {

/// A level that has the areas of the page level: the page level itself, or another view of the same
/// areas (residents around a centre, and those listed at it).
struct Column {
  const LevelResult* level = nullptr;
  std::vector<std::size_t> area_of_page;
};

/// One layer, in every column that has it (null elsewhere).
struct Measure {
  const LayerInfo* info = nullptr;
  std::vector<const LayerResult*> at;
};

/// The layers of one indicator or composite.
struct Group {
  std::string id;
  const IndicatorInfo* indicator = nullptr;  ///< null for composites
  std::vector<Measure> measures;
  [[nodiscard]] Text title() const;
};

/// Flows: a pair layer in one column.
struct Flow {
  std::size_t column = 0;
  const LayerResult* layer = nullptr;
};

/// A measure that stands in the boxes of key figures and in the index.
struct KeyFigure {
  std::size_t column = 0;
  const LayerResult* layer = nullptr;
};

/// A base area that belongs to a page, wholly or in part.
struct Share {
  std::size_t area = 0;
  double share = 0;
};

/// A layer that the map can be coloured by; the first is shown until the reader chooses.
struct MapLayer {
  const LayerResult* layer = nullptr;
  Classes classes{};
  const LayerResult* page_layer = nullptr;  ///< the same layer where pages are compared, or null
  std::size_t column = 0;                   ///< of `page_layer`
};

/// "centres/ID.html" as a file; "areas/LEVEL.ID.html" of a level other than the profile's own.
std::string page_file(const Profile& profile, const LevelResult& level, const std::string& id);

/// Levels beside the profile's own whose areas have a page each too: those with figures that are
/// neither another view of the same areas nor the small areas of the maps, as the recipe lists
/// them.
std::vector<const LevelResult*> other_page_levels(const Profile& profile);

struct Context {
  /// `page_level` names the level that has a page for each of its areas; "" is the profile's own.
  explicit Context(const GatedProfile& gated, const std::string& page_level = {});

  [[nodiscard]] std::size_t pages() const { return columns.front().area_of_page.size(); }
  [[nodiscard]] const AreaSet& page_areas() const { return *columns.front().level->areas; }
  [[nodiscard]] const std::string& id(std::size_t page) const { return page_areas().ids()[page]; }
  /// The one area of a level that goes by its id is called as the level is.
  [[nodiscard]] const std::string& name(std::size_t page) const {
    return name_of_single.empty() ? page_areas().name(page) : name_of_single;
  }
  /// Are the pages of the profile's own page level?
  [[nodiscard]] bool own_level() const { return columns.front().level->id == own_level_id; }
  [[nodiscard]] std::string file(std::size_t page) const {
    return page_file(profile, *columns.front().level, id(page));
  }
  /// The cell of a page's area.
  [[nodiscard]] Figure figure(std::size_t column, const LayerResult& layer,
                              std::size_t page) const {
    return {layer, columns[column].area_of_page[page]};
  }
  /// Who a comparison is with, for readers: the level's title or the source of an external value.
  [[nodiscard]] Text benchmark_name(const Figure& figure) const;
  /// The same, whether or not the area itself is left out.
  [[nodiscard]] Text common_benchmark_name(const Figure& figure) const;
  /// The name of an area that has this id in any level; nothing if there is none.
  [[nodiscard]] std::optional<std::string> name_of(const std::string& area_id) const;
  /// The map's areas are those that pages are put together from.
  [[nodiscard]] bool maps_base() const { return base != nullptr && base == map; }
  /// The outlines of maps, or null.
  [[nodiscard]] const Polygons* outlines() const {
    return map == nullptr ? nullptr : map->areas->polygons();
  }

  const Profile& profile;
  const DisclosureSummary& disclosure;
  std::string own_level_id;  ///< of the profile's page level
  Voice voice;
  std::vector<Column> columns;  ///< the page level first
  std::string name_of_single;   ///< or ""
  std::vector<Group> groups;
  std::vector<Flow> flows;
  std::vector<KeyFigure> key_figures;
  std::optional<KeyFigure> index;    ///< the first index layer
  std::vector<std::size_t> by_name;  ///< pages in the order of the Swedish alphabet

  const LevelResult* base = nullptr;  ///< the level that pages are put together from, or null
  CrosswalkMethod method = CrosswalkMethod::identity;
  std::vector<std::vector<Share>> shares;  ///< per page; empty without a base

  const LevelResult* map = nullptr;     ///< the map level, or null
  const LayerResult* mapped = nullptr;  ///< the layer that colours it, or null
  Classes classes;
  std::vector<MapLayer> map_layers;        ///< `mapped` first; empty without it
  const AreaSet* places = nullptr;         ///< points: the centres, or null
  std::vector<std::size_t> place_of_page;  ///< index into places
};

}  // namespace omrade::report

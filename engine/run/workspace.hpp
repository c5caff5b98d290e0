// What a run holds between its nodes: one slot per thing that is computed once and used by many. A
// slot is written by the one node that makes it and read only by nodes that need that node.
#pragma once

#include "bring/rows.hpp"
#include "host/host.hpp"
#include "model/crosswalk.hpp"
#include "recipe/plan.hpp"
#include "run/columns.hpp"
#include "run/load_resources.hpp"
#include "run/resource_numbers.hpp"
#include "run/sources.hpp"

#include <compare>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace omrade::run {

/// Values of one table column for the areas of one set in one period.
struct ColumnKey {
  std::string table, column, set, period;
  bool additive = true;  ///< ColumnRequest::additive: one column may be both
  auto operator<=>(const ColumnKey&) const = default;
};
/// A table's rows sorted by the areas of one set, in one period.
struct OrderKey {
  std::string table, set, period;
  auto operator<=>(const OrderKey&) const = default;
};
/// One column of such rows, as reals or categories.
struct RowColumnKey {
  OrderKey order;
  std::string column;
  bool real = true;
  auto operator<=>(const RowColumnKey&) const = default;
};

/// A column of a shared table, as reals or categories.
struct SharedKey {
  std::string table, column;
  bool real = true;
  auto operator<=>(const SharedKey&) const = default;
};

struct Level {
  std::shared_ptr<const AreaSet> areas;
  /// From the level's base set; identity for the set itself.
  std::shared_ptr<const Crosswalk> crosswalk;
  CrosswalkRecord record;             ///< empty for identity
  std::vector<SourceRecord> sources;  ///< tables of membership and of names
};

struct Workspace {
  std::map<std::string, LoadedAreas> areas;
  std::map<std::string, LoadedGrid> grids;
  std::map<std::string, LoadedTable> tables;
  std::map<std::pair<std::string, std::string>, Matched> keyed;  ///< (table, set)
  std::map<ColumnKey, std::vector<double>> columns;
  std::map<OrderKey, bring::RowOrder> orders;
  std::map<RowColumnKey, std::shared_ptr<const Column>> row_columns;
  std::map<SharedKey, std::shared_ptr<const Column>> shared;
  std::map<std::string, Level> levels;
  LoadedResources resources;  ///< empty where the recipe has none
  PeopleNearby people_nearby;
  std::map<std::string, ResourcePlaces> resource_places;  ///< by level
  std::map<std::string, std::shared_ptr<host::Plugin>> plugins;
  std::vector<host::Outcome> outcomes;                                ///< per unit
  std::vector<std::shared_ptr<const std::vector<double>>> stay_open;  ///< LayerResult::stays_open
  /// Per node, so that their order is the graph's. They name codes and numbers of persons, and are
  /// for the log alone.
  std::vector<std::vector<std::string>> warnings;
  std::map<std::size_t, std::string> warned_of;   ///< what may be published of a node's warnings
  std::vector<std::shared_ptr<const void>> keep;  ///< what the nodes point into
};

}  // namespace omrade::run

#include "run/build.hpp"

#include "run/build_resources.hpp"
#include "run/column_uses.hpp"
#include "run/columns.hpp"
#include "run/compute.hpp"
#include "run/compute_unit.hpp"
#include "run/levels.hpp"
#include "run/load_plugin.hpp"
#include "run/safe_areas.hpp"
#include "run/totals.hpp"
#include "run/unit_inputs.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace omrade::run {
namespace {

using recipe::Plan;
using recipe::Recipe;

template <class Key>
using Nodes = std::map<Key, NodeId>;

class Builder {
 public:
  Builder(Graph& graph, Workspace& workspace, const Recipe& recipe, const Plan& plan,
          const Options& options, const Scenario* scenario)
      : graph_(graph),
        workspace_(workspace),
        recipe_(recipe),
        plan_(plan),
        isolation_(options.isolation),
        cancel_(cancel_of(options)),
        scenario_(scenario),
        uses_(uses_of(plan)) {}

  void build(Depth depth) {
    add_areas();
    if (scenario_ != nullptr) {  // tables are listed anew by it
      for (const recipe::LevelPlan& level : plan_.levels) {
        if (level.id == scenario_->model->level) add_level(level);
      }
    }
    for (const recipe::Unit& unit : plan_.units) add_data(unit);
    if (depth == Depth::data) {
      for (const recipe::LevelPlan& level : plan_.levels) {
        add_grid(needs_of(level).grid);
        graph_.add({.name = "open tables of level " + level.id,
                    .bytes = 0,
                    .needs = {},
                    .work = [&level] { open_tables_of(level); },
                    .release = {}});
      }
      add_resources(depth);
      workspace_.warnings.resize(graph_.size());
      return;
    }
    for (const recipe::LevelPlan& level : plan_.levels) add_level(level);
    add_resources(depth);
    for (const recipe::IndicatorPlan& indicator : plan_.indicators) add_plugin(indicator);
    workspace_.outcomes.resize(plan_.units.size());
    workspace_.stay_open.resize(plan_.units.size());
    for (std::size_t u = 0; u < plan_.units.size(); ++u) add_unit(u);
    workspace_.warnings.resize(graph_.size());
  }

 private:
  [[nodiscard]] bool changes(const std::string& set) const {
    return scenario_ != nullptr && scenario_->model->set == set;
  }

  /// The sets that levels, keys and overlays need. The first polygon set tells the coordinate
  /// system that all others are brought to, unless the recipe names one.
  void add_areas() {
    std::set<std::string> needed;
    for (const recipe::LevelPlan& level : plan_.levels) {
      const LevelNeeds needs = needs_of(level);
      needed.insert({level.base, needs.to, needs.areas});
    }
    for (const recipe::Unit& unit : plan_.units) {
      for (const recipe::InputRoute& input : unit.inputs) {
        if (const auto* derived = std::get_if<recipe::DerivedRoute>(&input))
          needed.insert(derived->areas);
      }
    }
    std::vector<const recipe::AreasSpec*> specs;
    for (const recipe::AreasSpec& spec : recipe_.areas) {
      if (needed.contains(spec.name.text)) specs.push_back(&spec);
    }
    std::stable_partition(specs.begin(), specs.end(),
                          [](const recipe::AreasSpec* spec) { return spec->x.empty(); });
    const std::string named = recipe_.crs;
    const std::string first = specs.empty() ? std::string{} : specs.front()->name.text;
    for (const recipe::AreasSpec* spec : specs) {
      workspace_.areas.try_emplace(spec->name.text);
      std::vector<NodeId> needs;
      if (named.empty() && spec->name.text != first) needs.push_back(areas_.at(first));
      const NodeId id = graph_.size();
      workspace_.warned_of[id] = "areas '" + spec->name.text + "': some of them overlap";
      areas_[spec->name.text] =
          graph_.add({.name = "read areas " + spec->name.text,
                      .bytes = size_on_disk(spec->source.path) * 2,
                      .needs = std::move(needs),
                      .work =
                          [this, spec, named, first, id] {
                            std::string crs = named;
                            if (crs.empty() && spec->name.text != first)
                              crs = workspace_.areas.at(first).areas->crs();
                            LoadedAreas& loaded = workspace_.areas.at(spec->name.text);
                            loaded = load_areas(*spec, crs, workspace_.warnings[id]);
                            if (changes(spec->name.text))
                              loaded.areas =
                                  changed_places(recipe_, *scenario_->spec, *loaded.areas);
                            if (names_pages(spec->name.text))
                              require_safe_ids(*loaded.areas, spec->source.written, true);
                          },
                      .release = {}});
    }
  }

  /// Whether pages are named after the ids of a set.
  [[nodiscard]] bool names_pages(const std::string& set) const {
    return std::any_of(
        plan_.levels.begin(), plan_.levels.end(), [&](const recipe::LevelPlan& level) {
          const bool of_it = level.derived == nullptr ? level.base == set : level.to == set;
          return level.id == recipe_.profile.page_level.text && of_it;
        });
  }

  void add_grid(const std::string& name) {
    if (name.empty() || grids_.contains(name)) return;
    const recipe::GridSpec* spec = recipe_.find_grid(name);
    workspace_.grids.try_emplace(name);
    grids_[name] = graph_.add(
        {.name = "open grid " + name,
         .bytes = 0,
         .needs = {},
         .work = [this, spec] { workspace_.grids.at(spec->name.text) = load_grid(*spec); },
         .release = {}});
  }

  NodeId add_table(const std::string& name) {
    if (const auto at = tables_.find(name); at != tables_.end()) return at->second;
    const recipe::TableSpec* spec = recipe_.find_table(name);
    workspace_.tables.try_emplace(name);
    std::vector<NodeId> needs;
    if (relisting_of(scenario_, name) != nullptr)
      needs.push_back(levels_.at(scenario_->model->level));
    const NodeId id = graph_.size();
    workspace_.warned_of[id] = "table '" + name + "': its totals or periods do not all agree";
    return tables_[name] =
               graph_.add({.name = "open table " + name,
                           .bytes = size_on_disk(spec->source.path),
                           .needs = std::move(needs),
                           .work =
                               [this, spec, id] {
                                 LoadedTable loaded = load_table(*spec);
                                 for (const recipe::TableSpec::Key& key : spec->keys)
                                   require_column(recipe_, *spec, *loaded.source, key.column);
                                 check_totals(recipe_, *spec, loaded, workspace_.warnings[id]);
                                 loaded.source = listed_anew(scenario_, *spec,
                                                             std::move(loaded.source), workspace_);
                                 workspace_.tables.at(spec->name.text) = std::move(loaded);
                               },
                           .release = {}});
  }

  NodeId add_keyed(const std::string& table, const std::string& set) {
    const std::pair key{table, set};
    if (const auto at = keyed_.find(key); at != keyed_.end()) return at->second;
    workspace_.keyed.try_emplace(key);
    const NodeId needed = add_table(table);
    const NodeId id = graph_.size();
    workspace_.warned_of[id] =
        "table '" + table +
        "': rows were left out, or their codes were read otherwise than written";
    return keyed_[key] =
               graph_.add({.name = "match rows of " + table + " to " + set,
                           .bytes = 0,
                           .needs = {needed, areas_.at(set)},
                           .work =
                               [this, key, id] {
                                 const recipe::TableSpec& spec = *recipe_.find_table(key.first);
                                 workspace_.keyed.at(key) =
                                     match_rows(recipe_, spec, workspace_.tables.at(key.first),
                                                key.second, *workspace_.areas.at(key.second).areas,
                                                workspace_.warnings[id]);
                               },
                           .release = [this, key] { workspace_.keyed.at(key) = {}; }});
  }

  void add_column(const ColumnKey& key) {
    if (columns_.contains(key)) return;
    workspace_.columns.try_emplace(key);
    const NodeId needed = add_keyed(key.table, key.set);
    const bool counts = key.additive && counted_.emplace(key.table, key.column).second;
    const NodeId id = graph_.size();
    columns_[key] =
        graph_.add({.name = "read " + key.table + "." + key.column,
                    .bytes = 0,
                    .needs = {needed},
                    .work =
                        [this, key, counts, id] {
                          const std::pair column{key.table, key.column};
                          const ColumnRequest request{.recipe = recipe_,
                                                      .spec = *recipe_.find_table(key.table),
                                                      .table = workspace_.tables.at(key.table),
                                                      .column = uses_.at(column).place,
                                                      .period = key.period,
                                                      .domain = uses_.at(column).domain,
                                                      .additive = key.additive};
                          workspace_.columns.at(key) =
                              values_of_areas(request, workspace_.keyed.at({key.table, key.set}),
                                              *workspace_.areas.at(key.set).areas);
                          if (counts) warn_of_thousands(request, workspace_.warnings[id]);
                        },
                    .release = {}});
  }

  NodeId add_order(const OrderKey& key) {
    if (const auto at = orders_.find(key); at != orders_.end()) return at->second;
    workspace_.orders.try_emplace(key);
    const NodeId needed = add_keyed(key.table, key.set);
    return orders_[key] = graph_.add(
               {.name = "sort rows of " + key.table + " by " + key.set,
                .bytes = 0,
                .needs = {needed},
                .work =
                    [this, key] {
                      const LoadedTable& table = workspace_.tables.at(key.table);
                      const auto keep = rows_of_period(recipe_, *recipe_.find_table(key.table),
                                                       table, key.period);
                      const Matched& matched = workspace_.keyed.at({key.table, key.set});
                      require_whole_rows(*recipe_.find_table(key.table), matched);
                      workspace_.orders.at(key) = bring::order_by_area(
                          matched.rows, workspace_.areas.at(key.set).areas->size(), keep);
                    },
                .release = {}});
  }

  void add_row_column(const RowColumnKey& key, const recipe::Word& place) {
    if (row_columns_.contains(key)) return;
    workspace_.row_columns.try_emplace(key);
    const NodeId needed = add_order(key.order);
    row_columns_[key] =
        graph_.add({.name = "read rows of " + key.order.table + "." + key.column,
                    .bytes = size_on_disk(recipe_.find_table(key.order.table)->source.path),
                    .needs = {needed},
                    .work =
                        [this, key, place] {
                          const recipe::TableSpec& spec = *recipe_.find_table(key.order.table);
                          const io::TableSource& source =
                              *workspace_.tables.at(key.order.table).source;
                          require_column(recipe_, spec, source, place);
                          const Column column =
                              key.real ? source.reals(key.column) : source.categories(key.column);
                          workspace_.row_columns.at(key) = std::make_shared<const Column>(
                              bring::reorder(column, workspace_.orders.at(key.order)));
                        },
                    .release = [this, key] { workspace_.row_columns.at(key).reset(); }});
  }

  void add_data(const recipe::Unit& unit) {
    for (const ColumnKey& key : column_keys(plan_, unit)) add_column(key);
    for (const RowColumnKey& key : row_column_keys(plan_, unit))
      add_row_column(key, place_of(plan_, unit, key));
    for (const OrderKey& key : order_keys(unit)) add_order(key);
    for (const SharedKey& key : shared_keys(plan_, unit)) add_shared(key);
  }

  void add_shared(const SharedKey& key) {
    if (shared_.contains(key)) return;
    workspace_.shared.try_emplace(key);
    const NodeId needed = add_table(key.table);
    shared_[key] =
        graph_.add({.name = "read shared " + key.table + "." + key.column,
                    .bytes = 0,
                    .needs = {needed},
                    .work =
                        [this, key] {
                          const recipe::TableSpec& spec = *recipe_.find_table(key.table);
                          const io::TableSource& source = *workspace_.tables.at(key.table).source;
                          require_column(recipe_, spec, source, {key.column, spec.name.place});
                          workspace_.shared.at(key) = std::make_shared<const Column>(
                              key.real ? source.reals(key.column) : source.categories(key.column));
                        },
                    .release = {}});
  }

  void add_level(const recipe::LevelPlan& level) {
    if (levels_.contains(level.id)) return;
    workspace_.levels.try_emplace(level.id);
    std::vector<NodeId> needs{areas_.at(level.base)};
    const LevelNeeds needed = needs_of(level);
    for (const std::string& set : {needed.to, needed.areas}) {
      if (!set.empty()) needs.push_back(areas_.at(set));
    }
    add_grid(needed.grid);
    if (!needed.grid.empty()) needs.push_back(grids_.at(needed.grid));
    const NodeId id = graph_.size();
    workspace_.warned_of[id] =
        "level '" + level.id + "': areas were left out, or are not known in full";
    levels_[level.id] = graph_.add({.name = "make level " + level.id,
                                    .bytes = 0,
                                    .needs = std::move(needs),
                                    .work =
                                        [this, &level, id] {
                                          workspace_.levels.at(level.id) =
                                              level.derived == nullptr
                                                  ? own_level(workspace_.areas.at(level.base))
                                                  : derive_level(recipe_, level, workspace_,
                                                                 workspace_.warnings[id]);
                                        },
                                    .release = {}});
  }

  void add_resources(Depth depth) {
    const ResourceNeeds needs{.areas = [this](const auto& set) { return areas_.at(set); },
                              .grid =
                                  [this](const auto& grid) {
                                    add_grid(grid);
                                    return grids_.at(grid);
                                  },
                              .level = [this](const auto& id) { return levels_.at(id); }};
    build_resources(graph_, workspace_, recipe_, plan_, depth, needs);
  }

  void add_plugin(const recipe::IndicatorPlan& indicator) {
    if (plugins_.contains(indicator.plugin.id)) return;
    workspace_.plugins.try_emplace(indicator.plugin.id);
    plugins_[indicator.plugin.id] =
        graph_.add({.name = "load plugin " + indicator.plugin.id,
                    .bytes = 0,
                    .needs = {},
                    .work =
                        [this, &indicator] {
                          workspace_.plugins.at(indicator.plugin.id) =
                              load_plugin(indicator.plugin, isolation_, cancel_);
                        },
                    .release = {}});
  }

  void add_unit(std::size_t u) {
    const recipe::Unit& unit = plan_.units[u];
    const recipe::IndicatorPlan& indicator = plan_.indicators[unit.indicator];
    std::vector<NodeId> needs{levels_.at(plan_.levels[unit.level].id),
                              plugins_.at(indicator.plugin.id)};
    for (const ColumnKey& key : column_keys(plan_, unit)) needs.push_back(columns_.at(key));
    for (const OrderKey& key : order_keys(unit)) needs.push_back(orders_.at(key));
    for (const RowColumnKey& key : row_column_keys(plan_, unit))
      needs.push_back(row_columns_.at(key));
    for (const SharedKey& key : shared_keys(plan_, unit)) needs.push_back(shared_.at(key));
    for (const recipe::InputRoute& input : unit.inputs) {
      const auto* derived = std::get_if<recipe::DerivedRoute>(&input);
      if (derived != nullptr && !derived->areas.empty()) needs.push_back(areas_.at(derived->areas));
    }
    graph_.add({.name = "compute " + indicator.spec->name.text + " at " +
                        plan_.levels[unit.level].id + " in " + unit.period,
                .bytes = 0,
                .needs = std::move(needs),
                .work = [this, u] { compute_unit(recipe_, plan_, u, workspace_); },
                .release = {}});
  }

  Graph& graph_;
  Workspace& workspace_;
  const Recipe& recipe_;
  const Plan& plan_;
  host::Isolation isolation_;
  const Cancel& cancel_;
  const Scenario* scenario_;  ///< null: the recipe as it stands
  ColumnUses uses_;
  std::set<std::pair<std::string, std::string>> counted_;  ///< columns that some input counts
  Nodes<std::string> areas_, grids_, tables_, levels_, plugins_;
  Nodes<std::pair<std::string, std::string>> keyed_;
  Nodes<ColumnKey> columns_;
  Nodes<OrderKey> orders_;
  Nodes<RowColumnKey> row_columns_;
  Nodes<SharedKey> shared_;
};

}  // namespace

void build(Graph& graph, Workspace& workspace, const Recipe& recipe, const Plan& plan, Depth depth,
           const Options& options, const Scenario* scenario) {
  // The nodes keep pointers into the builder's maps of domains and places, so it lives as long as
  // they do.
  const auto builder = std::make_shared<Builder>(graph, workspace, recipe, plan, options, scenario);
  builder->build(depth);
  workspace.keep.push_back(builder);
}

}  // namespace omrade::run

#include "run/levels.hpp"

#include "base/text.hpp"
#include "geometry/nearest.hpp"
#include "geometry/overlay.hpp"
#include "io/table.hpp"
#include "io/vector.hpp"
#include "run/graph.hpp"
#include "run/lookup_table.hpp"
#include "run/safe_areas.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace omrade::run {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

struct Derived {
  std::vector<std::string> ids;
  Crosswalk crosswalk;
  std::vector<double> people;  ///< per source, where a grid told; else empty
};

geometry::ParallelFor loop() {
  return [](std::size_t count, const std::function<void(std::size_t)>& body) {
    parallel_for(count, body);
  };
}

Derived by_prefix(const recipe::LevelPlan& plan, const recipe::ByPrefix& by, const AreaSet& base) {
  const auto length = static_cast<std::size_t>(by.length);
  std::set<std::string> prefixes;
  for (const std::string& id : base.ids()) {
    if (id.size() < length) {
      throw Error(ErrorKind::user,
                  {.subject = "level '" + plan.id + "'",
                   .what = "the id '" + id + "' of areas '" + base.id() +
                           "' is shorter than the prefix of " + std::to_string(length),
                   .hint = "lower prefix, or keep leading zeros in the ids"});
    }
    prefixes.insert(id.substr(0, length));
  }
  std::vector<std::string> ids(prefixes.begin(), prefixes.end());
  std::vector<CrosswalkEntry> entries;
  for (std::size_t i = 0; i < base.size(); ++i) {
    const auto at = std::lower_bound(ids.begin(), ids.end(), base.ids()[i].substr(0, length));
    entries.push_back(
        {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(at - ids.begin()), 1.0});
  }
  Crosswalk crosswalk(CrosswalkMethod::nested, base.size(), ids.size(), std::move(entries));
  return {std::move(ids), std::move(crosswalk), {}};
}

Derived by_all(const recipe::LevelPlan& plan, const AreaSet& base) {
  std::vector<CrosswalkEntry> entries;
  for (std::size_t i = 0; i < base.size(); ++i)
    entries.push_back({static_cast<std::uint32_t>(i), 0, 1.0});
  return {{plan.id}, Crosswalk(CrosswalkMethod::nested, base.size(), 1, std::move(entries)), {}};
}

/// The set with its outlines in another coordinate system, so that it can be laid on a grid.
std::shared_ptr<const AreaSet> in_crs(const std::shared_ptr<const AreaSet>& areas,
                                      const std::string& crs) {
  if (areas->crs() == crs) return areas;
  Polygons polygons = *areas->polygons();
  const auto moved =
      io::transform({polygons.points.begin(), polygons.points.end()}, areas->crs(), crs);
  std::copy(moved.begin(), moved.end(), polygons.points.begin());
  return std::make_shared<const AreaSet>(AreaSetParts{
      .id = areas->id(), .ids = areas->ids(), .crs = crs, .polygons = std::move(polygons)});
}

void require_polygons(const recipe::LevelPlan& plan, const AreaSet& areas) {
  if (areas.polygons() != nullptr) return;
  throw Error(ErrorKind::user,
              {.subject = "level '" + plan.id + "'",
               .what = "areas '" + areas.id() + "' are points, and shares by area need polygons",
               .hint = "use by = { table = … } or a set of polygons"});
}

Box extent_of(const AreaSet& areas) {
  Box all = areas.box(0);
  for (std::size_t i = 1; i < areas.size(); ++i) {
    const Box box = areas.box(i);
    all = {std::min(all.min_x, box.min_x), std::min(all.min_y, box.min_y),
           std::max(all.max_x, box.max_x), std::max(all.max_y, box.max_y)};
  }
  return all;
}

Box extent_of(const GridFrame& frame) {
  return {frame.x0, frame.y0 - frame.cell_height * static_cast<double>(frame.rows),
          frame.x0 + frame.cell_width * static_cast<double>(frame.columns), frame.y0};
}

/// Metres whole, degrees with decimals.
std::string text_of(const Box& box) {
  const int decimals = std::max(std::abs(box.max_x), std::abs(box.max_y)) > 1000 ? 0 : 3;
  return fixed(box.min_x, decimals) + " " + fixed(box.min_y, decimals) + " to " +
         fixed(box.max_x, decimals) + " " + fixed(box.max_y, decimals);
}

/// A grid that has nobody in any area says nothing about them: it is of another place, or empty.
/// `areas` are in the grid's coordinate system, `own` is theirs.
[[noreturn]] void refuse_grid(const recipe::LevelPlan& plan, const std::string& name,
                              const Grid& grid, const AreaSet& areas, const std::string& own) {
  const Box covered = extent_of(grid.frame());
  const Box wanted = extent_of(areas);
  const bool meets = covered.meets(wanted);
  throw Error(ErrorKind::user,
              {.subject = "level '" + plan.id + "'",
               .what = "grid '" + name +
                       (meets ? "' has nobody in any area of '" : "' lies beside all areas of '") +
                       areas.id() + "': it covers " + text_of(covered) + " in " + grid.crs() +
                       ", the areas " + text_of(wanted) +
                       (own == grid.crs() ? "" : " (brought there from " + own + ")"),
               .hint = meets ? "give a grid of people, or leave grid out to apportion by area"
                             : "is it of another region, or its crs another?"});
}

/// Overlay of two polygon sets, by people where a grid is named.
Derived overlay(const recipe::LevelPlan& plan, const std::shared_ptr<const AreaSet>& base,
                const std::shared_ptr<const AreaSet>& target, const std::string& grid,
                const Workspace& workspace, std::vector<std::string>& warnings) {
  require_polygons(plan, *base);
  require_polygons(plan, *target);
  if (grid.empty()) return {target->ids(), geometry::areal_crosswalk(*base, *target, loop()), {}};
  const Grid& people = *workspace.grids.at(grid).grid;
  const auto laid = in_crs(base, people.crs());
  geometry::DasymetricCrosswalk made =
      geometry::dasymetric_crosswalk(*laid, *in_crs(target, people.crs()), people, loop());
  if (made.without_people == base->size()) refuse_grid(plan, grid, people, *laid, base->crs());
  if (made.without_people > 0) {
    warnings.push_back("level '" + plan.id + "': grid '" + grid + "' has nobody in " +
                       std::to_string(made.without_people) + " areas of '" + base->id() +
                       "'; they are apportioned by area");
  }
  return {target->ids(), std::move(made.crosswalk), std::move(made.people)};
}

Derived by_table(const recipe::Recipe& recipe, const recipe::LevelPlan& plan,
                 const recipe::ByTable& by, const Workspace& workspace,
                 const std::shared_ptr<const AreaSet>& base, std::vector<std::string>& warnings) {
  const AreaSet* to = plan.to.empty() ? nullptr : workspace.areas.at(plan.to).areas.get();
  if (by.areas.empty()) {
    LookedUp looked = read_lookup(recipe, by, *base, to, warnings);
    return {std::move(looked.target_ids), std::move(looked.crosswalk), {}};
  }
  const std::shared_ptr<const AreaSet>& between = workspace.areas.at(by.areas.text).areas;
  LookedUp looked = read_lookup(recipe, by, *between, to, warnings);
  Derived laid = overlay(plan, base, between, by.grid.text, workspace, warnings);
  return {std::move(looked.target_ids), laid.crosswalk.then(looked.crosswalk),
          std::move(laid.people)};
}

/// Overlay with the cells of the points: every place belongs to the nearest.
Derived by_nearest(const recipe::LevelPlan& plan, const recipe::ByNearest& by,
                   const std::shared_ptr<const AreaSet>& base, const Workspace& workspace,
                   std::vector<std::string>& warnings) {
  require_polygons(plan, *base);
  const AreaSet& points = *workspace.areas.at(by.areas.text).areas;
  if (points.points().empty()) {
    throw Error(
        ErrorKind::user,
        {.subject = "level '" + plan.id + "'",
         .what = "areas '" + points.id() + "' are polygons, and the nearest is a point",
         .hint = "name a set of points, or write by = { areas = \"" + points.id() + "\" }"});
  }
  const Box extent = extent_of(*base);
  const auto place = points.points();
  if (std::none_of(place.begin(), place.end(), [&](Point p) {
        return extent.meets({p.x, p.y, p.x, p.y});
      })) {
    warnings.push_back("level '" + plan.id + "': none of the points of '" + points.id() +
                       "' lies among the areas of '" + base->id() + "', which reach from " +
                       text_of(extent) + "; is " + fixed(place.front().x, 0) + " " +
                       fixed(place.front().y, 0) + " the place of '" + points.ids().front() +
                       "'? check crs and the order of x and y");
  }
  const auto cells = std::make_shared<const AreaSet>(geometry::nearest_cells(points, extent));
  return overlay(plan, base, cells, by.grid.text, workspace, warnings);
}

std::vector<double> weights(const Derived& derived, const AreaSet& base) {
  if (!derived.people.empty()) return derived.people;
  std::vector<double> weight(base.size(), 1.0);
  if (base.polygons() != nullptr) {
    for (std::size_t i = 0; i < weight.size(); ++i) weight[i] = base.area_m2(i);
  }
  return weight;
}

std::vector<std::string> read_names(const recipe::Source& source,
                                    const std::vector<std::string>& ids) {
  const auto table = io::open_table(source.path, source.layer, {});
  for (const std::string column : {"id", "name"}) {
    const auto& names = table->names();
    if (std::find(names.begin(), names.end(), column) == names.end()) {
      throw Error(ErrorKind::user,
                  {.subject = source.written,
                   .what = "no column '" + column + "'",
                   .hint = "names are given as a table with the columns id and name"});
    }
  }
  const Column id = table->categories("id");
  const Column name = table->categories("name");
  std::map<std::string, std::string, std::less<>> name_of;
  for (std::size_t row = 0; row < table->rows(); ++row)
    name_of.emplace(id.text(row), name.text(row));
  std::vector<std::string> names;
  for (const std::string& one : ids) {
    const auto at = name_of.find(one);
    names.push_back(at == name_of.end() || at->second.empty() ? one : at->second);
  }
  return names;
}

AreaSetParts parts_of(const recipe::LevelPlan& plan, const Derived& derived,
                      const Workspace& workspace) {
  AreaSetParts parts{.id = plan.id, .ids = derived.ids};
  const recipe::LevelSpec& spec = *plan.derived;
  if (spec.names) {
    parts.names = read_names(*spec.names, derived.ids);
  } else if (std::holds_alternative<recipe::ByAll>(spec.by) && !plan.title.sv.empty()) {
    parts.names = {plan.title.sv};
  }
  if (plan.to.empty()) return parts;
  const AreaSet& to = *workspace.areas.at(plan.to).areas;
  if (to.ids() != derived.ids) return parts;
  parts.division = to.division();
  if (parts.names.empty()) {
    for (std::size_t i = 0; i < to.size(); ++i) parts.names.push_back(to.name(i));
  }
  if (!to.points().empty()) {
    parts.points.assign(to.points().begin(), to.points().end());
    parts.crs = to.crs();
  }
  return parts;
}

/// How the shares were found; to the nearest point, as a page says it.
std::string method_of(const recipe::LevelPlan& plan, const Crosswalk& crosswalk) {
  const std::string method(to_string(crosswalk.method()));
  const bool nearest = std::holds_alternative<recipe::ByNearest>(plan.derived->by);
  return nearest ? "nearest_" + method : method;
}

}  // namespace

LevelNeeds needs_of(const recipe::LevelPlan& level) {
  LevelNeeds needs{.to = level.to, .areas = {}, .grid = {}};
  if (level.derived == nullptr) return needs;
  if (const auto* table = std::get_if<recipe::ByTable>(&level.derived->by)) {
    needs.areas = table->areas.text;
    needs.grid = table->grid.text;
  } else if (const auto* areas = std::get_if<recipe::ByAreas>(&level.derived->by)) {
    needs.areas = areas->areas.text;
    needs.grid = areas->grid.text;
  } else if (const auto* near = std::get_if<recipe::ByNearest>(&level.derived->by)) {
    needs.areas = near->areas.text;
    needs.grid = near->grid.text;
  }
  return needs;
}

void open_tables_of(const recipe::LevelPlan& level) {
  if (level.derived == nullptr) return;
  if (const auto* by = std::get_if<recipe::ByTable>(&level.derived->by))
    io::open_table(by->table.path, by->table.layer, {});
  if (const auto& names = level.derived->names) io::open_table(names->path, names->layer, {});
}

Level own_level(const LoadedAreas& areas) {
  return {areas.areas,
          std::make_shared<const Crosswalk>(Crosswalk::identity(areas.areas->size())),
          {},
          {}};
}

Level derive_level(const recipe::Recipe& recipe, const recipe::LevelPlan& plan,
                   const Workspace& workspace, std::vector<std::string>& warnings) {
  const std::shared_ptr<const AreaSet>& base = workspace.areas.at(plan.base).areas;
  Derived derived =
      std::visit(Overloaded{[&](const recipe::ByPrefix& by) { return by_prefix(plan, by, *base); },
                            [&](const recipe::ByAll&) { return by_all(plan, *base); },
                            [&](const recipe::ByTable& by) {
                              return by_table(recipe, plan, by, workspace, base, warnings);
                            },
                            [&](const recipe::ByAreas& by) {
                              return overlay(plan, base, workspace.areas.at(by.areas.text).areas,
                                             by.grid.text, workspace, warnings);
                            },
                            [&](const recipe::ByNearest& by) {
                              return by_nearest(plan, by, base, workspace, warnings);
                            }},
                 plan.derived->by);
  const ApportionmentError error = apportionment_error(derived.crosswalk, weights(derived, *base));
  Level level;
  level.record = {.level = plan.id,
                  .from = plan.base,
                  .method = method_of(plan, derived.crosswalk),
                  .split_share = error.split_share,
                  .uncovered_share = error.uncovered_share,
                  .split_sources = error.split_sources};
  if (error.uncovered_share > 1e-6) {
    warnings.push_back("level '" + plan.id + "': " + fixed(error.uncovered_share * 100, 2) +
                       " % of '" + plan.base + "' lies in none of its areas");
  }
  if (const auto* by = std::get_if<recipe::ByTable>(&plan.derived->by)) {
    level.sources.push_back(record_of("membership", plan.id, by->table));
  }
  if (plan.derived->names)
    level.sources.push_back(record_of("names", plan.id, *plan.derived->names));
  AreaSetParts parts = parts_of(plan, derived, workspace);
  tidy_names(parts);
  level.areas = std::make_shared<const AreaSet>(std::move(parts));
  require_safe_ids(*level.areas, "level '" + plan.id + "'",
                   plan.id == recipe.profile.page_level.text);
  level.crosswalk = std::make_shared<const Crosswalk>(std::move(derived.crosswalk));
  return level;
}

}  // namespace omrade::run

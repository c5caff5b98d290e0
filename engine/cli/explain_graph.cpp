#include "base/text.hpp"
#include "cli/explain.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace omrade::cli {
namespace {

using namespace recipe;

std::string dot_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// Nodes and arrows in the order in which they are first drawn, each once.
class Graph {
 public:
  Graph(const Recipe& recipe, const Plan& plan) : recipe_(recipe), plan_(plan) {}

  std::string draw() {
    for (const LevelPlan& level : plan_.levels) draw_level(level);
    for (const Unit& unit : plan_.units) draw_unit(unit);
    for (const CompositePlan& composite : plan_.composites) draw_composite(composite);
    draw_profile();
    return "digraph omrade {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n" +
           nodes_ + edges_ + "}\n";
  }

 private:
  std::string node(const std::string& kind, const std::string& name, std::string_view shape = {}) {
    std::string id = kind + " " + name;
    if (drawn_.insert(id).second) {
      nodes_ += "  " + dot_text(id);
      if (!shape.empty()) nodes_ += " [shape=" + std::string(shape) + "]";
      nodes_ += ";\n";
    }
    return id;
  }

  void edge(const std::string& from, const std::string& to, const std::string& label = {}) {
    std::string line = "  " + dot_text(from) + " -> " + dot_text(to);
    if (!label.empty()) line += " [label=" + dot_text(label) + "]";
    line += ";\n";
    if (drawn_.insert(line).second) edges_ += line;
  }

  std::string source(const Source& source) { return node("source", source.written, "note"); }

  std::string areas(const std::string& name) {
    const std::string id = node("areas", name);
    if (const AreasSpec* spec = recipe_.find_areas(name)) edge(source(spec->source), id);
    return id;
  }

  std::string grid(const std::string& name) {
    const std::string id = node("grid", name);
    if (const GridSpec* spec = recipe_.find_grid(name)) edge(source(spec->source), id);
    return id;
  }

  std::string table(const std::string& name) {
    const std::string id = node("table", name);
    if (const TableSpec* spec = recipe_.find_table(name)) {
      edge(source(spec->source), id);
      if (spec->changes) edge(source(spec->changes->table), id, "changes");
    }
    return id;
  }

  std::string level(const LevelPlan& level) { return node("level", level.id, "folder"); }

  void draw_level(const LevelPlan& plan) {
    const std::string id = level(plan);
    edge(areas(plan.base), id);
    if (plan.derived == nullptr) return;
    if (!plan.to.empty()) edge(areas(plan.to), id, "names and places");
    const auto laid_over = [&](const Word& set, const Word& people) {
      if (!set.empty() && set.text != plan.to) edge(areas(set.text), id, "laid over");
      if (!people.empty()) edge(grid(people.text), id, "people");
    };
    if (const auto* by = std::get_if<ByTable>(&plan.derived->by)) {
      edge(source(by->table), id, "by");
      laid_over(by->areas, by->grid);
    } else if (const auto* over = std::get_if<ByAreas>(&plan.derived->by)) {
      laid_over(over->areas, over->grid);
    } else if (const auto* near = std::get_if<ByNearest>(&plan.derived->by)) {
      laid_over(near->areas, near->grid);
    }
    if (plan.derived->names) edge(source(*plan.derived->names), id, "names");
  }

  std::string computation(std::size_t indicator, std::size_t level, const std::string& period) {
    return node("computation",
                plan_.indicators[indicator].spec->name.text + " @ " + plan_.levels[level].id +
                    ", " + period,
                "component");
  }

  void draw_unit(const Unit& unit) {
    const std::string computed = computation(unit.indicator, unit.level, unit.period);
    const IndicatorPlan& indicator = plan_.indicators[unit.indicator];
    for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
      if (std::holds_alternative<Absent>(unit.inputs[i])) continue;
      const std::string input =
          node("input",
               indicator.spec->name.text + "." + indicator.plugin.inputs[i].id + " @ " +
                   plan_.levels[unit.level].id,
               "ellipse");
      edge(input, computed);
      Reach reach = Reach::identity;
      if (const auto* rows = std::get_if<RowsRoute>(&unit.inputs[i])) {
        edge(table(rows->table), input, "rows");
        reach = rows->reach;
      } else if (const auto* shared = std::get_if<SharedRoute>(&unit.inputs[i])) {
        edge(table(shared->table), input, "all rows");
        continue;
      } else if (std::holds_alternative<DerivedRoute>(unit.inputs[i])) {
        edge(level(plan_.levels[unit.level]), input, "made by the engine");
        continue;
      } else {
        const auto& route = std::get<ColumnRoute>(unit.inputs[i]);
        for (const ColumnRef& column : route.columns)
          edge(table(column.table.text), input, column.column.text);
        reach = route.reach;
      }
      edge(level(plan_.levels[unit.level]), input,
           reach == Reach::identity ? "identity" : "crosswalk");
    }
  }

  void draw_composite(const CompositePlan& composite) {
    for (const std::size_t at : composite.levels) {
      for (const std::string& period : recipe_.periods) {
        const std::string id = node(
            "composite", composite.spec->name.text + " @ " + plan_.levels[at].id + ", " + period,
            "component");
        for (std::size_t k = 0; k < composite.parts.size(); ++k) {
          const CompositePartPlan& part = composite.parts[k];
          const LayerInfo& layer = plan_.indicators[part.indicator].plugin.layers[part.layer];
          edge(computation(part.indicator, at, period), id, layer.id);
        }
      }
    }
  }

  /// What the pages and maps show, and what it is compared with.
  void draw_profile() {
    const std::string profile = node("profile", recipe_.profile.page_level.text, "tab");
    const auto shown = [this](const std::string& level) {
      return level == recipe_.profile.page_level.text  ? "page"
             : level == recipe_.profile.map_level.text ? "map"
                                                       : "";
    };
    for (const Unit& unit : plan_.units) {
      const std::string& at = plan_.levels[unit.level].id;
      const auto& compare = plan_.indicators[unit.indicator].spec->compare;
      const bool benchmark = compare && compare->level.text == at;
      const std::string role = shown(at);
      if (role.empty() && !benchmark) continue;
      edge(computation(unit.indicator, unit.level, unit.period), profile,
           role.empty() ? "compared with" : role);
    }
    for (const CompositePlan& composite : plan_.composites) {
      for (const std::size_t at : composite.levels) {
        const std::string role = shown(plan_.levels[at].id);
        for (const std::string& period : recipe_.periods) {
          if (role.empty()) continue;
          edge(node("composite",
                    composite.spec->name.text + " @ " + plan_.levels[at].id + ", " + period),
               profile, role);
        }
      }
    }
  }

  const Recipe& recipe_;
  const Plan& plan_;
  std::set<std::string> drawn_;
  std::string nodes_, edges_;
};

}  // namespace

std::string explain_graph(const Recipe& recipe, const Plan& plan) {
  return Graph(recipe, plan).draw();
}

}  // namespace omrade::cli

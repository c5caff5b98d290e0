// [areas.*], [grids.*] and [tables.*]: where the data are.
#include "recipe/parse_sections.hpp"
#include "recipe/shape.hpp"
#include "recipe/source.hpp"

#include <utility>

namespace omrade::recipe {

void require_point_keys(const Reader& reader) {
  if (reader.has("x") && !reader.has("y")) reader.missing("y", "'x' needs it");
  if (reader.has("y") && !reader.has("x")) reader.missing("x", "'y' needs it");
  if ((reader.has("x") || reader.has("y")) && !reader.has("crs"))
    reader.missing("crs", "points from x and y need it");
}
namespace {

/// period = "ar", or period = { is = "2024" }.
void read_period(const Reader& reader, TableSpec& table, Problems& problems) {
  const Node* const value = reader.find("period");
  if (value == nullptr) return;
  if (value->kind == NodeKind::text) {
    table.period_column = {.text = value->text, .place = value->place};
    if (value->text.empty())
      problems.add(value->place, "'period' is empty", "write period = \"ar\"");
  } else if (value->kind == NodeKind::table) {
    const Reader inner(*value, "tables.*.period", "tables." + table.name.text + ".period",
                       problems);
    if (const Word is = inner.word("is"); !is.empty()) table.period_literal = is;
  } else {
    problems.add(
        value->place,
        "'period' must be a column or { is = … }, not " + std::string(kind_text(value->kind)),
        "write period = { is = \"" + value->text + "\" }");
  }
}

void read_signs(const Reader& reader, TableSpec& table, Problems& problems) {
  table.delimiter = reader.text("delimiter");
  table.decimal = reader.text("decimal");
  const bool wrong =
      table.delimiter.size() > 1 || table.delimiter == "\"" || table.delimiter == "\n";
  if (wrong) {
    problems.add(reader.word("delimiter").place, "'delimiter' must be one character",
                 "write delimiter = \";\"");
  } else if (!table.delimiter.empty() && table.delimiter == table.decimal) {
    problems.add(reader.word("decimal").place,
                 "'decimal' and 'delimiter' are both '" + table.decimal + "'",
                 "change one of them");
  }
}

void read_changes(const Reader& reader, TableSpec& table, Context& context) {
  const Node* const value = reader.find("changes");
  if (value == nullptr) return;
  if (value->kind != NodeKind::table) {
    context.problems.add(
        value->place,
        "'changes' must be { table = …, from = …, to = … }, not " +
            std::string(kind_text(value->kind)),
        "write changes = { table = \"changes.csv\", from = \"old\", to = \"new\" }");
    return;
  }
  const Reader inner(*value, "tables.*.changes", "tables." + table.name.text + ".changes",
                     context.problems);
  table.changes = ChangesSpec{.table = read_source(inner, "table", context),
                              .from = inner.word("from"),
                              .to = inner.word("to"),
                              .weight = inner.word("weight")};
}

void read_totals(const Reader& reader, TableSpec& table, Problems& problems) {
  table.tolerance = reader.number("tolerance").value_or(0);
  if (table.tolerance < 0) {
    problems.add(reader.key_place("tolerance"), "'tolerance' is below 0", "write tolerance = 25");
  }
  const Node* const value = reader.find("totals");
  if (value == nullptr) return;
  if (value->kind != NodeKind::table) {
    problems.add(value->place,
                 "'totals' must be { TOTAL = [PARTS] }, not " + std::string(kind_text(value->kind)),
                 "write totals = { population = [\"men\", \"women\"] }");
    return;
  }
  static const Key parts_key{"totals", Shape::names, R"(["m_*", "k_*"])", ""};
  for (const Node& entry : value->items) {
    const std::string label = "tables." + table.name.text + ".totals";
    if (!check_shape(entry, entry.key.text, parts_key, label, problems)) continue;
    TotalSpec total{.total = entry.key};
    for (const Node& item : entry.items)
      total.parts.push_back({.text = item.text, .place = item.place});
    table.totals.push_back(std::move(total));
  }
}

TableSpec read_table(const Word& name, const Node& node, Context& context) {
  const Reader reader(node, "tables.*", "[tables." + name.text + "]", context.problems);
  TableSpec table{.name = name};
  table.source = read_source(reader, "source", context);
  for (auto& [set, column] : reader.right_entries("key")) {
    table.keys.push_back({.set = set, .column = column});
  }
  if (reader.has("key") && reader.find("key") == nullptr) context.bad_keys.push_back(name.text);
  read_period(reader, table, context.problems);
  read_signs(reader, table, context.problems);
  read_changes(reader, table, context);
  read_totals(reader, table, context.problems);
  table.outside = reader.texts("outside");
  table.missing = reader.texts("missing");
  table.licence = reader.text("licence");
  table.attribution = reader.text("attribution");
  return table;
}

AreasSpec read_areas(const Word& name, const Node& node, Context& context) {
  const Reader reader(node, "areas.*", "[areas." + name.text + "]", context.problems);
  AreasSpec areas{.name = name};
  areas.source = read_source(reader, "source", context);
  areas.id = reader.word("id");
  areas.label = reader.word("name");
  areas.division = reader.text("division");
  areas.x = reader.word("x");
  areas.y = reader.word("y");
  areas.crs = reader.word("crs");
  areas.title = reader.title("title");
  areas.licence = reader.text("licence");
  areas.attribution = reader.text("attribution");
  require_point_keys(reader);
  return areas;
}

GridSpec read_grid(const Word& name, const Node& node, Context& context) {
  const Reader reader(node, "grids.*", "[grids." + name.text + "]", context.problems);
  GridSpec grid{.name = name};
  grid.source = read_source(reader, "source", context);
  grid.unit = reader.text("unit");
  grid.crs = reader.word("crs");
  grid.squares = reader.word("squares");
  grid.value = reader.word("value");
  grid.size = reader.whole("size", 0);
  for (const std::string_view key : {"squares", "value", "size"}) {
    const bool some = reader.has("squares") || reader.has("value") || reader.has("size");
    if (some && !reader.has(key)) reader.missing(key, "a grid of squares needs it");
  }
  grid.licence = reader.text("licence");
  grid.attribution = reader.text("attribution");
  return grid;
}

}  // namespace

void parse_areas(const Node& family, Context& context) {
  each_section(family, "areas", context.problems, [&](const Word& name, const Node& node) {
    context.recipe.areas.push_back(read_areas(name, node, context));
  });
}

void parse_grids(const Node& family, Context& context) {
  each_section(family, "grids", context.problems, [&](const Word& name, const Node& node) {
    context.recipe.grids.push_back(read_grid(name, node, context));
  });
}

void parse_tables(const Node& family, Context& context) {
  each_section(family, "tables", context.problems, [&](const Word& name, const Node& node) {
    context.recipe.tables.push_back(read_table(name, node, context));
  });
}

}  // namespace omrade::recipe

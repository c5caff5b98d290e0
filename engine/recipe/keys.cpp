#include "recipe/keys.hpp"

#include "base/error.hpp"
#include "recipe/composite_keys.hpp"
#include "recipe/disclose_keys.hpp"
#include "recipe/page_keys.hpp"
#include "recipe/resource_keys.hpp"

#include <array>

namespace omrade::recipe {
namespace {

using enum Shape;

constexpr std::array top_keys{
    Key{"recipe", whole, "1", "Version of the recipe language."}.within(1).demanded(),
    Key{"title", title, R"({ sv = "Områdesprofiler", en = "Area profiles" })",
        "Title of the whole set of profiles."}
        .demanded(),
    Key{"notice", title, R"("Provkörning")",
        "A sentence that is printed at the head of every page."},
    Key{"crs", text, R"("EPSG:3006")",
        "Coordinate system of all geometry work; else that of the first polygon set."},
    Key{"period", text, R"("2024")", "Period that is shown, and of every table that names none."}
        .demanded(),
    Key{"periods", names, R"(["2023", "2024"])",
        "All periods, oldest first; holds `period`. Else `period` alone."},
    Key{"areas", section, "", "Sets of areas: [areas.NAME]. Every set is also a level."},
    Key{"grids", section, "", "Rasters, such as a population grid: [grids.NAME]."},
    Key{"tables", section, "", "Tables of numbers by area or by person: [tables.NAME]."},
    Key{"levels", section, "", "Levels made of an area set: [levels.NAME]."},
    Key{"indicators", section, "", "What is computed: [indicators.NAME]."},
    Key{"composites", section, "", "Indices put together from layers: [composites.NAME]."},
    Key{"scenario", sections, "", "Places that close, open or move: [[scenario]]."},
    Key{"resources", section, "", "Places that serve residents: [resources]."},
    Key{"profile", section, "", "What the pages show: [profile]."},
    Key{"disclosure", section, "", "Protection of small groups: [disclosure]. On by default."},
    Key{"output", section, "", "What is written: [output]."},
};

constexpr std::array text_keys{
    Key{"sv", any_text, R"("Områden")", "In Swedish."},
    Key{"en", any_text, R"("Areas")", "In English."},
};

constexpr std::array area_keys{
    Key{"source", text, R"("kronoberg.gpkg:deso")", "FILE or FILE:LAYER, relative to the recipe."}
        .demanded(),
    Key{"id", text, R"("desokod")", "Column of codes; read as text, always."}.demanded(),
    Key{"name", text, R"("desonamn")", "Column of names for readers."},
    Key{"division", any_text, R"("DeSO 2025")", "Name and year of the division."},
    Key{"x", text, R"("x")", "Column of eastings; makes points of a table."},
    Key{"y", text, R"("y")", "Column of northings."},
    Key{"crs", text, R"("EPSG:3006")",
        "Coordinate system; demanded with x and y, else for a file that names none."},
    Key{"title", title, R"({ sv = "DeSO", en = "DeSO" })", "Name of the level for readers."},
    Key{"licence", any_text, R"("CC0 1.0")", "Licence of the source, for the provenance."},
    Key{"attribution", any_text, R"("SCB")", "Who is to be named as source on pages and maps."},
};

constexpr std::array grid_keys{
    Key{"source", text, R"("population_100m.tif")", "FILE or FILE:LAYER, relative to the recipe."}
        .demanded(),
    Key{"unit", any_text, R"("persons")", "What a cell counts."},
    Key{"squares", text, R"("rutid")",
        "The source is a table of squares: column of ids, easting (6 digits) and northing (7) of "
        "the lower left corner."},
    Key{"value", text, R"("beftotalt")", "With `squares`: column of what a square counts."},
    Key{"size", whole, "1000", "With `squares`: the side of a square in metres."}.within(10,
                                                                                         100000),
    Key{"crs", text, R"("EPSG:3006")", "Coordinate system, for a file that names none."},
    Key{"licence", any_text, R"("CC0 1.0")", "Licence of the source, for the provenance."},
    Key{"attribution", any_text, R"("SCB")", "Who is to be named as source on pages and maps."},
};

constexpr std::array table_keys{
    Key{"source", text, R"("scb_2024.csv")",
        "Delimited text, or a folder of columns; relative to the recipe."}
        .demanded(),
    Key{"key", map, R"({ deso = "desokod" })",
        "Area set = column that holds its codes; several keyings of one table are one load."},
    Key{"period", form, R"("ar")",
        R"(Column of periods, or { is = "2024" } for the whole table; else every period. )"
        "In other periods its columns are missing, and rows of it are absent, never zero."},
    Key{"outside", texts, R"(["utomlan"])",
        "Codes that mean outside the region; accepted silently."},
    Key{"missing", texts, R"(["", ".."])", "Marks of missing values."}.otherwise(
        R"(["", "..", ".", "-", "NA"])"),
    Key{"changes", form, R"({ table = "changes.csv", from = "old", to = "new" })",
        "What became of codes of an older division; `weight` names a column that splits them."},
    Key{"totals", form, R"({ population = ["m_*", "k_*"] })",
        "Column = its parts, which must sum to it in every row; NAME* means all that begin so."},
    Key{"tolerance", number, "25", "By how much parts may miss their total."}.otherwise("0"),
    Key{"delimiter", any_text, R"(";")", "Character between columns; else detected."},
    Key{"decimal", text, R"(",")", "Decimal sign; else detected."}.one_of(".|,"),
    Key{"licence", any_text, R"("CC0 1.0")", "Licence of the source, for the provenance."},
    Key{"attribution", any_text, R"("SCB")", "Who is to be named as source on pages."},
};

constexpr std::array table_key_keys{
    Key{"*", text, R"("desokod")", "An area set, and the column that holds its codes."},
};

constexpr std::array table_period_keys{
    Key{"is", text, R"("2024")", "The period of every row."}.demanded(),
};

constexpr std::array table_changes_keys{
    Key{"table", text, R"("changes.csv")", "File with old and new codes."}.demanded(),
    Key{"from", text, R"("old")", "Its column of old codes."}.demanded(),
    Key{"to", text, R"("new")", "Its column of new codes."}.demanded(),
    Key{"weight", text, R"("people")",
        "Its column by which counts of an old area are split; else in equal parts."},
};

constexpr std::array table_totals_keys{
    Key{"*", names, R"(["m_*", "k_*"])", "A column, and the parts that sum to it."},
};

constexpr std::array level_keys{
    Key{"from", text, R"("deso")", "Area set that the level is made of."}.demanded(),
    Key{"to", text, R"("centre")", "Area set whose ids, names and places the level takes."},
    Key{"by", form, "{ prefix = 4 }",
        R"({ prefix = N }, "all", { table, from, to }, { areas, grid } or { nearest, grid }.)"}
        .demanded(),
    Key{"title", title, R"({ sv = "Kommun", en = "Municipality" })",
        "Name of the level for readers."},
    Key{"names", text, R"("kommuner.csv")", "CSV with the columns id,name for the level's areas."},
};

constexpr std::array by_keys{
    Key{"prefix", whole, "4", "Areas are nested by the first characters of their code."}.within(1),
    Key{"table", text, R"("catchment.csv")", "File that says which area belongs to which."},
    Key{"from", text, R"("kod")", "Its column of parts."},
    Key{"to", text, R"("centre")", "Its column of wholes."},
    Key{"share", text, R"("andel")",
        "Its column of shares of a part; else every part belongs whole."},
    Key{"areas", text, R"("parish")",
        "Area set that is laid over the level's own; with `table`, the set of its parts."},
    Key{"grid", text, R"("people")",
        "Population grid that splits areas by people instead of by surface."},
    Key{"nearest", text, R"("centre")",
        "Point set: every place belongs to the nearest of its points, straight as the crow flies."},
};

constexpr std::array indicator_keys{
    Key{"plugin", text, R"("cni")", "Full id, or the unique short name."}.demanded(),
    Key{"title", title, R"({ sv = "Barn 0–4 år", en = "Children 0–4" })",
        "Name for readers, in place of the plugin's."},
    Key{"version", text, R"(">=1.0")", "Versions of the plugin that will do."},
    Key{"build_id", text, R"("4f2a…")", "The one build that will do."},
    Key{"levels", names, R"(["deso", "kommun"])", "Levels at which it is computed."}.demanded(),
    Key{"compare", form, R"("region")",
        R"(A level to compare with, or { value = 12.5, source = "…" }.)"},
    Key{"required", truth, "true", "Nothing is published when it fails."}.otherwise("false"),
    Key{"amounts", texts, R"(["visits.cost"])",
        "Fields of inputs of rows that hold amounts, one row for each person: layers that count no "
        "persons are withheld where one or two persons make most of their sum ([disclosure] "
        "p_percent and dominance)."},
    Key{"inputs", section, "", "Where the plugin's inputs come from: [indicators.NAME.inputs]."},
    Key{"parameters", section, "", "The plugin's parameters: [indicators.NAME.parameters]."},
};

constexpr std::array compare_keys{
    Key{"value", number, "12.5", "The value, on the scale of the layer: 12.5 for 12.5 %."}
        .demanded(),
    Key{"source", text, R"("SCB 2024")", "Where it is published."}.demanded(),
};

constexpr std::array input_any_keys{
    Key{"*", form, R"("scb.alder_0_4")",
        R"(An input of the plugin: "table.column", a list of them of which the first that )"
        R"(reaches the level is taken, or a table.)"},
};

constexpr std::array input_keys{
    Key{"column", text, R"("scb.alder_0_4")", "A column of a table."},
    Key{"percent_of", text, R"("scb.pop_25_64")",
        "The column holds percent of this one; the input is their product by 100."},
    Key{"sum", names, R"(["scb.arbetslosa", "scb.program"])", "The sum of columns."},
    Key{"any", names, R"(["scb.x", "listed.x"])",
        "The first column whose table reaches the level."},
    Key{"rows", text, R"("persons")", "All rows of a table."},
    Key{"columns", map, R"({ centre = "listed" })",
        "With `rows` and `shared`: field of the plugin = column of the table."},
    Key{"by", text, R"("deso")",
        "Area set whose key brings the input to the levels, where the table has several."},
    Key{"shared", text, R"("standard")", "A table that is the same at every level."},
    Key{"areas", text, R"("centre")",
        "The set of points that distances and supply points are about."},
};

constexpr std::array input_column_keys{
    Key{"*", text, R"("listed")", "A field of the plugin, and the column that fills it."},
};

constexpr std::array parameter_keys{
    Key{"*", form, "2.4761",
        "A parameter of the plugin: a number, true or false, text, or a list of numbers."},
};

constexpr std::array scenario_keys{
    Key{"name", text, R"("dalbo_closes")", "Its name, and the folder of its pages."}.demanded(),
    Key{"title", title, R"({ sv = "Dalbo stängs", en = "Dalbo closes" })", "Name for readers."},
    Key{"areas", text, R"("centre")", "The set of points whose places change."}.demanded(),
    Key{"close", names, R"(["dalbo"])", "Ids of places that close."},
    Key{"open", sections, "", "Places that open: [[scenario.open]]."},
    Key{"move", sections, "", "Places that move: [[scenario.move]]."},
};

constexpr std::array scenario_open_keys{
    Key{"id", text, R"("norremark")", "An id that the set does not have."}.demanded(),
    Key{"name", text, R"("Norremark")", "Name for readers; else the id."},
    Key{"x", number, "488000", "Easting, in the set's coordinate system."}.demanded(),
    Key{"y", number, "6304000", "Northing."}.demanded(),
};

constexpr std::array scenario_move_keys{
    Key{"id", text, R"("ryd")", "The place's id in the set."}.demanded(),
    Key{"name", text, R"("Ryd")", "Name for readers; else that of today."},
    Key{"x", number, "480000", "Easting to which it moves, in the set's coordinate system."}
        .demanded(),
    Key{"y", number, "6300000", "Northing to which it moves."}.demanded(),
};

constexpr std::array all_sections{
    Section{
        .path = "", .doc = "The top of the recipe, before the first section.", .keys = top_keys},
    Section{.path = "text", .doc = "A text in the languages of the pages.", .keys = text_keys},
    Section{.path = "areas.*",
            .doc = "A set of areas: polygons, or points with x and y.",
            .keys = area_keys},
    Section{.path = "grids.*", .doc = "A raster.", .keys = grid_keys},
    Section{.path = "tables.*", .doc = "A table.", .keys = table_keys},
    Section{.path = "tables.*.key",
            .doc = "Which areas the rows belong to.",
            .keys = table_key_keys,
            .free = true},
    Section{.path = "tables.*.period",
            .doc = "The period of a whole table.",
            .keys = table_period_keys},
    Section{.path = "tables.*.changes",
            .doc = "What became of codes of an older division.",
            .keys = table_changes_keys},
    Section{.path = "tables.*.totals",
            .doc = "Columns that are the sum of others.",
            .keys = table_totals_keys,
            .free = true},
    Section{.path = "levels.*", .doc = "A level made of an area set.", .keys = level_keys},
    Section{.path = "levels.*.by", .doc = "How the level's areas are made.", .keys = by_keys},
    Section{.path = "indicators.*", .doc = "An indicator.", .keys = indicator_keys},
    Section{.path = "indicators.*.compare",
            .doc = "An outside value to compare with.",
            .keys = compare_keys},
    Section{.path = "indicators.*.inputs",
            .doc = "Where inputs come from.",
            .keys = input_any_keys,
            .free = true},
    Section{.path = "indicators.*.inputs.*",
            .doc = "An input in its longer forms.",
            .keys = input_keys},
    Section{.path = "indicators.*.inputs.*.columns",
            .doc = "The fields of a rows input.",
            .keys = input_column_keys,
            .free = true},
    Section{.path = "indicators.*.parameters",
            .doc = "Parameters of the plugin.",
            .keys = parameter_keys,
            .free = true},
    Section{.path = "composites.*",
            .doc = "An index put together from layers.",
            .keys = composite_keys},
    Section{.path = "composites.*.parts",
            .doc = "A layer within a composite.",
            .keys = composite_part_keys},
    Section{.path = "composites.*.domains",
            .doc = "A domain between the parts and the index.",
            .keys = composite_domain_keys},
    Section{.path = "composites.*.correlations",
            .doc = "Two layers whose errors hang together.",
            .keys = composite_correlation_keys},
    Section{.path = "scenario",
            .doc = "Places of a set of points as they might be.",
            .keys = scenario_keys},
    Section{.path = "scenario.open", .doc = "A place that opens.", .keys = scenario_open_keys},
    Section{.path = "scenario.move", .doc = "A place that moves.", .keys = scenario_move_keys},
    Section{.path = "resources",
            .doc = "Places that serve residents, such as schools and libraries.",
            .keys = resource_keys},
    Section{.path = "resources.categories",
            .doc = "Words of the table, and what readers call them.",
            .keys = resource_category_keys,
            .free = true},
    Section{.path = "profile", .doc = "The pages.", .keys = profile_keys},
    Section{.path = "disclosure", .doc = "Protection of small groups.", .keys = disclosure_keys},
    Section{.path = "output", .doc = "What is written.", .keys = output_keys},
};

}  // namespace

std::span<const Section> sections() {
  return all_sections;
}

const Section& section(std::string_view path) {
  for (const Section& candidate : all_sections) {
    if (candidate.path == path) return candidate;
  }
  for (const Section& candidate : disclose_sections()) {
    if (candidate.path == path) return candidate;
  }
  for (const Section& candidate : composite_file_sections) {
    if (candidate.path == path) return candidate;
  }
  throw Error(ErrorKind::bug,
              {.subject = std::string(path), .what = "no such section in the recipe's keys"});
}

const Key* find_key(const Section& section, std::string_view name) {
  for (const Key& key : section.keys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

std::vector<std::string> key_names(const Section& section) {
  std::vector<std::string> names;
  for (const Key& key : section.keys) names.emplace_back(key.name);
  return names;
}

std::string_view shape_text(Shape shape) {
  switch (shape) {
    case Shape::text:
    case Shape::any_text:
      return "text";
    case Shape::title:
      return "text or { sv = …, en = … }";
    case Shape::whole:
      return "a whole number";
    case Shape::number:
      return "a number";
    case Shape::truth:
      return "true or false";
    case Shape::names:
    case Shape::texts:
      return "a list of texts";
    case Shape::map:
      return "a table of name = text";
    case Shape::section:
      return "a section";
    case Shape::sections:
      return "a list of sections";
    case Shape::form:
    case Shape::later:
      break;
  }
  return "one of several forms";
}

}  // namespace omrade::recipe

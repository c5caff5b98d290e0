// [levels.*]: levels made of an area set, and the forms of `by`.
#include "recipe/near.hpp"
#include "recipe/parse_sections.hpp"
#include "recipe/shape.hpp"
#include "recipe/source.hpp"

#include <optional>
#include <utility>

namespace omrade::recipe {
namespace {

constexpr std::string_view forms_hint =
    R"(write by = { prefix = 4 }, by = "all", by = { table = … }, by = { areas = … } or by = { nearest = … })";

ByTable read_by_table(const Reader& reader, const Context& context) {
  for (const std::string_view key : {"from", "to"}) {
    if (!reader.has(key)) reader.missing(key, "it is a column of the table");
  }
  if (reader.has("grid") && !reader.has("areas")) {
    reader.missing("areas", "'grid' needs it");
  }
  return {.table = read_source(reader, "table", context),
          .from = reader.word("from"),
          .to = reader.word("to"),
          .share = reader.word("share"),
          .areas = reader.word("areas"),
          .grid = reader.word("grid")};
}

By read_by_form(const Node& value, const std::string& level, const Context& context) {
  static const std::vector<Form> forms{
      {.main = "nearest", .with = {"grid"}},
      {.main = "prefix", .with = {}},
      {.main = "table", .with = {"from", "to", "share", "areas", "grid"}},
      {.main = "areas", .with = {"grid"}}};
  const Reader reader(value, "levels.*.by", level + ".by", context.problems);
  const Form* const form = choose_form(reader, forms, context.problems);
  if (form == nullptr) {
    context.problems.add(value.place, level + ": 'by' has no form", std::string(forms_hint));
    return {};
  }
  if (form->main == "nearest") {
    return ByNearest{.areas = reader.word("nearest"), .grid = reader.word("grid")};
  }
  if (form->main == "prefix") {
    return ByPrefix{.length = reader.whole("prefix", 0), .place = value.place};
  }
  if (form->main == "table") return read_by_table(reader, context);
  return ByAreas{.areas = reader.word("areas"), .grid = reader.word("grid")};
}

By read_by(const Node& value, const std::string& level, const Context& context) {
  if (value.kind == NodeKind::table) return read_by_form(value, level, context);
  if (value.kind == NodeKind::text) {
    if (value.text == "all") return ByAll{.place = value.place};
    const std::vector<std::string> known{"all"};
    const auto near = near_name(value.text, known);
    context.problems.add(value.place, level + ": no form \"" + value.text + "\" of 'by'",
                         near ? near_hint(value.text, known) : std::string(forms_hint));
    return {};
  }
  context.problems.add(value.place,
                       "'by' must be \"all\" or a table, not " + std::string(kind_text(value.kind)),
                       std::string(forms_hint));
  return {};
}

}  // namespace

void parse_levels(const Node& family, Context& context) {
  each_section(family, "levels", context.problems, [&](const Word& name, const Node& node) {
    const Reader reader(node, "levels.*", "[levels." + name.text + "]", context.problems);
    LevelSpec level{.name = name};
    level.from = reader.word("from");
    level.to = reader.word("to");
    level.title = reader.title("title");
    if (const Node* const by = reader.find("by")) {
      level.by = read_by(*by, "levels." + name.text, context);
    }
    if (const Word names = reader.word("names"); !names.empty()) {
      level.names = plain_file(names.text, names.place, context.folder);
    }
    context.recipe.levels.push_back(std::move(level));
  });
}

}  // namespace omrade::recipe

#include "recipe/inputs.hpp"

#include "base/text.hpp"
#include "recipe/reach.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace omrade::recipe {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

/// The columns that a form adds up or chooses from; none for rows.
std::vector<ColumnRef> columns_of(const InputForm& form) {
  return std::visit(
      Overloaded{[](const InputColumn& f) { return std::vector<ColumnRef>{f.column}; },
                 [](const InputPercentOf& f) {
                   return std::vector<ColumnRef>{f.percent, f.of};
                 },
                 [](const InputSum& f) { return f.terms; },
                 [](const InputAny& f) { return f.choices; },
                 [](const InputRows&) { return std::vector<ColumnRef>{}; },
                 [](const InputShared&) { return std::vector<ColumnRef>{}; },
                 [](const InputAreas&) { return std::vector<ColumnRef>{}; }},
      form);
}

std::string key_names(const TableSpec& table) {
  std::vector<std::string> sets;
  for (const TableSpec::Key& key : table.keys) sets.push_back(key.set.text);
  return sets.empty() ? "has no key" : "is keyed by " + join(sets, ", ");
}

/// How the recipe would give an input.
std::string example_of(const catalogue::Input& input) {
  using catalogue::InputKind;
  switch (input.kind) {
    case InputKind::column:
      break;
    case InputKind::rows:
      return input.id + " = { rows = \"table\", by = \"set\", columns = { … } }";
    case InputKind::shared:
      return input.id + " = { shared = \"table\", columns = { … } }";
    case InputKind::derived:
      return input.id + " = { areas = \"set\" }";
  }
  return input.id + " = \"table.column\"";
}

/// Whether a level is put together from parts of land, so that its area is known.
bool shares_land(const By& by) {
  if (const auto* table = std::get_if<ByTable>(&by)) return table->share.empty();
  if (const auto* areas = std::get_if<ByAreas>(&by)) return areas->grid.empty();
  if (const auto* nearest = std::get_if<ByNearest>(&by)) return nearest->grid.empty();
  return true;
}

/// The engine makes it without being told anything.
bool made_by_the_engine(const catalogue::Input& input) {
  return input.kind == catalogue::InputKind::derived &&
         input.derived != catalogue::Derived::distance_to_nearest &&
         input.derived != catalogue::Derived::supply_points;
}

catalogue::InputKind kind_of(const InputForm& form) {
  using catalogue::InputKind;
  if (std::holds_alternative<InputRows>(form)) return InputKind::rows;
  if (std::holds_alternative<InputShared>(form)) return InputKind::shared;
  return std::holds_alternative<InputAreas>(form) ? InputKind::derived : InputKind::column;
}

std::string_view kind_words(catalogue::InputKind kind) {
  constexpr std::array<std::string_view, 5> words{"", "one value per area", "rows",
                                                  "a shared table", "a set of points"};
  return words.at(static_cast<std::size_t>(kind));
}

/// The fields of a rows or shared form; null for others.
const std::vector<std::pair<Word, Word>>* fields_of(const InputForm& form) {
  if (const auto* rows = std::get_if<InputRows>(&form)) return &rows->fields;
  if (const auto* shared = std::get_if<InputShared>(&form)) return &shared->fields;
  return nullptr;
}

/// Per declared field the column that fills it; empty where the recipe gives none.
std::vector<std::string> columns_for(const catalogue::Input& input,
                                     const std::vector<std::pair<Word, Word>>& given) {
  std::vector<std::string> columns;
  for (const catalogue::Field& field : input.fields) {
    const auto at = std::find_if(given.begin(), given.end(), [&field](const auto& pair) {
      return pair.first.text == field.id;
    });
    columns.push_back(at == given.end() ? std::string{} : at->second.text);
  }
  return columns;
}

}  // namespace

InputResolver::InputResolver(const Recipe& recipe, const IndicatorSpec& spec,
                             const catalogue::Descriptor& plugin)
    : recipe_(recipe), spec_(spec), plugin_(plugin) {}

const InputSpec* InputResolver::given(const catalogue::Input& input) const {
  const auto at =
      std::find_if(spec_.inputs.begin(), spec_.inputs.end(),
                   [&input](const InputSpec& spec) { return spec.name.text == input.id; });
  return at == spec_.inputs.end() ? nullptr : &*at;
}

std::vector<Message> InputResolver::check() const {
  std::vector<Message> problems;
  std::vector<std::string> known;
  for (const catalogue::Input& input : plugin_.inputs) known.push_back(input.id);
  for (const InputSpec& spec : spec_.inputs) {
    const catalogue::Input* input = plugin_.find_input(spec.name.text);
    if (input == nullptr) {
      problems.push_back(recipe_.problem(
          spec.name.place, "plugin '" + plugin_.id + "' has no input '" + spec.name.text + "'",
          name_hint(spec.name.text, known)));
      continue;
    }
    const catalogue::InputKind kind = kind_of(spec.form);
    if (kind != input->kind || made_by_the_engine(*input)) {
      const bool needless = made_by_the_engine(*input);
      problems.push_back(recipe_.problem(
          spec.name.place,
          "input '" + input->id + "' of plugin '" + plugin_.id + "' " +
              (needless
                   ? "is made by the engine"
                   : "takes " + std::string(kind_words(input->kind)) + ", not " +
                         (kind == catalogue::InputKind::column ? "a column"
                                                               : std::string(kind_words(kind)))),
          needless ? "leave it out" : "write " + example_of(*input)));
      continue;
    }
    const auto* given_fields = fields_of(spec.form);
    if (given_fields == nullptr) continue;
    std::vector<std::string> fields;
    for (const catalogue::Field& field : input->fields) fields.push_back(field.id);
    for (const auto& [field, column] : *given_fields) {
      if (std::find(fields.begin(), fields.end(), field.text) == fields.end()) {
        problems.push_back(recipe_.problem(
            field.place, "input '" + input->id + "' has no field '" + field.text + "'",
            name_hint(field.text, fields)));
      }
    }
    for (const catalogue::Field& field : input->fields) {
      const bool there =
          std::any_of(given_fields->begin(), given_fields->end(),
                      [&field](const auto& pair) { return pair.first.text == field.id; });
      if (field.required && !there) {
        problems.push_back(recipe_.problem(
            spec.name.place, "input '" + input->id + "' needs the field '" + field.id + "'",
            "add " + field.id + " = \"COLUMN\" to its columns"));
      }
    }
  }
  for (const catalogue::Input& input : plugin_.inputs) {
    if (input.required && given(input) == nullptr && !made_by_the_engine(input)) {
      problems.push_back(recipe_.problem(
          spec_.name.place,
          "[indicators." + spec_.name.text + "] gives plugin '" + plugin_.id + "' no input '" +
              input.id + "'",
          "add " + example_of(input) + " under [indicators." + spec_.name.text + ".inputs]"));
    }
  }
  return problems;
}

std::vector<InputRoute> InputResolver::routes(const LevelPlan& level) const {
  std::vector<InputRoute> routes;
  routes.reserve(plugin_.inputs.size());
  for (const catalogue::Input& input : plugin_.inputs) routes.push_back(route(input, level));
  // A mean or share is brought with its base: without the base it cannot be.
  for (std::size_t i = 0; i < routes.size(); ++i) {
    const std::string& of = plugin_.inputs[i].of;
    const auto* column = std::get_if<ColumnRoute>(&routes[i]);
    if (of.empty() || column == nullptr || column->reach == Reach::identity) continue;
    for (std::size_t j = 0; j < routes.size(); ++j) {
      if (plugin_.inputs[j].id == of && !std::holds_alternative<ColumnRoute>(routes[j])) {
        routes[i] = Absent{"its base '" + of + "' is absent"};
      }
    }
  }
  return routes;
}

InputRoute InputResolver::derived(const catalogue::Input& input, const LevelPlan& level) const {
  const AreasSpec* const base = recipe_.find_areas(level.base);
  if (base != nullptr && !base->x.empty() && input.derived != catalogue::Derived::centroid)
    return Absent{"points have no outline"};
  if (input.derived == catalogue::Derived::outline && level.derived != nullptr)
    return Absent{"outlines are those of area sets, not of levels made from them"};
  if (input.derived == catalogue::Derived::area_km2 && level.derived != nullptr &&
      !shares_land(level.derived->by))
    return Absent{"the level's shares are not of land"};
  return DerivedRoute{input.derived, {}};
}

InputRoute InputResolver::route(const catalogue::Input& input, const LevelPlan& level) const {
  if (made_by_the_engine(input)) return derived(input, level);
  const InputSpec* spec = given(input);
  if (spec == nullptr) return Absent{"the recipe does not give it"};
  if (const auto* shared = std::get_if<InputShared>(&spec->form))
    return SharedRoute{shared->table.text, columns_for(input, shared->fields)};
  if (const auto* places = std::get_if<InputAreas>(&spec->form))
    return DerivedRoute{input.derived, places->areas.text};
  if (const auto* rows = std::get_if<InputRows>(&spec->form)) {
    const TableSpec* table = recipe_.find_table(rows->table.text);
    if (table == nullptr) return Absent{"its table is not defined"};
    const auto reached =
        reach(*table, level, rows->by.text.empty() ? spec->by.text : rows->by.text);
    if (!reached)
      return Absent{"table '" + table->name.text + "' " + key_names(*table) +
                    (rows->by.empty() ? "" : " and read by " + rows->by.text)};
    return RowsRoute{.table = table->name.text,
                     .set = reached->set,
                     .reach = reached->reach,
                     .columns = columns_for(input, rows->fields)};
  }
  const std::vector<ColumnRef> columns = columns_of(spec->form);
  const bool any = std::holds_alternative<InputAny>(spec->form);
  std::optional<Reached> common;
  std::string why;
  for (const ColumnRef& column : columns) {
    const TableSpec* table = recipe_.find_table(column.table.text);
    const auto reached = table == nullptr ? std::nullopt : reach(*table, level, spec->by.text);
    if (reached && any) {
      return ColumnRoute{.form = ColumnRoute::Form::single,
                         .columns = {column},
                         .set = reached->set,
                         .reach = reached->reach};
    }
    if (!reached) {
      if (!why.empty()) why += ", ";
      why += table == nullptr ? "its table is not defined"
                              : "table '" + table->name.text + "' " + key_names(*table);
    }
    common = reached;
  }
  if (!why.empty() || !common) return Absent{why.empty() ? "no column is named" : why};
  const auto form = std::holds_alternative<InputPercentOf>(spec->form)
                        ? ColumnRoute::Form::percent_of
                    : std::holds_alternative<InputSum>(spec->form) ? ColumnRoute::Form::sum
                                                                   : ColumnRoute::Form::single;
  ColumnRoute route{.form = form, .columns = columns, .set = common->set, .reach = common->reach};
  if (route.reach == Reach::crosswalk && input.measure == catalogue::Measure::none) {
    return Absent{"values of its kind are not brought from one level to another"};
  }
  return route;
}

}  // namespace omrade::recipe

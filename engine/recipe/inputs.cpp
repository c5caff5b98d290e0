#include "recipe/inputs.hpp"

#include "base/text.hpp"
#include "recipe/reach.hpp"

#include <algorithm>
#include <optional>
#include <string>
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
                 [](const InputRows&) { return std::vector<ColumnRef>{}; }},
      form);
}

std::string key_names(const TableSpec& table) {
  std::vector<std::string> sets;
  for (const TableSpec::Key& key : table.keys) sets.push_back(key.set.text);
  return sets.empty() ? "has no key" : "is keyed by " + join(sets, ", ");
}

/// How the recipe would give an input.
std::string example_of(const catalogue::Input& input) {
  if (input.kind == catalogue::InputKind::column) return input.id + " = \"table.column\"";
  return input.id + " = { rows = \"table\", by = \"set\", columns = { … } }";
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
    const auto* rows = std::get_if<InputRows>(&spec.form);
    if ((rows != nullptr) != (input->kind == catalogue::InputKind::rows)) {
      problems.push_back(recipe_.problem(
          spec.name.place,
          "input '" + input->id + "' of plugin '" + plugin_.id + "' takes " +
              (rows != nullptr ? "one value per area, not rows" : "rows, not a column"),
          "write " + example_of(*input)));
      continue;
    }
    if (rows == nullptr) continue;
    std::vector<std::string> fields;
    for (const catalogue::Field& field : input->fields) fields.push_back(field.id);
    for (const auto& [field, column] : rows->fields) {
      if (std::find(fields.begin(), fields.end(), field.text) == fields.end()) {
        problems.push_back(recipe_.problem(
            field.place, "input '" + input->id + "' has no field '" + field.text + "'",
            name_hint(field.text, fields)));
      }
    }
    for (const catalogue::Field& field : input->fields) {
      const bool there =
          std::any_of(rows->fields.begin(), rows->fields.end(),
                      [&field](const auto& pair) { return pair.first.text == field.id; });
      if (field.required && !there) {
        problems.push_back(recipe_.problem(
            spec.name.place, "input '" + input->id + "' needs the field '" + field.id + "'",
            "add " + field.id + " = \"COLUMN\" to its columns"));
      }
    }
  }
  for (const catalogue::Input& input : plugin_.inputs) {
    if (input.required && given(input) == nullptr) {
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

InputRoute InputResolver::route(const catalogue::Input& input, const LevelPlan& level) const {
  const InputSpec* spec = given(input);
  if (spec == nullptr) return Absent{"the recipe does not give it"};
  if (const auto* rows = std::get_if<InputRows>(&spec->form)) {
    const TableSpec* table = recipe_.find_table(rows->table.text);
    if (table == nullptr) return Absent{"its table is not defined"};
    const auto reached =
        reach(*table, level, rows->by.text.empty() ? spec->by.text : rows->by.text);
    if (!reached)
      return Absent{"table '" + table->name.text + "' " + key_names(*table) +
                    (rows->by.empty() ? "" : " and read by " + rows->by.text)};
    RowsRoute route{
        .table = table->name.text, .set = reached->set, .reach = reached->reach, .columns = {}};
    for (const catalogue::Field& field : input.fields) {
      const auto at =
          std::find_if(rows->fields.begin(), rows->fields.end(),
                       [&field](const auto& pair) { return pair.first.text == field.id; });
      route.columns.push_back(at == rows->fields.end() ? std::string{} : at->second.text);
    }
    return route;
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

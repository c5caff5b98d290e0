#include "recipe/amounts.hpp"

#include "recipe/near.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace omrade::recipe {
namespace {

class Finder {
 public:
  Finder(const Recipe& recipe, const IndicatorSpec& spec, const catalogue::Descriptor& plugin,
         std::vector<Message>& problems)
      : recipe_(recipe), spec_(spec), plugin_(plugin), problems_(problems) {}

  std::optional<RowsField> find(const Word& name) {
    const std::size_t dot = name.text.find('.');
    if (dot == std::string::npos) {
      return problem(name, "'" + shown(name.text) + "' names no field of an input",
                     "write \"input.field\"");
    }
    const std::optional<std::size_t> input = input_of(name, name.text.substr(0, dot));
    if (!input) return std::nullopt;
    return field_of(name, *input, name.text.substr(dot + 1));
  }

 private:
  std::nullopt_t problem(const Word& name, const std::string& what, std::string hint) {
    problems_.push_back(recipe_.problem(
        name.place, "[indicators." + spec_.name.text + "] amounts: " + what, std::move(hint)));
    return std::nullopt;
  }

  std::optional<std::size_t> input_of(const Word& name, const std::string& id) {
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < plugin_.inputs.size(); ++i) {
      const catalogue::Input& input = plugin_.inputs[i];
      const bool is_rows = input.kind == catalogue::InputKind::rows;
      if (is_rows) rows.push_back(input.id);
      if (input.id != id) continue;
      if (is_rows) return i;
      return problem(name, "input '" + id + "' holds no rows",
                     "of sums that come summed nobody knows who made them; protect them in their "
                     "source");
    }
    return problem(name, "plugin '" + plugin_.id + "' has no input '" + shown(id) + "' of rows",
                   near_hint(id, rows));
  }

  std::optional<RowsField> field_of(const Word& name, std::size_t i, const std::string& id) {
    const catalogue::Input& input = plugin_.inputs[i];
    std::vector<std::string> reals;
    for (std::size_t f = 0; f < input.fields.size(); ++f) {
      const bool real = input.fields[f].type == catalogue::FieldType::real;
      if (real) reals.push_back(input.fields[f].id);
      if (input.fields[f].id != id) continue;
      if (!real) {
        return problem(name, "field '" + id + "' holds categories, no amounts",
                       near_hint(id, reals));
      }
      if (!has_column(input.id, id)) {
        return problem(
            name, "the recipe gives no column for field '" + id + "' of input '" + input.id + "'",
            "add it to its columns");
      }
      return RowsField{.input = i, .field = f};
    }
    return problem(name, "input '" + input.id + "' has no field '" + shown(id) + "' of numbers",
                   near_hint(id, reals));
  }

  [[nodiscard]] bool has_column(const std::string& input, const std::string& field) const {
    return std::any_of(spec_.inputs.begin(), spec_.inputs.end(), [&](const InputSpec& given) {
      const auto* rows = std::get_if<InputRows>(&given.form);
      return given.name.text == input && rows != nullptr &&
             std::any_of(rows->fields.begin(), rows->fields.end(),
                         [&field](const auto& one) { return one.first.text == field; });
    });
  }

  const Recipe& recipe_;
  const IndicatorSpec& spec_;
  const catalogue::Descriptor& plugin_;
  std::vector<Message>& problems_;
};

}  // namespace

std::vector<RowsField> amounts_of(const Recipe& recipe, const IndicatorSpec& spec,
                                  const catalogue::Descriptor& plugin,
                                  std::vector<Message>& problems) {
  Finder finder(recipe, spec, plugin, problems);
  std::vector<RowsField> found;
  for (const Word& name : spec.amounts) {
    if (const auto field = finder.find(name)) found.push_back(*field);
  }
  const DisclosureSpec& rules = recipe.disclosure;
  if (!spec.amounts.empty() && !rules.off && rules.p_percent == 0 && rules.dominance == 0) {
    problems.push_back(recipe.problem(
        spec.amounts.front().place,
        "[indicators." + spec.name.text + "] names amounts, and p_percent and dominance are 0",
        "leave one of them at its default, or remove 'amounts'"));
  }
  return found;
}

}  // namespace omrade::recipe

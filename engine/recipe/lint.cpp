#include "recipe/lint.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace omrade::recipe {
namespace {

/// A column as an input counts it. The base of `percent_of` is not counted by itself.
struct Use {
  const InputSpec* input = nullptr;
  const ColumnRef* column = nullptr;
  bool in_sum = false;
};

std::string name_of(const ColumnRef& column) {
  return column.table.text + "." + column.column.text;
}

std::string in_quotes(std::string_view name) {
  return "'" + std::string(name) + "'";
}

std::vector<Use> uses_of(const InputSpec& input) {
  std::vector<Use> uses;
  if (const auto* single = std::get_if<InputColumn>(&input.form)) {
    uses.push_back({&input, &single->column, false});
  } else if (const auto* percent = std::get_if<InputPercentOf>(&input.form)) {
    uses.push_back({&input, &percent->percent, false});
  } else if (const auto* sum = std::get_if<InputSum>(&input.form)) {
    for (const ColumnRef& term : sum->terms) uses.push_back({&input, &term, true});
  } else if (const auto* any = std::get_if<InputAny>(&input.form)) {
    for (const ColumnRef& choice : any->choices) uses.push_back({&input, &choice, false});
  }
  return uses;
}

/// Tables in the order in which the input names them.
std::vector<Word> tables_of(const InputSpec& input) {
  std::vector<Word> tables;
  if (const auto* rows = std::get_if<InputRows>(&input.form)) return {rows->table};
  if (const auto* shared = std::get_if<InputShared>(&input.form)) return {shared->table};
  if (const auto* percent = std::get_if<InputPercentOf>(&input.form))
    return {percent->percent.table, percent->of.table};
  for (const Use& use : uses_of(input)) tables.push_back(use.column->table);
  return tables;
}

bool is_base_of(const catalogue::Descriptor& plugin, const InputSpec& base,
                const InputSpec& other) {
  const catalogue::Input* const input = plugin.find_input(other.name.text);
  return input != nullptr && input->of == base.name.text;
}

/// A proportion's part lies within its whole, so one column rightly stands in both.
bool only_proportions(const catalogue::Descriptor& plugin) {
  return std::all_of(plugin.layers.begin(), plugin.layers.end(),
                     [](const LayerInfo& layer) { return layer.kind == LayerKind::proportion; });
}

bool same_source(const Source& a, const Source& b) {
  return a.path == b.path && a.layer == b.layer;
}

/// The same words make the same areas of the same set.
bool same_by(const By& one, const By& other) {
  if (one.index() != other.index()) return false;
  if (const auto* a = std::get_if<ByPrefix>(&one))
    return a->length == std::get<ByPrefix>(other).length;
  if (const auto* a = std::get_if<ByTable>(&one)) {
    const auto& b = std::get<ByTable>(other);
    return same_source(a->table, b.table) && a->from.text == b.from.text &&
           a->to.text == b.to.text && a->share.text == b.share.text &&
           a->areas.text == b.areas.text && a->grid.text == b.grid.text;
  }
  if (const auto* a = std::get_if<ByAreas>(&one)) {
    const auto& b = std::get<ByAreas>(other);
    return a->areas.text == b.areas.text && a->grid.text == b.grid.text;
  }
  if (const auto* a = std::get_if<ByNearest>(&one)) {
    const auto& b = std::get<ByNearest>(other);
    return a->areas.text == b.areas.text && a->grid.text == b.grid.text;
  }
  return true;
}

class Linter {
 public:
  Linter(const Recipe& recipe, const Plan& plan) : recipe_(recipe), plan_(plan) {}

  std::vector<Message> lint() {
    for (std::size_t i = 0; i < plan_.indicators.size(); ++i) {
      const IndicatorPlan& indicator = plan_.indicators[i];
      counted_twice(indicator);
      mixed_periods(*indicator.spec);
      mixed_tables(*indicator.spec);
      mixed_sets(i);
      compared_with_itself(*indicator.spec);
    }
    for (const CompositePlan& composite : plan_.composites) {
      counted_twice(composite);
      wrong_way(composite);
    }
    return std::move(warnings_);
  }

 private:
  void warn(Place place, std::string what, std::string hint) {
    warnings_.push_back(recipe_.problem(place, std::move(what), std::move(hint)));
  }

  void counted_twice(const IndicatorPlan& indicator) {
    std::vector<Use> seen;
    for (const InputSpec& input : indicator.spec->inputs) {
      const std::vector<Use> uses = uses_of(input);
      for (const Use& use : uses) {
        const auto before = std::find_if(seen.begin(), seen.end(), [&use](const Use& one) {
          return name_of(*one.column) == name_of(*use.column);
        });
        if (before != seen.end()) counted_twice(indicator, *before, use);
      }
      seen.insert(seen.end(), uses.begin(), uses.end());
    }
  }

  void counted_twice(const IndicatorPlan& indicator, const Use& first, const Use& second) {
    const std::string given = "[indicators." + indicator.spec->name.text + "]: column " +
                              in_quotes(name_of(*second.column)) + " is given to input " +
                              in_quotes(first.input->name.text);
    if (first.in_sum != second.in_sum) {
      const Use& sum = first.in_sum ? first : second;
      const Use& alone = first.in_sum ? second : first;
      if (only_proportions(indicator.plugin) ||
          is_base_of(indicator.plugin, *sum.input, *alone.input))
        return;
      warn(second.column->table.place,
           "[indicators." + indicator.spec->name.text + "]: column " +
               in_quotes(name_of(*second.column)) + " is in the sum of input " +
               in_quotes(sum.input->name.text) + " and alone in " +
               in_quotes(alone.input->name.text) + ", so the same people weigh twice",
           "leave it out of the sum, unless the sum is the whole of which the column is a part");
      return;
    }
    warn(second.column->table.place,
         given + " and to " + in_quotes(second.input->name.text) +
             ", so the same variable counts twice",
         "give each input a column of its own");
  }

  void mixed_periods(const IndicatorSpec& indicator) {
    std::vector<const TableSpec*> tables;  // of a stated period, each once
    for (const InputSpec& input : indicator.inputs) {
      for (const Word& word : tables_of(input)) {
        const TableSpec* const table = recipe_.find_table(word.text);
        const bool stated = table != nullptr && table->period_literal.has_value();
        if (stated && std::find(tables.begin(), tables.end(), table) == tables.end())
          tables.push_back(table);
      }
    }
    const auto other = std::find_if(tables.begin(), tables.end(), [&](const TableSpec* table) {
      return table->period_literal->text != tables.front()->period_literal->text;
    });
    const std::string label = "[indicators." + indicator.name.text + "]: ";
    if (other != tables.end()) {
      warn(indicator.name.place,
           label + "table " + in_quotes(tables.front()->name.text) + " is of " +
               tables.front()->period_literal->text + " and table " +
               in_quotes((*other)->name.text) + " of " + (*other)->period_literal->text +
               ", so what differs may be the years and not the areas",
           "take the inputs from tables of one period");
      return;
    }
    for (const TableSpec* table : tables) {
      // A page shows the latest period that has values: those of the recipe are known to it.
      const auto& shown = recipe_.periods;
      if (std::find(shown.begin(), shown.end(), table->period_literal->text) != shown.end())
        continue;
      warn(table->period_literal->place,
           label + "table " + in_quotes(table->name.text) + " is of " +
               table->period_literal->text + " and the pages show " + recipe_.period +
               ", for which it has no rows",
           "give a table of " + recipe_.period +
               ", or write period = " + json_quote(table->period_literal->text) + " at the top");
    }
  }

  void mixed_tables(const IndicatorSpec& indicator) {
    for (const InputSpec& input : indicator.inputs) {
      const auto* const percent = std::get_if<InputPercentOf>(&input.form);
      if (percent == nullptr || percent->percent.table.text == percent->of.table.text) continue;
      warn(percent->of.table.place,
           "[indicators." + indicator.name.text + "]: input " + in_quotes(input.name.text) +
               " multiplies a percentage of table " + in_quotes(percent->percent.table.text) +
               " by people of table " + in_quotes(percent->of.table.text) +
               ", who may be others than those it is a percentage of",
           "take percent_of from the table of the percentage");
    }
  }

  /// Columns only: rows say with `by` whom they mean, and plugins of flows need both ends.
  void mixed_sets(std::size_t indicator) {
    const IndicatorPlan& planned = plan_.indicators[indicator];
    for (std::size_t level = 0; level < plan_.levels.size(); ++level) {
      const auto unit = std::find_if(plan_.units.begin(), plan_.units.end(), [&](const Unit& one) {
        return one.indicator == indicator && one.level == level;
      });  // all periods have the same routes
      if (unit == plan_.units.end()) continue;
      const ColumnRoute* first = nullptr;
      std::size_t first_input = 0;
      for (std::size_t k = 0; k < unit->inputs.size(); ++k) {
        const auto* const route = std::get_if<ColumnRoute>(&unit->inputs[k]);
        if (route == nullptr) continue;
        if (first == nullptr) {
          first = route;
          first_input = k;
        }
        if (route->set == first->set) continue;
        warn(planned.spec->name.place,
             "[indicators." + planned.spec->name.text + "] at level " +
                 in_quotes(plan_.levels[level].id) + ": input " +
                 in_quotes(planned.plugin.inputs[first_input].id) + " is by " +
                 in_quotes(first->set) + " and input " + in_quotes(planned.plugin.inputs[k].id) +
                 " by " + in_quotes(route->set) + ", so they are about different people",
             "give both inputs the same by, or leave the level out");
        break;
      }
    }
  }

  void compared_with_itself(const IndicatorSpec& indicator) {
    if (!indicator.compare || indicator.compare->level.empty()) return;
    const Word& benchmark = indicator.compare->level;
    const std::string label = "[indicators." + indicator.name.text + "]: ";
    const bool others =
        std::any_of(indicator.levels.begin(), indicator.levels.end(),
                    [&](const Word& level) { return level.text != benchmark.text; });
    if (!others) {
      warn(benchmark.place,
           label + "level " + in_quotes(benchmark.text) +
               " is compared with itself, which finds no difference",
           "add the levels that are to be compared with it, or leave compare out");
    } else if (recipe_.profile.page_level.text == benchmark.text) {
      warn(benchmark.place,
           label + "the pages are about level " + in_quotes(benchmark.text) +
               ", with which it is compared: every area is compared with itself",
           "compare with a level of larger areas");
    }
    const LevelSpec* const whole = recipe_.find_level(benchmark.text);
    if (whole == nullptr) return;
    for (const Word& word : indicator.levels) {
      const LevelSpec* const level = recipe_.find_level(word.text);
      if (level == nullptr || level == whole || level->from.text != whole->from.text ||
          !same_by(level->by, whole->by))
        continue;
      warn(word.place,
           label + "level " + in_quotes(word.text) + " has the same areas as " +
               in_quotes(benchmark.text) +
               ", with which it is compared: every area is compared with "
               "itself",
           "compare with a level of larger areas, or leave this one out");
    }
  }

  void counted_twice(const CompositePlan& composite) {
    for (std::size_t k = 0; k < composite.parts.size(); ++k) {
      for (std::size_t j = 0; j < k; ++j) {
        const CompositePartPlan& one = composite.parts[j];
        const CompositePartPlan& other = composite.parts[k];
        if (one.indicator != other.indicator) continue;
        const Word& word = composite.spec->parts[k].layer;
        const std::string& earlier = composite.spec->parts[j].layer.text;
        const std::string label = "[composites." + composite.spec->name.text + "]: ";
        if (one.layer == other.layer) {
          warn(word.place,
               label + "layer " + in_quotes(word.text) + " is a part twice, so it counts twice",
               "name it once, with the weight it is to have");
        } else if (contains(one, other.layer) || contains(other, one.layer)) {
          const bool within = contains(one, other.layer);
          warn(word.place,
               label + "layer " + in_quotes(within ? word.text : earlier) + " is a part of layer " +
                   in_quotes(within ? earlier : word.text) + " already, so it counts twice",
               "leave one of them out");
        }
      }
    }
  }

  /// Whether the part's layer is put together from `layer`, at any depth.
  [[nodiscard]] bool contains(const CompositePartPlan& part, std::size_t layer) const {
    const std::vector<LayerInfo>& layers = plan_.indicators[part.indicator].plugin.layers;
    std::vector<std::size_t> open{part.layer};
    std::vector<bool> seen(layers.size(), false);
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (seen[at]) continue;
      seen[at] = true;
      for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto& parts = layers[at].parts;
        if (std::find(parts.begin(), parts.end(), layers[i].id) == parts.end()) continue;
        if (i == layer) return true;
        open.push_back(i);
      }
    }
    return false;
  }

  void wrong_way(const CompositePlan& composite) {
    for (std::size_t k = 0; k < composite.parts.size(); ++k) {
      const CompositePartPlan& part = composite.parts[k];
      const LayerInfo& layer = plan_.indicators[part.indicator].plugin.layers[part.layer];
      const CompositePart& spec = composite.spec->parts[k];
      if (layer.direction != Direction::higher_is_better || spec.polarity != "high_is_need")
        continue;
      warn(spec.layer.place,
           "[composites." + composite.spec->name.text + "]: a high " + in_quotes(spec.layer.text) +
               " is good, but counts as need here",
           "write polarity = \"low_is_need\" in this part");
    }
  }

  const Recipe& recipe_;
  const Plan& plan_;
  std::vector<Message> warnings_;
};

}  // namespace

std::vector<Message> lint(const Recipe& recipe, const Plan& plan) {
  return Linter(recipe, plan).lint();
}

}  // namespace omrade::recipe

#include "run/unfold_inputs.hpp"

#include "bring/aggregate.hpp"
#include "catalogue/measure_name.hpp"
#include "disclosure/round_persons.hpp"
#include "run/printed_numbers.hpp"
#include "run/unit_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace omrade::run {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kTerms = 20;

/// How values may be summed: as they are, or only with a base.
bool counts(const catalogue::Input& input) {
  return input.measure == catalogue::Measure::count || input.kind == catalogue::InputKind::rows;
}

class Inputs {
 public:
  explicit Inputs(const InputsOf& of)
      : profile_(of.profile),
        rules_(of.rules),
        plan_(of.plan),
        workspace_(of.workspace),
        unit_(of.unit),
        area_(of.area),
        layer_(of.layer),
        declared_(plan_.indicators[unit_.indicator].plugin.inputs),
        level_(workspace_.levels.at(plan_.levels[unit_.level].id)) {
    for (std::size_t i = 0; i < declared_.size(); ++i) brought_.push_back(brought(i));
  }

  [[nodiscard]] std::vector<UnfoldedInput> unfold() const {
    std::vector<UnfoldedInput> out;
    for (std::size_t i = 0; i < declared_.size(); ++i) out.push_back(unfold(i));
    return out;
  }

 private:
  [[nodiscard]] UnfoldedInput unfold(std::size_t i) const {
    UnfoldedInput out{.id = declared_[i].id,
                      .title = declared_[i].title,
                      .unit = declared_[i].unit,
                      .measure = std::string(catalogue::measure_name(declared_[i].measure))};
    if (const auto* absent = std::get_if<recipe::Absent>(&unit_.inputs[i])) {
      out.absent = absent->why.empty() ? "it was not given" : absent->why;
      return out;
    }
    out.columns = columns_of(unit_.inputs[i]);
    out.form = form_of(i);
    out.set = set_of(i);
    if (crossed(i)) out.crosswalk = to_string(level_.crosswalk->method());
    const double value = brought_[i][area_];
    if (!rules_.on) {
      out.value = {value, false};
      if (crossed(i) && counts(declared_[i])) add_terms(out, i, base_values(i), false);
      return out;
    }
    if (std::isnan(value)) return out;
    out.value = shown(i);
    if (!crossed(i) || !counts(declared_[i])) return out;
    if (const auto level = base_level(i)) {
      add_terms(out, i, printed(*level, i, base_values(i)), true);
    } else {
      out.not_printed = level_.crosswalk->of_target(area_).size();
    }
    return out;
  }

  /// What is printed of the input, or hidden.
  [[nodiscard]] Shown shown(std::size_t i) const {
    const Shown hidden{kNone, true};
    if (!has_value(layer_.estimates.spans().state_of(area_))) return hidden;
    const double value = brought_[i][area_];
    const auto base = base_input(i);
    if (counts(declared_[i])) {
      const double number = printed(unit_.level, i, brought_[i])[area_];
      return std::isnan(number) ? hidden : Shown{number, false};
    }
    if (declared_[i].measure == catalogue::Measure::share) {
      if (!base) return hidden;
      std::vector<double> people = brought_[i];
      for (std::size_t a = 0; a < people.size(); ++a) people[a] *= brought_[*base][a];
      if (std::isnan(printed(unit_.level, i, people)[area_])) return hidden;
    }
    if (withheld_at(unit_.level, area_, i) || (base && unsafe(i, brought_[*base][area_])))
      return hidden;
    return {as_published(i, value), false};
  }

  /// The level at which base areas are printed with numbers made of the input.
  [[nodiscard]] std::optional<std::size_t> base_level(std::size_t i) const {
    for (std::size_t l = 0; l < plan_.levels.size(); ++l) {
      if (plan_.levels[l].derived != nullptr || plan_.levels[l].base != set_of(i)) continue;
      const bool any = std::any_of(profile_.levels[l].layers.begin(),
                                   profile_.levels[l].layers.end(), [&](const LayerResult& layer) {
                                     return layer.period == unit_.period && made_of(l, layer, i);
                                   });
      if (any) return l;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::vector<double> printed(std::size_t level, std::size_t i,
                                            const std::vector<double>& numbers) const {
    return printed_numbers(
        {.level = profile_.levels[level],
         .period = unit_.period,
         .made_of = [&](const LayerResult& layer) { return made_of(level, layer, i); },
         .rounding = rules_.rounding,
         .own = level == unit_.level ? &layer_ : nullptr},
        numbers);
  }

  /// Where numbers of persons are rounded, so are those that they were made of, and a share is one
  /// of the rounded ones.
  [[nodiscard]] double as_published(std::size_t i, double value) const {
    if (counts(declared_[i])) return disclosure::rounded(value, rules_.rounding);
    const auto base = base_input(i);
    if (rules_.rounding == 0 || declared_[i].measure != catalogue::Measure::share || !base)
      return value;
    const double people = brought_[*base][area_];
    return disclosure::rounded(value * people, rules_.rounding) /
           disclosure::rounded(people, rules_.rounding);
  }

  [[nodiscard]] std::string set_of(std::size_t i) const {
    if (const auto* column = std::get_if<recipe::ColumnRoute>(&unit_.inputs[i])) return column->set;
    if (const auto* rows = std::get_if<recipe::RowsRoute>(&unit_.inputs[i])) return rows->set;
    return {};
  }

  [[nodiscard]] bool crossed(std::size_t i) const {
    if (const auto* column = std::get_if<recipe::ColumnRoute>(&unit_.inputs[i]))
      return column->reach == recipe::Reach::crosswalk;
    const auto* rows = std::get_if<recipe::RowsRoute>(&unit_.inputs[i]);
    return rows != nullptr && rows->reach == recipe::Reach::crosswalk;
  }

  [[nodiscard]] std::string form_of(std::size_t i) const {
    const auto* column = std::get_if<recipe::ColumnRoute>(&unit_.inputs[i]);
    if (column == nullptr || column->form == recipe::ColumnRoute::Form::single) return {};
    return column->form == recipe::ColumnRoute::Form::sum ? "sum" : "percent / 100 × base";
  }

  /// One value per area of the key's set; of rows their number.
  [[nodiscard]] std::vector<double> base_values(std::size_t i) const {
    if (const auto* rows = std::get_if<recipe::RowsRoute>(&unit_.inputs[i])) {
      const auto& begin = workspace_.orders.at({rows->table, rows->set, unit_.period}).area_begin;
      std::vector<double> number(begin.size() - 1);
      for (std::size_t a = 0; a < number.size(); ++a)
        number[a] = static_cast<double>(begin[a + 1] - begin[a]);
      return number;
    }
    const auto* route = std::get_if<recipe::ColumnRoute>(&unit_.inputs[i]);
    if (route == nullptr) return {};
    return run::base_values(*route, declared_[i].measure, unit_.period, workspace_);
  }

  /// The number of the input that `i` is a mean or share of.
  [[nodiscard]] std::optional<std::size_t> base_input(std::size_t i) const {
    for (std::size_t j = 0; j < declared_.size(); ++j) {
      if (!declared_[i].of.empty() && declared_[j].id == declared_[i].of &&
          std::holds_alternative<recipe::ColumnRoute>(unit_.inputs[j]))
        return j;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::vector<double> brought(std::size_t i) const {
    std::vector<double> values = base_values(i);
    if (values.empty()) return std::vector<double>(level_.areas->size(), kNone);
    if (!crossed(i)) return values;
    if (declared_[i].measure == catalogue::Measure::intensity) {
      const AreaSet& areas = *workspace_.areas.at(set_of(i)).areas;
      std::vector<double> square_metres(areas.size());
      for (std::size_t a = 0; a < areas.size(); ++a) square_metres[a] = areas.area_m2(a);
      return bring::weighted_mean(values, square_metres, *level_.crosswalk);
    }
    if (const auto base = base_input(i))
      return bring::weighted_mean(values, base_values(*base), *level_.crosswalk);
    return bring::sum(values, *level_.crosswalk);
  }

  /// Is a layer at a level made from a column of this input?
  [[nodiscard]] bool made_of(std::size_t level, const LayerResult& layer, std::size_t i) const {
    const std::vector<std::string> columns = columns_of(unit_.inputs[i]);
    return std::any_of(plan_.units.begin(), plan_.units.end(), [&](const recipe::Unit& unit) {
      return unit.level == level && unit.period == layer.period &&
             plan_.indicators[unit.indicator].spec->name.text == layer.indicator &&
             std::any_of(unit.inputs.begin(), unit.inputs.end(),
                         [&](const recipe::InputRoute& one) {
                           const std::vector<std::string> others = columns_of(one);
                           return std::find_first_of(others.begin(), others.end(), columns.begin(),
                                                     columns.end()) != others.end();
                         });
    });
  }

  [[nodiscard]] bool withheld_at(std::size_t level, std::size_t area, std::size_t i) const {
    return std::any_of(profile_.levels[level].layers.begin(), profile_.levels[level].layers.end(),
                       [&](const LayerResult& layer) {
                         return layer.period == unit_.period && !layer.pairs &&
                                layer.estimates.spans().state_of(area) == State::withheld &&
                                made_of(level, layer, i);
                       });
  }

  /// A mean or share of too few people.
  [[nodiscard]] bool unsafe(std::size_t i, double base) const {
    return (declared_[i].measure == catalogue::Measure::share ||
            declared_[i].measure == catalogue::Measure::mean) &&
           !(base >= rules_.minimum_denominator);
  }

  /// `values` of the base areas, NaN where they are protected.
  void add_terms(UnfoldedInput& out, std::size_t i, const std::vector<double>& values,
                 bool protect_missing) const {
    const AreaSet& bases = *workspace_.areas.at(set_of(i)).areas;
    double rest = 0;
    for (const CrosswalkEntry& term : level_.crosswalk->of_target(area_)) {
      const double value = values[term.source];
      const bool protect = protect_missing && std::isnan(value);
      if (out.terms.size() == kTerms) {
        ++out.more;
        rest += term.share * value;
        out.more_together.hidden = out.more_together.hidden || protect;
        continue;
      }
      out.terms.push_back({bases.ids()[term.source], bases.name(term.source), term.share,
                           Shown{value, protect}, Shown{term.share * value, protect}});
    }
    if (out.more > 0 && !out.more_together.hidden) out.more_together.value = rest;
  }

  const Profile& profile_;
  const DisclosureSummary& rules_;
  const recipe::Plan& plan_;
  const Workspace& workspace_;
  const recipe::Unit& unit_;
  std::size_t area_;
  const LayerResult& layer_;
  const std::vector<catalogue::Input>& declared_;
  const Level& level_;
  std::vector<std::vector<double>> brought_;
};

}  // namespace

std::vector<std::string> columns_of(const recipe::InputRoute& input) {
  std::vector<std::string> names;
  if (const auto* column = std::get_if<recipe::ColumnRoute>(&input)) {
    for (const recipe::ColumnRef& ref : column->columns)
      names.push_back(ref.table.text + "." + ref.column.text);
  } else if (const auto* rows = std::get_if<recipe::RowsRoute>(&input)) {
    names.push_back(rows->table);
  } else if (const auto* shared = std::get_if<recipe::SharedRoute>(&input)) {
    names.push_back(shared->table);
  }
  return names;
}

std::vector<UnfoldedInput> unfold_inputs(const InputsOf& of) {
  return Inputs(of).unfold();
}

}  // namespace omrade::run

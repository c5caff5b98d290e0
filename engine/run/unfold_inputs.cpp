#include "run/unfold_inputs.hpp"

#include "base/same_number.hpp"
#include "bring/aggregate.hpp"
#include "catalogue/measure_name.hpp"
#include "disclosure/round_persons.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace omrade::run {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kTerms = 20;

bool few(double persons, double minimum) {
  return persons > kRoundingError && persons < minimum - kRoundingError;
}

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
    denominator_ = layer_.estimates.spans().denominator[area_];
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
    out.value = {as_published(i, value), false};
    if (!rules_.on) {
      if (crossed(i) && counts(declared_[i])) add_terms(out, i, {});
      return out;
    }
    const bool published = has_value(layer_.estimates.spans().state_of(area_));
    if (std::isnan(value)) return out;
    if (!published || unsafe_here(i)) {
      out.value = {kNone, true};
      return out;
    }
    if (crossed(i) && counts(declared_[i])) add_terms(out, i, protected_bases(i));
    return out;
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
    std::vector<double> values;
    for (const recipe::ColumnRef& ref : route->columns) {
      const std::vector<double>& column =
          workspace_.columns.at({ref.table.text, ref.column.text, route->set, unit_.period});
      if (values.empty()) {
        values = column;
        continue;
      }
      for (std::size_t a = 0; a < values.size(); ++a) {
        values[a] = route->form == recipe::ColumnRoute::Form::percent_of
                        ? values[a] / 100 * column[a]
                        : values[a] + column[a];
      }
    }
    return values;
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

  [[nodiscard]] double minimum(std::size_t i) const {
    const bool answers = declared_[i].kind == catalogue::InputKind::rows &&
                         layer_.info->base_of == BaseOf::respondents;
    return answers ? rules_.minimum_respondents : rules_.minimum_count;
  }

  /// Can a layer be told from the input? From the number of rows only one that counts, or the
  /// unfolded one; what a layer tells of some of the rows, their number does not.
  [[nodiscard]] bool tells(const LayerResult& layer, std::size_t i) const {
    return declared_[i].kind != catalogue::InputKind::rows ||
           layer.info->kind == LayerKind::count ||
           (layer.indicator == layer_.indicator && layer.info->id == layer_.info->id);
  }

  /// Is a layer withheld at an area of a level that is made from a column of this input?
  [[nodiscard]] bool withheld_at(std::size_t level, std::size_t area, std::size_t i) const {
    const std::vector<std::string> columns = columns_of(unit_.inputs[i]);
    for (const recipe::Unit& unit : plan_.units) {
      if (unit.level != level || unit.period != unit_.period) continue;
      const bool reads =
          std::any_of(unit.inputs.begin(), unit.inputs.end(), [&](const recipe::InputRoute& one) {
            const std::vector<std::string> others = columns_of(one);
            return std::find_first_of(others.begin(), others.end(), columns.begin(),
                                      columns.end()) != others.end();
          });
      if (!reads) continue;
      const std::string& indicator = plan_.indicators[unit.indicator].spec->name.text;
      for (const LayerResult& layer : profile_.levels[level].layers) {
        if (layer.indicator == indicator && layer.period == unit.period && !layer.pairs &&
            tells(layer, i) && layer.estimates.spans().state_of(area) == State::withheld)
          return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool unsafe(std::size_t i, double value, double whole, double base) const {
    if (whole > 0 && whole < rules_.minimum_denominator) return true;
    switch (declared_[i].measure) {
      case catalogue::Measure::share:
        return !(base >= rules_.minimum_denominator) || few(value * base, rules_.minimum_count) ||
               few((1 - value) * base, rules_.minimum_count);
      case catalogue::Measure::mean:
        return !(base >= rules_.minimum_denominator);
      case catalogue::Measure::intensity:
      case catalogue::Measure::none:
        return false;
      case catalogue::Measure::count:
      case catalogue::Measure::not_a_column:
        break;
    }
    return few(value, minimum(i)) || few(whole - value, rules_.minimum_count);
  }

  [[nodiscard]] bool unsafe_here(std::size_t i) const {
    const auto base = base_input(i);
    return withheld_at(unit_.level, area_, i) ||
           unsafe(i, brought_[i][area_], denominator_, base ? brought_[*base][area_] : kNone);
  }

  /// What a base area's counts are parts of: the input that is the layer's denominator here.
  [[nodiscard]] std::vector<double> whole_of_bases(const std::string& set, std::size_t size) const {
    std::vector<double> whole(size, kNone);
    for (std::size_t j = 0; j < declared_.size(); ++j) {
      if (!counts(declared_[j]) || !crossed(j) || set_of(j) != set ||
          !same_number(brought_[j][area_], denominator_))
        continue;
      const std::vector<double> values = base_values(j);
      for (std::size_t a = 0; a < size; ++a) whole[a] = std::fmin(whole[a], values[a]);
    }
    return whole;
  }

  /// 1 for the base areas whose value is protected, whatever area is unfolded.
  [[nodiscard]] std::vector<std::uint8_t> protected_bases(std::size_t i) const {
    const std::vector<double> values = base_values(i);
    const std::vector<double> whole = whole_of_bases(set_of(i), values.size());
    std::vector<std::uint8_t> hidden(values.size(), 0);
    std::optional<std::size_t> base_level;
    for (std::size_t l = 0; l < plan_.levels.size(); ++l) {
      if (plan_.levels[l].derived == nullptr && plan_.levels[l].base == set_of(i)) base_level = l;
    }
    for (std::size_t a = 0; a < values.size(); ++a) {
      hidden[a] = static_cast<std::uint8_t>(unsafe(i, values[a], whole[a], kNone) ||
                                            (base_level && withheld_at(*base_level, a, i)));
    }
    const auto sums = sums_of_bases(set_of(i));
    bool changed = true;
    while (changed) {
      changed = false;
      for (const std::span<const CrosswalkEntry> terms : sums) {
        if (hide_companion(terms, values, hidden, minimum(i))) changed = true;
      }
    }
    return hidden;
  }

  /// Every sum of base areas that some level publishes; the shortest first, for those have the
  /// least choice of companions.
  [[nodiscard]] std::vector<std::span<const CrosswalkEntry>> sums_of_bases(
      const std::string& set) const {
    std::vector<std::span<const CrosswalkEntry>> sums;
    for (const recipe::LevelPlan& level : plan_.levels) {
      if (level.derived == nullptr || level.base != set) continue;
      const Crosswalk& crosswalk = *workspace_.levels.at(level.id).crosswalk;
      for (std::size_t t = 0; t < crosswalk.targets(); ++t) sums.push_back(crosswalk.of_target(t));
    }
    std::stable_sort(sums.begin(), sums.end(),
                     [](const auto& one, const auto& other) { return one.size() < other.size(); });
    return sums;
  }

  /// Are the hidden terms of a sum too few, or too small together, to hide each other?
  static bool exposed(std::span<const CrosswalkEntry> terms, std::span<const double> values,
                      std::span<const std::uint8_t> hidden, double minimum) {
    std::size_t number = 0;
    double together = 0;
    for (const CrosswalkEntry& term : terms) {
      if (hidden[term.source] == 0) continue;
      if (values[term.source] > 0) ++number;
      together += std::isnan(values[term.source]) ? 0 : values[term.source];
    }
    const bool any = std::any_of(terms.begin(), terms.end(), [&](const CrosswalkEntry& term) {
      return hidden[term.source] != 0;
    });
    return any && (number < 2 || together < minimum);
  }

  /// Hides one term more of an exposed sum: the smallest of those that have a hidden one's share,
  /// else the smallest. False when nothing is left to hide, or nothing needs to be.
  static bool hide_companion(std::span<const CrosswalkEntry> terms, std::span<const double> values,
                             std::vector<std::uint8_t>& hidden, double minimum) {
    if (!exposed(terms, values, hidden, minimum)) return false;
    const auto twin = [&](const CrosswalkEntry& term) {
      return std::any_of(terms.begin(), terms.end(), [&](const CrosswalkEntry& other) {
        return hidden[other.source] != 0 && same_number(other.share, term.share);
      });
    };
    const CrosswalkEntry* best = nullptr;
    for (const CrosswalkEntry& term : terms) {
      if (hidden[term.source] != 0 || !(values[term.source] > 0)) continue;
      if (best == nullptr || (twin(term) && !twin(*best)) ||
          (twin(term) == twin(*best) && values[term.source] < values[best->source]))
        best = &term;
    }
    if (best == nullptr) return false;
    hidden[best->source] = 1;
    return true;
  }

  /// Whole numbers times different shares can be found from their sum, so none is shown then.
  [[nodiscard]] bool solvable(std::span<const CrosswalkEntry> terms, std::span<const double> values,
                              std::span<const std::uint8_t> hidden, double minimum) const {
    if (exposed(terms, values, hidden, minimum)) return true;
    const CrosswalkEntry* first = nullptr;
    for (const CrosswalkEntry& term : terms) {
      if (hidden[term.source] == 0) continue;
      if (first == nullptr) first = &term;
      if (!same_number(first->share, term.share)) return true;
    }
    return false;
  }

  void add_terms(UnfoldedInput& out, std::size_t i, std::vector<std::uint8_t> hidden) const {
    const std::vector<double> values = base_values(i);
    const AreaSet& bases = *workspace_.areas.at(set_of(i)).areas;
    const auto terms = level_.crosswalk->of_target(area_);
    if (hidden.empty()) hidden.assign(values.size(), 0);
    if (solvable(terms, values, hidden, minimum(i))) hidden.assign(values.size(), 1);
    double rest = 0;
    for (const CrosswalkEntry& term : terms) {
      const double value = disclosure::rounded(values[term.source], rules_.rounding);
      const bool protect = hidden[term.source] != 0;
      if (out.terms.size() == kTerms) {
        ++out.more;
        rest += term.share * value;
        out.more_together.hidden = out.more_together.hidden || protect;
        continue;
      }
      const Shown shown{protect ? kNone : value, protect};
      const Shown product{protect ? kNone : term.share * value, protect};
      out.terms.push_back(
          {bases.ids()[term.source], bases.name(term.source), term.share, shown, product});
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
  double denominator_ = kNone;
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

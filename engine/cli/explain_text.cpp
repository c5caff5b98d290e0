#include "base/text.hpp"
#include "cli/explain.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace omrade::cli {
namespace {

using namespace recipe;

constexpr std::size_t page_width = 100;

/// Characters, not bytes; what is printed here takes one column each.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// Lines of at most `width` characters, broken at spaces; a longer word has a line of its own.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  for (const std::string_view word : split(text, ' ')) {
    std::string& last = lines.back();
    if (!last.empty() && width_of(last) + 1 + width_of(word) > width) {
      lines.emplace_back(word);
    } else {
      last += (last.empty() ? "" : " ") + std::string(word);
    }
  }
  return lines;
}

/// Aligned columns; the widest ones are narrowed, and their texts broken, until the page holds all.
class Table {
 public:
  explicit Table(std::vector<std::string> head) { rows_.push_back(std::move(head)); }
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  [[nodiscard]] std::string text() const {
    const std::vector<std::size_t> widths = widths_that_fit();
    std::string out;
    for (const auto& row : rows_) out += row_text(row, widths);
    return out;
  }

 private:
  [[nodiscard]] std::vector<std::size_t> widths_that_fit() const {
    std::vector<std::size_t> widths(rows_.front().size(), 0);
    for (const auto& row : rows_) {
      for (std::size_t c = 0; c < row.size(); ++c)
        widths[c] = std::max(widths[c], width_of(row[c]));
    }
    std::size_t all = 0;
    for (const std::size_t width : widths) all += 2 + width;
    for (; all > page_width; --all) --*std::max_element(widths.begin(), widths.end());
    return widths;
  }

  static std::string row_text(const std::vector<std::string>& row,
                              const std::vector<std::size_t>& widths) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
      cells.push_back(wrapped(row[c], widths[c]));
      height = std::max(height, cells.back().size());
    }
    std::string out;
    for (std::size_t line = 0; line < height; ++line) {
      std::string one;
      std::size_t end = 0;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        if (line < cells[c].size() && !cells[c][line].empty()) {
          const std::size_t start = end + 2;
          const std::size_t now = width_of(one);
          one.append(start > now ? start - now : 1, ' ');
          one += cells[c][line];
        }
        end += 2 + widths[c];
      }
      out += one + "\n";
    }
    return out;
  }

  std::vector<std::vector<std::string>> rows_;
};

std::string how(const InputRoute& route) {
  if (const auto* absent = std::get_if<Absent>(&route)) return "absent: " + absent->why;
  const auto told = [](const std::string& set, Reach reach) {
    return reach == Reach::identity ? "as it is, by " + set : "by crosswalk from " + set;
  };
  if (const auto* rows = std::get_if<RowsRoute>(&route)) return told(rows->set, rows->reach);
  if (std::holds_alternative<SharedRoute>(route)) return "the same at every level";
  if (std::holds_alternative<DerivedRoute>(route)) return "made by the engine";
  const auto& column = std::get<ColumnRoute>(route);
  return told(column.set, column.reach);
}

std::string levels_text(const Recipe& recipe, const Plan& plan) {
  Table table({"level", "made from", "needed by"});
  for (const LevelPlan& level : plan.levels)
    table.add({level.id, made_from(level), join(needed_by(recipe, level), ", ")});
  return "\nLevels\n" + table.text();
}

std::string inputs_text(const Plan& plan, std::size_t indicator) {
  const IndicatorPlan& planned = plan.indicators[indicator];
  Table table({"level", "input", "from", "how"});
  const Unit* before = nullptr;
  for (const Unit& unit : plan.units) {
    if (unit.indicator != indicator) continue;
    const bool told = before != nullptr && before->level == unit.level;  // in another period
    before = &unit;
    if (told) continue;
    for (std::size_t i = 0; i < unit.inputs.size(); ++i) {
      table.add({i == 0 ? plan.levels[unit.level].id : "", planned.plugin.inputs[i].id,
                 drawn_from(unit.inputs[i]), how(unit.inputs[i])});
    }
  }
  return "\nInputs of " + planned.spec->name.text + " (" + planned.plugin.id + " " +
         planned.plugin.version + ")\n" + table.text();
}

std::string why(const Recipe& recipe, const Plan& plan, const Unit& unit) {
  const std::string& level = plan.levels[unit.level].id;
  const IndicatorSpec& indicator = *plan.indicators[unit.indicator].spec;
  std::vector<std::string> reasons;
  if (recipe.profile.page_level.text == level) reasons.emplace_back("pages");
  if (recipe.profile.map_level.text == level) reasons.emplace_back("maps");
  if (indicator.compare && indicator.compare->level.text == level)
    reasons.emplace_back("others are compared with it");
  for (const CompositePlan& composite : plan.composites) {
    const bool there = std::find(composite.levels.begin(), composite.levels.end(), unit.level) !=
                       composite.levels.end();
    const bool part = std::any_of(
        composite.parts.begin(), composite.parts.end(),
        [&unit](const CompositePartPlan& one) { return one.indicator == unit.indicator; });
    if (there && part) reasons.push_back("part of " + composite.spec->name.text);
  }
  if (reasons.empty()) reasons.push_back("levels of [indicators." + indicator.name.text + "]");
  return join(reasons, ", ");
}

std::string computations_text(const Recipe& recipe, const Plan& plan) {
  Table table({"indicator", "level", "period", "inputs", "for"});
  for (const Unit& unit : plan.units) {
    const auto absent = std::count_if(
        unit.inputs.begin(), unit.inputs.end(),
        [](const InputRoute& route) { return std::holds_alternative<Absent>(route); });
    const auto all = static_cast<std::ptrdiff_t>(unit.inputs.size());
    table.add({plan.indicators[unit.indicator].spec->name.text, plan.levels[unit.level].id,
               unit.period, std::to_string(all - absent) + " of " + std::to_string(all),
               why(recipe, plan, unit)});
  }
  return "\nComputations\n" + table.text();
}

std::string composites_text(const Plan& plan) {
  std::string out;
  for (const CompositePlan& composite : plan.composites) {
    const CompositeSpec& spec = *composite.spec;
    std::vector<std::string> levels;
    for (const std::size_t level : composite.levels) levels.push_back(plan.levels[level].id);
    Table table({"part", "weight", "need is", "scale"});
    for (const CompositePart& part : spec.parts) {
      table.add({part.layer.text, shortest(part.weight),
                 part.polarity == "high_is_need" ? "high" : "low",
                 part.normalise.empty() ? spec.normalise : part.normalise});
    }
    out += "\nComposite " + spec.name.text + ", " + spec.aggregate + " mean at " +
           join(levels, ", ") + "\n" + table.text();
  }
  return out;
}

}  // namespace

std::string explain_text(const Recipe& recipe, const Plan& plan) {
  std::string out = "Recipe   " + recipe.file.string() + "\nPeriods  " +
                    join(recipe.periods, ", ") + "\n" + levels_text(recipe, plan);
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) out += inputs_text(plan, i);
  out += computations_text(recipe, plan) + composites_text(plan);
  const ProfileSpec& profile = recipe.profile;
  out += "\nPages    one per area of " + profile.page_level.text;
  if (!profile.map_level.empty()) out += ", maps of " + profile.map_level.text;
  return out + ", in " + join(profile.languages, ", ") + "\n";
}

}  // namespace omrade::cli

#include "tools/cell_rules.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "disclosure/key.hpp"
#include "disclosure/linear_system.hpp"
#include "io/findings.hpp"
#include "tools/cell_relations.hpp"
#include "tools/table_audit.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace omrade::tools {
namespace {

using disclosure::Cell;
using disclosure::CellState;
using disclosure::LinearSystem;
using disclosure::Range;

std::vector<double> read_values(const CellTable& table, const std::vector<Range>& known) {
  io::Findings findings(table.source(), "", "cell");
  std::vector<double> values;
  for (std::size_t i = 0; i < table.entries().size(); ++i) {
    const CellTable::Entry& entry = table.entries()[i];
    const std::string& text = table.text(entry);
    const auto number = parse_number(trim(text));
    const bool right = number && std::isfinite(*number) && *number >= 0 && *number < 1e15;
    const std::string where = "column " + io::in_quotes(table.names()[entry.column]) + ": ";
    if (!right) {
      findings.add(
          {.place = table.place(entry.row),
           .what = where + (trim(text).empty() ? "no count" : io::in_quotes(text) + " is no count"),
           .hint = "write a number of 0 or more with a point, or leave the row out"});
    } else if (*number > known[i].upper) {
      findings.add({.place = table.place(entry.row),
                    .what = where + shortest(*number) + " is more than all there are, " +
                            shortest(known[i].upper),
                    .hint = "is the column of all persons the right one?"});
    }
    values.push_back(right ? *number : 0);
  }
  findings.raise();
  return values;
}

std::vector<double> respondents_of(const CellTable& table, const disclosure::TableSpec& spec) {
  if (spec.respondents.empty()) return {};
  const std::size_t column = table.column(spec.respondents);
  std::vector<double> numbers;
  for (const CellTable::Entry& entry : table.entries())
    numbers.push_back(parse_number(trim(table.texts()[column][entry.row])).value_or(0));
  return numbers;
}

/// Sums are theirs, whatever they should be: what is missing to them is known by whoever knows how
/// it came about.
LinearSystem with_true_sums(const CellTable& table, const disclosure::TableSpec& spec,
                            const CellRelations& relations, const LinearSystem& system) {
  LinearSystem exact;
  for (const Cell& cell : system.cells()) exact.add(cell);
  for (std::size_t r = 0; r < system.relations().size(); ++r) {
    const disclosure::Relation& relation = system.relations()[r];
    double parts = 0;
    double row = 0;
    for (const disclosure::Term& term : relation.terms)
      (term.coefficient > 0 ? parts : row) += system.cells()[term.cell].value;
    const double room = spec.tolerance + 1e-9 * std::max(parts, row);
    if (std::abs(parts - row) > room) {
      const SumName& sum = relations.sums[r];
      refuse_sum(table, relations.hierarchies[sum.hierarchy], sum, parts, row);
    }
    const bool rounding = std::abs(parts - row) <= 1e-9 * std::max(parts, row);
    exact.relate(relation.terms, rounding ? 0 : parts - row);
  }
  return exact;
}

class Rules {
 public:
  Rules(const CellTable& table, const disclosure::TableSpec& spec)
      : table_(table), spec_(spec), known_(known_ranges(table, spec)) {}

  Withholding run(const ParallelFor& loop) {
    result_.values = read_values(table_, known_);
    respondents_ = respondents_of(table_, spec_);
    const bool whole = std::all_of(result_.values.begin(), result_.values.end(),
                                   [](double value) { return value == std::round(value); });
    LinearSystem system;
    for (std::size_t i = 0; i < result_.values.size(); ++i) system.add(cell_of(i, whole));
    CellRelations relations{.hierarchies = read_hierarchies(table_, spec_)};
    relations.sums = add_relations(table_, relations.hierarchies, 0, system);
    LinearSystem exact = with_true_sums(table_, spec_, relations, system);
    if (spec_.rounding > 0) {
      round(exact);
      return std::move(result_);
    }
    weigh_sums(exact);
    if (spec_.group_disclosure) withhold_groups(relations, exact);
    protect(exact, loop);
    return std::move(result_);
  }

 private:
  [[nodiscard]] double minimum() const { return spec_.minimum_count; }

  Cell cell_of(std::size_t i, bool whole) {
    const double value = result_.values[i];
    const double all = known_[i].upper;
    Cell cell{.value = value, .known = known_[i], .whole = whole};
    // The same for all, so that what was chosen tells nothing of its size. A zero says that there
    // is nobody, and readers take one for granted.
    cell.weight = value == 0 ? 3 : 1;
    CellRule rule = CellRule::none;
    if (value > 0 && value < minimum()) {
      rule = CellRule::minimum_count;
      // Of a handful of persons in all, nobody shall know how many either.
      cell.need = {all < minimum() ? 0.0 : 1.0, minimum() - 1};
    } else if (all - value > 0 && all - value < minimum()) {
      rule = CellRule::complement;
      cell.need = {std::max(0.0, all - minimum() + 1), all};
    } else if (spec_.group_disclosure && value > 0 && value == all) {
      rule = CellRule::group_disclosure;
      cell.need = {std::max(0.0, all - 1), all};
    } else if (spec_.of_cells() && all < spec_.minimum_denominator) {
      rule = CellRule::minimum_denominator;
      cell.need = {std::max(0.0, value - 1), value + 1};  // not to be had from sums
    } else if (!respondents_.empty() && !(respondents_[i] >= spec_.minimum_respondents)) {
      rule = CellRule::minimum_respondents;
      cell.need = {std::max(0.0, value - 1), value + 1};
    }
    if (rule != CellRule::none) cell.state = CellState::primary;
    result_.rules.push_back(rule);
    return cell;
  }

  /// All of a sum over groups in one of them: that the others have nobody is to be hidden. Areas,
  /// the first column of codes, are no groups.
  void withhold_groups(const CellRelations& relations, LinearSystem& system) {
    for (std::size_t r = 0; r < relations.sums.size(); ++r) {
      if (relations.hierarchies[relations.sums[r].hierarchy].key_place == 0) continue;
      const std::vector<disclosure::Term> terms = system.relations()[r].terms;
      const auto sum = std::find_if(terms.begin(), terms.end(), [](const disclosure::Term& term) {
        return term.coefficient < 0;
      });
      const double all = system.cells()[sum->cell].value;
      for (const disclosure::Term& term : terms) {
        Cell& cell = system.cell(term.cell);
        if (term.coefficient < 0 || term.cell >= result_.rules.size() || cell.value != all ||
            all == 0 || terms.size() < 3) {
          continue;
        }
        const bool whole = cell.whole;
        if (!disclosure::unseen(cell)) {
          cell.state = CellState::primary;
          cell.need = {std::max(0.0, all - 1), all};
          result_.rules[term.cell] = CellRule::group_disclosure;
        }
        const std::size_t rest =
            system.add({.state = CellState::primary, .need = {0, minimum() - 1}, .whole = whole});
        system.relate({{term.cell, 1}, {rest, 1}, {sum->cell, -1}});
      }
    }
  }

  /// Sums are more to lose, the more so the more parts they have.
  static void weigh_sums(LinearSystem& system) {
    for (const disclosure::Relation& relation : system.relations()) {
      for (const disclosure::Term& term : relation.terms) {
        if (term.coefficient > 0) continue;
        Cell& sum = system.cell(term.cell);
        sum.weight =
            std::max(sum.weight, 1 + std::log2(static_cast<double>(relation.terms.size())));
      }
    }
  }

  void round(const LinearSystem& system) {
    require_one_way(table_, system);
    result_.rounded =
        round_cells(table_, result_.values, system, spec_.rounding, disclosure::load_key({}).key);
    std::fill(result_.rules.begin(), result_.rules.end(), CellRule::none);
  }

  void protect(LinearSystem& system, const ParallelFor& loop) {
    const disclosure::SuppressOptions options{.hidden = {1, minimum() - 1}};
    const disclosure::Suppression done = disclosure::suppress(system, options, loop);
    for (const std::size_t cell : done.added)
      if (cell < result_.rules.size()) result_.rules[cell] = CellRule::sum;
    if (!done.failed.empty()) refuse_unprotected(done);
  }

  [[noreturn]] void refuse_unprotected(const disclosure::Suppression& done) const {
    constexpr std::size_t shown = 5;
    std::vector<Message> messages;
    for (const disclosure::Unprotected& one : done.failed) {
      if (one.cell >= table_.entries().size() || messages.size() == shown) continue;
      std::string merge;
      for (const std::size_t other : one.with) {
        if (other >= table_.entries().size()) continue;
        merge = "merge it with " + table_.name_of(table_.entries()[other].key) + " in the table";
        break;
      }
      if (merge.empty()) merge = "merge it with another one of the same sum in the table";
      messages.push_back({.subject = table_.source(),
                          .place = table_.place(table_.entries()[one.cell].row),
                          .what = table_.name_of(table_.entries()[one.cell].key) +
                                  " cannot be protected, however much is withheld",
                          .hint = std::move(merge)});
    }
    if (messages.empty())
      messages.push_back({.subject = table_.source(), .what = "the table cannot be protected"});
    throw Error(ErrorKind::failed, std::move(messages));
  }

  const CellTable& table_;
  const disclosure::TableSpec& spec_;
  std::vector<Range> known_;
  std::vector<double> respondents_;
  Withholding result_;
};

}  // namespace

std::string_view to_string(CellRule rule) {
  switch (rule) {
    case CellRule::none:
      break;
    case CellRule::minimum_count:
      return "minimum_count";
    case CellRule::complement:
      return "complement";
    case CellRule::group_disclosure:
      return "group_disclosure";
    case CellRule::minimum_denominator:
      return "minimum_denominator";
    case CellRule::minimum_respondents:
      return "minimum_respondents";
    case CellRule::sum:
      return "sum";
  }
  return "";
}

Withholding withhold(const CellTable& table, const disclosure::TableSpec& spec,
                     const ParallelFor& loop) {
  return Rules(table, spec).run(loop);
}

}  // namespace omrade::tools

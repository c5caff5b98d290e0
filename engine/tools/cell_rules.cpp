#include "tools/cell_rules.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "disclosure/key.hpp"
#include "disclosure/linear_system.hpp"
#include "disclosure/magnitude.hpp"
#include "io/findings.hpp"
#include "tools/cell_relations.hpp"
#include "tools/earlier_cells.hpp"
#include "tools/own_rule.hpp"

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

std::vector<double> read_values(const CellTable& table, const std::vector<Count>& counts) {
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
    } else if (*number > counts[i].all) {
      findings.add({.place = table.place(entry.row),
                    .what = where + shortest(*number) + " is more than all there are, " +
                            shortest(counts[i].all),
                    .hint = "is the column of all persons the right one?"});
    }
    values.push_back(right ? *number : 0);
  }
  findings.raise();
  return values;
}

/// Sums are theirs, whatever they should be: what is missing to them is known by whoever knows how
/// it came about.
LinearSystem with_true_sums(const CellTable& table, const disclosure::TableSpec& spec,
                            const CellHistory& history, const std::vector<SumName>& sums,
                            const LinearSystem& system) {
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
      refuse_earlier(table, history, relation, sums[r]);
      refuse_sum(table, history.hierarchies()[sums[r].hierarchy], sums[r], parts, row);
    }
    const bool rounding = std::abs(parts - row) <= 1e-9 * std::max(parts, row);
    exact.relate(relation.terms, rounding ? 0 : parts - row);
  }
  return exact;
}

class Rules {
 public:
  Rules(const CellTable& table, const disclosure::TableSpec& spec, const CellHistory& history)
      : table_(table), spec_(spec), history_(history), counts_(counts_of(table, spec)) {}

  Withholding run(const ParallelFor& loop) {
    result_.values = read_values(table_, counts_);
    if (spec_.of_sums()) read_contributions();
    const bool whole = !spec_.of_sums() && history_.whole() &&
                       std::all_of(result_.values.begin(), result_.values.end(),
                                   [](double value) { return value == std::round(value); });
    const EarlierCells earlier(history_, result_.values, counts_);
    result_.revisions = earlier.revisions();
    LinearSystem system;
    for (std::size_t i = 0; i < result_.values.size(); ++i)
      system.add(spec_.of_sums() ? sum_of(i) : cell_of(i, whole, earlier));
    for (std::size_t i = result_.values.size(); i < history_.keys().size(); ++i)
      system.add(earlier.other(i, whole));
    const std::vector<SumName> sums =
        add_relations(history_.keys(), history_.hierarchies(), 0, rowless_of(spec_), system);
    earlier.complete(table_, system, loop);
    LinearSystem exact = with_true_sums(table_, spec_, history_, sums, system);
    if (spec_.rounding > 0) {
      round(exact);
      return std::move(result_);
    }
    weigh_sums(exact);
    if (spec_.group_disclosure) withhold_groups(sums, exact);
    protect(exact, loop);
    return std::move(result_);
  }

 private:
  [[nodiscard]] double minimum() const { return spec_.minimum_count; }

  void read_contributions() {
    largest_ = numbers_of(table_, spec_.largest);
    second_ = numbers_of(table_, spec_.second);
    for (std::size_t i = 0; i < result_.values.size(); ++i) {
      const bool right = second_[i] >= 0 && largest_[i] >= second_[i] &&
                         largest_[i] + second_[i] <= result_.values[i] * (1 + 1e-9);
      if (right) continue;
      throw Error(
          ErrorKind::user,
          {.subject = table_.source(),
           .place = table_.place(table_.entries()[i].row),
           .what = "the two largest contributions, " + shortest(largest_[i]) + " and " +
                   shortest(second_[i]) + ", are no parts of " + shortest(result_.values[i]),
           .hint = "the largest first, 0 where there is none; their sum is within the value"});
    }
  }

  /// Of a sum of contributions: by how much it has to stay uncertain, both ways.
  Cell sum_of(std::size_t i) {
    const double total = result_.values[i];
    Cell cell{.value = total, .known = {0, counts_[i].all}, .whole = false};
    double need = 0;
    CellRule rule = CellRule::none;
    const auto ask = [&](double more, CellRule by) {
      if (!(more > need)) return;
      need = more;
      rule = by;
    };
    if (spec_.dominance > 0) {
      ask(disclosure::dominance_need(total, largest_[i], second_[i], spec_.dominance),
          CellRule::dominance);
    }
    if (spec_.p_percent > 0) {
      ask(disclosure::p_percent_need(total, largest_[i], second_[i], spec_.p_percent),
          CellRule::p_percent);
    }
    if (rule == CellRule::none && !(counts_[i].respondents >= spec_.minimum_respondents)) {
      rule = CellRule::minimum_respondents;
      need = total / 100;
    }
    if (rule != CellRule::none) {
      cell.state = CellState::primary;
      cell.need = {std::max(0.0, total - need), total + need};
    }
    result_.rules.push_back(rule);
    return cell;
  }

  Cell cell_of(std::size_t i, bool whole, const EarlierCells& earlier) {
    Count count = counts_[i];
    count.value = result_.values[i];
    Cell cell{.value = count.value, .known = {0, count.all}, .whole = whole};
    // The same for all, so that what was chosen tells nothing of its size. A zero says that there
    // is nobody, and readers take one for granted.
    cell.weight = count.value == 0 ? 3 : 1;
    const OwnRule own = own_rule(spec_, count, minimum());
    cell.need = own.need;
    if (own.rule != CellRule::none) cell.state = CellState::primary;
    const CellRule rule = earlier.judge(spec_, i, count, own.rule, cell);
    result_.rules.push_back(rule);
    return cell;
  }

  /// All of a sum over groups in one of them: that the others have nobody is to be hidden. Areas,
  /// the first column of codes, are no groups.
  void withhold_groups(const std::vector<SumName>& sums, LinearSystem& system) {
    for (std::size_t r = 0; r < sums.size(); ++r) {
      if (history_.hierarchies()[sums[r].hierarchy].key_place == 0) continue;
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
    disclosure::SuppressOptions options;
    if (!spec_.of_sums()) options.hidden = {1, minimum() - 1};
    for (std::size_t i = 0; i < history_.keys().size() && !history_.empty(); ++i)
      options.hidden_of.push_back(history_.hidden(i));
    const disclosure::Suppression done = disclosure::suppress(system, options, loop);
    for (const std::size_t cell : done.added)
      if (cell < result_.rules.size()) result_.rules[cell] = CellRule::sum;
    if (!done.failed.empty()) refuse_unprotected(done);
  }

  [[noreturn]] void refuse_unprotected(const disclosure::Suppression& done) const {
    constexpr std::size_t shown = 5;
    std::vector<Message> messages;
    const CellKeys& keys = history_.keys();
    for (const disclosure::Unprotected& one : done.failed) {
      if (one.cell >= keys.size() || messages.size() == shown) continue;
      const bool before = one.cell >= table_.entries().size();
      std::string merge;
      for (const std::size_t other : one.with) {
        if (other >= table_.entries().size()) continue;
        merge = "merge it with " + table_.name_of(keys[other]) + " in the table";
        break;
      }
      if (merge.empty() || before) merge = "merge it with another one of the same sum in the table";
      if (!history_.empty())
        merge = before ? "leave out rows of the sums it belongs to" : merge + ", or leave it out";
      messages.push_back(
          {.subject = table_.source(),
           .place = before ? std::string{} : table_.place(table_.entries()[one.cell].row),
           .what = table_.name_of(keys[one.cell]) +
                   (before ? ", which was withheld before, would be told by this table, however "
                             "much of it is withheld"
                           : " cannot be protected, however much is withheld"),
           .hint = std::move(merge)});
    }
    if (messages.empty())
      messages.push_back({.subject = table_.source(), .what = "the table cannot be protected"});
    throw Error(ErrorKind::failed, std::move(messages));
  }

  const CellTable& table_;
  const disclosure::TableSpec& spec_;
  const CellHistory& history_;
  std::vector<Count> counts_;
  std::vector<double> largest_, second_;
  Withholding result_;
};

}  // namespace

Withholding withhold(const CellTable& table, const disclosure::TableSpec& spec,
                     const CellHistory& history, const ParallelFor& loop) {
  return Rules(table, spec, history).run(loop);
}

}  // namespace omrade::tools

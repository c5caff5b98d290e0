#include "tools/table_audit.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"
#include "tools/cell_composites.hpp"
#include "tools/cell_relations.hpp"
#include "tools/earlier_cells.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace omrade::tools {
namespace {

using disclosure::Cell;
using disclosure::CellState;
using disclosure::LinearSystem;
using disclosure::Range;

std::vector<CellText> read_texts(const CellTable& table) {
  io::Findings findings(table.source(), "", "cell");
  std::vector<CellText> texts;
  for (const CellTable::Entry& entry : table.entries()) {
    const auto text = read_cell(table.text(entry));
    const bool right = text && !(text->number && !(*text->number >= 0 && *text->number < 1e15));
    if (!right) {
      findings.add(
          {.place = table.place(entry.row),
           .what = "column " + io::in_quotes(table.names()[entry.column]) + ": " +
                   io::in_quotes(table.text(entry)) + " is no count",
           .hint = "write numbers of 0 or more with a point, or the mark of a withheld one"});
    }
    texts.push_back(right ? *text : CellText{});
  }
  findings.raise();
  return texts;
}

/// By entry, how far a rounded count may be from its true value: less than its COLUMN_step.
std::vector<double> slacks_of(const CellTable& table, bool whole) {
  std::vector<double> slacks;
  for (const CellTable::Entry& entry : table.entries()) {
    double slack = 0;
    if (const auto column = table.find(table.names()[entry.column] + "_step")) {
      const auto step = parse_number(trim(table.texts()[*column][entry.row]));
      if (step && std::isfinite(*step) && *step > 0) slack = whole ? *step - 1 : *step;
    }
    slacks.push_back(std::max(0.0, slack));
  }
  return slacks;
}

/// What is taken for granted of the marks over what was published before.
class Belief {
 public:
  /// Of somebody who knows what was revised.
  explicit Belief(const Revisions& revisions) : revised_(revisions.cells), none_(!revisions.any) {}
  /// That none of them was revised, or that each may have been.
  Belief(std::size_t entries, bool holds) : revised_(entries, !holds), none_(holds) {}

  [[nodiscard]] bool may_be_revised(std::size_t i) const { return revised_[i]; }
  /// What was possible before is all that is possible now.
  [[nodiscard]] bool nothing_revised() const { return none_; }

 private:
  std::vector<bool> revised_;
  bool none_;
};

/// Of what was withheld before and is no row now, so that it is what it was: what is not to be told
/// of it.
Range left_of(const CellHistory& history, std::size_t i) {
  const Range hidden = history.hidden(i);
  const Range possible = history.before(i).possible;
  return {std::max(hidden.lower, possible.lower), std::min(hidden.upper, possible.upper)};
}

LinearSystem cells_of(const CellTable& table, const std::vector<CellText>& texts,
                      const disclosure::TableSpec& spec, const CellHistory& history,
                      const Belief& belief) {
  const bool whole = !spec.of_sums() && history.whole() &&
                     std::all_of(texts.begin(), texts.end(), [](const CellText& text) {
                       return !text.number || *text.number == std::round(*text.number);
                     });
  const std::vector<double> slacks = slacks_of(table, whole);
  const std::vector<Count> counts = counts_of(table, spec);
  LinearSystem system;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Cell cell{.known = {0, counts[i].all}, .whole = whole, .slack = slacks[i]};
    const CellHistory::Before& before = history.before(i);
    if (texts[i].number) {
      cell.value = *texts[i].number;
    } else {
      cell.state = CellState::complement;
      if (!spec.of_sums()) cell.need = {1, spec.minimum_count - 1.0};
      if (texts[i].below > 0) cell.known = cell.need = {1, texts[i].below - 1};
      if (!belief.may_be_revised(i) && history.known_still(i, counts[i])) {
        cell.known = {before.cell.number, before.cell.number};
      } else if (belief.nothing_revised() && before.state == CellHistory::Before::State::withheld) {
        cell.need.lower = std::max(cell.need.lower, before.possible.lower);
        cell.need.upper = std::min(cell.need.upper, before.possible.upper);
      }
    }
    system.add(cell);
  }
  for (std::size_t i = texts.size(); i < history.keys().size(); ++i) {
    const CellHistory::Before& before = history.before(i);
    Cell cell{.known = {0, before.cell.most}, .whole = whole};
    if (before.state == CellHistory::Before::State::published) {
      cell.value = before.cell.number;
    } else {
      cell.state = CellState::complement;
      cell.need = left_of(history, i);
    }
    system.add(cell);
  }
  return system;
}

/// A sum with nothing withheld in it is right or wrong as it stands.
void check_sums(const CellTable& table, const CellHistory& history,
                const std::vector<SumName>& sums, const LinearSystem& system) {
  for (std::size_t r = 0; r < sums.size(); ++r) {
    const disclosure::Relation& relation = system.relations()[r];
    double parts = 0;
    double row = 0;
    bool known = true;
    for (const disclosure::Term& term : relation.terms) {
      const Cell& cell = system.cells()[term.cell];
      known = known && !disclosure::unseen(cell);
      (term.coefficient > 0 ? parts : row) += cell.value;
    }
    if (!known || disclosure::residual(system, r) == 0) continue;
    refuse_earlier(table, history, relation, sums[r]);
    refuse_sum(table, history.hierarchies()[sums[r].hierarchy], sums[r], parts, row);
  }
}

/// What the mark of a withheld cell promises, kept or not.
class Verdict {
 public:
  Verdict(const LinearSystem& system, const std::vector<CellText>& texts,
          const disclosure::TableSpec& spec, const CellHistory& history)
      : system_(system), texts_(texts), spec_(spec), history_(history) {}

  [[nodiscard]] bool safe(const disclosure::Feasible& one) const {
    const Range& range = one.range;
    if (range.empty()) return false;
    if (spec_.of_sums())
      return range.upper - range.lower > 1e-6 * std::max(1.0, std::abs(range.upper));
    if (one.cell < texts_.size() && texts_[one.cell].below > 0) return one.safe;
    const Range all = system_.cells()[one.cell].known;
    const CellHistory::Before& before = history_.before(one.cell);
    const bool withheld = before.state == CellHistory::Before::State::withheld;
    if (range.lower == range.upper)
      return all.lower == all.upper || (withheld && before.possible == range);
    const bool known = before.state != CellHistory::Before::State::unknown;
    if (known && tells_revision(before.cell.number, range, all)) return false;
    for (const auto& earlier : before.cell.earlier) {
      if (tells_revision(earlier.number, range, all)) return false;
      // Those who are left of the group are as many as then, but for a few.
      if (tells_revision(all.upper - (earlier.most - earlier.number), range, all)) return false;
    }
    return one.safe || range.lower > system_.cells()[one.cell].need.upper;
  }

 private:
  /// Whether a reader knows that it is within a few persons of what it was, and more than that.
  [[nodiscard]] bool tells_revision(double number, const Range& range, const Range& all) const {
    const double few = history_.minimum() - 1;
    if (!(range.lower >= number - few && range.upper <= number + few)) return false;
    return range.lower > std::max(number - few, all.lower) ||
           range.upper < std::min(number + few, all.upper);
  }

  const LinearSystem& system_;
  const std::vector<CellText>& texts_;
  const disclosure::TableSpec& spec_;
  const CellHistory& history_;
};

/// Nothing where no counts fit, of which `strange` is one then.
std::optional<std::vector<CellRange>> ranges_of(const CellTable& table,
                                                const std::vector<CellText>& texts,
                                                const disclosure::TableSpec& spec,
                                                const CellHistory& history, const Belief& belief,
                                                const ParallelFor& loop, std::size_t& strange) {
  LinearSystem system = cells_of(table, texts, spec, history, belief);
  const std::vector<SumName> sums = add_relations(history.keys(), history.hierarchies(),
                                                  spec.tolerance, rowless_of(spec), system);
  check_sums(table, history, sums, system);
  add_composites(table, read_composites(table, spec), system);

  const std::size_t size = history.keys().size();
  std::vector<std::vector<std::size_t>> relations_of(size);
  for (std::size_t r = 0; r < system.relations().size(); ++r) {
    for (const disclosure::Term& term : system.relations()[r].terms)
      if (term.cell < size) relations_of[term.cell].push_back(r);
  }
  const Verdict verdict(system, texts, spec, history);
  std::vector<CellRange> result;
  for (const disclosure::Feasible& one : disclosure::audit(system, {.blind = true}, loop)) {
    if (one.range.empty() && one.proven) {
      strange = one.cell;
      return {};
    }
    CellRange cell{.entry = one.cell, .range = one.range, .safe = verdict.safe(one)};
    if (!cell.safe) {
      for (const std::size_t r : relations_of[one.cell]) {
        for (const disclosure::Term& term : system.relations()[r].terms) {
          const bool other = term.cell < size && term.cell != one.cell;
          if (other && disclosure::withheld(system.cells()[term.cell]))
            cell.with.push_back(term.cell);
        }
      }
    }
    result.push_back(std::move(cell));
  }
  return result;
}

}  // namespace

std::vector<Range> known_ranges(const CellTable& table, const disclosure::TableSpec& spec) {
  std::vector<Range> known(table.entries().size());
  const std::size_t counts = table.entries().size() / table.rows();
  for (const CompositeColumns& composite : read_composites(table, spec)) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      for (const CompositeColumns::Part& part : composite.parts) {
        double& upper = known[row * counts + part.count].upper;
        upper = std::min(upper, composite.population[row]);
      }
    }
  }
  if (spec.denominator.empty()) return known;
  const std::size_t column = table.column(spec.denominator);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto persons = parse_number(trim(table.texts()[column][table.entries()[i].row]));
    if (persons && std::isfinite(*persons) && *persons >= 0) known[i].upper = *persons;
  }
  return known;
}

std::vector<CellRange> audit_table(const CellTable& table, const disclosure::TableSpec& spec,
                                   const CellHistory& history, const ParallelFor& loop,
                                   const Revisions* revisions) {
  const std::vector<CellText> texts = read_texts(table);
  std::size_t strange = 0;
  const auto by = [&](const Belief& belief) {
    return ranges_of(table, texts, spec, history, belief, loop, strange);
  };
  auto ranges = by(revisions != nullptr ? Belief(*revisions) : Belief(texts.size(), true));
  if (!ranges && !history.empty() && revisions == nullptr) ranges = by(Belief(texts.size(), false));
  if (ranges) return std::move(*ranges);
  const bool row = strange < table.entries().size();
  throw Error(ErrorKind::user,
              {.subject = table.source(),
               .place = row ? table.place(table.entries()[strange].row) : std::string{},
               .what = "no count of " + table.name_of(history.keys()[strange]) +
                       " fits what else is published",
               .hint = "are the hierarchies, weights and totals those of this table?"});
}

std::string unsafe_cells(const CellTable& table, const CellHistory& history,
                         const std::vector<CellRange>& cells) {
  constexpr std::size_t shown = 5;
  std::string text;
  std::size_t count = 0;
  for (const CellRange& cell : cells) {
    if (cell.safe || ++count > shown) continue;
    text += "\n  " + table.name_of(history.keys()[cell.entry]);
    text += cell.with.empty()
                ? ": withhold another cell of the same sum"
                : ": merge it with " + table.name_of(history.keys()[cell.with.front()]) +
                      ", or withhold more of the same sums";
  }
  if (count > shown) text += "\n  and " + std::to_string(count - shown) + " more";
  return text;
}

}  // namespace omrade::tools

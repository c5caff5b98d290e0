#include "tools/table_audit.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"
#include "tools/cell_composites.hpp"

#include <algorithm>
#include <cmath>
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
    const bool right = text && !(text->number && *text->number < 0);
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

LinearSystem cells_of(const CellTable& table, const std::vector<CellText>& texts,
                      const std::vector<Range>& known, double minimum_count) {
  const bool whole = std::all_of(texts.begin(), texts.end(), [](const CellText& text) {
    return !text.number || *text.number == std::round(*text.number);
  });
  const std::vector<double> slacks = slacks_of(table, whole);
  LinearSystem system;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Cell cell{.known = known[i], .whole = whole, .slack = slacks[i]};
    if (texts[i].number) {
      cell.value = *texts[i].number;
    } else {
      cell.state = CellState::complement;
      cell.need = {1, minimum_count - 1};
      if (texts[i].below > 0) cell.known = cell.need = {1, texts[i].below - 1};
    }
    system.add(cell);
  }
  return system;
}

/// A sum with nothing withheld in it is right or wrong as it stands.
void check_sums(const CellTable& table, const CellRelations& relations,
                const LinearSystem& system) {
  for (std::size_t r = 0; r < relations.sums.size(); ++r) {
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
    const SumName& sum = relations.sums[r];
    refuse_sum(table, relations.hierarchies[sum.hierarchy], sum, parts, row);
  }
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
                                   const ParallelFor& loop) {
  const std::vector<CellText> texts = read_texts(table);
  const std::vector<Range> known = known_ranges(table, spec);
  LinearSystem system = cells_of(table, texts, known, spec.minimum_count);
  CellRelations relations{.hierarchies = read_hierarchies(table, spec)};
  relations.sums = add_relations(table, relations.hierarchies, spec.tolerance, system);
  check_sums(table, relations, system);
  add_composites(table, read_composites(table, spec), system);

  std::vector<std::vector<std::size_t>> relations_of(table.entries().size());
  for (std::size_t r = 0; r < system.relations().size(); ++r) {
    for (const disclosure::Term& term : system.relations()[r].terms)
      if (term.cell < relations_of.size()) relations_of[term.cell].push_back(r);
  }
  const double most_hidden = spec.minimum_count - 1.0;
  std::vector<CellRange> result;
  for (const disclosure::Feasible& one : disclosure::audit(system, {.blind = true}, loop)) {
    if (one.range.empty() && one.proven) {
      throw Error(ErrorKind::user,
                  {.subject = table.source(),
                   .place = table.place(table.entries()[one.cell].row),
                   .what = "no count of " + table.name_of(table.entries()[one.cell].key) +
                           " fits what else is published",
                   .hint = "are the hierarchies, weights and totals those of this table?"});
    }
    CellRange cell{.entry = one.cell, .range = one.range, .safe = one.safe};
    if (!(texts[one.cell].below > 0)) {
      const Range all = system.cells()[one.cell].known;
      if (one.range.lower == one.range.upper) {
        cell.safe = all.lower == all.upper;
      } else if (one.range.lower > most_hidden) {
        cell.safe = true;
      }
    }
    if (one.range.empty()) cell.safe = false;
    if (!cell.safe) {
      for (const std::size_t r : relations_of[one.cell]) {
        for (const disclosure::Term& term : system.relations()[r].terms) {
          const bool other = term.cell < texts.size() && term.cell != one.cell;
          if (other && disclosure::withheld(system.cells()[term.cell]))
            cell.with.push_back(term.cell);
        }
      }
    }
    result.push_back(std::move(cell));
  }
  return result;
}

std::string unsafe_cells(const CellTable& table, const std::vector<CellRange>& cells) {
  constexpr std::size_t shown = 5;
  std::string text;
  std::size_t count = 0;
  for (const CellRange& cell : cells) {
    if (cell.safe || ++count > shown) continue;
    text += "\n  " + table.name_of(table.entries()[cell.entry].key);
    text += cell.with.empty()
                ? ": withhold another cell of the same sum"
                : ": merge it with " + table.name_of(table.entries()[cell.with.front()].key) +
                      ", or withhold more of the same sums";
  }
  if (count > shown) text += "\n  and " + std::to_string(count - shown) + " more";
  return text;
}

}  // namespace omrade::tools

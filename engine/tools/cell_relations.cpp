#include "tools/cell_relations.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace omrade::tools {
namespace {

using disclosure::CellState;
using disclosure::LinearSystem;
using disclosure::Term;

using Key = std::vector<std::string>;
using Code = std::pair<std::size_t, std::string>;  ///< the place of its column in keys, and it

class Relater {
 public:
  Relater(const CellKeys& keys, const std::vector<CellHierarchy>& hierarchies, double tolerance,
          Rowless rowless, LinearSystem& system)
      : keys_(keys), hierarchies_(hierarchies), tolerance_(tolerance), system_(system) {
    if (rowless == Rowless::parts) find_shared();
  }

  std::vector<SumName> run() {
    for (std::size_t i = 0; i < keys_.size(); ++i) relate(keys_[i], i);
    return std::move(sums_);
  }

 private:
  struct Parts {
    std::vector<Term> terms{};
    double sum = 0;
    Key without_row{};
  };

  /// What the hierarchy says that `key` is made of, by rows; nothing where it is no sum of any.
  std::optional<Parts> parts_of(const CellHierarchy& hierarchy, const Key& key) {
    const auto at = hierarchy.children.find(key[hierarchy.key_place]);
    if (at == hierarchy.children.end()) return {};
    Parts parts;
    Key part = key;
    for (const std::string& child : at->second) {
      part[hierarchy.key_place] = child;
      const auto cell = cell_of(part);
      if (!cell) {
        parts.without_row.push_back(child);
        continue;
      }
      parts.terms.push_back({*cell, 1});
      parts.sum += system_.cells()[*cell].value;
    }
    if (parts.terms.empty()) return {};
    return parts;
  }

  /// The same of a sum none of whose parts has a row, nor parts that have.
  std::optional<Parts> rowless_parts_of(const CellHierarchy& hierarchy, const Key& key) {
    const auto at = hierarchy.children.find(key[hierarchy.key_place]);
    if (at == hierarchy.children.end() || !shared_.contains({hierarchy.key_place, at->first}))
      return {};
    Parts parts;
    Key part = key;
    for (const std::string& child : at->second) {
      part[hierarchy.key_place] = child;
      parts.terms.push_back({rowless_cell(part), 1});
    }
    return parts;
  }

  /// Codes of which some part, or part of a part, belongs to two sums.
  void find_shared() {
    std::map<Code, std::vector<Code>> parents;
    for (const CellHierarchy& hierarchy : hierarchies_) {
      for (const auto& [parent, children] : hierarchy.children) {
        for (const std::string& child : children)
          parents[{hierarchy.key_place, child}].emplace_back(hierarchy.key_place, parent);
      }
    }
    std::vector<Code> open;
    for (const auto& [code, of] : parents)
      if (of.size() > 1) open.push_back(code);
    while (!open.empty()) {
      const Code code = open.back();
      open.pop_back();
      const auto of = parents.find(code);
      if (of == parents.end()) continue;
      for (const Code& parent : of->second)
        if (shared_.insert(parent).second) open.push_back(parent);
    }
  }

  /// The absent cell of a part of which nothing has a row.
  std::size_t rowless_cell(const Key& key) {
    const auto [at, fresh] = rowless_.emplace(one_text(key), system_.cells().size());
    const std::size_t cell = at->second;
    if (!fresh) return cell;
    system_.add({.value = std::numeric_limits<double>::quiet_NaN(),
                 .state = CellState::absent,
                 .whole = system_.cells().front().whole});
    relate(key, cell);
    return cell;
  }

  /// The cell of a row, or an absent one that is made now.
  std::optional<std::size_t> cell_of(const Key& key) {
    if (const auto cell = keys_.find(key)) return cell;
    const std::string name = one_text(key);
    if (const auto at = absent_.find(name); at != absent_.end()) return at->second;
    absent_[name] = std::nullopt;
    std::optional<double> value;
    for (const CellHierarchy& hierarchy : hierarchies_) {
      const auto parts = parts_of(hierarchy, key);
      if (parts && !value) value = parts->sum;
    }
    if (!value) return {};
    bool whole = true;
    if (!system_.cells().empty()) whole = system_.cells().front().whole;
    const std::size_t cell =
        system_.add({.value = *value, .state = CellState::absent, .whole = whole});
    absent_[name] = cell;
    relate(key, cell);
    return cell;
  }

  void relate(const Key& key, std::size_t cell) {
    for (std::size_t h = 0; h < hierarchies_.size(); ++h) {
      auto parts = parts_of(hierarchies_[h], key);
      if (!parts) parts = rowless_parts_of(hierarchies_[h], key);
      if (!parts) continue;
      parts->terms.push_back({cell, -1});
      system_.relate(std::move(parts->terms), 0, tolerance_);
      sums_.push_back({.key = key, .hierarchy = h, .without_row = std::move(parts->without_row)});
    }
  }

  const CellKeys& keys_;
  const std::vector<CellHierarchy>& hierarchies_;
  double tolerance_;
  LinearSystem& system_;
  std::vector<SumName> sums_;
  std::unordered_map<std::string, std::optional<std::size_t>> absent_;
  std::unordered_map<std::string, std::size_t> rowless_;
  std::set<Code> shared_;
};

}  // namespace

std::vector<CellHierarchy> read_hierarchies(const CellTable& table,
                                            const disclosure::TableSpec& spec) {
  std::vector<CellHierarchy> hierarchies;
  for (const disclosure::HierarchySpec& hierarchy : spec.hierarchies)
    hierarchies.push_back(read_hierarchy(hierarchy, table.key_place(hierarchy.column)));
  return hierarchies;
}

std::vector<SumName> add_relations(const CellKeys& keys,
                                   const std::vector<CellHierarchy>& hierarchies, double tolerance,
                                   Rowless rowless, LinearSystem& system) {
  return Relater(keys, hierarchies, tolerance, rowless, system).run();
}

Rowless rowless_of(const disclosure::TableSpec& spec) {
  return spec.rounding > 0 || spec.tolerance > 0 ? Rowless::no_parts : Rowless::parts;
}

void refuse_sum(const CellTable& table, const CellHierarchy& hierarchy, const SumName& sum,
                double parts, double row) {
  std::string hint = "mend the table or " + hierarchy.shown +
                     ", or write tolerance = " + shortest(std::abs(parts - row)) +
                     " in the spec if totals are known to differ";
  if (!sum.without_row.empty()) {
    hint =
        "no row for its part " + io::in_quotes(sum.without_row.front()) +
        (sum.without_row.size() > 1 ? " and " + std::to_string(sum.without_row.size() - 1) + " more"
                                    : "") +
        ": add them, with 0 where there is nobody";
  }
  const auto entry = table.entry(sum.key);
  throw Error(ErrorKind::user,
              {.subject = table.source(),
               .place = entry ? table.place(table.entries()[*entry].row) : std::string{},
               .what = "the parts of " + table.name_of(sum.key) + " sum to " + shortest(parts) +
                       ", and its row says " + shortest(row),
               .hint = std::move(hint)});
}

}  // namespace omrade::tools

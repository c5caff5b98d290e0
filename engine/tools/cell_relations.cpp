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
#include <vector>

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

  /// The parts of a sum none of which has a row, nor parts that have; none where they are not
  /// reckoned with.
  const std::vector<std::string>* rowless_parts_of(const CellHierarchy& hierarchy, const Key& key) {
    const auto at = hierarchy.children.find(key[hierarchy.key_place]);
    const bool shared =
        at != hierarchy.children.end() && shared_.contains({hierarchy.key_place, at->first});
    return shared ? &at->second : nullptr;
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

  /// The absent cell of a part of which nothing has a row, and whether it was made now.
  std::pair<std::size_t, bool> rowless_cell(const Key& key) {
    const auto [at, fresh] = rowless_.emplace(one_text(key), system_.cells().size());
    if (fresh) {
      system_.add({.value = std::numeric_limits<double>::quiet_NaN(),
                   .state = CellState::absent,
                   .whole = system_.cells().front().whole});
    }
    return {at->second, fresh};
  }

  /// The cell of a row, or an absent one that is made now.
  std::optional<std::size_t> cell_of(const Key& key) {
    if (const auto cell = keys_.find(key)) return cell;
    const std::string name = one_text(key);
    if (!absent_.contains(name)) make_absent(key);
    return absent_.at(name);
  }

  /// Of a key without a row, and first of all that it is made of: hierarchies are as deep as their
  /// files say, and the stack is not.
  void make_absent(const Key& first) {
    struct Open {
      Key key;
      std::size_t hierarchy = 0, child = 0;
    };
    std::vector<Open> path{{.key = first}};
    absent_[one_text(first)] = std::nullopt;
    while (!path.empty()) {
      Open& open = path.back();
      if (open.hierarchy == hierarchies_.size()) {
        const Key key = std::move(open.key);
        path.pop_back();
        add_absent(key);
        continue;
      }
      const CellHierarchy& hierarchy = hierarchies_[open.hierarchy];
      const auto at = hierarchy.children.find(open.key[hierarchy.key_place]);
      if (at == hierarchy.children.end() || open.child == at->second.size()) {
        ++open.hierarchy;
        open.child = 0;
        continue;
      }
      Key part = open.key;
      part[hierarchy.key_place] = at->second[open.child++];
      if (!keys_.find(part) && absent_.emplace(one_text(part), std::nullopt).second)
        path.push_back({.key = std::move(part)});
    }
  }

  /// Where it has parts; these are there already.
  void add_absent(const Key& key) {
    std::optional<double> value;
    for (const CellHierarchy& hierarchy : hierarchies_) {
      const auto parts = parts_of(hierarchy, key);
      if (parts && !value) value = parts->sum;
    }
    if (!value) return;
    bool whole = true;
    if (!system_.cells().empty()) whole = system_.cells().front().whole;
    const std::size_t cell =
        system_.add({.value = *value, .state = CellState::absent, .whole = whole});
    absent_[one_text(key)] = cell;
    relate(key, cell);
  }

  /// A cell as a sum, in each hierarchy; the rowless parts that are made for it too, each before
  /// the sum that it was made for.
  void relate(const Key& first, std::size_t first_cell) {
    struct Sum {
      Key key;
      std::size_t cell = 0, hierarchy = 0;
      const std::vector<std::string>* rowless = nullptr;
      Parts parts{};
    };
    std::vector<Sum> path{{.key = first, .cell = first_cell}};
    const auto close = [&](Sum& sum, Parts parts) {
      parts.terms.push_back({sum.cell, -1});
      system_.relate(std::move(parts.terms), 0, tolerance_);
      sums_.push_back({.key = sum.key,
                       .hierarchy = sum.hierarchy++,
                       .without_row = std::move(parts.without_row)});
    };
    while (!path.empty()) {
      Sum& sum = path.back();
      if (sum.hierarchy == hierarchies_.size()) {
        path.pop_back();
        continue;
      }
      const CellHierarchy& hierarchy = hierarchies_[sum.hierarchy];
      if (sum.rowless == nullptr) {
        if (auto parts = parts_of(hierarchy, sum.key)) {
          close(sum, std::move(*parts));
          continue;
        }
        sum.rowless = rowless_parts_of(hierarchy, sum.key);
        if (sum.rowless == nullptr) ++sum.hierarchy;
      } else if (sum.parts.terms.size() == sum.rowless->size()) {
        sum.rowless = nullptr;
        close(sum, std::exchange(sum.parts, {}));
      } else {
        Key part = sum.key;
        part[hierarchy.key_place] = (*sum.rowless)[sum.parts.terms.size()];
        const auto [cell, fresh] = rowless_cell(part);
        sum.parts.terms.push_back({cell, 1});
        if (fresh) path.push_back({.key = std::move(part), .cell = cell});
      }
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

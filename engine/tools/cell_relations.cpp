#include "tools/cell_relations.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"

#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

namespace omrade::tools {
namespace {

using disclosure::CellState;
using disclosure::LinearSystem;
using disclosure::Term;

using Key = std::vector<std::string>;

class Relater {
 public:
  Relater(const CellKeys& keys, const std::vector<CellHierarchy>& hierarchies, double tolerance,
          LinearSystem& system)
      : keys_(keys), hierarchies_(hierarchies), tolerance_(tolerance), system_(system) {}

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

  /// What the hierarchy says that `key` is made of; nothing where it is no sum.
  std::optional<Parts> parts_of(const CellHierarchy& hierarchy, const Key& key) {
    const auto at = hierarchy.children.find(key[hierarchy.key_place]);
    if (at == hierarchy.children.end()) return {};
    Parts parts;
    for (const std::string& child : at->second) {
      Key part = key;
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

  /// The cell of a row, or an absent one that is made now.
  std::optional<std::size_t> cell_of(const Key& key) {
    if (const auto cell = keys_.find(key)) return cell;
    const std::string name = join(key, std::string_view("\x1f", 1));
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
                                   LinearSystem& system) {
  return Relater(keys, hierarchies, tolerance, system).run();
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

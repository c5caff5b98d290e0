#include "disclosure/slacks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr double kNothing = 1e-14;
constexpr double kRoom = 1e-9;

using Sum = std::map<std::size_t, double>;  ///< coefficients by cell

void add(Sum& to, std::size_t cell, double coefficient) {
  double& here = to[cell];
  here += coefficient;
  if (std::abs(here) < kNothing) to.erase(cell);
}

class Elimination {
 public:
  explicit Elimination(const LinearSystem& system)
      : system_(system), made_(system.cells().size()), users_(system.cells().size()) {}

  Slacks run() {
    const std::size_t n = system_.relations().size();
    out_.relations = system_.relations();
    out_.of_relation.assign(n, kNoSlack);
    out_.coefficient.assign(n, 0);
    out_.relation.assign(system_.cells().size(), kNoSlack);
    out_.follows.assign(n, false);
    for (std::size_t r = 0; r < n; ++r) make(r);
    for (std::size_t c = 0; c < made_.size(); ++c)
      if (made_[c]) write(out_.relation[c], *made_[c], c);
    std::vector<std::pair<std::size_t, std::size_t>> rest;  // terms, relation
    for (std::size_t r = 0; r < n; ++r) {
      if (out_.of_relation[r] != kNoSlack) continue;
      write(r, substituted(r), kNoSlack);
      rest.emplace_back(out_.relations[r].terms.size(), r);
    }
    std::sort(rest.begin(), rest.end());
    kept_of_.resize(made_.size());
    for (const auto& [terms, r] : rest) keep(r);
    return std::move(out_);
  }

 private:
  /// The term that a relation may make of its others.
  [[nodiscard]] const Term* pivot(const Relation& relation) const {
    const auto only = [&](auto&& is) -> const Term* {
      const Term* found = nullptr;
      for (const Term& term : relation.terms) {
        if (!is(term)) continue;
        if (found != nullptr) return nullptr;
        found = &term;
      }
      return found != nullptr && !made_[found->cell] ? found : nullptr;
    };
    if (relation.constant != 0 || relation.tolerance != 0) return nullptr;
    // What is divided and made already counts no more.
    const Term* divided = only(
        [&](const Term& term) { return !system_.cells()[term.cell].whole && !made_[term.cell]; });
    if (divided != nullptr) return divided;
    const bool any_divided =
        std::any_of(relation.terms.begin(), relation.terms.end(),
                    [&](const Term& term) { return !system_.cells()[term.cell].whole; });
    if (any_divided) return nullptr;
    return only([](const Term& term) { return term.coefficient == -1; });
  }

  [[nodiscard]] Sum substituted(std::size_t r) const {
    Sum sum;
    for (const Term& term : system_.relations()[r].terms) {
      if (!made_[term.cell]) {
        add(sum, term.cell, term.coefficient);
        continue;
      }
      for (const auto& [cell, coefficient] : *made_[term.cell])
        add(sum, cell, term.coefficient * coefficient);
    }
    return sum;
  }

  void make(std::size_t r) {
    const Term* term = pivot(system_.relations()[r]);
    if (term == nullptr) return;
    const std::size_t cell = term->cell;
    Sum sum = substituted(r);
    const auto own = sum.find(cell);
    if (own == sum.end()) return;
    const double factor = -1 / own->second;
    sum.erase(own);
    for (auto& [other, coefficient] : sum) coefficient *= factor;
    // Those that were made of it are made of its parts now.
    for (const std::size_t user : users_[cell]) {
      const auto at = made_[user]->find(cell);
      if (at == made_[user]->end()) continue;
      const double times = at->second;
      made_[user]->erase(at);
      for (const auto& [other, coefficient] : sum) {
        add(*made_[user], other, times * coefficient);
        users_[other].push_back(user);
      }
    }
    for (const auto& [other, coefficient] : sum) users_[other].push_back(cell);
    made_[cell] = std::move(sum);
    out_.of_relation[r] = cell;
    out_.relation[cell] = r;
    out_.coefficient[r] = -1;
  }

  void write(std::size_t r, const Sum& sum, std::size_t makes) {
    std::vector<Term>& terms = out_.relations[r].terms;
    terms.clear();
    for (const auto& [cell, coefficient] : sum) terms.push_back({cell, coefficient});
    if (makes != kNoSlack) terms.push_back({makes, -1});
  }

  /// A relation is kept unless it is a sum of multiples of those that are.
  void keep(std::size_t r) {
    Sum left;
    for (const Term& term : out_.relations[r].terms) left[term.cell] = term.coefficient;
    while (!left.empty()) {
      const auto of = part_of(left);
      if (!of) break;
      for (const Term& term : out_.relations[*of].terms) left.erase(term.cell);
    }
    out_.follows[r] = left.empty();
    if (out_.follows[r]) return;
    for (const Term& term : out_.relations[r].terms) kept_of_[term.cell].push_back(r);
  }

  /// The longest kept relation of the first cell, all of whose cells have a multiple of their
  /// coefficients here.
  [[nodiscard]] std::optional<std::size_t> part_of(const Sum& left) const {
    const auto [cell, coefficient] = *left.begin();
    std::optional<std::size_t> found;
    for (const std::size_t r : kept_of_[cell]) {
      const std::vector<Term>& terms = out_.relations[r].terms;
      const auto own = std::find_if(terms.begin(), terms.end(),
                                    [c = cell](const Term& term) { return term.cell == c; });
      const double factor = coefficient / own->coefficient;
      const bool all = std::all_of(terms.begin(), terms.end(), [&](const Term& term) {
        const auto at = left.find(term.cell);
        const double here = factor * term.coefficient;
        return at != left.end() && std::abs(at->second - here) <= kRoom * std::abs(here);
      });
      if (all && (!found || terms.size() > out_.relations[*found].terms.size())) found = r;
    }
    return found;
  }

  const LinearSystem& system_;
  std::vector<std::optional<Sum>> made_;           ///< of each cell what makes it
  std::vector<std::vector<std::size_t>> users_;    ///< of each cell, those that it makes, or did
  std::vector<std::vector<std::size_t>> kept_of_;  ///< of each cell, the relations that are kept
  Slacks out_;
};

}  // namespace

Slacks slacks_of(const LinearSystem& system) {
  return Elimination(system).run();
}

}  // namespace omrade::disclosure

#include "disclosure/least.hpp"

#include "disclosure/implied_bounds.hpp"
#include "disclosure/needs.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace omrade::disclosure {
namespace {

constexpr int kRoundsTogether = 20;

LinearSystem without_before(LinearSystem system, const ProfileSystem& made) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < made.before.size(); ++i)
    if (made.before[i]) system.cell(i).known = {-infinity, infinity};
  return system;
}

/// Of the made system or a copy with more relations. What was published before is left out of it:
/// together with the zeros that are told today it may tell what neither tells alone.
void take_out(const LinearSystem& system, ProfileSystem& made, int rounds) {
  std::vector<Standing> all = made.standing;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (made.before[i] || all[i] != Standing::fixed) all[i] = Standing::withheld;
  const bool any = std::find(made.before.begin(), made.before.end(), true) != made.before.end();
  const std::vector<Range> bounds =
      implied_bounds(any ? without_before(system, made) : system, made.rounded, all, rounds);
  // Those of amounts are parts of them, no whole persons.
  for (std::size_t i = 0; i < bounds.size(); ++i)
    if (!made.counts[i].amount) narrow_need(made.system.cell(i), bounds[i]);
}

/// Relations by the cells they hold.
class Together {
 public:
  explicit Together(const LinearSystem& system) : system_(system), of_cell_(system.cells().size()) {
    for (const Relation& relation : system.relations()) {
      std::vector<Term> terms = relation.terms;
      std::sort(terms.begin(), terms.end(),
                [](const Term& a, const Term& b) { return a.cell < b.cell; });
      for (const Term& term : terms) of_cell_[term.cell].push_back(terms_.size());
      terms_.push_back(std::move(terms));
    }
  }

  LinearSystem system() const {
    LinearSystem all = system_;
    for (std::size_t r = 0; r < terms_.size(); ++r) {
      if (terms_[r].size() < 3) continue;
      // One term of it may be no term of the other, so that one of the first two is.
      std::vector<std::size_t> others = of_cell_[terms_[r][0].cell];
      const auto& more = of_cell_[terms_[r][1].cell];
      others.insert(others.end(), more.begin(), more.end());
      std::sort(others.begin(), others.end());
      others.erase(std::unique(others.begin(), others.end()), others.end());
      for (const std::size_t other : others)
        if (other != r) add_difference(r, other, all);
    }
    return all;
  }

 private:
  /// other - factor * r, where that takes all terms of r but one out of it.
  void add_difference(std::size_t r, std::size_t other, LinearSystem& all) const {
    double factor = 0;
    std::size_t missing = 0;
    for (const Term& term : terms_[r]) {
      const auto at = find(other, term.cell);
      const double here = at == terms_[other].end() ? 0 : at->coefficient / term.coefficient;
      if (here == 0 || (factor != 0 && here != factor)) {
        if (++missing > 1) return;
      } else {
        factor = here;
      }
    }
    if (missing != 1 || factor == 0) return;
    std::vector<Term> terms;
    for (const Term& term : terms_[other]) {
      const auto at = find(r, term.cell);
      const double left = term.coefficient - (at == terms_[r].end() ? 0 : factor * at->coefficient);
      if (left != 0) terms.push_back({term.cell, left});
    }
    for (const Term& term : terms_[r])
      if (find(other, term.cell) == terms_[other].end())
        terms.push_back({term.cell, -factor * term.coefficient});
    const Relation& a = system_.relations()[other];
    const Relation& b = system_.relations()[r];
    all.relate(std::move(terms), a.constant - factor * b.constant,
               a.tolerance + std::abs(factor) * b.tolerance);
  }

  [[nodiscard]] std::vector<Term>::const_iterator find(std::size_t r, std::size_t cell) const {
    const auto at = std::lower_bound(terms_[r].begin(), terms_[r].end(), cell,
                                     [](const Term& term, std::size_t c) { return term.cell < c; });
    return at != terms_[r].end() && at->cell == cell ? at : terms_[r].end();
  }

  const LinearSystem& system_;
  std::vector<std::vector<Term>> terms_;
  std::vector<std::vector<std::size_t>> of_cell_;
};

}  // namespace

void see_least(ProfileSystem& made, int rounds) {
  take_out(made.system, made, rounds);
}

void see_least_together(ProfileSystem& made) {
  take_out(Together(made.system).system(), made, kRoundsTogether);
}

}  // namespace omrade::disclosure

#include "disclosure/republish.hpp"

#include "disclosure/exchange_team.hpp"
#include "disclosure/needs.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr std::size_t kPatience = 12;  ///< for what readers need most
constexpr double kHurry = 0.1;         ///< for the others, of which there are many

/// Of everything that must stay possible an exchange that shows it. Where a cell is taken out of
/// the exchanges, only what was shown with it has to be shown anew.
class Proofs {
 public:
  Proofs(const LinearSystem& system, Exchanges& exchanges, const ParallelFor& loop)
      : exchanges_(exchanges),
        team_(exchanges, loop),
        users_(system.cells().size()),
        kept_(users_.size(), false) {
    std::vector<Question> all;
    for (std::size_t cell = 0; cell < system.cells().size(); ++cell) {
      for (const double value : values_needed(system.cells()[cell])) all.push_back({cell, value});
    }
    team_.ask(all, [&](std::size_t i, bool possible) {
      if (possible) {
        keep({all[i].cell, all[i].value, exchanges_.witness()});
      } else {
        keep_around(system, all[i].cell);
      }
    });
  }

  /// Whether all stays possible when a cell stands as `to`; else it stands as before.
  bool try_standing(std::size_t cell, Standing to) {
    if (kept_[cell]) return false;
    const Standing from = exchanges_.standing()[cell];
    exchanges_.open({cell, to});
    std::vector<std::uint32_t> of;
    std::vector<Question> questions;
    for (const std::uint32_t proof : users_[cell]) {
      const Proof& one = proofs_[proof];
      if (!std::binary_search(one.witness.begin(), one.witness.end(), cell)) continue;  // no more
      of.push_back(proof);
      questions.push_back({one.cell, one.value});
    }
    std::vector<std::vector<std::size_t>> fresh;
    const auto keep_witness = [&](std::size_t) { fresh.push_back(exchanges_.witness()); };
    if (!team_.all_possible(questions, keep_witness)) {
      exchanges_.open({cell, from});
      return false;
    }
    for (std::size_t i = 0; i < of.size(); ++i) {
      proofs_[of[i]].witness = std::move(fresh[i]);
      index(of[i]);
    }
    return true;
  }

 private:
  struct Proof {
    std::size_t cell;
    double value;
    std::vector<std::size_t> witness;  ///< sorted
  };

  void keep(Proof proof) {
    proofs_.push_back(std::move(proof));
    index(static_cast<std::uint32_t>(proofs_.size() - 1));
  }

  /// What was not shown must not become less likely.
  void keep_around(const LinearSystem& system, std::size_t cell) {
    for (const Relation& relation : system.relations()) {
      const bool here = std::any_of(relation.terms.begin(), relation.terms.end(),
                                    [cell](const Term& term) { return term.cell == cell; });
      for (const Term& term : relation.terms) kept_[term.cell] = kept_[term.cell] || here;
    }
  }

  void index(std::uint32_t proof) {
    std::vector<std::size_t>& witness = proofs_[proof].witness;
    std::sort(witness.begin(), witness.end());
    for (const std::size_t cell : witness) {
      std::vector<std::uint32_t>& users = users_[cell];
      if (std::find(users.begin(), users.end(), proof) == users.end()) users.push_back(proof);
    }
  }

  Exchanges& exchanges_;
  ExchangeTeam team_;
  std::vector<Proof> proofs_;
  std::vector<std::vector<std::uint32_t>> users_;  ///< of each cell, proofs that need it or did
  std::vector<bool> kept_;                         ///< near something that was not shown
};

}  // namespace

void republish(const LinearSystem& system, const std::vector<Range>& rounded,
               const std::vector<Standing>& before, const std::vector<std::size_t>& order,
               std::size_t budget, Exchanges& exchanges, const ParallelFor& loop) {
  Proofs proofs(system, exchanges, loop);
  const std::size_t end = exchanges.work() + budget;
  // What little search does not give back, more may.
  bool hurry = true;
  for (bool more = true; more;) {
    bool changed = false;
    for (const std::size_t cell : order) {
      if (exchanges.work() >= end) return;
      const Standing now = exchanges.standing()[cell];
      if (now == before[cell]) continue;
      const bool much = !hurry || exchanges.rank(cell) > 0;
      exchanges.patience(much ? kPatience : 1, much ? 1 : kHurry);
      if (proofs.try_standing(cell, before[cell])) {
        changed = true;
      } else if (now == Standing::withheld && before[cell] == Standing::published &&
                 !rounded[cell].empty()) {
        changed = proofs.try_standing(cell, Standing::rounded) || changed;
      }
    }
    more = changed || hurry;
    hurry = hurry && changed;
  }
}

}  // namespace omrade::disclosure

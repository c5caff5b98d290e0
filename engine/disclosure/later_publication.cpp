#include "disclosure/later_publication.hpp"

#include "base/error.hpp"
#include "disclosure/counts.hpp"
#include "model/profile_copy.hpp"

#include <iterator>
#include <utility>

namespace omrade::disclosure {
namespace {

/// Searches as if nothing had been published before. What it shows of the numbers is remembered in
/// `originals`, and is where the search begins that knows of it: of the same data it then finds the
/// same, where that search alone, which may withhold less, might find nothing.
void search_without_history(const Gate& gate, const Profile& profile, const Originals& originals) {
  Profile alone = copy_of(profile);
  try {
    (void)gate.withhold(alone, originals);
  } catch (const Error& error) {  // what was published before may be what makes it possible
    if (error.kind() != ErrorKind::failed) throw;
  }
}

std::vector<Withheld> withhold(const Gate& gate, const Rules& rules, const History& history,
                               Multiples multiples, Profile& profile, Originals& originals) {
  std::vector<Withheld> log = history.withhold(rules, profile, originals, multiples);
  const auto append = [&log](std::vector<Withheld> more) {
    std::move(more.begin(), more.end(), std::back_inserter(log));
  };
  append(gate.withhold(profile, originals));
  while (history.revise(rules, profile, originals, log)) append(gate.withhold(profile, originals));
  return log;
}

}  // namespace

std::vector<Withheld> withhold(const Gate& gate, const Rules& rules, const History& history,
                               Profile& profile, Originals& originals) {
  if (!history.empty()) search_without_history(gate, profile, originals);
  if (history.empty() || rules.rounding == 0)
    return withhold(gate, rules, history, Multiples::as_if_exact, profile, originals);
  Profile exact = copy_of(profile);
  Originals known = originals;
  try {
    auto log = withhold(gate, rules, history, Multiples::as_if_exact, exact, known);
    // The audit comes before anything is rounded, so that one that fails leaves no trace in
    // `originals` but what was shown, which holds all the same.
    Profile audited = copy_of(exact);
    (void)gate.round(audited, known);
    profile = std::move(exact);
    originals = std::move(known);
    return log;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::failed) throw;
  }
  return withhold(gate, rules, history, Multiples::as_printed, profile, originals);
}

}  // namespace omrade::disclosure

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

}  // namespace

std::vector<Withheld> withhold(const Gate& gate, const Rules& rules, const History& history,
                               Profile& profile, Originals& originals) {
  if (!history.empty()) search_without_history(gate, profile, originals);
  std::vector<Withheld> log = history.withhold(rules, profile, originals);
  const auto append = [&log](std::vector<Withheld> more) {
    std::move(more.begin(), more.end(), std::back_inserter(log));
  };
  append(gate.withhold(profile, originals));
  while (history.revise(rules, profile, originals, log)) append(gate.withhold(profile, originals));
  return log;
}

}  // namespace omrade::disclosure

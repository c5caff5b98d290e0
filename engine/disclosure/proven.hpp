// What was shown once of the numbers behind a profile, to be checked instead of found again. For
// the gate alone.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace omrade::disclosure {

/// Counts by their first place, so that they are found again when more is withheld.
struct Proven {
  using Key = std::uint64_t;
  bool any = false;
  std::map<Key, double> start{};  ///< of a count the number that exchanges start from
  /// Of a count and a number that it may be, the exchange that makes it so.
  std::map<std::pair<Key, double>, std::vector<std::pair<Key, double>>> exchanges{};
};

class Exchanges;
struct ProfileSystem;

/// Begins where an earlier search ended, if there was one; else settles. Exchanges with a count
/// that is no longer in the system are left out.
void recall(const Proven& proven, const ProfileSystem& made, Exchanges& exchanges);

/// Adds what the exchanges show.
void keep(const ProfileSystem& made, const Exchanges& exchanges, Proven& proven);

}  // namespace omrade::disclosure

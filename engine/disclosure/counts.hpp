// The numbers of people behind a profile, each once, wherever it is printed. For the gate alone.
#pragma once

#include "disclosure/nests.hpp"
#include "disclosure/proven.hpp"
#include "model/profile.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace omrade::disclosure {

/// A cell of the profile in which a count is printed.
struct Place {
  std::uint32_t level = 0, layer = 0, cell = 0;
  bool numerator = true;  ///< or its denominator
  auto operator<=>(const Place&) const = default;
};

/// Numerators, denominators and bases of a profile, remembered before anything is overwritten. NaN
/// where a cell had no number then.
class Originals {
 public:
  explicit Originals(const Profile& profile);

  /// These, and the numbers of what `larger` has more: levels and layers after those of this one's
  /// profile, whose places are the same there.
  [[nodiscard]] Originals extended(const Profile& larger) const;

  /// Base areas that are at no level of the profile, by the id of their set: readers know them from
  /// the open geometry, and tables may name them as the other end of a flow.
  void know(const std::string& base, std::shared_ptr<const AreaSet> areas) {
    bases_by_id_.insert_or_assign(base, std::move(areas));
  }
  [[nodiscard]] const std::map<std::string, std::shared_ptr<const AreaSet>>& bases() const {
    return bases_by_id_;
  }
  /// Null where they are not known.
  [[nodiscard]] const AreaSet* base(const std::string& id) const {
    const auto at = bases_by_id_.find(id);
    return at == bases_by_id_.end() ? nullptr : at->second.get();
  }

  void nest(Nest nest) { nests_.push_back(std::move(nest)); }
  [[nodiscard]] const std::vector<Nest>& nests() const noexcept { return nests_; }

  /// What a place prints was published before, as `number` (which may be a rounded one), so that it
  /// is of no use to withhold it now.
  void know_before(const Place& place, double number) { known_before_[place] = number; }
  [[nodiscard]] std::optional<double> known_before(const Place& place) const {
    const auto at = known_before_.find(place);
    return at == known_before_.end() ? std::nullopt : std::optional(at->second);
  }

  /// The number of a place differs by few persons from what was published of it, so that it and the
  /// difference must stay open, wherever else it would be printed.
  void hold(const Place& place) { held_.insert(place); }
  [[nodiscard]] bool held(const Place& place) const { return held_.contains(place); }
  /// So does a denominator, which is held where it is some layer's number of persons. How many live
  /// in an area is known to everybody.
  void doubt(const Place& place) { doubted_.insert(place); }
  [[nodiscard]] bool doubted(const Place& place) const { return doubted_.contains(place); }
  [[nodiscard]] bool holds() const noexcept { return !held_.empty() || !doubted_.empty(); }
  /// Two places print one number of the same people, though others of their layers differ.
  void know_same(const Place& a, const Place& b) { same_.emplace_back(a, b); }
  [[nodiscard]] const std::vector<std::pair<Place, Place>>& same() const { return same_; }

  /// The next search begins with all of these layers (by level and index) withheld where nothing
  /// else prints their numbers, and then gives back what it can: all that was shown before it holds
  /// then, where a search for what to withhold of them might find nothing.
  using Layers = std::set<std::pair<std::uint32_t, std::uint32_t>>;
  void begin_without(Layers layers) { *begin_without_ = std::move(layers); }
  /// Once: they are forgotten then.
  [[nodiscard]] Layers take_begin_without() const { return std::exchange(*begin_without_, {}); }

  /// The gate rounded the number of a place to whole persons before it was rounded further, so that
  /// what is printed no longer shows it.
  void make_whole(const Place& place) const { made_whole_->insert(place); }
  [[nodiscard]] bool made_whole(const Place& place) const { return made_whole_->contains(place); }

  [[nodiscard]] const std::vector<double>& numerators(std::size_t level, std::size_t layer) const {
    return numerators_[level][layer];
  }
  [[nodiscard]] const std::vector<double>& denominators(std::size_t level,
                                                        std::size_t layer) const {
    return denominators_[level][layer];
  }
  [[nodiscard]] const std::vector<double>& bases(std::size_t level, std::size_t layer) const {
    return bases_[level][layer];
  }
  /// What was shown of them.
  [[nodiscard]] Proven& proven() const noexcept { return *proven_; }

  /// How many layers of a level are printed of those that are remembered: the first ones.
  [[nodiscard]] std::size_t printed(std::size_t level) const { return printed_[level]; }
  /// How many layers of a level are remembered; later ones are made of what is published.
  [[nodiscard]] std::size_t layers(std::size_t level) const {
    return level < numerators_.size() ? numerators_[level].size() : 0;
  }

 private:
  std::vector<std::vector<std::vector<double>>> numerators_, denominators_, bases_;
  std::vector<std::size_t> printed_;
  std::map<std::string, std::shared_ptr<const AreaSet>> bases_by_id_;
  std::map<Place, double> known_before_;
  std::set<Place> held_, doubted_;
  std::vector<Nest> nests_;
  std::vector<std::pair<Place, Place>> same_;
  std::shared_ptr<std::set<Place>> made_whole_ = std::make_shared<std::set<Place>>();
  std::shared_ptr<Layers> begin_without_ = std::make_shared<Layers>();
  std::shared_ptr<Proven> proven_ = std::make_shared<Proven>();
};

/// How many a group has is known to everybody, but not of so few where no cell prints it: it may be
/// a number that is itself to be protected, such as a sum.
inline constexpr double kManyEnough = 20;

/// One number of people (or points).
struct Count {
  double value = std::numeric_limits<double>::quiet_NaN();
  /// At most this many, as everybody may know: the denominator of a proportion.
  double most = std::numeric_limits<double>::infinity();
  bool persons = false;     ///< small ones need protection
  bool numerator = false;   ///< of some layer; else a denominator alone
  bool complement = false;  ///< so do those who are `most` less this many
  bool whole = false;       ///< was never divided between areas, nor weighted
  bool published = false;   ///< in one of its places at least
  bool withheld = false;    ///< in one of its places, and published in none; or held
  bool held = false;        ///< in one of its places, by what was published before
  bool doubted = false;     ///< held if it is a numerator of persons
  bool amount = false;      ///< of persons, such as visits or kronor
  double stays_open = 0;    ///< of an amount: what part of it must, upwards and downwards
  bool unprinted = false;   ///< in all of its places: not even a zero is told
  Proven::Key key = 0;      ///< of the first of its places, or of a flow of nobody that has none
  std::vector<Place> places{};
  /// Of those who live where areas of two sets of polygons overlap, who are printed nowhere: cells
  /// of these areas.
  std::vector<Place> overlap{};
};

struct Series;

/// All counts of some series. They are one where layers or levels print the same one: equal in all
/// areas of all levels, the flows of (area, other) seen from the other end, and levels of the same
/// areas.
struct Counts {
  std::vector<Count> counts{};
  std::vector<std::uint32_t> index{};  ///< from the numbers of a series' counts to `counts`
};

Counts counts_of(const Profile& profile, const Originals& originals,
                 const std::vector<Series>& series, std::size_t numbers);

}  // namespace omrade::disclosure

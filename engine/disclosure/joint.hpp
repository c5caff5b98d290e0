// Profiles of the same people that are published together: the ordinary pages, and scenarios beside
// them. Each by itself may protect what another prints, so they are looked at as one.
//
//   Joint joint;
//   joint.begin(rules, left, published, originals);     // the ordinary pages
//   log = joint.withhold(gate, label, next, of_next);   // a scenario
//   … gate.beside(joint) rounds and seals it …
//
// What was published first stands. Numbers that a later profile has as well are printed there as
// they were, or withheld as they were; of the others so much is withheld that nothing which is
// withheld anywhere follows from all of them together.
#pragma once

#include "base/parallel_for.hpp"
#include "disclosure/counts.hpp"
#include "disclosure/gate.hpp"
#include "disclosure/joint_places.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace omrade::disclosure {

class Joint {
 public:
  /// `left` is the first profile as the gate left it, before it was rounded, and `published` what
  /// became of it: what that withholds since is withheld. `originals` are its numbers, with what is
  /// known of them and was shown of them.
  void begin(const Rules& rules, const Profile& left, const Profile& published,
             const Originals& originals);

  /// For a further profile, before anything of it is withheld. Levels and layers of the first that
  /// it has with the same numbers become what they are there. `label` tells it from others in logs
  /// and messages, such as "scenario 'x'". With a `reference` its differences from that are looked
  /// at (differences.hpp). Error failed where a number cannot be protected, of
  /// which there may be one that was published before.
  std::vector<Withheld> withhold(const Gate& gate, const std::string& label, Profile& next,
                                 Originals& of_next, const Profile* reference);

  /// Audits all profiles together, of which `last` is the one that was withheld last. Error failed
  /// as Gate::pass; Error bug where it shows what is withheld here.
  void audit(const Profile& last, const Originals& of_last, const ParallelFor& loop) const;

 private:
  void see_alike(Profile& next, const Originals& of_next, std::vector<Withheld>& log);
  void see_alike(Profile& next, const Originals& of_next, const JointPlace& own,
                 const JointPlace& earlier, std::vector<Withheld>& log);
  void know_own(const Profile& next, Originals& of_next) const;
  void bring_to(Profile& next) const;
  bool bring_withheld(const Profile& next);

  Rules rules_;
  Profile all_;  ///< all profiles in one, as they are published
  std::optional<Originals> originals_;
  std::size_t levels_ = 0;  ///< of the first profile
  /// Layers by what their profiles call them: level, indicator, layer, period.
  std::multimap<std::array<std::string, 4>, JointPlace> earlier_;
  std::string label_;    ///< of the last profile
  JointPlaces places_;   ///< of the last profile
  bool others_ = false;  ///< it has indicators with other numbers
};

}  // namespace omrade::disclosure

// The gate: everything that is published passes here, and nothing else can be. It takes out every
// number that could give away a handful of people, and makes the only type that writers accept.
//
//   Gate gate(rules);
//   const auto log = gate.withhold(profile, originals);   // inside the trust boundary
//   auto [after, more] = gate.round(profile, originals);  // where the rules say so
//   … comparisons are made from what is left …
//   const GatedProfile published = after.pass(std::move(profile), originals);
//
// It applies the primary rules, withholds what is put together from withheld parts, and then
// further cells, until no withheld small number follows from all that is left: docs/disclosure.md
// says what that covers.
#pragma once

#include "base/parallel_for.hpp"
#include "model/gated_profile.hpp"
#include "model/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::disclosure {

class Joint;
class Originals;

struct Rules {
  bool on = true;
  std::string off_reason{};         ///< printed on every output
  std::uint32_t minimum_count = 5;  ///< persons: 0 < x < this is withheld, and 0 < N - x < this
  std::uint32_t minimum_denominator = 20;  ///< a denominator or base of persons below this
  std::uint32_t minimum_respondents = 30;  ///< a base of respondents below this
  bool group_disclosure = false;           ///< N - x = 0, where all of a group have it, as well
  std::uint32_t rounding = 0;  ///< numbers of persons that are left become multiples of it; 0: none
};

enum class Rule : std::uint8_t {
  minimum_count,
  complement,
  minimum_denominator,
  minimum_respondents,
  part_withheld,  ///< something it is put together from, or the same people elsewhere
  margin,      ///< of a flow: together with another one, so that the area's total does not tell it
  group,       ///< all of a group have it
  secondary,   ///< with others, or a withheld number could be worked out from what is published
  history,     ///< it was withheld in an earlier publication of the same period
  dominance,   ///< one or two persons made most of a sum of amounts
  difference,  ///< a second profile of the same people would tell of a few by subtraction
};
std::string_view to_string(Rule rule);

/// One cell that was withheld, without its value.
struct Withheld {
  std::string level, indicator, layer, period, area, other;
  Rule rule = Rule::minimum_count;
};

/// What profiles.json holds.
struct Reopened {
  GatedProfile profile;
  std::vector<ScenarioChange> scenarios;
};

struct Rounded;

class Gate {
 public:
  /// What it does is the same for any loop; with an empty one all is done on this thread.
  explicit Gate(Rules rules, ParallelFor loop = {})
      : rules_(std::move(rules)), loop_(std::move(loop)) {}

  /// This gate, for the profile that `joint` looked at last: what it shows is audited together with
  /// all that is published beside it. `joint` outlives the gate, and those that it makes.
  [[nodiscard]] Gate beside(const Joint& joint) const {
    Gate gate = *this;
    gate.joint_ = &joint;
    return gate;
  }

  [[nodiscard]] std::uint32_t rounding() const noexcept { return rules_.rounding; }

  /// Overwrites value, interval, numerator, denominator and base of every unsafe cell, and marks it
  /// withheld: by the rules for its own numbers, then together with others, then so that no
  /// withheld number follows from what is left. Doing it twice changes nothing. Returns what was
  /// withheld now, in that order. Error failed when a number cannot be protected. `originals` are
  /// the numbers of the profile before anything was withheld.
  std::vector<Withheld> withhold(Profile& profile, const Originals& originals) const;
  std::vector<Withheld> withhold(Profile& profile) const;

  /// The first step of `withhold`: by the rules for a cell's own numbers, and what is put together
  /// from withheld parts. For what is made of numbers that a search has left.
  std::vector<Withheld> withhold_cells(Profile& profile, const Originals& originals) const;

  /// Where the rules say so, audits what is withheld and rounds what is left (round_persons.hpp).
  /// Proofs are about the numbers as they are: equations do not hold of rounded ones, and rounding
  /// tells nothing that they did not. So all that is made of the profile later, and the seal, needs
  /// no audit, but the gate that is returned, which reads the rules as they hold of rounded
  /// numbers. Else that is this gate. Error failed as of `pass`.
  Rounded round(Profile& profile, const Originals& originals) const;

  /// Whether numbers that are no cell of a profile, such as those of the rest of a region, may be
  /// published as a cell of such a layer. Of a gate after rounding they are rounded ones.
  [[nodiscard]] bool safe(const LayerInfo& info, double numerator, double denominator,
                          double base) const;

  /// Whether so many persons, who were not rounded, are enough for a mean of theirs.
  [[nodiscard]] bool enough(double persons) const;

  /// Audits and seals: Error failed when a withheld number could be worked out from what would be
  /// published. Where the rules say so it rounds in between, if this is not the gate for after
  /// that: then Error bug, naming the cell, for a number of persons that is no multiple. Without
  /// `originals` it withholds before that.
  [[nodiscard]] GatedProfile pass(Profile profile, const Originals& originals) const;
  [[nodiscard]] GatedProfile pass(Profile profile) const;

  /// Seals what a run has published: `text` is that of profiles.json (profiles_json.hpp), which
  /// messages call `subject`. Its own rules are applied once more. Error user, naming the cell or
  /// the place, for any number beside a withheld state, a value beside another state without one, a
  /// number that the rules would withhold, one of persons that is not rounded though the summary
  /// says so, a summary that counts otherwise, another version, and whatever is not of the schema.
  /// `languages`, where there are some, stand in place of those that the profile is read in.
  static Reopened reopen(const std::string& text, const std::string& subject,
                         const std::vector<std::string>& languages = {});

 private:
  void audit_all(const Profile& profile, const Originals& originals) const;

  Rules rules_;  ///< as the recipe has them
  ParallelFor loop_;
  const Joint* joint_ = nullptr;
  bool after_ = false;  ///< what it sees was audited and rounded
};

struct Rounded {
  Gate gate;                         ///< for what is made of the rounded numbers
  std::vector<Withheld> withheld{};  ///< by rounding, as no number was left
};

}  // namespace omrade::disclosure

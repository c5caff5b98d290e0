// A scenario's places, and who uses them: the present with some places closed, opened or moved.
#pragma once

#include "model/area_set.hpp"
#include "model/gated_profile.hpp"
#include "model/profile.hpp"
#include "model/scenario.hpp"
#include "recipe/scenario.hpp"
#include "run/sources.hpp"

#include <memory>
#include <string>

namespace omrade::run {

struct Workspace;
struct Level;

/// One computation of a scenario model.
struct Scenario {
  const recipe::ScenarioModel* model = nullptr;
  const recipe::ScenarioSpec* spec = nullptr;  ///< null: the present, by the same model
  const Workspace* today = nullptr;            ///< of the present; null with it, and below
  const Profile* reference = nullptr;          ///< of the present, as it was audited

  /// Of messages and logs.
  [[nodiscard]] std::string label() const {
    return spec == nullptr ? "the present of scenarios, nearest " + model->set
                           : "scenario '" + spec->name.text + "'";
  }
};

/// The set after the scenario: open places of `today` in their order, then the new ones. Error user
/// with the recipe's place for an id that is unknown, or opened though it exists, and when no place
/// is left.
std::shared_ptr<const AreaSet> changed_places(const recipe::Recipe& recipe,
                                              const recipe::ScenarioSpec& spec,
                                              const AreaSet& today);

/// What became of the listed, for a table that is keyed by home and by place. Who was listed at a
/// place that closes is listed at the nearest place of the home area (of those who live in none: at
/// the place nearest to the closed one). Who was listed at the nearest place of the home area is
/// listed at the one that is nearest now. Nobody else moves. An area's nearest place is the one
/// with most of its people, or of its land where the level has no grid.
struct Listing {
  const recipe::TableSpec& table;
  const std::string& home;  ///< area set
  const std::string& set;   ///< of the places
  const AreaSet& homes;
  const Level& today;
  const Level& after;
};
/// The table with the column of places written anew; all else is the table's own.
std::shared_ptr<const io::TableSource> relisted(std::shared_ptr<const io::TableSource> table,
                                                const Listing& listing);

/// Null for a table that is read as it is; `scenario` may be null, and below.
const recipe::Relisted* relisting_of(const Scenario* scenario, const std::string& table);
/// The table relisted, or as it is. The level of the scenario must have been made.
std::shared_ptr<const io::TableSource> listed_anew(const Scenario* scenario,
                                                   const recipe::TableSpec& spec,
                                                   std::shared_ptr<const io::TableSource> table,
                                                   const Workspace& workspace);

/// Readers must not take the profile for one of the present as it is: title and notice say so.
void mark(Profile& profile, const Scenario& scenario);

/// For those who show what was computed.
ScenarioChange change_of(const recipe::ScenarioModel& model, const recipe::ScenarioSpec& spec);

}  // namespace omrade::run

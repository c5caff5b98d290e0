// What the page of a scenario speaks of: which places, and which layers of both profiles. No
// markup.
#pragma once

#include "model/scenario.hpp"
#include "report/context.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace omrade::report {

enum class Fate : std::uint8_t { stays, closes, opens, moves };

/// A place of the scenario's set, named as it is today; one that opens, as it will be.
struct ScenarioPlace {
  std::string id;
  std::string name;
  Fate fate = Fate::stays;
};

/// One level in both profiles.
struct BothLevels {
  const LevelResult* today = nullptr;
  const LevelResult* after = nullptr;
};

/// One layer in both profiles at one level; null where it is not.
struct BothLayers {
  const LayerResult* today = nullptr;
  const LayerResult* after = nullptr;
};

/// One layer, at every level of the page.
struct ComparedMeasure {
  std::string indicator;
  const LayerInfo* info = nullptr;
  std::string period;
  bool composite = false;
  std::vector<BothLayers> at;
};

/// The cell of a place in both profiles; nothing where the place is not.
struct BothFigures {
  std::optional<Figure> today;
  std::optional<Figure> after;
};

struct ScenarioContent {
  /// Error bug, naming the level, where a profile lacks the level of the change.
  ScenarioContent(const Context& today_context, const Context& after_context,
                  const ScenarioChange& of);

  [[nodiscard]] BothFigures figures(const ComparedMeasure& measure, std::size_t level,
                                    const ScenarioPlace& place) const;
  /// Some measure of the page is a composite.
  [[nodiscard]] bool has_composite() const;

  const Context& today;
  const Context& after;
  const ScenarioChange& change;
  std::vector<BothLevels> levels;  ///< that of the change first, then those of the set itself
  /// The first layer of every indicator and composite at each level.
  std::vector<ComparedMeasure> measures;
  /// Closed, opened and moved as the recipe lists them, then those of whom some published figure
  /// differs, by name. Composites do not count: they are scaled anew with every change.
  std::vector<ScenarioPlace> affected;
  std::size_t unaffected = 0;
};

/// The level of this id, or that of this area set; null if there is none.
const LevelResult* level_called(const Profile& profile, const std::string& id);

}  // namespace omrade::report

// The main job: from a recipe to published profiles.
#pragma once

#include "base/cancel.hpp"
#include "base/error.hpp"
#include "catalogue/catalogue.hpp"
#include "host/host.hpp"
#include "model/gated_profile.hpp"
#include "model/scenario.hpp"
#include "recipe/plan.hpp"
#include "recipe/recipe.hpp"
#include "recipe/scenario.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace omrade::run {

class OutputFolder;
class Progress;

struct Options {
  unsigned threads = 1;
  std::size_t memory = 0;  ///< bytes; 0: no limit
  std::string engine_version{};
  host::Isolation isolation = host::Isolation::automatic;
  const Cancel* cancel = nullptr;
  Progress* progress = nullptr;
};

/// One file of the output, relative to its folder. Called from several threads.
struct Artefact {
  std::string path{};
  std::function<void(const std::filesystem::path& file)> write{};
};

/// A scenario beside the present, both with the nearest place for everybody.
struct ScenarioOutcome {
  ScenarioChange change;
  std::shared_ptr<const GatedProfile> today;
  std::shared_ptr<const GatedProfile> after;
};

struct Outcome {
  std::shared_ptr<const GatedProfile> profile;
  std::vector<ScenarioOutcome> scenarios;  ///< in the recipe's order
  std::string history{};  ///< the successor of the recipe's; empty where it names none
};

/// What is written for what was computed; the caller knows the formats.
using Publisher = std::function<std::vector<Artefact>(const Outcome&)>;

struct Result {
  Outcome outcome;
  std::size_t files = 0;
  std::size_t peak_bytes = 0;
  std::vector<std::string>
      failed;  ///< layers or plugins that failed and were not required, with the reason
};

/// Computes, gates and publishes into `out`. Error user, environment or interrupted: nothing is
/// published. A plugin that fails is a failed layer in the profile, unless its indicator is
/// required: then Error failed, and nothing is published.
Result run(const recipe::Recipe& recipe, const recipe::Plan& plan,
           const std::vector<recipe::ScenarioModel>& scenarios, const Options& options,
           OutputFolder& out, const Publisher& publisher);

/// Reads all data that the plan needs, and computes nothing: every problem of the data at once, as
/// messages. `warnings` are what a run would warn of.
struct Inspection {
  std::vector<Message> problems;
  std::vector<std::string> warnings;
};
Inspection inspect(const recipe::Recipe& recipe, const recipe::Plan& plan,
                   const std::vector<recipe::ScenarioModel>& scenarios, const Options& options);

}  // namespace omrade::run

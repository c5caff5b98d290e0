// Runs plugins: loads a library once and for ever, keeps instances, and makes the calls.
#pragma once

#include "base/cancel.hpp"
#include "catalogue/descriptor.hpp"
#include "model/column.hpp"
#include "model/estimate.hpp"
#include "model/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace omrade::host {

/// One rows input at one level, as contracts say: runs per area, shares per run, columns borrowed.
struct RowsInput {
  std::vector<std::optional<Column>>
      fields;                            ///< in declared order; absent optional fields are empty
  std::size_t rows = 0;                  ///< length of every field
  std::vector<std::int64_t> run_offset;  ///< areas + 1
  std::vector<std::int64_t> run_begin, run_end;
  std::vector<double> run_share;
};

/// One input of a call: nothing, when it does not reach the level.
struct InputData {
  std::optional<Column> column;  ///< real, one value per area
  std::optional<RowsInput> rows;
  [[nodiscard]] bool present() const noexcept { return column.has_value() || rows.has_value(); }
};

/// One computation: a plugin at one level in one period, all areas.
struct Request {
  std::vector<std::string> area_ids;
  std::string period;
  std::vector<double> params;     ///< in declared order
  std::vector<InputData> inputs;  ///< in declared order
};

struct LayerOutput {
  Estimates estimates{0};
  std::shared_ptr<const Pairs> pairs;  ///< null but for pair layers
};

/// A plugin that fails is data: `failure` says why, and no layer of this call holds anything. The
/// sentence names plugin, layer and area but, for what the engine finds, no number from the data.
struct Outcome {
  std::vector<LayerOutput> layers;  ///< in declared order
  std::string failure;
};

/// A plugin, loaded. Safe from several threads: respects the declared concurrency with a pool of
/// instances.
class Plugin {
 public:
  /// Error user when the library cannot be loaded or is not what its note says.
  static std::shared_ptr<Plugin> load(const catalogue::Descriptor& descriptor,
                                      const Cancel& cancel);
  virtual ~Plugin() = default;
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;
  Plugin(Plugin&&) = delete;
  Plugin& operator=(Plugin&&) = delete;

  /// Prepares pair keys (distinct (area, category) pairs, ordered by area, then code; missing codes
  /// left out) and outputs, calls compute, checks what came back (value NaN exactly where the state
  /// has none, limits ordered, reasons in range, numerator within its kind) and completes COUNT,
  /// PROPORTION, RATE and RATIO layers with value and interval. A broken promise is a failure
  /// naming layer and area. Row-independent plugins without rows inputs are called in chunks of
  /// 1,024 areas.
  [[nodiscard]] virtual Outcome compute(const Request& request) = 0;

 protected:
  Plugin() = default;
};

}  // namespace omrade::host

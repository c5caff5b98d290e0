// Runs plugins: loads a library once and for ever, keeps instances, and makes the calls.
#pragma once

#include "base/cancel.hpp"
#include "catalogue/descriptor.hpp"
#include "model/column.hpp"
#include "model/estimate.hpp"
#include "model/param_value.hpp"
#include "model/profile.hpp"

#include <chrono>
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

/// Columns of equal length that belong to no area, or one per area: shared tables, centroids,
/// points.
struct TableInput {
  std::vector<std::optional<Column>> fields;  ///< in declared order; absent optional ones are empty
  std::size_t rows = 0;
};

/// Those of area i are other[offset[i] .. offset[i + 1]), ascending.
struct NeighboursInput {
  std::vector<std::int64_t> offset;  ///< areas + 1
  std::vector<std::int32_t> other;
};

/// One input of a call: at most one of these; nothing, when it does not reach the level.
struct InputData {
  std::optional<Column> column{};  ///< real, one value per area; of outlines: text columns of WKB
  std::optional<RowsInput> rows{};
  std::optional<TableInput> table{};
  std::optional<NeighboursInput> neighbours{};
  std::vector<Column> earlier{};  ///< of a history: the column in Request::earlier_periods
  [[nodiscard]] bool present() const noexcept {
    return column.has_value() || rows.has_value() || table.has_value() || neighbours.has_value();
  }
};

/// One computation: a plugin at one level in one period, all areas.
struct Request {
  std::vector<std::string> area_ids;
  std::string period;
  std::vector<std::string> earlier_periods{};  ///< of the run, oldest first
  std::uint64_t seed = 0;
  std::vector<ParamValue> params;  ///< in declared order
  std::vector<InputData> inputs;   ///< in declared order
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

/// Which plugins run in processes of their own.
enum class Isolation : std::uint8_t {
  automatic,  ///< all but those that were built with the engine
  all,
  none,
};

/// Whether this plugin runs in a process of its own.
bool is_isolated(const catalogue::Descriptor& plugin, Isolation isolation);

/// What a plugin in a process of its own may take.
struct Limits {
  std::chrono::milliseconds time = std::chrono::seconds(300);  ///< of one call
  std::size_t memory = std::size_t{2} << 30U;                  ///< bytes beside its inputs
};

/// A plugin, loaded. Safe from several threads: respects the declared concurrency with a pool of
/// instances.
class Plugin {
 public:
  /// In this process. Error user when the library cannot be loaded or is not what its note says.
  static std::shared_ptr<Plugin> load(const catalogue::Descriptor& descriptor,
                                      const Cancel& cancel);
  /// In this process, or in one of its own that is held to `limits`. Error environment when the
  /// worker program is missing. `cancel` outlives the plugin.
  static std::shared_ptr<Plugin> load(const catalogue::Descriptor& descriptor, const Cancel& cancel,
                                      Isolation isolation, const Limits& limits = {});
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

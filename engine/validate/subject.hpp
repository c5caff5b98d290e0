// The plugin under examination. Private to the module.
#pragma once

#include "base/cancel.hpp"
#include "catalogue/descriptor.hpp"
#include "host/host.hpp"
#include "validate/compare.hpp"
#include "validate/sample.hpp"
#include "validate/validate.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace omrade::validate {

/// What came of a request: layers, or why there are none.
struct Answer {
  std::vector<host::LayerOutput> layers{};
  std::string refusal{};  ///< the plugin reported an error
  std::string broken{};   ///< what came back breaks a promise
  [[nodiscard]] bool answered() const { return refusal.empty() && broken.empty(); }
  /// A refusal skips a check; a broken promise fails it. Only where nothing was answered.
  [[nodiscard]] Finding verdict() const;
};

class Subject {
 public:
  Subject(const catalogue::Descriptor& plugin, std::uint64_t seed, double fuzz);

  [[nodiscard]] const catalogue::Descriptor& plugin() const noexcept { return plugin_; }
  [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }
  [[nodiscard]] double fuzz() const noexcept { return fuzz_; }
  [[nodiscard]] Cancel& cancel() noexcept { return cancel_; }

  [[nodiscard]] Answer compute(const host::Request& request);

  /// A sample that the plugin takes: where it refuses one, the inputs and fields that it names are
  /// read in another way. After the last way the request is one that it refuses.
  [[nodiscard]] host::Request sample(std::size_t areas, std::uint64_t salt = 0,
                                     std::size_t rows_per_area = 80);
  /// A sample of its own, with other areas and parameters for each seed.
  [[nodiscard]] host::Request fuzzed(std::uint64_t seed);

 private:
  [[nodiscard]] bool read_otherwise(const std::string& refusal);
  [[nodiscard]] bool read_another_whole();
  void settle();

  const catalogue::Descriptor& plugin_;
  std::uint64_t seed_;
  double fuzz_;
  Cancel cancel_;
  std::shared_ptr<host::Plugin> loaded_;
  std::vector<std::size_t> reading_;
  std::size_t attempts_ = 0;
  bool settled_ = false;
};

}  // namespace omrade::validate

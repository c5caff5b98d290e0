// The only thing that a writer accepts: a profile from which everything that could give away a
// handful of people has been taken out. Its only constructor is the gate.
#pragma once

#include "model/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace omrade {

namespace disclosure {
class Gate;
}

/// What the gate did, without values: safe to publish.
struct DisclosureSummary {
  bool on = true;
  std::string off_reason{};  ///< printed on every output when the gate is off
  std::uint32_t minimum_count = 0;
  std::uint32_t minimum_denominator = 0;
  std::uint32_t minimum_respondents = 0;
  std::uint32_t rounding = 0;  ///< all numbers of persons are multiples of it; 0: as they were
  std::uint64_t cells = 0;
  std::uint64_t withheld = 0;
};

class GatedProfile {
 public:
  /// Estimates of withheld cells hold no number at all: they were overwritten, not hidden.
  [[nodiscard]] const Profile& view() const noexcept { return profile_; }
  [[nodiscard]] const DisclosureSummary& disclosure() const noexcept { return summary_; }

 private:
  friend class disclosure::Gate;
  GatedProfile(Profile profile, DisclosureSummary summary)
      : profile_(std::move(profile)), summary_(std::move(summary)) {}

  Profile profile_;
  DisclosureSummary summary_;
};

}  // namespace omrade

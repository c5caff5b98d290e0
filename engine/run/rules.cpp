#include "run/rules.hpp"

#include <cstdint>
#include <string>

namespace omrade::run {

disclosure::Rules rules_of(const recipe::DisclosureSpec& spec) {
  return {.on = !spec.off.has_value(),
          .off_reason = spec.off.value_or(std::string{}),
          .minimum_count = static_cast<std::uint32_t>(spec.minimum_count),
          .minimum_denominator = static_cast<std::uint32_t>(spec.minimum_denominator),
          .minimum_respondents = static_cast<std::uint32_t>(spec.minimum_respondents),
          .group_disclosure = spec.group_disclosure,
          .rounding = static_cast<std::uint32_t>(spec.rounding)};
}

}  // namespace omrade::run

#include "run/rules.hpp"

#include <cstdint>
#include <set>
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

disclosure::AmountRules amount_rules_of(const recipe::Recipe& recipe) {
  disclosure::AmountRules rules{.p_percent = recipe.disclosure.p_percent,
                                .dominance = recipe.disclosure.dominance};
  for (const recipe::IndicatorSpec& indicator : recipe.indicators) {
    std::set<std::string>& fields = rules.fields[indicator.name.text];
    for (const recipe::Word& field : indicator.amounts) fields.insert(field.text);
  }
  return rules;
}

}  // namespace omrade::run

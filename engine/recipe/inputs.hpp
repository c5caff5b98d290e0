// Binds a plugin's declared inputs to what the recipe gives, and finds their way to a level.
#pragma once

#include "catalogue/descriptor.hpp"
#include "recipe/plan.hpp"

#include <vector>

namespace omrade::recipe {

class InputResolver {
 public:
  /// All three must outlive the resolver.
  InputResolver(const Recipe& recipe, const IndicatorSpec& spec,
                const catalogue::Descriptor& plugin);

  /// Unknown inputs and fields, wrong kinds, required ones that are not given, terms with different
  /// keys.
  [[nodiscard]] std::vector<Message> check() const;
  /// One route per declared input.
  [[nodiscard]] std::vector<InputRoute> routes(const LevelPlan& level) const;

 private:
  [[nodiscard]] const InputSpec* given(const catalogue::Input& input) const;
  [[nodiscard]] InputRoute derived(const catalogue::Input& input, const LevelPlan& level) const;
  [[nodiscard]] InputRoute route(const catalogue::Input& input, const LevelPlan& level) const;

  const Recipe& recipe_;
  const IndicatorSpec& spec_;
  const catalogue::Descriptor& plugin_;
};

}  // namespace omrade::recipe

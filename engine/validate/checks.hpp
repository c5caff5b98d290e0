// The checks and what each of them needs. Private to the module.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/host.hpp"
#include "validate/subject.hpp"
#include "validate/validate.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace omrade::validate {

struct Check {
  std::string_view id;
  std::string_view description;
  std::string_view advice;  ///< what to do where it fails
  /// Why it does not apply to a plugin; "" if it does. Null: it always applies.
  std::string (*unfit)(const catalogue::Descriptor&);
  Finding (*run)(Subject&);
};

std::span<const Check> note_checks();         ///< what the descriptor says
std::span<const Check> metamorphic_checks();  ///< the same data told in another way
std::span<const Check> repeat_checks();       ///< again, with other threads, at once
std::span<const Check> hostile_checks();      ///< data that nobody wishes for
std::span<const Check> size_checks();         ///< empty areas, one, very many; further samples

/// A relation between answers: nothing where it holds.
using Property = std::optional<Finding> (*)(Subject&, const host::Request&);
/// The first of the properties of all metamorphic checks that fit the plugin and do not hold on
/// this request: a failure, or a doubt.
std::optional<Finding> first_broken_relation(Subject& subject, const host::Request& request);

}  // namespace omrade::validate

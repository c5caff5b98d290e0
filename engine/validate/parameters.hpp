// Parameters other than those a plugin proposes. Private to the module.
#pragma once

#include "catalogue/descriptor.hpp"
#include "host/host.hpp"
#include "model/param_value.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace omrade::validate {

/// In declared order; half of them as proposed. Texts and lists stay as proposed: what may stand in
/// them is not declared.
std::vector<ParamValue> random_params(const catalogue::Descriptor& plugin, std::uint64_t seed);

/// "least = 3, " for each that is not as proposed.
std::string changed_params(const catalogue::Descriptor& plugin, const host::Request& request);

}  // namespace omrade::validate

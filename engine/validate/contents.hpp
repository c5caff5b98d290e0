// A checksum of all data of a request. Private to the module.
#pragma once

#include "host/host.hpp"

#include <cstdint>

namespace omrade::validate {

std::uint64_t content_of(const host::Request& request);

}  // namespace omrade::validate

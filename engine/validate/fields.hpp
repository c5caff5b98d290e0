// Values of one field of records, as its id, unit and title suggest. Private to the module.
#pragma once

#include "catalogue/descriptor.hpp"
#include "model/column.hpp"
#include <omrade/sdk/random.hpp>

#include <cstddef>

namespace omrade::validate {

/// `reading` 0 is the likeliest; others are tried where the plugin refuses it.
Column field_values(const catalogue::Field& field, std::size_t rows, std::size_t reading,
                    Random random);

}  // namespace omrade::validate

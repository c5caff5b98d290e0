// Tables that the group works from in steps 5 and 6: needs with how certain they are, and the
// smallest change that a follow-up could see.
#pragma once

#include "report/context.hpp"
#include "report/dialog.hpp"
#include "report/findings.hpp"

#include <cstddef>
#include <string>

namespace omrade::report {

/// The least change between this value and a later one, as precise, that a test at 5 % finds with a
/// power of 80 %; from the width of the 95 % interval. NaN without an interval.
double smallest_change(const Figure& figure);

/// Measures in which the area is worse: certainly, then probably. "" where there are none.
std::string needs_table(const Context& context, const Findings& findings);

/// Baseline and smallest change of the needs, and of the measures that goals of `dialog` name.
std::string goals_table(const Context& context, const Findings& findings, const Dialog& dialog,
                        std::size_t page);

/// The codes of the page's measures, for the fields that ask for one.
std::string measure_codes(const Context& context);

}  // namespace omrade::report

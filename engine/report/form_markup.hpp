// Forms as markup: fields that can be written in on the page, and ruled boxes on paper.
#pragma once

#include "report/context.hpp"
#include "report/dialog.hpp"
#include "report/forms.hpp"

#include <string>

namespace omrade::report {

/// All forms of a step, one below the other, with what `dialog` holds written in.
std::string forms_of_step(const Context& context, int step, const Dialog& dialog);

}  // namespace omrade::report

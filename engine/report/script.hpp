// The script of an area's page: saves what is written in its forms as a file, and opens one again.
// The page is whole without it.
#pragma once

#include <string_view>

namespace omrade::report {

std::string_view page_script();

}  // namespace omrade::report

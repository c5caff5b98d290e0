// The script of pages, which are whole without it: it saves what is written in their forms as a
// file and opens one again, sorts and saves tables, shows one group of columns at a time and walks
// over maps. Its source is TypeScript, in web/.
#pragma once

#include <string_view>

namespace omrade::report {

std::string_view page_script();

}  // namespace omrade::report

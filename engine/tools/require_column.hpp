// That a table has a column which someone named.
#pragma once

#include <string>

namespace omrade::io {
class TableSource;
}

namespace omrade::tools {

/// Error user unless `table`, called `shown` in messages, has the column: "no column 'x'", with
/// " (--option)" where the name was given by an option, and the nearest name as the hint.
void require_column(const io::TableSource& table, const std::string& shown,
                    const std::string& column, const std::string& option = "");

/// Likewise of a column whose name is fixed: the hint says what table is wanted.
void require_fixed_column(const io::TableSource& table, const std::string& shown,
                          const std::string& column, const std::string& hint);

}  // namespace omrade::tools

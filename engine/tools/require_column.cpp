#include "tools/require_column.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/table.hpp"

#include <algorithm>
#include <vector>

namespace omrade::tools {
namespace {

bool has_column(const io::TableSource& table, const std::string& column) {
  const std::vector<std::string>& names = table.names();
  return std::find(names.begin(), names.end(), column) != names.end();
}

}  // namespace

void require_column(const io::TableSource& table, const std::string& shown,
                    const std::string& column, const std::string& option) {
  if (has_column(table, column)) return;
  const std::string given_by = option.empty() ? "" : " (--" + option + ")";
  throw Error(ErrorKind::user, {.subject = shown,
                                .what = "no column '" + column + "'" + given_by,
                                .hint = name_hint(column, table.names())});
}

void require_fixed_column(const io::TableSource& table, const std::string& shown,
                          const std::string& column, const std::string& hint) {
  if (has_column(table, column)) return;
  throw Error(ErrorKind::user,
              {.subject = shown, .what = "no column '" + column + "'", .hint = hint});
}

}  // namespace omrade::tools

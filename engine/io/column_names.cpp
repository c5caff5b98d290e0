#include "io/column_names.hpp"

#include "base/error.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace omrade::io {

void require_distinct_names(const std::string& subject, const std::vector<std::string>& names) {
  std::vector<Message> problems;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto twin =
        std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]);
    if (twin == names.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    const std::string both =
        std::to_string(twin - names.begin() + 1) + " and " + std::to_string(i + 1);
    problems.push_back(
        {.subject = subject,
         .what = "columns " + both +
                 (names[i].empty() ? " have no name" : " are both named " + in_quotes(names[i])),
         .hint = "every column needs a name of its own"});
  }
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
}

}  // namespace omrade::io

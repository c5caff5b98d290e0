#include "catalogue/parameter_text.hpp"

#include "base/text.hpp"

#include <vector>

namespace omrade::catalogue {

std::string parameter_text(const ParamValue& value, ParamKind kind) {
  if (kind == ParamKind::boolean) return value.number != 0 ? "true" : "false";
  if (kind == ParamKind::choice || kind == ParamKind::text) return value.text;
  if (kind != ParamKind::list) return shortest(value.number);
  std::vector<std::string> all;
  for (const double one : value.list) all.push_back(shortest(one));
  return join(all, ", ");
}

}  // namespace omrade::catalogue

#include "validate/parameters.hpp"

#include "base/text.hpp"
#include <omrade/sdk/random.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace omrade::validate {
namespace {

using catalogue::Param;
using catalogue::ParamKind;

constexpr std::uint64_t kParamStream = 4;

/// Where there is no bound, one at some distance from what is proposed.
double bounded(double bound, double proposed, double sign) {
  return std::isfinite(bound) ? bound : proposed + sign * (10 + 10 * std::abs(proposed));
}

ParamValue drawn(const Param& param, Random& random) {
  const double u = random.uniform();
  const double least = bounded(param.min, param.fallback.number, -1);
  const double most = bounded(param.max, param.fallback.number, 1);
  switch (param.kind) {
    case ParamKind::real:
      return least + u * (most - least);
    case ParamKind::integer:
      return std::clamp(std::floor(least + u * (most - least + 1)), least, most);
    case ParamKind::boolean:
      return u < 0.5 ? 0.0 : 1.0;
    case ParamKind::choice: {
      const std::size_t k = random.below(param.choices.size());
      return ParamValue::choice(k, param.choices[k].id);
    }
    case ParamKind::text:
    case ParamKind::list:
      break;
  }
  return param.fallback;
}

}  // namespace

std::vector<ParamValue> random_params(const catalogue::Descriptor& plugin, std::uint64_t seed) {
  Random random(seed, kParamStream);
  std::vector<ParamValue> out;
  for (const Param& param : plugin.params) {
    const bool other = random.uniform() < 0.5;
    out.push_back(other ? drawn(param, random) : param.fallback);
  }
  return out;
}

std::string changed_params(const catalogue::Descriptor& plugin, const host::Request& request) {
  std::string out;
  for (std::size_t k = 0; k < plugin.params.size(); ++k) {
    const ParamValue& value = request.params[k];
    if (value == plugin.params[k].fallback) continue;
    out += plugin.params[k].id + " = ";
    out += value.text.empty() ? shortest(value.number) : "'" + value.text + "'";
    out += ", ";
  }
  return out;
}

}  // namespace omrade::validate

#include "tools/zonal_statistic.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/zonal_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace omrade::tools {
namespace {

using Known = std::pair<std::string_view, ZonalKind>;

constexpr std::array<Known, 14> kWords{{{"count", ZonalKind::count},
                                        {"sum", ZonalKind::sum},
                                        {"mean", ZonalKind::mean},
                                        {"min", ZonalKind::min},
                                        {"max", ZonalKind::max},
                                        {"variance", ZonalKind::variance},
                                        {"stdev", ZonalKind::stdev},
                                        {"median", ZonalKind::median},
                                        {"majority", ZonalKind::majority},
                                        {"minority", ZonalKind::minority},
                                        {"variety", ZonalKind::variety},
                                        {"weighted_mean", ZonalKind::weighted_mean},
                                        {"weighted_sum", ZonalKind::weighted_sum},
                                        {"frac", ZonalKind::frac}}};

[[noreturn]] void refuse(const std::string& what, std::string hint) {
  throw Error(ErrorKind::user, {.subject = "--stats", .what = what, .hint = std::move(hint)});
}

std::string known_words() {
  std::string words;
  for (const Known& known : kWords) words += std::string(known.first) + ", ";
  return words + "quantile(q)";
}

ZonalStatistic parse_one(std::string_view word) {
  for (const Known& known : kWords) {
    if (known.first == word) return {.kind = known.second, .name = std::string(word)};
  }
  constexpr std::string_view opening = "quantile(";
  if (word.starts_with(opening) && word.ends_with(")")) {
    const std::string_view inner = word.substr(opening.size(), word.size() - opening.size() - 1);
    const std::optional<double> q = parse_number(inner);
    if (!q || !(*q >= 0 && *q <= 1)) {
      refuse("'" + std::string(word) + "' is no quantile",
             "write a number from 0 to 1, such as quantile(0.9)");
    }
    return {.kind = ZonalKind::quantile, .name = std::string(word), .q = *q};
  }
  refuse("unknown statistic '" + std::string(word) + "'", "known are " + known_words());
}

/// At commas outside of parentheses.
std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && list[i] == '(') ++depth;
    if (i < list.size() && list[i] == ')') --depth;
    if (i < list.size() && (list[i] != ',' || depth > 0)) continue;
    words.push_back(trim(list.substr(begin, i - begin)));
    begin = i + 1;
  }
  return words;
}

}  // namespace

std::vector<ZonalStatistic> parse_zonal_statistics(std::string_view list) {
  std::vector<ZonalStatistic> statistics;
  for (const std::string_view word : split(list)) {
    ZonalStatistic one = parse_one(word);
    const bool twice = std::any_of(statistics.begin(), statistics.end(),
                                   [&one](const ZonalStatistic& s) { return s.name == one.name; });
    if (twice) refuse("'" + one.name + "' stands there twice", "name each statistic once");
    statistics.push_back(std::move(one));
  }
  return statistics;
}

bool needs_variance(const ZonalStatistic& statistic) {
  return statistic.kind == ZonalKind::variance || statistic.kind == ZonalKind::stdev;
}

bool needs_values(const ZonalStatistic& statistic) {
  switch (statistic.kind) {
    case ZonalKind::median:
    case ZonalKind::quantile:
    case ZonalKind::majority:
    case ZonalKind::minority:
    case ZonalKind::variety:
    case ZonalKind::frac:
      return true;
    default:
      return false;
  }
}

bool needs_weights(const ZonalStatistic& statistic) {
  return statistic.kind == ZonalKind::weighted_mean || statistic.kind == ZonalKind::weighted_sum;
}

double zonal_value(const ZonalStatistic& statistic, const geometry::ZonalTotal& total) {
  constexpr double half = 0.5;
  const geometry::ZonalSums& sums = total.sums;
  if (statistic.kind == ZonalKind::count) return sums.count;
  if (sums.count == 0) return std::numeric_limits<double>::quiet_NaN();
  switch (statistic.kind) {
    case ZonalKind::sum:
      return sums.sum;
    case ZonalKind::mean:  // rounding must not take it out of the values
      return std::clamp(sums.mean, sums.min, sums.max);
    case ZonalKind::min:
      return sums.min;
    case ZonalKind::max:
      return sums.max;
    case ZonalKind::variance:
      return sums.m2 / sums.count;
    case ZonalKind::stdev:
      return std::sqrt(sums.m2 / sums.count);
    case ZonalKind::median:
      return geometry::share_quantile(total.values, half);
    case ZonalKind::quantile:
      return geometry::share_quantile(total.values, statistic.q);
    case ZonalKind::variety:
      return static_cast<double>(total.values.size());
    case ZonalKind::majority:
      return geometry::majority(total.values);
    case ZonalKind::minority:
      return geometry::minority(total.values);
    case ZonalKind::weighted_mean:
      return sums.weighted_sum / sums.weight;
    case ZonalKind::weighted_sum:
      return sums.weighted_sum;
    default:
      break;
  }
  throw Error(ErrorKind::bug, {.what = "a statistic without a single value: " + statistic.name});
}

}  // namespace omrade::tools

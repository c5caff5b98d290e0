#include "disclosure/sums.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr std::size_t kFewestAreas = 5;
constexpr std::size_t kFewestOfTwo = 3;  ///< areas that tell a sum of two from chance

using Rows = std::vector<std::vector<double>>;

/// The numbers of the parts, then of the whole, of each area in which all have one.
void add_rows(const SeriesPart& whole, const std::vector<const SeriesPart*>& parts, Rows& rows) {
  if (std::find(parts.begin(), parts.end(), nullptr) != parts.end()) return;
  for (std::size_t i = 0; i < whole.values.size(); ++i) {
    std::vector<double> row;
    for (const SeriesPart* one : parts) row.push_back(one->values[i]);
    row.push_back(whole.values[i]);
    if (std::all_of(row.begin(), row.end(), [](double x) { return std::isfinite(x); }))
      rows.push_back(std::move(row));
  }
}

Rows rows_of(const Series& whole, const std::vector<const Series*>& parts) {
  Rows rows;
  for (const SeriesPart& part : whole.parts) {
    std::vector<const SeriesPart*> of;
    for (const Series* one : parts) of.push_back(one->at(part.level));
    add_rows(part, of, rows);
  }
  return rows;
}

bool is_sum(const Rows& rows, const std::vector<double>& weights) {
  for (const std::vector<double>& row : rows) {
    double sum = 0;
    for (std::size_t p = 0; p < weights.size(); ++p) sum += weights[p] * row[p];
    if (std::abs(sum - row.back()) > 1e-7 * std::max(1.0, std::abs(row.back()))) return false;
  }
  return true;
}

/// Least squares by Gaussian elimination of the normal equations (there are few parts); nothing
/// where the parts do not make the whole in every area.
std::vector<double> weights_of(const Rows& rows, std::size_t n) {
  if (rows.size() < std::max(n + 1, kFewestAreas)) return {};  // any numbers are sums of so few
  Rows normal(n, std::vector<double>(n + 1, 0));
  for (const std::vector<double>& row : rows) {
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b <= n; ++b) normal[a][b] += row[a] * row[b];
    }
  }
  for (std::size_t a = 0; a < n; ++a) {
    std::size_t pivot = a;
    for (std::size_t r = a; r < n; ++r) {
      if (std::abs(normal[r][a]) > std::abs(normal[pivot][a])) pivot = r;
    }
    if (!(std::abs(normal[pivot][a]) > 1e-9)) return {};
    std::swap(normal[a], normal[pivot]);
    for (std::size_t r = 0; r < n; ++r) {
      const double factor = r == a ? 0 : normal[r][a] / normal[a][a];
      for (std::size_t b = a; b <= n; ++b) normal[r][b] -= factor * normal[a][b];
    }
  }
  std::vector<double> weights(n);
  for (std::size_t p = 0; p < n; ++p) {
    const double weight = normal[p][n] / normal[p][p];
    const double near = std::round(weight * 1e4) / 1e4;  // as people choose them
    weights[p] = std::abs(weight - near) < 1e-6 ? near : weight;
  }
  return is_sum(rows, weights) ? weights : std::vector<double>{};
}

/// Whether the whole may be a sum of the parts by some weights or other.
bool may_be_sum(Rows rows, std::size_t n) {
  std::vector<double> size;
  for (const std::vector<double>& row : rows) size.push_back(std::max(1.0, std::abs(row.back())));
  std::size_t rank = 0;
  for (std::size_t column = 0; column < n && rank < rows.size(); ++column) {
    std::size_t pivot = rank;
    for (std::size_t r = rank; r < rows.size(); ++r)
      if (std::abs(rows[r][column]) > std::abs(rows[pivot][column])) pivot = r;
    if (!(std::abs(rows[pivot][column]) > 1e-6)) continue;
    std::swap(rows[rank], rows[pivot]);
    std::swap(size[rank], size[pivot]);
    for (std::size_t r = rank + 1; r < rows.size(); ++r) {
      const double factor = rows[r][column] / rows[rank][column];
      for (std::size_t c = column; c <= n; ++c) rows[r][c] -= factor * rows[rank][c];
    }
    ++rank;
  }
  for (std::size_t r = rank; r < rows.size(); ++r)
    if (std::abs(rows[r].back()) > 1e-6 * size[r]) return false;
  return true;
}

}  // namespace

DeclaredSums declared_sums_of(const Profile& profile, const std::vector<Series>& series) {
  DeclaredSums found;
  for (std::size_t w = 0; w < series.size(); ++w) {
    const Series& whole = series[w];
    if (!whole.numerator || whole.flows) continue;
    const SeriesPart& first = whole.parts.front();
    SeriesSum sum{.whole = w, .parts = {}};
    std::vector<const Series*> parts;
    const auto& names = profile.levels[first.level].layers[first.layer].info->parts;
    for (const std::string& id : names) {
      const auto at = std::find_if(series.begin(), series.end(), [&](const Series& one) {
        return one.numerator && !one.flows && one.indicator == whole.indicator &&
               one.period == whole.period && one.layer == id;
      });
      if (at == series.end()) break;
      parts.push_back(&*at);
      sum.parts.push_back({static_cast<std::size_t>(at - series.begin()), 1.0});
    }
    if (parts.empty() || parts.size() < names.size()) continue;
    const Rows rows = rows_of(whole, parts);
    const std::vector<double> weights = weights_of(rows, parts.size());
    if (weights.empty()) {
      if (may_be_sum(rows, parts.size())) found.undetermined.push_back(w);
      continue;
    }
    for (std::size_t p = 0; p < weights.size(); ++p) sum.parts[p].weight = weights[p];
    found.sums.push_back(std::move(sum));
  }
  return found;
}

namespace {

/// At one level: series that agree in all areas have the same trace, and so do a sum and its whole.
class Traces {
 public:
  Traces(const std::vector<Series>& series, std::uint32_t level) : series_(series), level_(level) {
    std::vector<std::pair<double, std::size_t>> all;
    for (std::size_t s = 0; s < series.size(); ++s) {
      const SeriesPart* part = series[s].flows ? nullptr : series[s].at(level);
      if (part == nullptr || part->values.size() < kFewestOfTwo) continue;
      if (const double trace = trace_of(part->values); trace != 0) all.emplace_back(trace, s);
    }
    std::sort(all.begin(), all.end());
    for (const auto& one : all) {  // of those that agree the first stands for all
      if (own_.empty() || !alike(own_.back().first, one.first)) own_.push_back(one);
    }
  }

  void add_sums(std::vector<SeriesSum>& sums) const {
    for (std::size_t a = 0; a < own_.size(); ++a) {
      for (std::size_t b = a + 1; b < own_.size(); ++b) {
        add(sums, {a, b});
        for (std::size_t c = b + 1; c < own_.size() && own_.size() <= kMostForThree; ++c)
          add(sums, {a, b, c});
      }
    }
  }

 private:
  static constexpr std::size_t kMostForThree = 80;

  /// A sum of the numbers by weights that nothing but the areas' order decides; missing ones are 0.
  static double trace_of(const std::vector<double>& values) {
    double trace = 0;
    std::uint64_t state = 1;
    for (const double value : values) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      const double weight = 0.5 + static_cast<double>(state >> 40U) / 16777216.0;
      if (std::isfinite(value)) trace += weight * value;
    }
    return trace;
  }

  void add(std::vector<SeriesSum>& sums, const std::vector<std::size_t>& of) const {
    double trace = 0;
    for (const std::size_t one : of) trace += own_[one].first;
    const double room = 1e-9 * std::max(1.0, std::abs(trace));
    auto at = std::lower_bound(own_.begin(), own_.end(), std::pair{trace - room, std::size_t{0}});
    for (; at != own_.end() && at->first <= trace + room; ++at) {
      SeriesSum sum{.whole = at->second, .parts = {}};
      std::vector<const SeriesPart*> parts;
      for (const std::size_t one : of) {
        sum.parts.push_back({own_[one].second, 1.0});
        parts.push_back(series_[own_[one].second].at(level_));
      }
      Rows rows;
      add_rows(*series_[sum.whole].at(level_), parts, rows);
      const std::size_t fewest = of.size() == 2 ? kFewestOfTwo : kFewestAreas;
      if (rows.size() >= fewest && is_sum(rows, std::vector<double>(of.size(), 1.0)) &&
          std::find(sums.begin(), sums.end(), sum) == sums.end())
        sums.push_back(std::move(sum));
    }
  }

  const std::vector<Series>& series_;
  std::uint32_t level_;
  std::vector<std::pair<double, std::size_t>> own_;  ///< trace and series, ascending
};

}  // namespace

std::vector<SeriesSum> sums_of(const Profile& profile, const std::vector<Series>& series) {
  std::vector<SeriesSum> sums = declared_sums_of(profile, series).sums;
  for (std::uint32_t level = 0; level < profile.levels.size(); ++level)
    Traces(series, level).add_sums(sums);
  return sums;
}

}  // namespace omrade::disclosure

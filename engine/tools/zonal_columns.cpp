#include "tools/zonal_columns.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace omrade::tools {
namespace {

constexpr std::size_t kMostFractions = 1000;

}  // namespace

ZonalColumns::ZonalColumns(const std::vector<ZonalStatistic>& statistics, std::size_t bands,
                           std::size_t areas)
    : statistics_(statistics), areas_(areas), values_(statistics.size()), count_(bands * areas) {
  for (std::size_t s = 0; s < statistics.size(); ++s) {
    if (statistics[s].kind == ZonalKind::frac) {
      frac_ = true;
    } else {
      values_[s].resize(bands * areas);
    }
  }
  if (frac_) shares_.resize(bands * areas);
}

void ZonalColumns::take(std::size_t area, std::span<const geometry::ZonalTotal> totals) {
  for (std::size_t band = 0; band < totals.size(); ++band) {
    count_[at(band, area)] = totals[band].sums.count;
    for (std::size_t s = 0; s < statistics_.size(); ++s) {
      if (statistics_[s].kind != ZonalKind::frac)
        values_[s][at(band, area)] = zonal_value(statistics_[s], totals[band]);
    }
    if (frac_) shares_[at(band, area)] = totals[band].values;
  }
}

std::size_t ZonalColumns::without_value(std::size_t band) const {
  const auto first = count_.begin() + static_cast<std::ptrdiff_t>(at(band, 0));
  return static_cast<std::size_t>(
      std::count(first, first + static_cast<std::ptrdiff_t>(areas_), 0.0));
}

void ZonalColumns::append(std::size_t band, const std::string& prefix,
                          std::vector<std::string>& names,
                          std::vector<std::vector<double>>& columns) const {
  for (std::size_t s = 0; s < statistics_.size(); ++s) {
    if (statistics_[s].kind == ZonalKind::frac) {
      append_fractions(band, prefix, names, columns);
      continue;
    }
    names.push_back(prefix + statistics_[s].name);
    const auto first = values_[s].begin() + static_cast<std::ptrdiff_t>(at(band, 0));
    columns.emplace_back(first, first + static_cast<std::ptrdiff_t>(areas_));
  }
}

void ZonalColumns::append_fractions(std::size_t band, const std::string& prefix,
                                    std::vector<std::string>& names,
                                    std::vector<std::vector<double>>& columns) const {
  std::map<double, std::size_t> column_of;
  for (std::size_t area = 0; area < areas_; ++area) {
    for (const geometry::ValueShare& share : shares_[at(band, area)])
      column_of.emplace(share.value, 0);
    if (column_of.size() > kMostFractions) {
      throw Error(ErrorKind::user, {.subject = "--stats frac",
                                    .what = "the grid has more than a thousand values",
                                    .hint = "it is for grids of classes, such as land cover"});
    }
  }
  for (auto& [value, column] : column_of) {
    column = columns.size();
    names.push_back(prefix + "frac_" + shortest(value));
    std::vector<double>& fractions = columns.emplace_back(areas_);
    for (std::size_t area = 0; area < areas_; ++area) {
      if (count_[at(band, area)] == 0) fractions[area] = std::numeric_limits<double>::quiet_NaN();
    }
  }
  for (std::size_t area = 0; area < areas_; ++area) {
    for (const geometry::ValueShare& share : shares_[at(band, area)])
      columns[column_of.at(share.value)][area] = share.cells / count_[at(band, area)];
  }
}

}  // namespace omrade::tools

// The columns of a zonal table, area by area.
#pragma once

#include "geometry/zonal.hpp"
#include "tools/zonal_statistic.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace omrade::tools {

class ZonalColumns {
 public:
  ZonalColumns(const std::vector<ZonalStatistic>& statistics, std::size_t bands, std::size_t areas);

  /// The totals of an area by band; for different areas from several threads at a time.
  void take(std::size_t area, std::span<const geometry::ZonalTotal> totals);
  /// Areas that have no cell with a value.
  [[nodiscard]] std::size_t without_value(std::size_t band) const;
  /// The columns of a band, in the order of the statistics. A frac has one for each value that any
  /// area has, named frac_VALUE, and says 0 where an area has others only. Error user for more than
  /// a thousand values.
  void append(std::size_t band, const std::string& prefix, std::vector<std::string>& names,
              std::vector<std::vector<double>>& columns) const;

 private:
  [[nodiscard]] std::size_t at(std::size_t band, std::size_t area) const {
    return band * areas_ + area;
  }
  void append_fractions(std::size_t band, const std::string& prefix,
                        std::vector<std::string>& names,
                        std::vector<std::vector<double>>& columns) const;

  const std::vector<ZonalStatistic>& statistics_;
  std::size_t areas_;
  bool frac_ = false;
  std::vector<std::vector<double>> values_;                ///< by statistic; then band and area
  std::vector<double> count_;                              ///< by band and area
  std::vector<std::vector<geometry::ValueShare>> shares_;  ///< likewise, where frac is wanted
};

}  // namespace omrade::tools

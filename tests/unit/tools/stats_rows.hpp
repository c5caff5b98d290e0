// The rows that `omrade stats` prints, by number and column.
#pragma once

#include "base/text.hpp"
#include "project.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace omrade::testing {

class StatsRows {
 public:
  explicit StatsRows(const std::string& csv) {
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
      std::vector<std::string> fields;
      for (const std::string_view field : split(line, ',')) fields.emplace_back(field);
      (names_.empty() ? names_ : rows_.emplace_back()) = fields;
    }
  }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] const std::string& text(std::size_t row, const std::string& column) const {
    const auto at = std::find(names_.begin(), names_.end(), column);
    if (at == names_.end()) throw std::out_of_range("no column " + column);
    return rows_.at(row).at(static_cast<std::size_t>(at - names_.begin()));
  }
  [[nodiscard]] double number(std::size_t row, const std::string& column) const {
    return parse_number(text(row, column)).value();
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> rows_;
};

/// Of `omrade stats ARGUMENTS`.
inline StatsRows stats_rows(const Project& project, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "stats");
  const Ended ended = project.omrade(arguments);
  EXPECT_EQ(ended.code, 0) << ended.errors;
  return StatsRows(ended.output);
}

}  // namespace omrade::testing

// By which rule a count is withheld for its own numbers.
#pragma once

#include "disclosure/linear_system.hpp"
#include "disclosure/table_spec.hpp"
#include "tools/cell_rule.hpp"
#include "tools/cell_table.hpp"

#include <limits>
#include <string>
#include <vector>

namespace omrade::tools {

/// What is known of a count by itself.
struct Count {
  double value = 0;
  double all = std::numeric_limits<double>::infinity();  ///< persons that may be counted
  double respondents = std::numeric_limits<double>::infinity();
};

/// By entry, what stands beside it in a column; 0 for what is no number.
std::vector<double> numbers_of(const CellTable& table, const std::string& name);

/// By entry what the columns of the spec say; values are 0.
std::vector<Count> counts_of(const CellTable& table, const disclosure::TableSpec& spec);

struct OwnRule {
  CellRule rule = CellRule::none;
  disclosure::Range need = disclosure::no_range;  ///< what must all stay possible
};

/// `minimum` stands for the spec's minimum_count.
OwnRule own_rule(const disclosure::TableSpec& spec, const Count& count, double minimum);

}  // namespace omrade::tools

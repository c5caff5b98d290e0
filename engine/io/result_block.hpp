// Rows of a result as a command computed them, without a copy: for results of millions of rows.
#pragma once

#include "model/table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace omrade::io {

/// Texts that many rows share, such as the ids of areas.
class ResultLabels {
 public:
  explicit ResultLabels(std::vector<std::string> texts);

  [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }
  /// As a field of CSV.
  [[nodiscard]] const std::string& csv(std::int32_t code) const {
    return csv_[static_cast<std::size_t>(code)];
  }

 private:
  std::vector<std::string> texts_, csv_;
};

/// Numbers of rows of a source, from 1: `listed` where it is not empty, else `first` and on. Each
/// stands `times` times.
struct RowNumbers {
  std::size_t first = 1;
  std::span<const std::uint32_t> listed{};
  std::size_t times = 1;

  [[nodiscard]] std::uint64_t at(std::size_t row) const {
    return listed.empty() ? first + row / times : listed[row / times];
  }
};
/// Positions in labels; -1 is no text.
struct LabelCodes {
  std::span<const std::int32_t> codes{};
  const ResultLabels* labels = nullptr;
};
/// Whole numbers that are never missing.
using Wholes = std::span<const std::int64_t>;
/// NaN is no number.
using Reals = std::span<const double>;

using ResultValues = std::variant<RowNumbers, LabelCodes, Wholes, Reals>;

struct ResultBlock {
  std::size_t rows = 0;
  std::vector<ResultValues> columns{};  ///< in the order of the result's columns
};

/// The same as a table of its own.
Table table_of(const ResultBlock& block, const std::vector<std::string>& names);
/// As lines of CSV; numbers as the shortest text that reads back.
void append_csv(const ResultBlock& block, std::string& out);

}  // namespace omrade::io

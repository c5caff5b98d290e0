// The rows that a method of `omrade stats` gives.
#pragma once

#include "model/table.hpp"
#include "stats/estimate.hpp"
#include "tools/stats_method.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace omrade::tools {

struct StatsArguments;
class StatsInput;

/// A number (NaN: an empty cell) or a text.
using StatsCell = std::variant<double, std::string_view>;

/// The states of a row. One without a value begins with a word of the contract and says why:
/// "missing: numerator is empty", "not_applicable: denominator is 0".
inline constexpr std::string_view kStateOk = "ok";
inline constexpr std::string_view kStateBeyond = "failed: beyond the range of numbers";

class StatsResult {
 public:
  StatsResult(const StatsMethod& method, const StatsInput& input);

  /// Appends a row; `row` is a row of the table whose texts of --by and of the leading roles it
  /// carries; `cells` are those of the method's own columns. A value that is not finite is none:
  /// where `state` is ok, it then becomes "failed: beyond the range of numbers". A row that is not
  /// ok has no value and no limits, whatever `estimate` says; its own cells stand.
  void add(std::size_t row, const stats::Estimate& estimate, std::string_view state,
           std::span<const StatsCell> cells);
  void add(std::size_t row, const stats::Estimate& estimate, std::string_view state,
           std::initializer_list<StatsCell> cells) {
    add(row, estimate, state, std::span<const StatsCell>(cells.begin(), cells.size()));
  }
  /// Of a method without an estimate.
  void add(std::initializer_list<StatsCell> cells) {
    add(0, {}, kStateOk, std::span<const StatsCell>(cells.begin(), cells.size()));
  }
  /// A remark for standard error and --json, a sentence without a full stop.
  void note(std::string text) { notes_.push_back(std::move(text)); }

  [[nodiscard]] const std::vector<std::string>& notes() const noexcept { return notes_; }
  [[nodiscard]] std::size_t rows() const noexcept { return rows_.size(); }
  [[nodiscard]] std::size_t without_value() const noexcept { return without_value_; }
  [[nodiscard]] Table table() const;

 private:
  struct Cells {
    bool text = false;
    std::vector<double> numbers{};
    std::vector<std::string> texts{};
  };

  const StatsMethod& method_;
  const StatsInput& input_;
  std::vector<std::size_t> rows_;
  std::vector<double> value_, lower95_, upper95_, lower998_, upper998_;
  std::vector<std::int32_t> interval_, state_;
  std::vector<std::string> states_;  ///< those that occur
  std::vector<Cells> cells_;         ///< of the method's own columns
  std::vector<std::string> notes_;
  std::size_t without_value_ = 0;
};

/// All columns of a method's result, in their order.
std::vector<io::ResultColumn> result_columns(const StatsMethod& method,
                                             const StatsArguments& arguments);

}  // namespace omrade::tools

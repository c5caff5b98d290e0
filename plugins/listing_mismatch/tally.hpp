// Sums over the rows of one area. Every row weighs by its share: a tenth of a person counts a
// tenth.
#pragma once

#include <omrade/plugin.hpp>
#include <omrade/survey.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace listing {

/// True for "auto", "Automatic", "AUTOMATISK" …
constexpr bool is_automatic(std::string_view label) {
  constexpr std::string_view begin = "auto";
  if (label.size() < begin.size()) return false;
  for (std::size_t i = 0; i < begin.size(); ++i) {
    const char c = label[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != begin[i]) return false;
  }
  return true;
}

/// A weighted mean as sums.
struct Mean {
  double n = 0;       ///< sum of s over rows with a value
  double sum = 0;     ///< sum of s*x
  double spread = 0;  ///< sum of s*(x - mean)^2

  [[nodiscard]] double mean() const { return sum / n; }  ///< NaN where n is 0
  /// Of a yes or no Wilson's, since the mean is a proportion; else Student's, where two or more
  /// persons differ.
  [[nodiscard]] omrade::Limits limits(bool yes_no) const {
    if (yes_no) return omrade::wilson_limits(std::clamp(mean(), 0.0, 1.0), n);
    return omrade::limits_of_mean(n, mean(), spread / (n - 1));
  }
};

/// Whether every known value among all rows is 0 or 1.
bool is_yes_no(std::span<const double> x);

/// How many rows, by shares, hold each code; forgets in the time it took to count.
class CodeCounts {
 public:
  explicit CodeCounts(std::size_t codes) : counts_(codes, 0.0) {}

  /// How many codes there are.
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

  void add(std::int32_t code, double share) {
    double& count = counts_[static_cast<std::size_t>(code)];
    if (count == 0) touched_.push_back(code);
    count += share;
  }
  [[nodiscard]] double of(std::int32_t code) const {
    return code < 0 ? 0 : counts_[static_cast<std::size_t>(code)];
  }
  /// Codes in the order in which they were first met.
  [[nodiscard]] std::span<const std::int32_t> touched() const { return touched_; }
  void clear() {
    for (const std::int32_t code : touched_) counts_[static_cast<std::size_t>(code)] = 0;
    touched_.clear();
  }

 private:
  std::vector<double> counts_;
  std::vector<std::int32_t> touched_;
};

/// Reads the residents of one area after another.
class ResidentTally {
 public:
  explicit ResidentTally(const omrade::RowsView& rows);

  [[nodiscard]] bool has_manner() const { return manner_.has_value(); }
  [[nodiscard]] bool has_x() const { return !x_.empty(); }
  [[nodiscard]] bool yes_no() const { return yes_no_; }
  /// The code of the centre with this id; -1 where nobody is listed there.
  [[nodiscard]] std::int32_t code_of(std::string_view centre) const;

  void count(std::size_t area, std::int32_t own);

  // Of the area counted last:
  double residents = 0;    ///< sum of s
  double own = 0;          ///< … listed at the own centre
  double unlisted = 0;     ///< … listed nowhere
  double with_manner = 0;  ///< … listed, and known how
  double automatic = 0;    ///< … and automatically
  double squares = 0;      ///< sum over centres of the squared number listed there
  CodeCounts at_centre;
  Mean x;      ///< among all residents
  Mean own_x;  ///< among those listed at the own centre; no spread

 private:
  void count_manner(const omrade::Run& run);

  omrade::RowsView rows_;
  omrade::Categories centre_;
  std::optional<omrade::Categories> manner_;
  std::vector<std::uint8_t> is_automatic_;  // by code of manner_
  std::span<const double> x_;
  bool yes_no_ = false;
  std::unordered_map<std::string_view, std::int32_t> codes_;  // looked up only
};

/// Reads the listed of one centre after another.
class ListedTally {
 public:
  explicit ListedTally(const omrade::RowsView& rows);

  [[nodiscard]] bool has_x() const { return !x_.empty(); }
  [[nodiscard]] bool has_home() const { return home_.has_value(); }
  [[nodiscard]] bool yes_no() const { return yes_no_; }
  /// The code of the home area with this label; -1 where nobody lives there. REQUIRES: has_home().
  [[nodiscard]] std::int32_t home_code(std::string_view label) const;
  void count(std::size_t area);

  // Of the area counted last:
  double listed = 0;
  CodeCounts at_home;
  Mean x;

 private:
  omrade::RowsView rows_;
  std::optional<omrade::Categories> home_;
  std::span<const double> x_;
  bool yes_no_ = false;
};

}  // namespace listing

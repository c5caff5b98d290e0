#include "stats/hajek.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

namespace omrade::stats {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// How rows are parted hangs on the rows and groups alone: so do the sums. Each part has sums of its
// own for all groups, which must not outgrow the rows.
constexpr std::size_t kMostParts = 64;
constexpr std::size_t kRowsPerPart = std::size_t{1} << 16U;
constexpr std::size_t kRowsPerGroup = 8;

std::size_t parts_of(std::size_t rows, std::size_t groups) {
  return std::clamp<std::size_t>(rows / std::max(kRowsPerPart, kRowsPerGroup * groups), 1,
                                 kMostParts);
}

}  // namespace

void HajekProportion::add(const HajekProportion& other) noexcept {
  for (int y = 0; y < 2; ++y) {
    answers_[y].respondents += other.answers_[y].respondents;
    answers_[y].weights.add(other.answers_[y].weights);
    answers_[y].squares.add(other.answers_[y].squares);
  }
}

double HajekProportion::p() const noexcept {
  return answers_[1].weights.value() / all();
}

double HajekProportion::n_eff() const noexcept {
  return all() * all() / (answers_[0].squares.value() + answers_[1].squares.value());
}

double HajekProportion::variance() const noexcept {
  const double n = respondents();
  if (!(n > 1)) return kNone;
  const double part = p();
  const double spread = answers_[1].squares.value() * (1 - part) * (1 - part) +
                        answers_[0].squares.value() * part * part;
  return n / (n - 1) * spread / (all() * all());
}

Limits HajekProportion::limits(double z) const {
  return wilson(p() * n_eff(), n_eff(), z);
}

std::vector<HajekProportion> hajek_by_group(std::span<const std::uint32_t> group,
                                            std::span<const double> answer,
                                            std::span<const double> weight, std::size_t groups,
                                            const ParallelFor& loop) {
  const std::size_t rows = group.size();
  if (answer.size() != rows || weight.size() != rows)
    throw Error(ErrorKind::bug, {.what = "groups, answers and weights differ in length"});
  const std::size_t parts = parts_of(rows, groups);
  std::vector<std::vector<HajekProportion>> sums(parts);
  std::atomic<bool> outside = false;
  loop(parts, [&](std::size_t part) {
    std::vector<HajekProportion> own(groups);
    for (std::size_t r = rows * part / parts; r < rows * (part + 1) / parts; ++r) {
      const double y = answer[r], w = weight[r];
      if (!(y == 0 || y == 1) || !(w > 0) || !std::isfinite(w * w)) continue;
      if (group[r] >= groups) {
        outside = true;
        return;
      }
      own[group[r]].add(w, y == 1);
    }
    sums[part] = std::move(own);
  });
  if (outside) throw Error(ErrorKind::bug, {.what = "a row lies outside all groups"});
  for (std::size_t part = 1; part < parts; ++part)
    for (std::size_t g = 0; g < groups; ++g) sums[0][g].add(sums[part][g]);
  return std::move(sums[0]);
}

}  // namespace omrade::stats

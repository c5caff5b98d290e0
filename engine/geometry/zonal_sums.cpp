#include "geometry/zonal_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

// One function for each width of the processor's registers, chosen when the program starts. They
// give the same numbers: lanes are added alike, and nothing is fused (-ffp-contract=off).
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define OMRADE_BY_WIDTH __attribute__((target_clones("avx512f", "avx2", "default"), flatten))
#else
#define OMRADE_BY_WIDTH
#endif

namespace omrade::geometry {
namespace {

// Eight sums side by side, of every eighth cell of a run: the processor adds several at once, and
// the order of the additions does not depend on how many.
constexpr std::size_t kLanes = 8;
using Lanes = double __attribute__((vector_size(kLanes * sizeof(double))));
using Singles = float __attribute__((vector_size(kLanes * sizeof(float))));
using Counts = std::int64_t __attribute__((vector_size(kLanes * sizeof(std::int64_t))));

// By reference: how such vectors are passed by value depends on the processor.
inline void load(const float* from, Lanes& lanes) {
  Singles singles;
  std::memcpy(&singles, from, sizeof singles);
  lanes = __builtin_convertvector(singles, Lanes);
}

inline void load(const double* from, Lanes& lanes) {
  std::memcpy(&lanes, from, sizeof lanes);
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Sums of whole cells.
template <bool Variance, bool Weighted>
class FullCells {
 public:
  explicit FullCells(double shift) : shift_(shift) {}

  template <class T>
  void add(const T* values, const T* weights, std::size_t count) {
    Lanes x;
    Lanes w{};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
      load(values + i, x);
      if constexpr (Weighted) load(weights + i, w);
      add(x, w);
    }
    if (i == count) return;
    std::array<T, kLanes> rest{};
    rest.fill(std::numeric_limits<T>::quiet_NaN());
    std::array<T, kLanes> rest_weights{};
    std::copy(values + i, values + count, rest.begin());
    if constexpr (Weighted) std::copy(weights + i, weights + count, rest_weights.begin());
    load(rest.data(), x);
    load(rest_weights.data(), w);
    add(x, w);
  }

  [[nodiscard]] ZonalSums sums() const {
    ZonalSums sums;
    double moved = 0;
    double squares = 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      sums.count += static_cast<double>(count_[lane]);
      sums.sum += sum_[lane];
      sums.min = std::min(sums.min, min_[lane]);
      sums.max = std::max(sums.max, max_[lane]);
      moved += moved_[lane];
      squares += squares_[lane];
      sums.weight += weight_[lane];
      sums.weighted_sum += weighted_[lane];
    }
    if (sums.count == 0) return sums;
    sums.mean = sums.sum / sums.count;
    sums.m2 = std::max(0.0, squares - moved * moved / sums.count);
    return sums;
  }

 private:
  void add(const Lanes& x, const Lanes& w) {
    const Lanes none{};
    const Counts is = x == x;
    const Lanes value = is ? x : none;
    count_ -= is;
    sum_ += value;
    min_ = x < min_ ? x : min_;
    max_ = x > max_ ? x : max_;
    if constexpr (Variance) {
      const Lanes moved = is ? x - shift_ : none;
      moved_ += moved;
      squares_ += moved * moved;
    }
    if constexpr (Weighted) {
      const Counts counts = is & (w == w);
      const Lanes weight = counts ? w : none;
      weight_ += weight;
      weighted_ += weight * value;
    }
  }

  double shift_;
  Counts count_{};
  Lanes sum_{}, moved_{}, squares_{}, weight_{}, weighted_{};
  Lanes min_ = Lanes{} + kInfinity, max_ = Lanes{} - kInfinity;
};

template <class T>
bool first_value(const CoveragePart& part, const Strip<T>& strip, double& value) {
  for (const CoverageRun& run : part.runs) {
    const T* cells = strip.values + strip.at(run.row, run.column_begin);
    for (std::uint32_t c = 0; c < run.column_end - run.column_begin; ++c) {
      if (std::isnan(cells[c])) continue;
      value = static_cast<double>(cells[c]);
      return true;
    }
  }
  for (const CoverageCell& cell : part.cells) {
    const T x = strip.values[strip.at(cell.row, cell.column)];
    if (std::isnan(x)) continue;
    value = static_cast<double>(x);
    return true;
  }
  return false;
}

/// Sums of cells that are covered in part. What an area covers of its border cells is little, so
/// that nothing is gained by lanes.
template <class T>
ZonalSums part_cells(std::span<const CoverageCell> cells, const Strip<T>& strip, double shift) {
  ZonalSums sums;
  double moved = 0;
  double squares = 0;
  for (const CoverageCell& cell : cells) {
    const std::size_t at = strip.at(cell.row, cell.column);
    const auto x = static_cast<double>(strip.values[at]);
    if (std::isnan(x)) continue;
    const double f = cell.fraction;
    sums.count += f;
    sums.sum += f * x;
    if (f >= strip.least) {
      sums.min = std::min(sums.min, x);
      sums.max = std::max(sums.max, x);
    }
    const double part = f * (x - shift);
    moved += part;
    squares += part * (x - shift);
    if (strip.weights == nullptr) continue;
    const auto w = static_cast<double>(strip.weights[at]);
    if (std::isnan(w)) continue;
    sums.weight += f * w;
    sums.weighted_sum += f * w * x;
  }
  if (sums.count == 0) return sums;
  sums.mean = sums.sum / sums.count;
  sums.m2 = std::max(0.0, squares - moved * moved / sums.count);
  return sums;
}

template <bool Variance, bool Weighted, class T>
ZonalSums sums_as(const CoveragePart& part, const Strip<T>& strip) {
  double shift = 0;
  if (Variance && !first_value(part, strip, shift)) return {};
  FullCells<Variance, Weighted> full(shift);
  for (const CoverageRun& run : part.runs) {
    const std::size_t at = strip.at(run.row, run.column_begin);
    full.add(strip.values + at, Weighted ? strip.weights + at : nullptr,
             run.column_end - run.column_begin);
  }
  ZonalSums sums = full.sums();
  sums.add(part_cells(part.cells, strip, shift));
  return sums;
}

template <class T>
ZonalSums sums_of(const CoveragePart& part, const Strip<T>& strip, bool variance) {
  if (strip.weights != nullptr)
    return variance ? sums_as<true, true>(part, strip) : sums_as<false, true>(part, strip);
  return variance ? sums_as<true, false>(part, strip) : sums_as<false, false>(part, strip);
}

bool smaller(const ValueShare& a, const ValueShare& b) {
  return a.value < b.value;
}

/// Joins shares of equal values, which stand side by side.
void join_equal(std::vector<ValueShare>& shares) {
  std::size_t kept = 0;
  for (const ValueShare& share : shares) {
    if (kept > 0 && shares[kept - 1].value == share.value) {
      shares[kept - 1].cells += share.cells;
    } else {
      shares[kept++] = share;
    }
  }
  shares.resize(kept);
}

template <class T>
std::vector<ValueShare> values_of(const CoveragePart& part, const Strip<T>& strip) {
  std::vector<ValueShare> shares;
  for (const CoverageRun& run : part.runs) {
    const T* cells = strip.values + strip.at(run.row, run.column_begin);
    for (std::uint32_t c = 0; c < run.column_end - run.column_begin; ++c) {
      if (std::isnan(cells[c])) continue;
      const double value = static_cast<double>(cells[c]) + 0.0;  // + 0.0: no negative zero
      if (!shares.empty() && shares.back().value == value) {
        ++shares.back().cells;
      } else {
        shares.push_back({value, 1});
      }
    }
  }
  // Whole numbers: their sum is the same in any order.
  std::sort(shares.begin(), shares.end(), smaller);
  join_equal(shares);
  std::vector<ValueShare> parts;
  for (const CoverageCell& cell : part.cells) {
    const T x = strip.values[strip.at(cell.row, cell.column)];
    if (!std::isnan(x) && cell.fraction >= strip.least)
      parts.push_back({static_cast<double>(x) + 0.0, cell.fraction});
  }
  std::stable_sort(parts.begin(), parts.end(), smaller);
  join_equal(parts);
  add_values(shares, parts);
  return shares;
}

}  // namespace

void ZonalSums::add(const ZonalSums& other) {
  weight += other.weight;
  weighted_sum += other.weighted_sum;
  if (other.count == 0) return;
  const double both = count + other.count;
  const double apart = other.mean - mean;
  m2 += other.m2 + (count == 0 ? 0 : apart * apart * (count * (other.count / both)));
  count = both;
  sum += other.sum;
  mean = sum / count;
  min = std::min(min, other.min);
  max = std::max(max, other.max);
}

OMRADE_BY_WIDTH
ZonalSums zonal_sums(const CoveragePart& part, const Strip<float>& strip, bool variance) {
  return sums_of(part, strip, variance);
}

OMRADE_BY_WIDTH
ZonalSums zonal_sums(const CoveragePart& part, const Strip<double>& strip, bool variance) {
  return sums_of(part, strip, variance);
}

std::vector<ValueShare> zonal_values(const CoveragePart& part, const Strip<float>& strip) {
  return values_of(part, strip);
}

std::vector<ValueShare> zonal_values(const CoveragePart& part, const Strip<double>& strip) {
  return values_of(part, strip);
}

void add_values(std::vector<ValueShare>& to, std::span<const ValueShare> more) {
  if (more.empty()) return;
  std::vector<ValueShare> both;
  both.reserve(to.size() + more.size());
  std::merge(to.begin(), to.end(), more.begin(), more.end(), std::back_inserter(both), smaller);
  join_equal(both);
  to = std::move(both);
}

}  // namespace omrade::geometry

#include "tools/pair_counts.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace omrade::tools {
namespace {

/// Pairs that a table may hold, and all tables together.
constexpr std::size_t kTable = std::size_t{1} << 26U;
constexpr std::size_t kAllTables = std::size_t{1} << 27U;
constexpr std::size_t kMostTables = 8;
constexpr std::size_t kPart = std::size_t{1} << 18U;  ///< cells of a table that are visited at once

bool comes_first(const PairCount& a, const PairCount& b) {
  return std::tie(a.first, a.second) < std::tie(b.first, b.second);
}

/// Sorts and adds up equal pairs.
void unite(std::vector<PairCount>& pairs) {
  std::sort(pairs.begin(), pairs.end(), comes_first);
  std::size_t kept = 0;
  for (const PairCount& one : pairs) {
    if (kept > 0 && pairs[kept - 1].first == one.first && pairs[kept - 1].second == one.second) {
      pairs[kept - 1].count += one.count;
    } else {
      pairs[kept++] = one;
    }
  }
  pairs.resize(kept);
}

}  // namespace

void PairCounts::make_room(std::size_t first_codes, std::size_t second_codes) {
  // The first time as they are; what grows afterwards, grows by halves, to grow seldom.
  std::size_t rows = std::max(rows_, first_codes);
  std::size_t stride = std::max(stride_, second_codes);
  if (!tables_.empty()) {
    if (rows > rows_) rows = std::max(rows, rows_ + rows_ / 2);
    if (stride > stride_) stride = std::max(stride, stride_ + stride_ / 2);
  }
  if (rows == rows_ && stride == stride_) return;
  if (rows * stride > kTable) {
    give_up_tables();
    return;
  }
  for (Table& table : tables_) {
    Table wider(rows * stride);
    for (std::size_t row = 0; row < rows_; ++row) {
      const auto from = table.begin() + static_cast<std::ptrdiff_t>(row * stride_);
      std::copy(from, from + static_cast<std::ptrdiff_t>(stride_),
                wider.begin() + static_cast<std::ptrdiff_t>(row * stride));
    }
    table = std::move(wider);
  }
  rows_ = rows;
  stride_ = stride;
}

void PairCounts::give_up_tables() {
  sorted_ = true;
  for (const Table& table : tables_) {
    for (std::size_t at = 0; at < table.size(); ++at) {
      if (table[at] == 0) continue;
      pairs_.push_back({static_cast<std::uint32_t>(at / stride_),
                        static_cast<std::uint32_t>(at % stride_), table[at]});
    }
  }
  tables_.clear();
  unite(pairs_);
}

void PairCounts::add(std::span<const CodePairs> blocks, std::size_t first_codes,
                     std::size_t second_codes, const ParallelFor& loop) {
  if (!sorted_) make_room(first_codes, second_codes);
  if (sorted_) {
    sort(blocks);
  } else {
    count(blocks, loop);
  }
}

void PairCounts::count(std::span<const CodePairs> blocks, const ParallelFor& loop) {
  const std::size_t cells = std::max<std::size_t>(1, rows_ * stride_);
  const std::size_t most = std::clamp<std::size_t>(kAllTables / cells, 1, kMostTables);
  const std::size_t helpers = std::min({std::size_t{threads_}, most, blocks.size()});
  if (tables_.size() < helpers) tables_.resize(helpers);
  loop(helpers, [&](std::size_t helper) {
    Table& table = tables_[helper];
    if (table.empty()) table.resize(rows_ * stride_);
    for (std::size_t b = helper; b < blocks.size(); b += helpers) {
      const CodePairs& rows = blocks[b];
      for (std::size_t i = 0; i < rows.first.size(); ++i)
        ++table[static_cast<std::size_t>(rows.first[i]) * stride_ +
                static_cast<std::size_t>(rows.second[i])];
    }
  });
}

void PairCounts::sort(std::span<const CodePairs> blocks) {
  for (const CodePairs& rows : blocks) {
    std::vector<PairCount> more;
    more.reserve(rows.first.size());
    for (std::size_t i = 0; i < rows.first.size(); ++i) {
      more.push_back({static_cast<std::uint32_t>(rows.first[i]),
                      static_cast<std::uint32_t>(rows.second[i]), 1});
    }
    unite(more);
    pairs_.insert(pairs_.end(), more.begin(), more.end());
  }
  unite(pairs_);
}

void PairCounts::each_part(
    std::span<const std::uint32_t> first_order, std::span<const std::uint32_t> second_order,
    const ParallelFor& loop, const std::function<void(std::size_t)>& prepare,
    const std::function<void(std::size_t, std::span<const PairCount>)>& visit) const {
  if (sorted_) {
    const auto place_of = [](std::span<const std::uint32_t> order) {
      std::vector<std::uint32_t> place(order.size());
      for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
      return place;
    };
    const auto first = place_of(first_order);
    const auto second = place_of(second_order);
    std::vector<PairCount> pairs = pairs_;
    std::sort(pairs.begin(), pairs.end(), [&](const PairCount& a, const PairCount& b) {
      return std::pair(first[a.first], second[a.second]) <
             std::pair(first[b.first], second[b.second]);
    });
    const std::size_t parts = (pairs.size() + kPart - 1) / kPart;
    prepare(parts);
    loop(parts, [&](std::size_t part) {
      const std::size_t begin = part * kPart;
      visit(part, std::span(pairs).subspan(begin, std::min(kPart, pairs.size() - begin)));
    });
    return;
  }
  const std::size_t rows = std::max<std::size_t>(1, kPart / std::max<std::size_t>(1, stride_));
  const std::size_t parts = (first_order.size() + rows - 1) / rows;
  prepare(parts);
  loop(parts, [&](std::size_t part) {
    std::vector<PairCount> pairs;
    std::vector<std::uint64_t> sums(stride_);
    const std::size_t end = std::min(first_order.size(), (part + 1) * rows);
    for (std::size_t i = part * rows; i < end; ++i) {
      const std::uint32_t row = first_order[i];
      std::fill(sums.begin(), sums.end(), 0);
      for (const Table& table : tables_) {
        if (table.empty()) continue;
        const std::uint32_t* const counts = table.data() + row * stride_;
        for (std::size_t k = 0; k < stride_; ++k) sums[k] += counts[k];
      }
      for (const std::uint32_t second : second_order) {
        if (sums[second] > 0) pairs.push_back({row, second, sums[second]});
      }
    }
    visit(part, pairs);
  });
}

}  // namespace omrade::tools

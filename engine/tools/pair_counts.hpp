// How often each pair of codes occurs among millions of rows.
#pragma once

#include "base/huge_pages.hpp"
#include "base/parallel_for.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace omrade::tools {

struct PairCount {
  std::uint32_t first = 0, second = 0;
  std::uint64_t count = 0;
};

/// Codes of equally many rows.
struct CodePairs {
  std::span<const std::int32_t> first, second;
};

/// Few possible pairs are counted in tables, one for each thread that helps; more are sorted. Whole
/// numbers are added up, so all is the same for any number of threads.
class PairCounts {
 public:
  explicit PairCounts(unsigned threads) : threads_(threads) {}

  /// Adds rows; `first_codes` and `second_codes` are above all codes so far, and never shrink.
  void add(std::span<const CodePairs> blocks, std::size_t first_codes, std::size_t second_codes,
           const ParallelFor& loop);

  /// Calls visit(part, pairs) for consecutive parts of all pairs that occur, in the order of first
  /// and second, where `first_order` and `second_order` list the codes in the order wanted. Parts
  /// may be visited at the same time.
  void each_part(
      std::span<const std::uint32_t> first_order, std::span<const std::uint32_t> second_order,
      const ParallelFor& loop, const std::function<void(std::size_t parts)>& prepare,
      const std::function<void(std::size_t part, std::span<const PairCount> pairs)>& visit) const;

 private:
  using Table = HugeVector<std::uint32_t>;

  void count(std::span<const CodePairs> blocks, const ParallelFor& loop);
  void sort(std::span<const CodePairs> blocks);
  void make_room(std::size_t first_codes, std::size_t second_codes);
  void give_up_tables();

  unsigned threads_;
  std::size_t rows_ = 0, stride_ = 0;  ///< of the tables
  std::vector<Table> tables_;
  bool sorted_ = false;
  std::vector<PairCount> pairs_;  ///< by first and second, once there are no tables
};

}  // namespace omrade::tools

#include "disclosure/nests.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>

namespace omrade::disclosure {
namespace {

constexpr double kRounding = 5e-10;  ///< of a sum, as relations allow it
constexpr double kLast = 4e-16;  ///< of all people, what the last digits of their sums may be off

}  // namespace

std::vector<double> compared_sums(const Outlines& outlines, std::span<const double> numbers,
                                  bool first) {
  std::vector<double> sums;
  for (const auto& [from, to] : outlines.compared) {
    double sum = 0;
    for (std::uint32_t at = from; at < to; ++at) {
      const std::uint32_t node = outlines.order[at];
      if (outlines.of_first(node) != first) continue;
      const double number = numbers[first ? node : node - outlines.first];
      if (std::isfinite(number)) sum += number;
    }
    sums.push_back(sum);
  }
  return sums;
}

NestNumbers::NestNumbers(const Outlines& outlines, std::span<const double> first,
                         std::span<const double> second)
    : outlines_(outlines) {
  before_.reserve(outlines.order.size() + 1);
  Sum sum;
  before_.push_back(sum);
  for (const std::uint32_t node : outlines.order) {
    double number = 0;
    if (node != outlines.outside())
      number = outlines.of_first(node) ? first[node] : second[node - outlines.first];
    if (std::isfinite(number)) {
      sum.difference += outlines.of_first(node) ? number : -number;
      sum.size += std::abs(number);
    }
    before_.push_back(sum);
  }
}

NestNumbers::Sum NestNumbers::over(Outlines::Range range) const {
  const Sum& to = before_[range.second];
  const Sum& from = before_[range.first];
  return {to.difference - from.difference, to.size - from.size, before_.back().size};
}

NestNumbers::Sum NestNumbers::side(Overlap overlap) const {
  const Outlines::Bridge& bridge = outlines_.bridges[overlap.bridge];
  const Sum sum = over(bridge.side);
  if (bridge.rest == overlap.beyond) return sum;
  const Sum all = over(bridge.all);
  return {all.difference - sum.difference, all.size - sum.size, all.total};
}

bool NestNumbers::Sum::nothing() const {
  // The sums before are of all areas, and rounded as such.
  return std::abs(difference) <= kRounding * size + kLast * total;
}

double NestNumbers::of(Overlap overlap) const {
  const Sum sum = side(overlap);
  if (sum.nothing()) return 0;
  const Outlines::Bridge& bridge = outlines_.bridges[overlap.bridge];
  return outlines_.of_first(overlap.beyond ? bridge.outer : bridge.inner) ? sum.difference
                                                                          : -sum.difference;
}

bool NestNumbers::agree(std::size_t bridge) const {
  return !outlines_.bridges[bridge].closed || over(outlines_.bridges[bridge].all).nothing();
}

std::vector<NestSum> nest_sums(const Outlines& outlines, std::span<const OverlapUse> uses) {
  // Blocks on both sides of a bridge of which nothing is known are one.
  std::vector<std::uint32_t> parent(outlines.block.size());
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&parent](std::uint32_t node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  for (std::size_t b = 0; b < uses.size(); ++b) {
    if (uses[b] != OverlapUse::none) continue;
    parent[root(outlines.block[outlines.bridges[b].inner])] =
        root(outlines.block[outlines.bridges[b].outer]);
  }
  const auto piece = [&](std::uint32_t node) { return root(outlines.block[node]); };

  std::vector<NestSum> of(outlines.block.size());
  for (std::uint32_t node = 0; node < outlines.outside(); ++node)
    of[piece(node)].areas.emplace_back(node, outlines.of_first(node) ? 1.0 : -1.0);
  std::vector<std::vector<std::size_t>> ways(outlines.block.size());
  for (std::size_t b = 0; b < uses.size(); ++b) {
    if (uses[b] == OverlapUse::none) continue;
    ways[piece(outlines.bridges[b].inner)].push_back(b);
    ways[piece(outlines.bridges[b].outer)].push_back(b);
  }
  // What an area alone tells of its only overlap is that it is the same.
  std::vector<std::uint32_t> same(uses.size(), UINT32_MAX);
  std::vector<bool> told(outlines.block.size(), false);
  told[piece(outlines.outside())] = true;
  for (std::uint32_t node = 0; node < outlines.outside(); ++node) {
    const std::uint32_t p = piece(node);
    if (told[p] || of[p].areas.size() != 1 || ways[p].size() != 1 ||
        same[ways[p].front()] != UINT32_MAX)
      continue;
    same[ways[p].front()] = node;
    told[p] = true;
  }
  std::vector<NestSum> sums;
  for (std::uint32_t node = 0; node < outlines.outside(); ++node) {
    const std::uint32_t p = piece(node);
    if (told[p]) continue;
    told[p] = true;
    NestSum& sum = of[p];
    for (const std::size_t b : ways[p]) {
      const std::uint32_t end = piece(outlines.bridges[b].inner) == p ? outlines.bridges[b].inner
                                                                      : outlines.bridges[b].outer;
      const double sign = outlines.of_first(end) ? -1.0 : 1.0;
      if (same[b] != UINT32_MAX) {
        sum.areas.emplace_back(same[b], sign);
      } else if (uses[b] == OverlapUse::number) {
        sum.overlaps.emplace_back(Overlap{b}, sign);
      }
    }
    sums.push_back(std::move(sum));
  }
  return sums;
}

std::vector<NestSum> side_sums(const Outlines& outlines, const NestNumbers& numbers) {
  std::vector<std::vector<std::uint32_t>> areas(outlines.block.size());
  std::vector<std::vector<std::size_t>> ways(outlines.block.size());
  std::vector<std::size_t> asked;
  for (std::size_t b = 0; b < outlines.bridges.size(); ++b) {
    if (numbers.agree(b)) continue;
    ways[outlines.block[outlines.bridges[b].inner]].push_back(b);
    ways[outlines.block[outlines.bridges[b].outer]].push_back(b);
    if (!outlines.bridges[b].alone()) asked.push_back(b);
  }
  if (asked.empty()) return {};
  for (std::uint32_t node = 0; node < outlines.outside(); ++node)
    areas[outlines.block[node]].push_back(node);
  std::vector<NestSum> sums;
  for (const std::size_t b : asked) {
    for (const bool beyond : {false, true}) {
      const Outlines::Bridge& of = outlines.bridges[b];
      const std::uint32_t piece = outlines.block[beyond ? of.outer : of.inner];
      NestSum sum;
      for (const std::uint32_t node : areas[piece])
        sum.areas.emplace_back(node, outlines.of_first(node) ? 1.0 : -1.0);
      bool people = true;
      for (const std::size_t way : ways[piece]) {
        const Outlines::Bridge& at = outlines.bridges[way];
        const bool here = outlines.block[at.inner] == piece;
        const double sign = outlines.of_first(here ? at.inner : at.outer) ? -1.0 : 1.0;
        if (at.alone() && !here) {
          sum.areas.emplace_back(at.inner, sign);
          continue;
        }
        const Overlap overlap{way, way == b ? beyond : here};
        const double number = numbers.of(overlap);
        people = people && number >= 0;
        if (number > 0) sum.overlaps.emplace_back(overlap, sign);
      }
      if (people) sums.push_back(std::move(sum));
    }
  }
  return sums;
}

std::vector<NestSum> left_sums(const Outlines& outlines, const NestNumbers& numbers) {
  std::vector<std::size_t> in_block(outlines.block.size(), 0);
  for (const std::uint32_t block : outlines.block) ++in_block[block];
  std::vector<std::vector<std::size_t>> ways(outlines.block.size());
  for (std::size_t b = 0; b < outlines.bridges.size(); ++b) {
    ways[outlines.bridges[b].inner].push_back(b);
    ways[outlines.bridges[b].outer].push_back(b);
  }
  std::vector<NestSum> sums;
  for (std::uint32_t node = 0; node < outlines.outside(); ++node) {
    if (ways[node].empty() || in_block[outlines.block[node]] < 2) continue;
    NestSum sum{.areas = {{node, 1.0}}, .overlaps = {}, .left_of = node};
    bool people = true;
    for (const std::size_t way : ways[node]) {
      const Outlines::Bridge& at = outlines.bridges[way];
      if (at.alone()) {
        sum.areas.emplace_back(at.inner, -1.0);
        continue;
      }
      const Overlap overlap{way, at.inner == node && !numbers.agree(way)};
      const double number = numbers.of(overlap);
      people = people && number >= 0;
      if (number > 0) sum.overlaps.emplace_back(overlap, -1.0);
    }
    if (people) sums.push_back(std::move(sum));
  }
  return sums;
}

}  // namespace omrade::disclosure

// A budget of whole units divided by weight, with a least and a most for each share.
//
//   std::vector<omrade::allocation::Share> shares;
//   for (…) shares.push_back({.id = id, .weight = people * rule.factor(need)});
//   const auto division = omrade::allocation::divide(9500000, shares);
//
// All in whole numbers, so that the parts sum to the budget exactly, the order of the shares does
// not matter, and every computer gives the same.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

namespace omrade {
inline namespace sdk {
namespace allocation {

/// Doubles hold every whole number up to here.
inline constexpr double kMostUnits = 9007199254740992;

struct Share {
  std::string_view id{};  ///< settles ties
  double weight = 0;      ///< finite, 0 or more
  std::int64_t least = 0;
  std::int64_t most = std::numeric_limits<std::int64_t>::max();  ///< not below `least`
};

enum class Fault : std::uint8_t {
  none,
  no_weight,     ///< there is money left, and nobody has a weight
  floors_above,  ///< the floors sum to more than the budget
  bad_weight,    ///< a weight is negative or no finite number
  caps_below,    ///< the caps of those who have a weight leave some of it over
};

struct Division {
  Fault fault = Fault::none;
  std::vector<std::int64_t> amounts{};  ///< by share; empty unless the fault is none
};

namespace detail {

/// Products of a budget (2^53) and a weight (2^62).
__extension__ typedef unsigned __int128 Wide;

/// The weights as whole numbers that sum to less than 2^62: the same power of two times each,
/// exact where the smallest is not below 2^-9 or so of the largest in its last digit.
inline std::vector<std::uint64_t> whole_weights(std::span<const Share> shares) {
  double largest = 0;
  for (const Share& share : shares) largest = std::max(largest, share.weight);
  std::vector<std::uint64_t> whole(shares.size(), 0);
  if (largest == 0) return whole;
  const int exponent = 60 - static_cast<int>(std::bit_width(shares.size())) - std::ilogb(largest);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    whole[i] = static_cast<std::uint64_t>(std::llround(std::ldexp(shares[i].weight, exponent)));
  }
  return whole;
}

/// The level of the water, bound / weight, at which a share leaves its floor or reaches its cap.
struct Turn {
  std::int64_t bound = 0;
  std::uint64_t weight = 0;
  std::size_t share = 0;
  bool cap = false;
};

inline std::vector<Turn> turns_of(std::span<const Share> shares,
                                  const std::vector<std::uint64_t>& weights, std::int64_t budget) {
  std::vector<Turn> turns;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (weights[i] == 0) continue;
    turns.push_back({shares[i].least, weights[i], i, false});
    // Nobody gets more than there is.
    if (shares[i].most < budget) turns.push_back({shares[i].most, weights[i], i, true});
  }
  std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
    const Wide left = static_cast<Wide>(a.bound) * b.weight;
    const Wide right = static_cast<Wide>(b.bound) * a.weight;
    if (left != right) return left < right;
    return a.cap != b.cap ? b.cap : a.share < b.share;
  });
  return turns;
}

/// Divides `rest` among `open` shares by weight: each the whole part of its quota, and the units
/// that are left to those with the largest remainders.
inline void divide_rest(std::int64_t rest, const std::vector<std::size_t>& open,
                        std::span<const Share> shares, const std::vector<std::uint64_t>& weights,
                        std::vector<std::int64_t>& amounts) {
  std::uint64_t all = 0;
  for (const std::size_t i : open) all += weights[i];
  std::vector<std::uint64_t> remainder(shares.size(), 0);
  std::int64_t left = rest;
  for (const std::size_t i : open) {
    const Wide product = static_cast<Wide>(rest) * weights[i];
    amounts[i] = static_cast<std::int64_t>(product / all);
    remainder[i] = static_cast<std::uint64_t>(product % all);
    left -= amounts[i];
  }
  std::vector<std::size_t> order = open;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (remainder[a] != remainder[b]) return remainder[a] > remainder[b];
    return shares[a].id != shares[b].id ? shares[a].id < shares[b].id : a < b;
  });
  for (std::size_t k = 0; k < static_cast<std::size_t>(left); ++k) ++amounts[order[k]];
}

}  // namespace detail

/// amount = min(max(level · weight, least), most), with the one level at which all sum to the
/// budget (water-filling), then whole: largest remainders first, ties by id. A share without a
/// weight gets its least. The budget lies in 0 .. kMostUnits.
inline Division divide(std::int64_t budget, std::span<const Share> shares) {
  for (const Share& share : shares)
    if (!(share.weight >= 0) || std::isinf(share.weight)) return {.fault = Fault::bad_weight};
  std::int64_t fixed = 0;  // what those at their floors and caps get
  for (const Share& share : shares) {
    if (share.least > budget - fixed) return {.fault = Fault::floors_above};
    fixed += share.least;
  }
  const std::vector<std::uint64_t> weights = detail::whole_weights(shares);
  Division out;
  for (const Share& share : shares) out.amounts.push_back(share.least);

  std::uint64_t slope = 0;  // the weight of those in between
  std::vector<std::uint8_t> is_open(shares.size(), 0);
  for (const detail::Turn& turn : detail::turns_of(shares, weights, budget)) {
    const auto wanted = static_cast<detail::Wide>(budget - fixed) * turn.weight;
    if (wanted <= static_cast<detail::Wide>(turn.bound) * slope) break;
    is_open[turn.share] = turn.cap ? 0 : 1;
    if (turn.cap) {
      out.amounts[turn.share] = turn.bound;
      fixed += turn.bound;
      slope -= turn.weight;
    } else {
      fixed -= turn.bound;
      slope += turn.weight;
    }
  }
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < shares.size(); ++i)
    if (is_open[i] != 0) open.push_back(i);
  if (open.empty() && fixed < budget) {
    const bool any = std::any_of(weights.begin(), weights.end(), [](auto w) { return w > 0; });
    return {.fault = any ? Fault::caps_below : Fault::no_weight};
  }
  if (!open.empty()) detail::divide_rest(budget - fixed, open, shares, weights, out.amounts);
  return out;
}

}  // namespace allocation
}  // namespace sdk
}  // namespace omrade

#include "run/pair_order.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <tuple>

namespace omrade::run {
namespace {

template <class T>
void permute(std::span<T> values, const std::vector<std::size_t>& from) {
  const std::vector<T> before(values.begin(), values.end());
  for (std::size_t i = 0; i < from.size(); ++i) values[i] = before[from[i]];
}

}  // namespace

PairOrder::Ordered PairOrder::ordered(std::shared_ptr<const Pairs> pairs) {
  Ordered out{
      .before = pairs, .after = nullptr, .from = std::vector<std::size_t>(pairs->area.size())};
  std::vector<bool> used(pairs->labels.size(), false);
  for (const std::uint32_t code : pairs->other) used[code] = true;
  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 0; code < used.size(); ++code)
    if (used[code]) codes.push_back(code);
  std::sort(codes.begin(), codes.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(pairs->labels[a], a) < std::tie(pairs->labels[b], b);
  });
  auto after = std::make_shared<Pairs>();
  std::vector<std::uint32_t> place(used.size(), 0);
  for (const std::uint32_t code : codes) {
    place[code] = static_cast<std::uint32_t>(after->labels.size());
    after->labels.push_back(pairs->labels[code]);
  }
  std::iota(out.from.begin(), out.from.end(), std::size_t{0});
  const auto key = [&](std::size_t i) { return std::pair(pairs->area[i], place[pairs->other[i]]); };
  std::sort(out.from.begin(), out.from.end(),
            [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  for (const std::size_t i : out.from) {
    after->area.push_back(pairs->area[i]);
    after->other.push_back(place[pairs->other[i]]);
  }
  out.after = std::move(after);
  return out;
}

void PairOrder::apply(std::shared_ptr<const Pairs>& pairs, Estimates& estimates) {
  if (!pairs) return;
  auto at = known_.find(pairs.get());
  if (at == known_.end()) at = known_.emplace(pairs.get(), ordered(pairs)).first;
  const std::vector<std::size_t>& from = at->second.from;
  const EstimateSpans spans = estimates.spans();
  for (const std::span<double> one :
       {spans.value, spans.lower95, spans.upper95, spans.lower998, spans.upper998, spans.numerator,
        spans.denominator, spans.base})
    permute(one, from);
  for (const std::span<std::uint8_t> one : {spans.state, spans.estimator, spans.interval})
    permute(one, from);
  permute(spans.reason, from);
  pairs = at->second.after;
}

}  // namespace omrade::run

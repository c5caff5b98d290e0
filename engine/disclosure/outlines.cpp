#include "disclosure/outlines.hpp"

#include <algorithm>
#include <set>

namespace omrade::disclosure {
namespace {

constexpr double kSliver = 1e-3;  ///< of an area: how far hand-drawn borders miss each other
constexpr std::uint32_t kNone = UINT32_MAX;

using Joined = std::vector<std::vector<std::uint32_t>>;  ///< per node, ascending

Joined joined(std::span<const double> first, std::span<const double> second,
              std::span<const SharedGround> shared) {
  const auto n = static_cast<std::uint32_t>(first.size());
  const auto outside = static_cast<std::uint32_t>(first.size() + second.size());
  std::vector<double> alone(first.begin(), first.end());
  alone.insert(alone.end(), second.begin(), second.end());
  std::set<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (const SharedGround& one : shared) {
    alone[one.i] -= one.m2;
    alone[n + one.j] -= one.m2;
    if (one.m2 > 0 && one.m2 >= kSliver * std::min(first[one.i], second[one.j]))
      edges.insert({one.i, n + one.j});
  }
  for (std::uint32_t node = 0; node < outside; ++node)
    if (alone[node] > 0 && alone[node] >= kSliver * (node < n ? first[node] : second[node - n]))
      edges.insert({node, outside});
  Joined to(outside + 1);
  for (const auto& [a, b] : edges) {
    to[a].push_back(b);
    to[b].push_back(a);
  }
  return to;
}

/// A walk that goes on before it turns back, and finds how near the start each node has a way that
/// the walk did not take.
class Walk {
 public:
  Walk(const Joined& to, Outlines& out)
      : to_(to), out_(out), at_(to.size(), kNone), end_(to.size()), back_(to.size()) {
    out_.block.resize(to.size());
  }

  void run() {
    from(out_.outside());
    for (std::uint32_t node = 0; node < out_.outside(); ++node) {
      if (at_[node] == kNone) from(node);
    }
    out_.compared = out_.closed;
    for (const Outlines::Bridge& bridge : out_.bridges) {
      if (out_.closed.empty() && bridge.outer == out_.outside() && !out_.of_first(bridge.inner) &&
          !bridge.alone())
        out_.compared.push_back(bridge.side);
    }
  }

 private:
  struct Step {
    std::uint32_t node, parent;
    std::size_t next = 0;  ///< of the nodes it is joined to
  };

  void enter(std::uint32_t node, std::uint32_t parent) {
    at_[node] = back_[node] = static_cast<std::uint32_t>(out_.order.size());
    out_.order.push_back(node);
    steps_.push_back({node, parent});
  }

  void from(std::uint32_t start) {
    const auto first = static_cast<std::uint32_t>(out_.order.size());
    std::vector<Step> ways;  // from a node to the one before it
    enter(start, kNone);
    while (!steps_.empty()) {
      Step& step = steps_.back();
      if (step.next < to_[step.node].size()) {
        const std::uint32_t other = to_[step.node][step.next++];
        if (other == step.parent) continue;
        if (at_[other] == kNone) {
          enter(other, step.node);
        } else {
          back_[step.node] = std::min(back_[step.node], at_[other]);
        }
        continue;
      }
      const Step done = step;
      steps_.pop_back();
      end_[done.node] = static_cast<std::uint32_t>(out_.order.size());
      if (done.parent == kNone) continue;
      back_[done.parent] = std::min(back_[done.parent], back_[done.node]);
      ways.push_back(done);
    }
    const auto last = static_cast<std::uint32_t>(out_.order.size());
    const bool closed = start != out_.outside();
    if (closed) out_.closed.emplace_back(first, last);
    for (std::uint32_t i = first; i < last; ++i) out_.block[out_.order[i]] = kNone;
    for (const Step& way : ways) {
      if (back_[way.node] > at_[way.parent])
        bridge(way, {first, last}, closed);
      else
        out_.block[way.node] = way.parent;  // for now
    }
    for (std::uint32_t i = first; i < last; ++i) {
      std::uint32_t& block = out_.block[out_.order[i]];
      block = block == kNone ? out_.order[i] : out_.block[block];  // which has been met
    }
  }

  void bridge(const Step& way, Outlines::Range all, bool closed) {
    const Outlines::Range below{at_[way.node], end_[way.node]};
    const bool rest = closed && 2 * (below.second - below.first) > all.second - all.first;
    out_.bridges.push_back({.inner = rest ? way.parent : way.node,
                            .outer = rest ? way.node : way.parent,
                            .side = below,
                            .all = all,
                            .closed = closed,
                            .rest = rest});
  }

  const Joined& to_;
  Outlines& out_;
  std::vector<std::uint32_t> at_, end_, back_;
  std::vector<Step> steps_;
};

}  // namespace

Outlines outlines_of(std::span<const double> first, std::span<const double> second,
                     std::span<const SharedGround> shared) {
  Outlines out;
  out.first = static_cast<std::uint32_t>(first.size());
  out.second = static_cast<std::uint32_t>(second.size());
  const Joined to = joined(first, second, shared);
  Walk(to, out).run();
  return out;
}

}  // namespace omrade::disclosure

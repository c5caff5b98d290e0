#include "model/crosswalk.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

namespace omrade {
namespace {

constexpr double kShareSlack = 1e-9;

}  // namespace

std::string_view to_string(CrosswalkMethod method) {
  switch (method) {
    case CrosswalkMethod::identity:
      return "identity";
    case CrosswalkMethod::nested:
      return "nested";
    case CrosswalkMethod::given:
      return "given";
    case CrosswalkMethod::areal:
      return "areal";
    case CrosswalkMethod::dasymetric:
      return "dasymetric";
  }
  return "unknown";
}

Crosswalk::Crosswalk(CrosswalkMethod method, std::size_t sources, std::size_t targets,
                     std::vector<CrosswalkEntry> entries)
    : method_(method), target_offset_(targets + 1, 0), covered_(sources, 0.0) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const CrosswalkEntry& a, const CrosswalkEntry& b) {
                     return std::tie(a.target, a.source) < std::tie(b.target, b.source);
                   });
  for (const CrosswalkEntry& entry : entries) {
    if (entry.source >= sources || entry.target >= targets || !(entry.share >= 0)) {
      throw Error(ErrorKind::bug, {.what = "a crosswalk entry out of range"});
    }
    if (entry.share == 0) continue;
    if (!entries_.empty() && entries_.back().source == entry.source &&
        entries_.back().target == entry.target) {
      entries_.back().share += entry.share;
    } else {
      entries_.push_back(entry);
    }
  }
  for (CrosswalkEntry& entry : entries_) {
    covered_[entry.source] += entry.share;
    ++target_offset_[entry.target + 1];
  }
  for (double& share : covered_) {
    if (share > 1 + kShareSlack) {
      throw Error(ErrorKind::bug,
                  {.what = "the shares of a source sum to " + std::to_string(share)});
    }
    share = std::min(share, 1.0);
  }
  for (std::size_t t = 0; t < targets; ++t) target_offset_[t + 1] += target_offset_[t];
}

Crosswalk Crosswalk::identity(std::size_t areas) {
  std::vector<CrosswalkEntry> entries(areas);
  for (std::size_t i = 0; i < areas; ++i) {
    entries[i] = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i), 1.0};
  }
  return {CrosswalkMethod::identity, areas, areas, std::move(entries)};
}

Crosswalk Crosswalk::then(const Crosswalk& next) const {
  if (next.sources() != targets())
    throw Error(ErrorKind::bug, {.what = "crosswalks that do not follow each other"});
  std::vector<CrosswalkEntry> entries;
  for (const CrosswalkEntry& second : next.entries_) {
    for (const CrosswalkEntry& first : of_target(second.source)) {
      entries.push_back({first.source, second.target, first.share * second.share});
    }
  }
  return {std::max(method_, next.method_), sources(), next.targets(), std::move(entries)};
}

ApportionmentError apportionment_error(const Crosswalk& crosswalk, std::span<const double> weight) {
  std::vector<std::uint32_t> pieces(crosswalk.sources(), 0);
  for (const CrosswalkEntry& entry : crosswalk.entries()) ++pieces[entry.source];
  ApportionmentError error;
  double total = 0;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    const double w = std::isnan(weight[i]) ? 0 : weight[i];
    total += w;
    error.uncovered_share += w * (1 - crosswalk.covered()[i]);
    if (pieces[i] >= 2) {
      error.split_share += w;
      ++error.split_sources;
    }
  }
  if (total > 0) {
    error.split_share /= total;
    error.uncovered_share /= total;
  }
  return error;
}

}  // namespace omrade

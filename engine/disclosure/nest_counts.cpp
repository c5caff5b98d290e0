#include "disclosure/nest_counts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr double kRounding = 5e-10;  ///< of a sum, as relations allow it

/// That they are at most so many of these people.
void know_most(Count& count, double people) {
  if (people < count.value || people >= count.most) return;
  count.most = people;
  count.complement = true;
}

}  // namespace

void NestCounts::begin(const Nest& nest, const SeriesPart& first, const SeriesPart& second,
                       bool persons) {
  nest_ = &nest;
  first_ = &first;
  second_ = &second;
  persons_ = persons;
  numbers_.emplace(nest.outlines, first.values, second.values);
  most_.reset();
  whole_.reset();
}

std::vector<NestSum> NestCounts::sums() const {
  const Outlines& outlines = nest_->outlines;
  std::vector<OverlapUse> uses;
  for (std::size_t b = 0; b < outlines.bridges.size(); ++b) {
    const double number = numbers_->of({b});
    const bool agree = numbers_->agree(b);
    uses.push_back(outlines.bridges[b].alone() || (agree && persons_ && number > 0)
                       ? OverlapUse::number
                   : agree && number == 0 ? OverlapUse::nobody
                                          : OverlapUse::none);
  }
  std::vector<NestSum> sums = nest_sums(outlines, uses);
  if (!persons_) return sums;
  for (NestSum& sum : side_sums(outlines, *numbers_)) sums.push_back(std::move(sum));
  for (NestSum& sum : left_sums(outlines, *numbers_)) sums.push_back(std::move(sum));
  return sums;
}

std::uint32_t NestCounts::index_of(std::uint32_t node) const {
  const Outlines& outlines = nest_->outlines;
  if (node == outlines.outside()) return UINT32_MAX;
  return counts_.index[outlines.of_first(node) ? first_->first + node
                                               : second_->first + (node - outlines.first)];
}

std::optional<Place> NestCounts::place_of(std::uint32_t node) const {
  const Outlines& outlines = nest_->outlines;
  if (node == outlines.outside()) return {};
  const bool first = outlines.of_first(node);
  const SeriesPart& part = first ? *first_ : *second_;
  return Place{part.level, part.layer, part.cells[first ? node : node - outlines.first], true};
}

const NestCounts::Most& NestCounts::most() {
  if (most_) return *most_;
  std::vector<double> number[2];
  std::vector<double> lacking[2];
  const SeriesPart* const parts[] = {first_, second_};
  for (std::size_t p = 0; p < 2; ++p) {
    for (std::size_t i = 0; i < parts[p]->values.size(); ++i) {
      const double most = counts_.counts[counts_.index[parts[p]->first + i]].most;
      number[p].push_back(std::isfinite(most) ? most : 0);
      lacking[p].push_back(std::isfinite(most) || !std::isfinite(parts[p]->values[i]) ? 0 : 1);
    }
  }
  return most_.emplace(Most{NestNumbers(nest_->outlines, number[0], number[1]),
                            NestNumbers(nest_->outlines, lacking[0], lacking[1])});
}

bool NestCounts::all_whole() {
  if (whole_) return *whole_;
  whole_ = true;
  for (const SeriesPart* part : {first_, second_}) {
    for (std::size_t i = 0; i < part->values.size(); ++i)
      *whole_ = *whole_ && (!std::isfinite(part->values[i]) ||
                            counts_.counts[counts_.index[part->first + i]].whole);
  }
  return *whole_;
}

std::uint32_t NestCounts::find(const Key& key, double persons,
                               const std::vector<std::uint32_t>& ends) {
  const auto [found, fresh] =
      known_.try_emplace(key, static_cast<std::uint32_t>(counts_.counts.size()));
  // Of numbers that are the same at both ends and not between them there are two.
  if (!fresh && alike(counts_.counts[found->second].value, persons)) return found->second;
  found->second = static_cast<std::uint32_t>(counts_.counts.size());
  Count made{.value = persons,
             .persons = true,
             .numerator = true,
             .whole = all_whole(),
             .withheld = true,
             .unprinted = true};
  for (const std::uint32_t end : ends)
    if (const auto place = place_of(end)) made.overlap.push_back(*place);
  // Two that are alike would do no harm, as of flows without a place.
  for (const Place& place : made.overlap)
    made.key =
        (made.key * 1'000'003 + place.level * 65536ULL + place.layer) * 1'000'003 + place.cell;
  made.key |= Proven::Key{3} << 62U;
  counts_.counts.push_back(std::move(made));
  return found->second;
}

std::uint32_t NestCounts::of(Overlap overlap) {
  const Outlines::Bridge& at = nest_->outlines.bridges[overlap.bridge];
  const std::uint32_t found =
      find({nest_->first, nest_->second, overlap, index_of(at.inner), index_of(at.outer)},
           numbers_->of(overlap), {at.inner, at.outer});
  Count& count = counts_.counts[found];
  const double people = most().number.of(overlap);
  if (!most().lacking.any(overlap)) know_most(count, people);
  return found;
}

std::optional<std::uint32_t> NestCounts::left(const NestSum& sum) {
  double persons = 0;
  double size = 0;
  double people = 0;
  const auto add = [&](const Count& count, double sign) {
    if (!std::isfinite(count.value)) return;
    persons += sign * count.value;
    size += std::abs(count.value);
    people += sign * count.most;
  };
  for (const auto& [node, sign] : sum.areas) add(counts_.counts[index_of(node)], sign);
  for (const auto& [overlap, sign] : sum.overlaps) add(counts_.counts[of(overlap)], sign);
  if (persons <= kRounding * size) return {};
  const std::uint32_t found =
      find({nest_->first, nest_->second, {SIZE_MAX}, index_of(*sum.left_of), UINT32_MAX}, persons,
           {*sum.left_of});
  if (std::isfinite(people)) know_most(counts_.counts[found], people);
  return found;
}

}  // namespace omrade::disclosure

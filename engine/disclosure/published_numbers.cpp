#include "disclosure/published_numbers.hpp"

#include "disclosure/cells.hpp"
#include "disclosure/series.hpp"

#include <algorithm>
#include <cmath>

namespace omrade::disclosure {
namespace {

bool was_published(std::span<const Published> before, double Published::*number, double now) {
  return std::any_of(before.begin(), before.end(),
                     [&](const Published& one) { return alike(now, one.*number); });
}

bool moved_by_few(std::span<const Published> before, double Published::*number, double now,
                  std::uint32_t minimum) {
  return !was_published(before, number, now) &&
         std::any_of(before.begin(), before.end(), [&](const Published& one) {
           return few(std::abs(now - one.*number), minimum);
         });
}

bool alike_or_none(double a, double b) {
  return alike(a, b) || (std::isnan(a) && std::isnan(b));
}

}  // namespace

bool same_publication(const Published& a, const Published& b) {
  return alike_or_none(a.numerator, b.numerator) && alike_or_none(a.denominator, b.denominator);
}

bool numerator_was_published(std::span<const Published> before, double numerator) {
  return was_published(before, &Published::numerator, numerator);
}

bool numerator_moved_by_few(std::span<const Published> before, double now, std::uint32_t minimum) {
  return moved_by_few(before, &Published::numerator, now, minimum);
}

bool denominator_moved_by_few(std::span<const Published> before, double now,
                              std::uint32_t minimum) {
  return moved_by_few(before, &Published::denominator, now, minimum);
}

bool rest_moved_by_few(const LayerInfo& info, std::span<const Published> before, double numerator,
                       double denominator, std::uint32_t minimum) {
  if (!holds_complement(info, numerator, denominator)) return false;
  return std::any_of(before.begin(), before.end(), [&](const Published& one) {
    const double rest = denominator - numerator;
    const double was = one.denominator - one.numerator;
    return !alike(numerator, one.numerator) && !alike(rest, was) &&
           few(std::abs(rest - was), minimum);
  });
}

}  // namespace omrade::disclosure

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
  const double rest = denominator - numerator;
  const auto rest_of = [](const Published& one) { return one.denominator - one.numerator; };
  const auto is = [&](const Published& one) {
    return alike(numerator, one.numerator) && alike(rest, rest_of(one));
  };
  const auto is_near = [&](const Published& one) {
    const double change = rest - rest_of(one);
    return !alike(numerator, one.numerator) && !alike(rest, rest_of(one)) &&
           few(std::abs(change), minimum);
  };
  return std::none_of(before.begin(), before.end(), is) &&
         std::any_of(before.begin(), before.end(), is_near);
}

}  // namespace omrade::disclosure

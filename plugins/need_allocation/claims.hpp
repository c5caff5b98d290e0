// Who shares in the money and what each counts: one claim for each area that does.
#pragma once

#include "declarations.hpp"
#include <omrade/allocation.hpp>
#include <omrade/need_rule.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace need_allocation {

struct Claim {
  std::size_t area = 0;
  double people = 0;  ///< those who share in it
  double weight = 0;  ///< people · f(need)
};

struct Claims {
  std::vector<Claim> all{};
  std::vector<const omrade::Text*> why_not{};  ///< by area; null where there is an amount, if 0
  bool some_unknown = false;
};

/// A number below 0 is an error that names its area.
inline double checked(double number, std::size_t area, const omrade::Input& input) {
  if (number < 0) throw omrade::Error("a number below 0", {.area = area, .column = input.id});
  return number;
}

inline Claims claims_of(const omrade::Call& call, const omrade::allocation::NeedRule& rule) {
  const omrade::Column people = call[kPeople];
  std::optional<omrade::Column> need, eligible;
  if (call.has(kNeed)) need.emplace(call[kNeed]);
  if (call.has(kEligible)) eligible.emplace(call[kEligible]);
  Claims out;
  out.why_not.assign(call.areas(), nullptr);
  for (std::size_t i = 0; i < call.areas(); ++i) {
    const double here = checked(people[i], i, kPeople);
    const double part = eligible ? checked((*eligible)[i], i, kEligible) : 1;
    if (part > 1) throw omrade::Error("a share above 1", {.area = i, .column = kEligible.id});
    if (here == 0) {
      out.why_not[i] = &kNobody;
    } else if (std::isnan(here)) {
      out.why_not[i] = &kNoPeople;
    } else if (rule.reads_need() && !need) {
      out.why_not[i] = &kNeedAbsent;
    } else if (std::isnan(part)) {
      out.why_not[i] = &kNoEligible;
    } else if (rule.reads_need() && part > 0 && std::isnan((*need)[i])) {
      out.why_not[i] = &kNoNeed;
    } else if (part > 0) {
      const double factor = rule.reads_need() ? checked(rule.factor((*need)[i]), i, kNeed) : 1;
      out.all.push_back({.area = i, .people = here * part, .weight = here * part * factor});
    }
    if (out.why_not[i] != nullptr && out.why_not[i] != &kNobody) out.some_unknown = true;
  }
  return out;
}

}  // namespace need_allocation

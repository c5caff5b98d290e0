// Who shares in the money and what each counts: one claim for each area that does.
#pragma once

#include "declarations.hpp"
#include "heads.hpp"
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
  double weight = 0;  ///< people, weighted by age, · f(need)
};

struct Claims {
  std::vector<Claim> all{};
  std::vector<const omrade::Text*> why_not{};  ///< by area; null where there is an amount, if 0
  bool some_unknown = false;
};

/// Whether the people, in the form that the age weights need, reach this level.
inline bool reach(const omrade::Call& call) {
  const bool same = AgeWeights(call[kAgeFrom], call[kAgeWeight]).same();
  if (call.has(kRecords)) return same || call[kRecords].has(kAge);
  return same && call.has(kPeople);
}

inline Claims claims_of(const omrade::Call& call, const omrade::allocation::NeedRule& rule,
                        const std::vector<Heads>& heads) {
  std::optional<omrade::Column> need, eligible;
  if (call.has(kNeed)) need.emplace(call[kNeed]);
  if (call.has(kEligible)) eligible.emplace(call[kEligible]);
  const bool reached = reach(call);
  Claims out;
  out.why_not.assign(call.areas(), nullptr);
  for (std::size_t i = 0; i < call.areas(); ++i) {
    const double here = heads[i].number;
    const double part = eligible ? checked((*eligible)[i], i, kEligible) : 1;
    if (part > 1) throw omrade::Error("a share above 1", {.area = i, .column = kEligible.id});
    if (!reached) {
      out.why_not[i] = &kPeopleAbsent;
    } else if (here == 0) {
      out.why_not[i] = &kNobody;
    } else if (std::isnan(heads[i].weighted)) {
      out.why_not[i] = &kNoPeople;
    } else if (rule.reads_need() && !need) {
      out.why_not[i] = &kNeedAbsent;
    } else if (std::isnan(part)) {
      out.why_not[i] = &kNoEligible;
    } else if (rule.reads_need() && part > 0 && std::isnan((*need)[i])) {
      out.why_not[i] = &kNoNeed;
    } else if (part > 0) {
      const double factor = rule.reads_need() ? checked(rule.factor((*need)[i]), i, kNeed) : 1;
      out.all.push_back(
          {.area = i, .people = here * part, .weight = heads[i].weighted * part * factor});
    }
    if (out.why_not[i] != nullptr && out.why_not[i] != &kNobody) out.some_unknown = true;
  }
  return out;
}

}  // namespace need_allocation

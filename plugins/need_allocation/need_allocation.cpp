// Money by people and need. Definition, source and assumptions: method.md.
#include "claims.hpp"
#include "declarations.hpp"
#include "parameters.hpp"
#include "payment.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace need_allocation {

struct NeedAllocation {
  static constexpr omrade::Info info{
      .id = "se.omrade.need_allocation",
      .version = "1.0.0",
      .title = {.sv = "Pengar efter behov", .en = "Money by need"},
      .summary = {.sv = "Hur en budget eller ett pris fördelas efter antal personer och behov.",
                  .en = "How a budget or a price is divided by people and need."},
      .method =
          {.sv = "Varje enhet får en del av budgeten i proportion till antalet personer gånger en "
                 "faktor för behovet. Golv och tak hålls genom att de övriga delar på resten i "
                 "samma proportion. Beloppen är hela kronor enligt största resten, så att summan "
                 "är exakt budgeten. I stället för en budget kan ett pris per person anges. "
                 "Beloppen räknas fram efter en regel och har inget intervall.",
           .en = "Each gets a part of the budget in proportion to its people times a factor of the "
                 "need. Floors and caps are kept by letting the others share the rest in the same "
                 "proportion. Amounts are whole kronor by largest remainder, so that they sum to "
                 "the budget exactly. A price for each person may be given in place of a budget. "
                 "Amounts follow from a rule and have no interval."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = false};

  static constexpr auto declares = omrade::declare(
      kBasis, kBudget, kPrice, kRule, kAgeFrom, kAgeWeight, kFloor, kCap, kSupplementPercent,
      kPayments, kPeople, kRecords, kNeed, kEligible, kPrivate, kAmount, kPerHead, kShare, kEqual,
      kDifference, kSupplement, kTotal, kPayment, kLastPayment, kCounted);

  void compute(const omrade::Call& call) const;
};

namespace {

namespace allocation = omrade::allocation;
using Amounts = std::vector<std::int64_t>;  // by claim

constexpr std::array<const omrade::Layer*, 9> kMoney{&kAmount, &kPerHead,    &kShare,
                                                     &kEqual,  &kDifference, &kSupplement,
                                                     &kTotal,  &kPayment,    &kLastPayment};

allocation::NeedRule rule_of(const omrade::Call& call) {
  const std::string_view text = call[kRule];
  const auto rule = allocation::NeedRule::parse(text);
  if (!rule)
    throw omrade::Error("'" + std::string(text) +
                            "' is not a rule: write constant, linear, threshold:T or "
                            "tier:FROM=FACTOR,FROM=FACTOR",
                        {.column = kRule.id});
  return *rule;
}

/// Of a budget; empty where nobody has a weight.
Amounts divided(std::int64_t budget, std::vector<allocation::Share> shares) {
  const allocation::Division division = allocation::divide(budget, shares);
  switch (division.fault) {
    case allocation::Fault::floors_above:
      throw omrade::Error("the floors sum to more than the budget", {.column = kFloor.id});
    case allocation::Fault::caps_below:
      throw omrade::Error("the caps leave some of the budget over", {.column = kCap.id});
    case allocation::Fault::bad_weight:
      throw omrade::Error("people times need are below 0, or too many to count");
    case allocation::Fault::no_weight:
    case allocation::Fault::none:
      break;
  }
  return division.amounts;
}

Amounts amounts_of(const omrade::Call& call, const Claims& claims) {
  const std::int64_t least = call[kFloor];
  const std::int64_t cap = call[kCap];
  const std::int64_t most = cap > 0 ? cap : std::numeric_limits<std::int64_t>::max();
  if (least > most) throw omrade::Error("the floor is above the cap", {.column = kFloor.id});
  if (call[kBasis].id == "price") {
    Amounts amounts;
    for (const Claim& claim : claims.all) {
      const double kronor = call[kPrice] * claim.weight;
      if (kronor > allocation::kMostUnits)
        throw omrade::Error("an amount of more than 2^53 kronor", {.area = claim.area});
      amounts.push_back(std::clamp(whole_kronor(kronor), least, most));
    }
    return amounts;
  }
  std::vector<allocation::Share> shares;
  for (const Claim& claim : claims.all)
    shares.push_back({call.area_id(claim.area), claim.weight, least, most});
  return divided(call[kBudget], shares);
}

Amounts equal_of(const omrade::Call& call, const Claims& claims, std::int64_t sum) {
  std::vector<allocation::Share> shares;
  for (const Claim& claim : claims.all)
    shares.push_back({.id = call.area_id(claim.area), .weight = claim.people});
  return divided(sum, shares);
}

/// Writes the money layers of one area.
class Writer {
 public:
  Writer(const omrade::Call& call, const std::vector<Heads>& heads, bool some_unknown)
      : call_(call), heads_(heads), some_unknown_(some_unknown) {
    if (call.has(kPrivate)) private_.emplace(call[kPrivate]);
  }

  void none(std::size_t i, const omrade::Text& why) const {
    const bool lacks = &why == &kNoPeople || &why == &kNoNeed || &why == &kNoEligible;
    for (const omrade::Layer* layer : kMoney) {
      if (lacks) {
        call_[*layer].missing(i, why);
      } else {
        call_[*layer].not_applicable(i, why);
      }
    }
  }

  void write(std::size_t i, std::int64_t amount, std::int64_t equal, std::int64_t sum) const {
    put(kAmount, i, static_cast<double>(amount));
    put(kPerHead, i, static_cast<double>(amount) / heads_[i].number);
    put(kEqual, i, static_cast<double>(equal));
    put(kDifference, i, static_cast<double>(amount - equal));
    if (sum > 0) {
      put(kShare, i, 100 * static_cast<double>(amount) / static_cast<double>(sum));
    } else {
      call_[kShare].not_applicable(i, kNoWeight);
    }
    pay(i, amount);
  }

 private:
  void put(const omrade::Layer& layer, std::size_t i, double number) const {
    const omrade::EstimateWriter out = call_[layer];
    out.set(i, number, heads_[i].number, omrade::whole_persons(heads_[i].number));
    out.value(i, number);
    if (some_unknown_) out.unreliable(i, kOthersUnknown);
  }

  void pay(std::size_t i, std::int64_t amount) const {
    const double percent = call_[kSupplementPercent];
    std::int64_t supplement = 0;
    if (percent == 0) {
      call_[kSupplement].not_applicable(i, kNoSupplement);
    } else if (!private_ || std::isnan((*private_)[i])) {
      for (const omrade::Layer* layer : {&kSupplement, &kTotal, &kPayment, &kLastPayment}) {
        if (private_) {
          call_[*layer].missing(i, kNoPrivate);
        } else {
          call_[*layer].not_applicable(i, kPrivateAbsent);
        }
      }
      return;
    } else {
      const double here = checked((*private_)[i], i, kPrivate);
      if (here > 1) throw omrade::Error("a share above 1", {.area = i, .column = kPrivate.id});
      supplement = supplement_of(amount, percent * here);
      put(kSupplement, i, static_cast<double>(supplement));
    }
    const std::int64_t total = amount + supplement;
    put(kTotal, i, static_cast<double>(total));
    if (call_[kPayments] == 1) {
      call_[kPayment].not_applicable(i, kOnePayment);
      call_[kLastPayment].not_applicable(i, kOnePayment);
      return;
    }
    const Payments parts = payments_of(total, call_[kPayments]);
    put(kPayment, i, static_cast<double>(parts.each));
    put(kLastPayment, i, static_cast<double>(parts.last));
  }

  const omrade::Call& call_;
  const std::vector<Heads>& heads_;
  bool some_unknown_;
  std::optional<omrade::Column> private_;
};

}  // namespace

void NeedAllocation::compute(const omrade::Call& call) const {
  const std::vector<Heads> heads = heads_of(call);
  const Claims claims = claims_of(call, rule_of(call), heads);
  const Amounts amounts = amounts_of(call, claims);
  double sum_of_all = 0;  // whole numbers: exact up to 2^53
  for (const std::int64_t amount : amounts) sum_of_all += static_cast<double>(amount);
  if (sum_of_all > allocation::kMostUnits)
    throw omrade::Error("more than 2^53 kronor in all", {.column = kPrice.id});
  const auto sum = static_cast<std::int64_t>(sum_of_all);
  const bool none = amounts.empty() && call[kBasis].id == "budget";
  const Amounts equal = none ? Amounts{} : equal_of(call, claims, sum);

  Amounts amount_of(call.areas(), 0), equal_in(call.areas(), 0);
  for (std::size_t k = 0; k < amounts.size(); ++k) {
    amount_of[claims.all[k].area] = amounts[k];
    equal_in[claims.all[k].area] = equal[k];
  }
  const Writer writer(call, heads, claims.some_unknown);
  for (std::size_t i = 0; i < call.areas(); ++i) {
    if (claims.why_not[i] == &kPeopleAbsent) {
      call[kCounted].not_applicable(i, kPeopleAbsent);
    } else if (std::isnan(heads[i].number)) {
      call[kCounted].missing(i, kNoPeople);
    } else {
      call[kCounted].count(i, heads[i].number, omrade::whole_persons(heads[i].number));
    }
    if (claims.why_not[i] != nullptr) {
      writer.none(i, *claims.why_not[i]);
    } else if (none) {
      writer.none(i, kNoWeight);
    } else {
      writer.write(i, amount_of[i], equal_in[i], sum);
    }
  }
}

}  // namespace need_allocation

OMRADE_PLUGINS(need_allocation::NeedAllocation)

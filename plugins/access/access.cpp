// How far people have to a health centre, and what it can offer them. Definitions: method.md.
#include "declarations.hpp"
#include "homes.hpp"
#include <omrade/plugin.hpp>
#include <omrade/weighted_values.hpp>

#include <cmath>
#include <cstddef>
#include <optional>

namespace access_to_care {

struct Access {
  static constexpr omrade::Info info{
      .id = "se.omrade.access",
      .version = "1.0.0",
      .title = {.sv = "Tillgänglighet till vårdcentral", .en = "Access to health centres"},
      .summary = {.sv = "Avstånd till närmaste vårdcentral och utbud inom räckhåll.",
                  .en = "Distance to the nearest health centre, and the supply within reach."},
      .method = {.sv = "Avstånd räknas från den plats där varje person bor, fågelvägen eller efter "
                       "receptets vägar, så att ett område räknas där dess invånare finns och "
                       "inte där det har mark. Utbudet "
                       "fördelas med 2SFCA (Luo och Wang 2003): alla inom räckhåll för en "
                       "vårdcentral delar lika på dess utbud, oavsett vilket område de bor i.",
                 .en = "Distances are from the place where each person lives, as the crow flies or "
                       "along the recipe's ways, so that an area counts where its people are and "
                       "not where it has land. Supply "
                       "is shared by 2SFCA (Luo and Wang 2003): all within reach of a centre share "
                       "its supply equally, whatever area they live in."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = false};  // who shares a centre lives in other areas, too

  static constexpr auto declares =
      omrade::declare(kFarDistance, kHighShare, kRadius, kKernel, kPeople, kCentres, kSupply, kWays,
                      kMeanDistance, kMedianDistance, kHighDistance, kFar, kAccess);

  void compute(const omrade::Call& call) const;
};

namespace {

constexpr double kMetresPerKm = 1000;
constexpr double kPer = 1000;

class Writer {
 public:
  explicit Writer(const omrade::Call& call)
      : rows_(call[kPeople]),
        far_distance_(call[kFarDistance]),
        high_share_(call[kHighShare]),
        mean_(call[kMeanDistance]),
        median_(call[kMedianDistance]),
        high_(call[kHighDistance]),
        far_(call[kFar]),
        access_(call[kAccess]) {
    if (call.has(kCentres) && call[kCentres].size() > 0) homes_.emplace(call);
  }

  void write(std::size_t i) {
    if (!homes_) return refuse(i, kNoCentres);
    if (homes_->refusal() != nullptr) return refuse(i, *homes_->refusal());
    omrade::WeightedValues distances;
    double far = 0;
    double supplied = 0;
    bool unknown = false;
    bool lost = false;
    for (const omrade::Run run : rows_.runs(i)) {
      for (std::size_t r = run.begin; r < run.end; ++r) {
        if (!homes_->placed(r)) continue;
        const double people = run.share * homes_->people(r, i);
        if (std::isnan(people)) unknown = true;
        if (!(people > 0)) continue;
        const double distance = homes_->distance(r);
        if (std::isnan(distance)) {
          lost = true;
          continue;
        }
        distances.add(distance / kMetresPerKm, people);
        if (distance > far_distance_) far += people;
        supplied += people * homes_->access(r);
      }
    }
    if (unknown) return refuse(i, kUnknownPeople);
    if (lost) return refuse(i, kUnknownWays);
    const double people = distances.weight();
    if (!(people > 0)) return refuse(i, kNobody);
    const double base = omrade::whole_persons(people);
    mean_.set(i, distances.sum(), people, base);
    mean_.value(i, distances.mean());
    median_.set(i, omrade::kNone, people, base);
    median_.value(i, distances.quantile(0.5));
    high_.set(i, omrade::kNone, people, base);
    high_.value(i, distances.quantile(high_share_));
    far_.set(i, far, people, base);
    if (homes_->unknown_people()) return access_.missing(i, kUnknownPeople);
    if (std::isnan(supplied)) return access_.missing(i, kUnknownSupply);
    access_.set(i, omrade::kNone, people, base);
    access_.value(i, kPer * supplied / people);
  }

 private:
  void refuse(std::size_t i, const Text& why) const {
    for (const auto* layer : {&mean_, &median_, &high_, &far_, &access_})
      layer->not_applicable(i, why);
  }

  omrade::RowsView rows_;
  double far_distance_, high_share_;
  omrade::EstimateWriter mean_, median_, high_, far_, access_;
  std::optional<Homes> homes_;
};

}  // namespace

void Access::compute(const omrade::Call& call) const {
  Writer writer(call);
  for (std::size_t i = 0; i < call.areas() && !call.cancelled(); ++i) writer.write(i);
}

}  // namespace access_to_care

OMRADE_PLUGINS(access_to_care::Access)

// Where people live and where they are listed. Definitions, sources and assumptions: method.md.
#include "declarations.hpp"
#include "distance_layers.hpp"
#include "distance_writer.hpp"
#include "tally.hpp"
#include "value_layers.hpp"
#include "writing.hpp"
#include <omrade/listing.hpp>
#include <omrade/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace listing {

struct ListingMismatch {
  static constexpr omrade::Info info{
      .id = "se.omrade.listing_mismatch",
      .version = "1.1.0",
      .title = {.sv = "Boende och listade", .en = "Residents and listed"},
      .summary =
          {.sv = "Hur de som bor i ett område skiljer sig från dem som är listade vid dess enhet.",
           .en = "How those who live in an area differ from those listed at its centre."},
      .method =
          {.sv = "Personrader räknas två gånger: efter bostad (boende) och efter enhet (listade). "
                 "Områdets egen enhet är den som har samma beteckning som området. Varje rad "
                 "räknas med den andel som hör till området. En skillnad i medelvärde delas exakt "
                 "upp i en del genom inflöde och en genom utflöde.",
           .en = "Records of persons are counted twice: by home (residents) and by centre "
                 "(listed). An area's own centre is the one with the same id. Every record counts "
                 "by the share that belongs to the area. A difference in means is split exactly "
                 "into one part through inflow and one through outflow."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};

  static constexpr auto declares = omrade::declare(
      kElsewhere, kMargin, kHighShare, kAlpha, kBeta, kLeastDistance, kResidents, kListed, kCentres,
      kSizes, kResidentCount, kListedCount, kLocalisation, kOutflow, kOwnShare, kInflow, kNetFlow,
      kNetFlowRatio, kUnlisted, kAutomatic, kConcentration, kRelevance, kCommitment,
      kMeanOfResidents, kMeanOfListed, kDifference, kFromInflow, kFromOutflow, kOutOfRegion,
      kFromOtherRegions, kExcessMean, kExcessMedian, kExcessHigh, kNotNearest, kAutomaticNotNearest,
      kHuffResidual);

  void compute(const omrade::Call& call) const;
};

namespace {

using omrade::whole_persons;
namespace formula = omrade::formula;

template <class Tally>
void put_mean(const omrade::EstimateWriter& out, std::size_t i, const Tally& tally) {
  const Mean& mean = tally.x;
  if (!tally.has_x()) return out.not_applicable(i, kNoValue);
  if (!(mean.n > 0)) return out.missing(i, kNoValue);
  out.set(i, mean.sum, mean.n, whole_persons(mean.n));
  out.value(i, mean.mean(), mean.limits(tally.yes_no()));
}

class Writer {
 public:
  explicit Writer(const omrade::Call& call)
      : call_(call),
        residents_out_(call[kResidentCount]),
        listed_out_(call[kListedCount]),
        localisation_(call[kLocalisation]),
        outflow_(call[kOutflow]),
        own_share_(call[kOwnShare]),
        inflow_(call[kInflow]),
        net_flow_(call[kNetFlow]),
        net_flow_ratio_(call[kNetFlowRatio]),
        unlisted_(call[kUnlisted]),
        automatic_(call[kAutomatic]),
        concentration_(call[kConcentration]),
        mean_of_residents_(call[kMeanOfResidents]),
        mean_of_listed_(call[kMeanOfListed]),
        difference_(call[kDifference]),
        from_inflow_(call[kFromInflow]),
        from_outflow_(call[kFromOutflow]),
        out_of_region_(call[kOutOfRegion]),
        from_other_regions_(call[kFromOtherRegions]),
        relevance_(call[kRelevance]),
        commitment_(call[kCommitment]),
        elsewhere_(call[kElsewhere]) {
    if (call.has(kResidents)) residents_.emplace(call[kResidents]);
    if (call.has(kListed)) listed_.emplace(call[kListed]);
    find_other_regions(call);
  }

  void write(std::size_t i) {
    if (residents_) residents_->count(i, residents_->code_of(call_.area_id(i)));
    if (listed_) listed_->count(i);
    write_residents(i);
    write_listed(i);
    write_flows(i);
    write_split(i);
  }

 private:
  /// Who is listed elsewhere is told once, by a share of its own and not among the flows as well.
  void find_other_regions(const omrade::Call& call) {
    const bool listed_homes = listed_ && listed_->has_home();
    if (listed_homes && !elsewhere_.empty()) other_home_ = listed_->home_code(elsewhere_);
    const bool places = call.has(kCentres) && call[kCentres].size() > 0;
    knows_other_regions_ = places || !elsewhere_.empty();
    if (!residents_ || !knows_other_regions_) return;
    away_.assign(residents_->at_centre.size(), places ? 1 : 0);
    if (places) {
      const omrade::Points centres = call[kCentres];
      for (std::size_t j = 0; j < centres.size(); ++j) set_away(centres.id(j), false);
    }
    if (!elsewhere_.empty()) set_away(elsewhere_, true);
  }
  void set_away(std::string_view centre, bool away) {
    const std::int32_t code = residents_->code_of(centre);
    if (code >= 0) away_[static_cast<std::size_t>(code)] = away ? 1 : 0;
  }
  [[nodiscard]] bool is_away(std::int32_t code) const {
    return !away_.empty() && away_[static_cast<std::size_t>(code)] != 0;
  }

  void write_residents(std::size_t i) {
    if (!residents_) {
      for (const auto* layer : {&residents_out_, &unlisted_, &automatic_, &concentration_,
                                &mean_of_residents_, &out_of_region_}) {
        layer->not_applicable(i, kNoResidents);
      }
      return;
    }
    const ResidentTally& r = *residents_;
    residents_out_.count(i, r.residents, whole_persons(r.residents));
    put_share(unlisted_, i, r.unlisted, r.residents, kNobodyLives);
    if (!knows_other_regions_) {
      out_of_region_.not_applicable(i, kNoOtherRegion);
    } else {
      double away = 0;
      for (const std::int32_t code : r.at_centre.touched())
        away += is_away(code) ? r.at_centre.of(code) : 0;
      put_share(out_of_region_, i, away, r.residents, kNobodyLives);
    }
    put_share(automatic_, i, r.automatic, r.with_manner, kNoManner);
    relevance_.each(i, [&](const omrade::PairWriter& out, std::size_t at, std::int32_t code) {
      if (is_away(code)) return out.not_applicable(at, kOtherRegion);
      out.set(at, r.at_centre.of(code), r.residents);
    });
    if (r.residents > 0) {
      concentration_.set(i, omrade::kNone, r.residents, whole_persons(r.residents));
      concentration_.value(i, formula::concentration(r.squares, r.residents));
    } else {
      concentration_.not_applicable(i, kNobodyLives);
    }
    put_mean(mean_of_residents_, i, r);
  }

  void write_listed(std::size_t i) {
    if (!listed_) {
      listed_out_.not_applicable(i, kNoListed);
      from_other_regions_.not_applicable(i, kNoListed);
      mean_of_listed_.not_applicable(i, kNoListed);
      return;
    }
    listed_out_.count(i, listed_->listed, whole_persons(listed_->listed));
    const std::int32_t other = elsewhere_.empty() || !listed_->has_home() ? -1 : other_home_;
    commitment_.each(i, [&](const omrade::PairWriter& out, std::size_t at, std::int32_t code) {
      if (code == other) return out.not_applicable(at, kOtherRegion);
      out.set(at, listed_->at_home.of(code), listed_->listed);
    });
    if (elsewhere_.empty() || !listed_->has_home()) {
      from_other_regions_.not_applicable(i, elsewhere_.empty() ? kNoOtherRegion : kNoHome);
    } else {
      put_share(from_other_regions_, i, listed_->at_home.of(other), listed_->listed, kNobodyListed);
    }
    put_mean(mean_of_listed_, i, *listed_);
  }

  void write_flows(std::size_t i) {
    if (!residents_ || !listed_) {
      for (const auto* layer :
           {&localisation_, &outflow_, &own_share_, &inflow_, &net_flow_, &net_flow_ratio_}) {
        layer->not_applicable(i, kNeedsBoth);
      }
      return;
    }
    const double living = residents_->residents;
    const double own = residents_->own;
    const double listed = listed_->listed;
    constexpr double rounding = 1e-9;
    if (own > listed * (1 + rounding)) {
      throw omrade::Error(
          "more residents are listed here than are listed in all; residents and listed must be "
          "the same persons",
          {.area = i, .column = kOwnShare.id});
    }
    put_share(localisation_, i, own, living, kNobodyLives);
    put_share(outflow_, i, living - own, living, kNobodyLives);
    put_share(own_share_, i, own, listed, kNobodyListed);
    put_share(inflow_, i, listed - own, listed, kNobodyListed);

    const double base = whole_persons(std::min(living, listed));
    net_flow_.set(i, listed, living, base);
    net_flow_.value(i, formula::net_flow(listed, living));
    if (living > 0) {
      net_flow_ratio_.set(i, listed, living, base);
      net_flow_ratio_.value(i, formula::net_flow_ratio(listed, living));
    } else {
      net_flow_ratio_.not_applicable(i, kNobodyLives);
    }
  }

  void write_split(std::size_t i) {
    const bool both_reach = residents_ && listed_;
    if (!both_reach || !residents_->has_x() || !listed_->has_x()) {
      for (const auto* layer : {&difference_, &from_inflow_, &from_outflow_}) {
        layer->not_applicable(i, both_reach ? kNoValue : kNeedsBoth);
      }
      return;
    }
    const Mean& living = residents_->x;
    const Mean& listed = listed_->x;
    const Mean& both = residents_->own_x;
    if (!(living.n > 0) || !(listed.n > 0)) {
      for (const auto* layer : {&difference_, &from_inflow_, &from_outflow_})
        layer->missing(i, kNoValue);
      return;
    }
    const double base = whole_persons(std::min(living.n, listed.n));
    difference_.set(i, omrade::kNone, omrade::kNone, base);
    if (!(both.n > 0)) {
      difference_.value(i, listed.mean() - living.mean());
      from_inflow_.missing(i, kNobodyBoth);
      from_outflow_.missing(i, kNobodyBoth);
      return;
    }
    const formula::MeanSplit split = formula::mean_split(listed.mean(), living.mean(), both.mean());
    difference_.value(i, split.difference());
    const double smallest = whole_persons(std::min({living.n, listed.n, both.n}));
    from_inflow_.set(i, omrade::kNone, omrade::kNone, smallest);
    from_inflow_.value(i, split.through_inflow);
    from_outflow_.set(i, omrade::kNone, omrade::kNone, smallest);
    from_outflow_.value(i, split.through_outflow);
  }

  const omrade::Call& call_;
  omrade::EstimateWriter residents_out_, listed_out_, localisation_, outflow_, own_share_, inflow_,
      net_flow_, net_flow_ratio_, unlisted_, automatic_, concentration_, mean_of_residents_,
      mean_of_listed_, difference_, from_inflow_, from_outflow_, out_of_region_,
      from_other_regions_;
  PairCursor relevance_, commitment_;
  std::string_view elsewhere_;  // what another region is called
  bool knows_other_regions_ = false;
  std::vector<std::uint8_t> away_;  // by code of the residents' centre
  std::int32_t other_home_ = -1;    // code of the other regions among the homes of the listed
  std::optional<ResidentTally> residents_;
  std::optional<ListedTally> listed_;
};

}  // namespace

void ListingMismatch::compute(const omrade::Call& call) const {
  Writer writer(call);
  DistanceWriter distances(call);
  for (std::size_t i = 0; i < call.areas() && !call.cancelled(); ++i) {
    writer.write(i);
    distances.write(i);
  }
}

}  // namespace listing

OMRADE_PLUGINS(listing::ListingMismatch)

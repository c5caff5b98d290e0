// Where people live and where they are listed. Definitions, sources and assumptions: method.md.
#include "declarations.hpp"
#include "tally.hpp"
#include "value_layers.hpp"
#include <omrade/plugin.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace listing {

struct ListingMismatch {
  static constexpr omrade::Info info{
      .id = "se.omrade.listing_mismatch",
      .version = "1.0.0",
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
      kResidents, kListed, kResidentCount, kListedCount, kLocalisation, kOutflow, kOwnShare,
      kInflow, kNetFlow, kNetFlowRatio, kUnlisted, kAutomatic, kConcentration, kRelevance,
      kCommitment, kMeanOfResidents, kMeanOfListed, kDifference, kFromInflow, kFromOutflow);

  void compute(const omrade::Call& call) const;
};

namespace {

using omrade::whole_persons;

/// Entries of a pair layer come by area: a cursor that moves along with the areas.
class PairCursor {
 public:
  explicit PairCursor(const omrade::PairWriter& out) : out_(out) {}

  void write(std::size_t area, const CodeCounts& counts, double all) {
    for (; at_ < out_.size() && out_.area(at_) == area; ++at_) {
      out_.set(at_, counts.of(out_.other(at_)), all);
    }
  }

 private:
  omrade::PairWriter out_;
  std::size_t at_ = 0;
};

/// A share of `all`, or the reason why nobody is there.
void put_share(const omrade::EstimateWriter& out, std::size_t i, double part, double all,
               const Text& nobody) {
  if (all > 0) {
    out.set(i, std::clamp(part, 0.0, all), all);
  } else {
    out.not_applicable(i, nobody);
  }
}

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
        relevance_(call[kRelevance]),
        commitment_(call[kCommitment]) {
    if (call.has(kResidents)) residents_.emplace(call[kResidents]);
    if (call.has(kListed)) listed_.emplace(call[kListed]);
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
  void write_residents(std::size_t i) {
    if (!residents_) {
      for (const auto* layer :
           {&residents_out_, &unlisted_, &automatic_, &concentration_, &mean_of_residents_}) {
        layer->not_applicable(i, kNoResidents);
      }
      return;
    }
    const ResidentTally& r = *residents_;
    residents_out_.count(i, r.residents, whole_persons(r.residents));
    put_share(unlisted_, i, r.unlisted, r.residents, kNobodyLives);
    put_share(automatic_, i, r.automatic, r.with_manner, kNoManner);
    relevance_.write(i, r.at_centre, r.residents);
    if (r.residents > 0) {
      concentration_.set(i, omrade::kNone, r.residents, whole_persons(r.residents));
      concentration_.value(i, r.squares / (r.residents * r.residents));
    } else {
      concentration_.not_applicable(i, kNobodyLives);
    }
    put_mean(mean_of_residents_, i, r);
  }

  void write_listed(std::size_t i) {
    if (!listed_) {
      listed_out_.not_applicable(i, kNoListed);
      mean_of_listed_.not_applicable(i, kNoListed);
      return;
    }
    listed_out_.count(i, listed_->listed, whole_persons(listed_->listed));
    commitment_.write(i, listed_->at_home, listed_->listed);
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
    net_flow_.value(i, listed - living);
    if (living > 0) {
      net_flow_ratio_.set(i, listed, living, base);
      net_flow_ratio_.value(i, listed / living - 1);
    } else {
      net_flow_ratio_.not_applicable(i, kNobodyLives);
    }
  }

  /// With I resident and listed, F listed only and O resident only: s_F (x_F - x_I) = x_L - x_I,
  /// because L x_L = I x_I + F x_F; and -s_O (x_O - x_I) = x_I - x_R likewise.
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
    const double inflow = listed.mean() - both.mean();
    const double outflow = both.mean() - living.mean();
    difference_.value(i, inflow + outflow);  // so that the parts add up to the last bit
    const double smallest = whole_persons(std::min({living.n, listed.n, both.n}));
    from_inflow_.set(i, omrade::kNone, omrade::kNone, smallest);
    from_inflow_.value(i, inflow);
    from_outflow_.set(i, omrade::kNone, omrade::kNone, smallest);
    from_outflow_.value(i, outflow);
  }

  const omrade::Call& call_;
  omrade::EstimateWriter residents_out_, listed_out_, localisation_, outflow_, own_share_, inflow_,
      net_flow_, net_flow_ratio_, unlisted_, automatic_, concentration_, mean_of_residents_,
      mean_of_listed_, difference_, from_inflow_, from_outflow_;
  PairCursor relevance_, commitment_;
  std::optional<ResidentTally> residents_;
  std::optional<ListedTally> listed_;
};

}  // namespace

void ListingMismatch::compute(const omrade::Call& call) const {
  Writer writer(call);
  for (std::size_t i = 0; i < call.areas() && !call.cancelled(); ++i) writer.write(i);
}

}  // namespace listing

OMRADE_PLUGINS(listing::ListingMismatch)

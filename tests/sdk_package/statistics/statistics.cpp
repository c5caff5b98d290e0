// A plugin whose numbers all come from omrade::stats, so that they can be held against those of
// `omrade stats`.
#include <omrade/stats.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace {

namespace stats = omrade::stats;

struct Statistics {
  static constexpr omrade::Info info{.id = "org.example.statistics",
                                     .version = "0.1.0",
                                     .title = {.sv = "Mått", .en = "Statistics"},
                                     .concurrency = omrade::Concurrency::reentrant};
  static constexpr omrade::Input events{.id = "events", .title = {.sv = "Fall", .en = "Events"}};
  static constexpr omrade::Input people{.id = "people",
                                        .title = {.sv = "Invånare", .en = "People"}};
  static constexpr omrade::Input expected{.id = "expected",
                                          .title = {.sv = "Väntade", .en = "Expected"}};
  static constexpr omrade::Input need{.id = "need", .title = {.sv = "Behov", .en = "Need"}};

  static constexpr omrade::Layer ratio{
      .id = "ratio", .title = {.sv = "Kvot", .en = "Ratio"}, .kind = omrade::Kind::ratio};
  static constexpr omrade::Layer smoothed{
      .id = "smoothed", .title = {.sv = "Utjämnad", .en = "Smoothed"}, .kind = omrade::Kind::index};
  static constexpr omrade::Layer group{
      .id = "group", .title = {.sv = "Grupp", .en = "Group"}, .kind = omrade::Kind::index};
  static constexpr omrade::Layer funnel{
      .id = "funnel", .title = {.sv = "Tratt", .en = "Funnel"}, .kind = omrade::Kind::index};
  static constexpr omrade::Layer slope{
      .id = "slope", .title = {.sv = "Lutning", .en = "Slope"}, .kind = omrade::Kind::index};
  static constexpr omrade::Layer amount{
      .id = "amount", .title = {.sv = "Belopp", .en = "Amount"}, .kind = omrade::Kind::index};
  static constexpr auto declares = omrade::declare(events, people, expected, need, ratio, smoothed,
                                                   group, funnel, slope, amount);

  void compute(const omrade::Call& call) const {
    const omrade::Column x = call[events], n = call[people], e = call[expected], d = call[need];
    for (std::size_t i = 0; i < call.areas(); ++i) {
      for (const auto* input : {&events, &people, &expected, &need})
        if (call[*input][i] < 0)
          throw omrade::Error("a number below 0", {.area = i, .column = input->id});
    }
    const auto kind = stats::EmpiricalBayesKind::rate;
    const auto bayes = stats::empirical_bayes({.y = x, .n = n, .n_eff = {}, .kind = kind});
    const auto groups = stats::quantile_groups(d, 2, false);
    std::vector<std::size_t> by_need;
    std::vector<omrade::allocation::Share> shares;
    for (std::size_t i = 0; i < call.areas(); ++i) {
      if (n[i] > 0 && x[i] >= 0 && !std::isnan(d[i])) by_need.push_back(i);
      shares.push_back({.id = call.area_id(i), .weight = n[i] * d[i]});
    }
    std::sort(by_need.begin(), by_need.end(), [&](std::size_t a, std::size_t b) {
      return d[a] != d[b] ? d[a] < d[b] : call.area_id(a) < call.area_id(b);
    });
    std::vector<stats::InequalityGroup> ordered;
    for (const std::size_t i : by_need) {
      const stats::Estimate rate = stats::rate(x[i], n[i]);
      ordered.push_back({.population = n[i],
                         .value = rate.value,
                         .standard_error = stats::standard_error(rate.at95, {})});
    }
    const auto line = stats::inequality(ordered, stats::Transform::none, {});
    const auto division = omrade::allocation::divide(1000, shares);
    for (std::size_t i = 0; i < call.areas(); ++i) {
      const stats::Estimate own = stats::indirect_ratio(x[i], e[i]);
      call[ratio].set(i, x[i], e[i]);
      put(call[ratio], i, own.value, omrade::limits_of(own));
      put(call[smoothed], i, bayes[i].value, omrade::limits_of(bayes[i], kind));
      call[smoothed].estimator(i, omrade::Estimator::smoothed);
      put(call[group], i, groups[i] > 0 ? groups[i] : omrade::kNone, {});
      put(call[funnel], i, stats::funnel_of_count(e[i], stats::kZ95).upper, {});
      put(call[slope], i, line.slope.value, omrade::limits_of(line.slope));
      put(call[amount], i,
          division.amounts.empty() ? omrade::kNone : static_cast<double>(division.amounts[i]), {});
    }
  }

 private:
  static void put(const omrade::EstimateWriter& out, std::size_t i, double value,
                  const omrade::Limits& limits) {
    if (std::isfinite(value)) {
      out.value(i, value, limits);
    } else {
      out.missing(i);
    }
  }
};

}  // namespace

OMRADE_PLUGINS(Statistics)

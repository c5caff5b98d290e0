// What the kernels of small areas cost. Usage: small_area_kernels [REPEATS]. Prints the least and
// the median; Hájek's proportion by group also as times of the machine's limit, reading the same
// three columns. Absolute times mean little on another machine.
#include "stats/empirical_bayes.hpp"
#include "stats/fay_herriot.hpp"
#include "stats/hajek.hpp"
#include "stats/post_stratification.hpp"
#include "stats/raking.hpp"
#include "stats/ranks.hpp"
#include "stats/trend.hpp"
#include "tools/threads.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

namespace {

using namespace omrade;
using namespace omrade::stats;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kRows = 10'000'000, kAreas = 6'000, kStrata = 20;

void measure(int repeats, const char* name, const std::function<void()>& one) {
  std::vector<double> all;
  for (int r = 0; r <= repeats; ++r) {
    const auto begin = Clock::now();
    one();
    const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
    if (r > 0) all.push_back(took.count());  // the first warms up
  }
  std::sort(all.begin(), all.end());
  std::printf("%-58s %9.2f %9.2f ms\n", name, all.front(), all[all.size() / 2]);
}

class Numbers {
 public:
  std::uint32_t below(std::uint32_t count) { return draws_.below(count); }
  double upto(double most) { return most * draws_.word() / 4294967296.0; }

 private:
  Draws draws_{1, 1};
};

void respondents(int repeats) {
  Numbers numbers;
  std::vector<std::uint32_t> group(kRows);
  std::vector<double> answer(kRows), weight(kRows);
  for (std::size_t i = 0; i < kRows; ++i) {
    group[i] = numbers.below(kAreas);
    answer[i] = numbers.below(5) == 0 ? 1 : 0;
    weight[i] = 0.2 + numbers.upto(5);
  }
  for (const unsigned threads : {1U, 2U}) {
    const tools::Threads pool(threads);
    const ParallelFor loop = pool.loop();
    std::atomic<double> kept = 0;
    const auto read = [&] {
      loop(64, [&](std::size_t part) {
        double sum = 0;
        for (std::size_t i = kRows * part / 64; i < kRows * (part + 1) / 64; i += 8)
          sum += answer[i] + weight[i] + group[i];  // each cache line of the doubles
        kept = sum;
      });
    };
    std::printf("%u threads\n", threads);
    measure(repeats, "limit: 10 M rows read", read);
    measure(repeats, "hajek: 10 M rows in 6 000 areas",
            [&] { hajek_by_group(group, answer, weight, kAreas, loop); });
    std::vector<std::uint32_t> one(kRows, 0);
    measure(repeats, "hajek: 10 M rows in one area",
            [&] { hajek_by_group(one, answer, weight, 1, loop); });
  }
}

void areas(int repeats) {
  Numbers numbers;
  std::vector<double> y(kAreas), n(kAreas), value(kAreas), variance(kAreas), error(kAreas);
  std::vector<std::vector<double>> covariates(3, std::vector<double>(kAreas));
  std::vector<std::size_t> begin{0};
  std::vector<std::uint32_t> of;
  for (std::uint32_t i = 0; i < kAreas; ++i) {
    n[i] = 1 + numbers.below(2000);
    y[i] = numbers.below(static_cast<std::uint32_t>(n[i]) + 1);
    variance[i] = 0.01 + numbers.upto(1);
    error[i] = std::sqrt(variance[i]);
    value[i] = numbers.upto(4);
    for (auto& column : covariates) column[i] = numbers.upto(1);
    for (std::uint32_t k = 1; k <= 6; ++k) of.push_back((i + k) % kAreas);
    begin.push_back(of.size());
  }
  const SmallCounts counts{.y = y, .n = n, .n_eff = {}, .kind = EmpiricalBayesKind::proportion};
  measure(repeats, "eb: 6 000 areas", [&] { empirical_bayes(counts); });
  measure(repeats, "eb: 6 000 areas with 6 neighbours each",
          [&] { spatial_empirical_bayes(counts, begin, of); });
  measure(repeats, "fayherriot: 6 000 areas, 3 covariates",
          [&] { fay_herriot(value, variance, covariates); });

  std::vector<double> population(kAreas * kStrata), p(kStrata), v(kStrata, 0.01);
  for (double& people : population) people = numbers.below(300);
  for (double& part : p) part = numbers.upto(1);
  measure(repeats, "post-stratification: 6 000 areas x 20 strata",
          [&] { post_stratified(population, {.value = p, .variance = v}); });

  std::vector<std::uint32_t> area(kAreas * kStrata), stratum(kAreas * kStrata);
  std::vector<double> weights(kAreas * kStrata), by_area(kAreas), by_stratum(kStrata);
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    area[i] = i % kAreas;
    stratum[i] = i / kAreas;
    weights[i] = 0.5 + numbers.upto(1);
    const double truth = 1 + numbers.upto(3);
    by_area[area[i]] += truth;
    by_stratum[stratum[i]] += truth;
  }
  const std::vector<Margin> margins{{area, by_area}, {stratum, by_stratum}};
  measure(repeats, "raking: a respondent in each of 6 000 areas x 20 strata",
          [&] { rake(weights, margins, {}); });

  std::vector<double> periods, values(kStrata), ones(kStrata, 1.0);
  for (std::size_t t = 0; t < kStrata; ++t) periods.push_back(static_cast<double>(t));
  for (double& one : values) one = numbers.upto(1);
  measure(repeats, "trend: 6 000 areas x 20 periods", [&] {
    for (std::size_t i = 0; i < kAreas; ++i) linear_trend(periods, values, ones);
  });

  const tools::Threads pool(2);
  const ParallelFor loop = pool.loop();
  const DrawAll draws = independent_draws(value, error, 1);
  measure(repeats, "ranks: 6 000 areas, 2 000 draws",
          [&] { simultaneous_ranks(value, error, draws, {}, loop); });
  measure(repeats, "the 100 highest: 6 000 areas, 2 000 draws",
          [&] { top_probability(kAreas, 100, 2000, draws, loop); });
}

}  // namespace

int main(int argc, char** argv) {
  const int repeats = argc > 1 ? std::atoi(argv[1]) : 9;
  std::printf("%-58s %9s %9s\n", "", "least", "median");
  areas(repeats);
  respondents(repeats);
}

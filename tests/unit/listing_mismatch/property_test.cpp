// On random persons the plugin agrees with the definitions of the methods, summed the slow way.
#include "fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace omrade::host {
namespace {

/// 40 persons in 4 home areas of which a centre's catchment takes a share each, listed at 3 centres
/// or nowhere.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    const std::vector<std::string> centres{"c0", "c1", "c2", ""};
    for (int i = 0; i < 40; ++i) {
      persons_.push_back({std::string(1, static_cast<char>('a' + below(4))), centres[below(4)],
                          below(3) == 0 ? "auto" : "active",
                          below(9) == 0 ? kNone : static_cast<double>(below(100)) / 7});
    }
    for (double& share : shares_)
      share = below(2) == 0 ? 1 : static_cast<double>(1 + below(9)) / 10;
  }

  [[nodiscard]] Keyed residents() const {
    Keyed out{.persons = persons_, .runs = {{}}};
    std::stable_sort(out.persons.begin(), out.persons.end(),
                     [](const Person& a, const Person& b) { return a.home < b.home; });
    for (std::size_t home = 0; home < shares_.size(); ++home) {
      Run run{.share = shares_[home]};
      const auto of = [&](const Person& p) { return p.home[0] < static_cast<char>('a' + home); };
      run.begin = std::count_if(out.persons.begin(), out.persons.end(), of);
      run.end =
          run.begin + std::count_if(out.persons.begin(), out.persons.end(), [&](const Person& p) {
            return p.home[0] == static_cast<char>('a' + home);
          });
      if (run.begin < run.end) out.runs[0].push_back(run);
    }
    return out;
  }
  [[nodiscard]] Keyed listed() const {
    Keyed out{.persons = {}, .runs = {{}}};
    std::copy_if(persons_.begin(), persons_.end(), std::back_inserter(out.persons),
                 [](const Person& p) { return p.centre == "c0"; });
    out.runs[0].push_back({0, static_cast<std::int64_t>(out.persons.size()), 1});
    return out;
  }
  [[nodiscard]] double share(const Person& p) const {
    return shares_[static_cast<std::size_t>(p.home[0] - 'a')];
  }
  [[nodiscard]] const std::vector<Person>& persons() const { return persons_; }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  std::mt19937 random_;
  std::vector<Person> persons_;
  std::array<double, 4> shares_{};
};

TEST(Property, TheSplitIsThatOfTheDefinitions) {
  int tried = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const World world(seed);
    double residents = 0, own = 0, listed = 0, x_residents = 0, x_own = 0, x_listed = 0;
    for (const Person& p : world.persons()) {
      if (std::isnan(p.x)) continue;
      const double s = world.share(p);
      residents += s;
      x_residents += s * p.x;
      if (p.centre != "c0") continue;
      own += s;
      x_own += s * p.x;
      listed += 1;
      x_listed += p.x;
    }
    const double others = residents - own;
    const double foreign = listed - own;
    if (own <= 0 || others < 0.01 || foreign < 0.01) continue;
    ++tried;
    const Outcome outcome = compute({"c0"}, world.residents(), world.listed());
    ASSERT_EQ(outcome.failure, "");
    const double inflow = foreign / listed * ((x_listed - x_own) / foreign - x_own / own);
    const double outflow = -others / residents * ((x_residents - x_own) / others - x_own / own);
    const double got_inflow = layer(outcome, "x_from_inflow").value[0];
    const double got_outflow = layer(outcome, "x_from_outflow").value[0];
    EXPECT_NEAR(got_inflow, inflow, 1e-9);
    EXPECT_NEAR(got_outflow, outflow, 1e-9);
    EXPECT_NEAR(layer(outcome, "x_difference").value[0],
                x_listed / listed - x_residents / residents, 1e-9);
    EXPECT_EQ(layer(outcome, "x_difference").value[0], got_inflow + got_outflow);
  }
  EXPECT_GT(tried, 100);
}

TEST(Property, SharesAddUp) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const World world(seed);
    const Outcome outcome = compute({"c0"}, world.residents(), world.listed());
    ASSERT_EQ(outcome.failure, "");
    EXPECT_NEAR(layer(outcome, "localisation").value[0] + layer(outcome, "outflow").value[0], 100,
                1e-9);
    EXPECT_NEAR(layer(outcome, "own_share").value[0] + layer(outcome, "inflow").value[0], 100,
                1e-9);
    double all = layer(outcome, "unlisted").value[0];
    double squares = 0;
    const auto relevance = layer(outcome, "relevance");
    for (const double share : relevance.value) {
      all += share;
      squares += share / 100 * (share / 100);
    }
    EXPECT_NEAR(all, 100, 1e-9);
    EXPECT_NEAR(layer(outcome, "concentration").value[0], squares, 1e-12);
    double commitment = 0;
    const auto of_homes = layer(outcome, "commitment");
    for (const double share : of_homes.value) commitment += share;
    EXPECT_NEAR(commitment, 100, 1e-9);
  }
}

}  // namespace
}  // namespace omrade::host

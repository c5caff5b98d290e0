// omrade stats twosfca: by hand, and what it refuses.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;

class StatsTwoStep : public ::testing::Test {
 protected:
  StatsTwoStep() {
    // p shares 4 among 100 + 300, q gives 6 to 300; z lies beyond, and nobody is near r.
    project_.write("supply.csv", "id,supply\np,4\nq,6\nr,9\n");
    project_.write("demand.csv", "id,population\nx,100\ny,300\nz,50\n");
    project_.write("distance.csv",
                   "from,to,distance\nx,p,0\ny,p,10\ny,q,5\nz,p,10.5\nz,r,\nx,r,99\n");
  }
  [[nodiscard]] Ended run(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"stats",    "twosfca",    "--supply",   "supply.csv",
                                       "--demand", "demand.csv", "--distance", "distance.csv",
                                       "--radius", "10"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return project_.omrade(arguments);
  }
  const Project project_;
};

TEST_F(StatsTwoStep, SupplyIsSharedWithinTheRadius) {
  const Ended ended = run();
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(ended.output, "id,access\nx,0.01\ny,0.03\nz,0\n");
  EXPECT_THAT(ended.errors, HasSubstr("supply 'r' reaches nobody and counts for nothing"));
}

TEST_F(StatsTwoStep, ANormalCurveCountsWhatLiesFurtherAwayForLess) {
  // W(5) = exp(-1/2), W(10) = exp(-2). p: 4 / (100 + 300 exp(-2)) = 0.02844938…; q: 6 / 300 at x
  // and y alone, so W cancels: y gets 0.0284494 · exp(-2) + 0.02.
  const Ended ended = run({"--kernel", "gauss"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.output, HasSubstr("x,0.02844938"));
  EXPECT_THAT(ended.output, HasSubstr("y,0.02385020"));
}

TEST_F(StatsTwoStep, DistancesOfOthersAreLeftOutAndItIsSaid) {
  project_.write("supply.csv", "id,supply\np,4\n");  // q and r have closed
  const Ended ended = run();
  EXPECT_EQ(ended.output, "id,access\nx,0.01\ny,0.01\nz,0\n");
  EXPECT_THAT(ended.errors, HasSubstr("3 distances are of an id that is not in"));
}

// It has no column for a state: an empty cell would say nothing.
TEST_F(StatsTwoStep, RefusesASupplyPerPersonBeyondTheRangeOfNumbers) {
  project_.write("supply.csv", "id,supply\np,1e308\n");
  project_.write("demand.csv", "id,population\nz,50\nx,0.001\n");
  const Ended ended = run();
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.output, "");
  EXPECT_THAT(ended.errors, HasSubstr("demand.csv:3: column 'population': the supply by so few"));
}

TEST_F(StatsTwoStep, RefusesDoubledIdsAndPairsAndNegativeNumbers) {
  const std::vector<std::vector<std::string>> cases{
      {"supply.csv", "id,supply\np,4\np,6\n", "supply.csv:3: column 'id': 'p' stands twice"},
      {"supply.csv", "id,supply\np,-4\n", "-4 cannot be"},
      {"demand.csv", "id,population\nx,\n", "column 'population': it is empty"},
      {"demand.csv", "id,people\nx,1\n", "no column 'population'"},
      {"distance.csv", "from,to,distance\nx,p,1\nx,p,2\n", "the pair of 'x' and 'p' stands twice"},
      {"distance.csv", "from,to,distance\nx,p,-1\n", "-1 cannot be"},
      {"demand.csv", "id,population\n", "demand.csv: it holds no rows"},
      {"supply.csv", "id,supply\n", "supply.csv: it holds no rows"}};
  for (const auto& one : cases) {
    const std::string before = project_.read(one[0]);
    project_.write(one[0], one[1]);
    const Ended ended = run();
    EXPECT_EQ(ended.code, 2) << one[2];
    EXPECT_THAT(ended.errors, HasSubstr(one[2]));
    project_.write(one[0], before);
  }
}

}  // namespace
}  // namespace omrade::testing

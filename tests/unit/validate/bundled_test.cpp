// The plugins of this project hold what strangers' must.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::validate {
namespace {

class Bundled : public testing::TestWithParam<std::string> {};

TEST_P(Bundled, FailsNoCheck) {
  const auto results = validate(PLUGIN_FOLDER "/" + GetParam() + ".so", apart());
  EXPECT_THAT(with(Status::fail, results), testing::IsEmpty());
  for (const Result& one : results) {
    const bool refused = one.finding.reason.find("refused the sample") != std::string::npos;
    EXPECT_FALSE(refused) << one.check << ": " << one.finding.reason;
  }
}

INSTANTIATE_TEST_SUITE_P(Plugins, Bundled,
                         testing::Values("access", "cni", "dental_caries", "life_habits",
                                         "listing_mismatch", "need_allocation", "proportion"),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace omrade::validate

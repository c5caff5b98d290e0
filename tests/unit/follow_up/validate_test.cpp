// The plugins of follow-up hold what a plugin must.
#include "validate/validate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::validate {
namespace {

TEST(FollowUp, FailsNoCheck) {
  for (const char* plugin : {"follow_up", "follow_up_rate", "follow_up_gap"}) {
    Options options;
    options.self = {CHILD};
    options.plugin = std::string("se.omrade.") + plugin;
    for (const Result& one : validate(PLUGIN_FILE, options)) {
      EXPECT_NE(one.finding.status, Status::fail)
          << plugin << " " << one.check << ": " << one.finding.reason;
      EXPECT_THAT(one.finding.reason, testing::Not(testing::HasSubstr("refused the sample")))
          << plugin << " " << one.check;
    }
  }
}

}  // namespace
}  // namespace omrade::validate

// Runs `omrade stats` on tables that a test writes.
#pragma once

#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace omrade::testing {

using Json = nlohmann::json;
using ::testing::HasSubstr;

inline constexpr const char* kHeader = "value,lower95,upper95,lower998,upper998,interval,state";

class StatsCommand : public ::testing::Test {
 protected:
  [[nodiscard]] Ended ended(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "stats");
    return project_.omrade(arguments);
  }
  [[nodiscard]] std::string output(const std::vector<std::string>& arguments) const {
    const Ended one = ended(arguments);
    EXPECT_EQ(one.code, 0) << one.errors;
    return one.output;
  }
  /// Rows of the result as objects of its JSON.
  [[nodiscard]] Json rows(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    return Json::parse(output(arguments))["table"];
  }
  /// Whether the command ends with 2, prints no result, and says this.
  bool refused(const std::vector<std::string>& arguments, const std::string& message) const {
    const Ended one = ended(arguments);
    EXPECT_EQ(one.code, 2);
    EXPECT_EQ(one.output, "");
    EXPECT_THAT(one.errors, HasSubstr(message));
    return one.code == 2 && one.output.empty() && one.errors.find(message) != std::string::npos;
  }

  const Project project_;
};

}  // namespace omrade::testing

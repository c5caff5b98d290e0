// One grammar: what every command takes.
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using Command = std::vector<std::string>;

class Grammar : public ::testing::TestWithParam<Command> {};

TEST_P(Grammar, TakesWhatAllCommandsTake) {
  const Project project;
  Command words = GetParam();
  words.insert(words.end(),
               {"--threads", "2", "--memory", "1G", "--lang", "sv", "--log", "warn", "--quiet"});
  if (words[0] != "plugin") words.insert(words.end(), {"--seed", "7"});
  const Ended ended = project.omrade(words);
  EXPECT_LT(ended.code, 4) << ended.errors;
  for (const char* option : {"--threads", "--memory", "--seed", "--lang", "--log", "--quiet"})
    EXPECT_THAT(ended.errors, Not(HasSubstr(option))) << "as unknown ones are";
}

INSTANTIATE_TEST_SUITE_P(
    Commands, Grammar,
    ::testing::Values(
        Command{"check"}, Command{"run"}, Command{"explain"}, Command{"why", "nw", "cni.relative"},
        Command{"schema"}, Command{"init", "new.toml"}, Command{"report", "out"},
        Command{"map", "out"}, Command{"table", "out"}, Command{"zonal", "a", "b"},
        Command{"crosswalk", "a", "b"}, Command{"locate", "a", "b"}, Command{"nearest", "a", "b"},
        Command{"flows", "a"}, Command{"neighbours", "a"}, Command{"autocorrelation", "a"},
        Command{"stats", "rate", "a"}, Command{"stats", "sii", "a"},
        Command{"stats", "allocate", "a"}, Command{"disclose", "a"}, Command{"audit", "a"},
        Command{"composite", "a"}, Command{"areas", "check", "a"}, Command{"areas", "repair", "a"},
        Command{"plugin", "list"}, Command{"plugin", "describe", "cni"},
        Command{"plugin", "validate", "cni"}, Command{"plugin", "new", "a"}));

TEST(Grammar, AValueThatIsNoneIsRefusedEverywhere) {
  const Project project;
  EXPECT_EQ(project.omrade({"schema", "--threads", "0"}).code, 2);
  EXPECT_EQ(project.omrade({"flows", "a", "--seed", "x"}).code, 2);
  EXPECT_EQ(project.omrade({"check", "--lang", "no"}).code, 2);
}

}  // namespace
}  // namespace omrade::testing

// Names, choices and the form of results.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace omrade::validate {
namespace {

TEST(Checks, HaveKebabCaseIdsAndOneSentenceEach) {
  std::set<std::string_view> ids;
  for (const CheckInfo& one : list_checks()) {
    EXPECT_TRUE(ids.insert(one.id).second) << one.id;
    EXPECT_EQ(one.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string_view::npos);
    EXPECT_EQ(one.description.back(), '.') << one.id;
    EXPECT_FALSE(one.advice.empty()) << one.id;
  }
  EXPECT_EQ(ids.size(), 21U);
}

TEST(Checks, AMisspeltOneIsToldTheNearest) {
  EXPECT_EQ(error_of([] { validate(FIXTURE_FOLDER "/honest.so", apart({"determinsm"})); }),
            "--only: there is no check 'determinsm'; did you mean 'determinism'?");
}

TEST(Checks, WhatIsNoPluginIsAnError) {
  EXPECT_NE(error_of([] { validate(CHILD "_missing", apart()); }), "no error");
}

TEST(Checks, SeveralPluginsOfALibraryEachHaveTheirResult) {
  const auto results = validate(FIXTURE_FOLDER "/dishonest.so", apart({"note-equals-library"}));
  ASSERT_EQ(results.size(), 12U);
  EXPECT_EQ(results.front().plugin, "test.averages_rates");
  EXPECT_EQ(results.back().plugin, "test.forgets_its_parameter");
  EXPECT_TRUE(conforms(results));
}

TEST(Results, ComeThroughJsonAsTheyWere) {
  const std::vector<Result> results{{"a.b", "empty", {Status::warn, "\"å\"\n"}},
                                    {"a.b", "fuzz", {Status::fail, "", "mend it"}}};
  const auto read = from_json("printed by the plugin\n" + to_json(results) + "\n");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].plugin, "a.b");
  EXPECT_EQ(read[0].finding.status, Status::warn);
  EXPECT_EQ(read[0].finding.reason, "\"å\"\n");
  EXPECT_EQ(read[1].check, "fuzz");
  EXPECT_EQ(read[1].finding.status, Status::fail);
  EXPECT_EQ(read[1].finding.advice, "mend it");
}

TEST(Results, ThatAreNotThereAreAnError) {
  EXPECT_EQ(error_of([] { from_json("nothing\n"); }),
            "the process of a check did not write its result");
}

}  // namespace
}  // namespace omrade::validate

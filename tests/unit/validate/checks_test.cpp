// Each lie is caught by the check that is named after its truth.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::validate {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

void expect_caught(const std::string& plugin, const std::string& check, const std::string& told) {
  const Finding found = finding(plugin, check);
  EXPECT_EQ(to_string(found.status), "fail") << found.reason;
  EXPECT_THAT(found.reason, HasSubstr(told));
}

TEST(Lies, AverageOfRatesIsNoRateOfTheMergedArea) {
  expect_caught("averages_rates", "merged-areas", "layer 'rate', area 'A22': the numerator is ");
  EXPECT_THAT(finding("averages_rates", "merged-areas").reason, HasSubstr("the sum of the two"));
}

TEST(Lies, AverageOfRatesDoesNotDouble) {
  expect_caught("averages_rates", "doubled-counts", "with everybody twice, layer 'rate', area 'A");
}

TEST(Lies, AMeanOfAllAreasIsNotRowIndependent) {
  expect_caught("mean_of_all", "row-independence",
                "computed with fewer areas, layer 'relative', area 'A");
}

TEST(Lies, AFailingSampleIsShrunkToTheFewestAreas) {
  EXPECT_THAT(finding("mean_of_all", "row-independence").reason, HasSubstr("(2 areas; x = "));
  EXPECT_THAT(finding("averages_rates", "doubled-counts").reason, HasSubstr("(1 area; ill_men = "));
}

TEST(Lies, RowsCountedWithoutTheirShareAreFoundBySplitRuns) {
  expect_caught("no_share", "split-runs",
                "with each run of rows as two whose shares add up to its own, layer 'count'");
  EXPECT_EQ(finding("no_share", "split-runs").advice, "weigh each row by the share of its run");
}

TEST(Lies, WhatDriftsIsNotDeterministic) {
  expect_caught("drifts", "determinism", "called again, layer 'y', area 'A0': the value is ");
}

TEST(Lies, ASharedPlaceIsNotReentrant) {
  expect_caught("shared_counter", "concurrency-honest",
                "while three other threads call it, layer 'y', area 'A");
}

TEST(Lies, ACrashIsAFailedCheckAndNoMore) {
  const Finding found = finding("crashes_on_empty", "empty-areas");
  EXPECT_EQ(to_string(found.status), "fail");
  EXPECT_EQ(found.reason, "it crashed (Aborted)");
  EXPECT_EQ(found.advice, "run it again with --in-process, in a debugger");
  EXPECT_EQ(to_string(finding("crashes_on_empty", "one-area").status), "ok");
}

TEST(Lies, AHangIsAFailedCheckAndNoMore) {
  const Finding found = finding("hangs", "one-area");
  EXPECT_EQ(to_string(found.status), "fail");
  EXPECT_EQ(found.reason, "no answer within 2 s");
}

TEST(Lies, AMissingValueIsNoNumber) {
  expect_caught("nan_is_ok", "missing-values",
                "where 'x' is missing, layer 'y', area 'A0': it has no value although its state is "
                "ok");
}

TEST(Lies, WritingPastTheOutputsIsSeen) {
  expect_caught("writes_past", "no-writes-outside",
                "it wrote on memory after lower95 of layer 'y'");
}

TEST(Lies, ANegativeCountIsNoNumber) {
  expect_caught("negative_is_a_number", "extreme-values",
                "with 'x' below 0, layer 'y' holds a number all the same");
}

TEST(Lies, MetadataLackIsNamed) {
  expect_caught("drifts", "metadata-complete",
                "the plugin has no title in Swedish; the plugin has no title in English");
}

TEST(Lies, HalfATranslationIsAFaultAndNoExplanationADoubt) {
  expect_caught("forgets_its_parameter", "metadata-complete",
                "the plugin has no summary in Swedish; layer 'y' has no doc in English");
  const Finding found = finding("negative_is_a_number", "metadata-complete");
  EXPECT_EQ(to_string(found.status), "warn") << found.reason;
  EXPECT_THAT(found.reason, StartsWith("the plugin has no summary; the plugin has no method; "));
}

TEST(Refusals, OneSkipsACheckAndAllAreAWarning) {
  const Finding skipped = finding("refuses_all", "permuted-areas");
  EXPECT_EQ(to_string(skipped.status), "skipped");
  EXPECT_EQ(skipped.reason, "the plugin refused the sample: not today");
  const Finding warned = finding("refuses_all", "promises");
  EXPECT_EQ(to_string(warned.status), "warn");
  EXPECT_EQ(warned.reason, "the plugin refused all samples, so that little is known: not today");
}

TEST(Refusals, AnHonestPluginFailsNothing) {
  Options options = apart();
  options.plugin = "test.honest";
  const auto results = validate(FIXTURE_FOLDER "/honest.so", options);
  EXPECT_THAT(with(Status::fail, results), testing::IsEmpty());
  EXPECT_THAT(with(Status::skipped, results),
              testing::ElementsAre("split-runs: no input is of rows",
                                   "absent-optional-inputs: no input or field is optional",
                                   "fuzz: --fuzz SECONDS was not given"));
  EXPECT_TRUE(conforms(results));
}

TEST(Refusals, NoneIsMadeOfAWholeThatWasGuessedWrong) {
  EXPECT_EQ(to_string(finding("whole_first", "promises").status), "ok");
  EXPECT_EQ(to_string(finding("whole_first", "merged-areas").status), "ok");
}

TEST(Applicability, IsDecidedFromTheDescriptor) {
  EXPECT_EQ(finding("drifts", "row-independence").reason, "not declared row-independent");
  EXPECT_EQ(finding("drifts", "merged-areas").reason,
            "no layer is a count, proportion, rate or ratio");
}

}  // namespace
}  // namespace omrade::validate

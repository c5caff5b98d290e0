// What does not pass the gate as a number must not pass it as a sentence.
#include "folder_content.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace omrade::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

void expect_nowhere(const Project& project, const std::string& text) {
  for (const auto& [file, bytes] : content_of(project.folder() / "out"))
    EXPECT_EQ(bytes.find(text), std::string::npos) << text << " in " << file;
}

TEST(Publication, WarningsTellNoCodesAndNoNumbersOfPersons) {
  const Project project;
  project.change("persons.csv", "0780A0001,vast", "1280Z0001,vast");
  const Ended ended = project.omrade({"run", "recipe.toml", "-o", "out"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(ended.errors, HasSubstr("1 of 412 rows carry a code")) << "the log says all";
  EXPECT_THAT(ended.errors, HasSubstr("1280Z0001"));
  const std::string provenance = project.read("out/provenance.json");
  EXPECT_THAT(provenance, Not(HasSubstr("1280Z0001")));
  EXPECT_THAT(provenance, Not(HasSubstr("of 412")));
  EXPECT_THAT(provenance,
              HasSubstr("table 'persons': rows were left out, or their codes were read otherwise "
                        "than written; the log of the run says more"));
}

TEST(Publication, TheNumberOfPersonsInATableIsNotTold) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  const std::string provenance = project.read("out/provenance.json");
  const std::size_t persons = provenance.find("\"id\": \"persons\"");
  ASSERT_NE(persons, std::string::npos);
  const std::string record = provenance.substr(persons, provenance.find('}', persons) - persons);
  EXPECT_THAT(record, HasSubstr("keyed_hash"));
  EXPECT_THAT(record, Not(HasSubstr("records")));
  EXPECT_THAT(record, Not(HasSubstr("bytes")));
  const std::size_t deso = provenance.find("\"id\": \"deso\"");
  EXPECT_THAT(provenance.substr(deso, provenance.find('}', deso) - deso),
              HasSubstr("\"records\": 4"));
}

TEST(Publication, WhatAPluginSaysOfItsFailureIsForTheLog) {
  const Project project;
  project.change("scb.csv", "0780A0001;1000;50;", "0780A0001;1000;5000;");
  const Ended ended = project.omrade({"run", "recipe.toml", "-o", "out"});
  ASSERT_EQ(ended.code, 1);
  EXPECT_THAT(ended.errors, HasSubstr("its numerator is above its denominator"));
  expect_nowhere(project, "numerator is above");
}

}  // namespace
}  // namespace omrade::testing

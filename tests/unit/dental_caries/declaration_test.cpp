// What the plugin says of itself.
#include "fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace omrade::host {
namespace {

using ::testing::ElementsAre;

const LayerInfo& info(const std::string& id) {
  const auto& layers = descriptor().layers;
  return *std::find_if(layers.begin(), layers.end(), [&](const auto& one) { return one.id == id; });
}

TEST(DentalCaries, WhatTellsASumOfTeethGoesWithTheClassesItIsASumOf) {
  EXPECT_THAT(info("mean_12").parts, ElementsAre("caries_free_12", "distribution"));
  EXPECT_THAT(info("mean_19").parts, ElementsAre("caries_free_19"));
  EXPECT_THAT(info("mean_23").parts, ElementsAre("caries_free_23"));
  EXPECT_THAT(info("sic_12").parts, ElementsAre("caries_free_12", "distribution"));
  EXPECT_THAT(info("sic_19").parts, ElementsAre("caries_free_19"));
  EXPECT_THAT(info("sic_23").parts, ElementsAre("caries_free_23"));
  EXPECT_THAT(info("sic10_12").parts, ElementsAre("caries_free_12", "distribution"));
  EXPECT_THAT(info("polarisation_12").parts, ElementsAre("sic_12", "mean_12"));
  EXPECT_THAT(info("caries_index").parts,
              ElementsAre("caries_free_3", "caries_free_6", "caries_free_12", "caries_free_19",
                          "caries_free_23", "distribution"));
}

TEST(DentalCaries, TeethAreNotPersons) {
  for (const LayerInfo& one : descriptor().layers) {
    const bool persons = one.kind == LayerKind::proportion;
    EXPECT_EQ(one.counts_persons, persons) << one.id;
  }
}

TEST(DentalCaries, SpeaksBothLanguagesEverywhere) {
  const auto both = [](const Text& text) { return !text.sv.empty() && !text.en.empty(); };
  EXPECT_TRUE(both(descriptor().title) && both(descriptor().summary) && both(descriptor().method));
  for (const auto& one : descriptor().params) EXPECT_TRUE(both(one.title) && both(one.doc));
  for (const auto& one : descriptor().inputs) EXPECT_TRUE(both(one.title) && both(one.doc));
  for (const auto& one : descriptor().layers) {
    EXPECT_TRUE(both(one.title) && both(one.doc)) << one.id;
    for (const Text& text : one.reasons) EXPECT_TRUE(both(text)) << one.id;
  }
}

}  // namespace
}  // namespace omrade::host

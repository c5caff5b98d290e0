#include "model/current_layers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade {
namespace {

using ::testing::ElementsAre;

LayerResult layer_of(const std::string& id, const std::string& period,
                     const std::vector<State>& states) {
  LayerResult layer{.indicator = "x",
                    .period = period,
                    .info = std::make_shared<const LayerInfo>(LayerInfo{.id = id}),
                    .estimates = Estimates(states.size())};
  for (std::size_t i = 0; i < states.size(); ++i)
    layer.estimates.spans().state[i] = static_cast<std::uint8_t>(states[i]);
  return layer;
}

std::vector<std::string> shown(const std::vector<LayerResult>& layers, const std::string& period) {
  LevelResult level{.id = "deso"};
  level.layers = layers;
  std::vector<std::string> out;
  for (const LayerResult* layer : current_layers(level, period))
    out.push_back(layer->info->id + "@" + layer->period);
  return out;
}

TEST(CurrentLayers, AreThoseOfThePeriodWhereTheyStand) {
  EXPECT_THAT(shown({layer_of("a", "2022", {State::ok}), layer_of("b", "2022", {State::ok}),
                     layer_of("a", "2024", {State::ok}), layer_of("b", "2024", {State::missing})},
                    "2024"),
              ElementsAre("a@2024", "b@2022"));
}

TEST(CurrentLayers, AreTheLatestWhereThePeriodHasNone) {
  EXPECT_THAT(shown({layer_of("a", "2021", {State::ok}), layer_of("a", "2023", {State::ok}),
                     layer_of("a", "2022", {State::ok}), layer_of("a", "2024", {State::missing})},
                    "2024"),
              ElementsAre("a@2023"));
}

TEST(CurrentLayers, WithheldAndFailedStandAndTellSo) {
  EXPECT_THAT(shown({layer_of("a", "2022", {State::ok}), layer_of("a", "2024", {State::withheld}),
                     layer_of("b", "2022", {State::ok}), layer_of("b", "2024", {State::failed})},
                    "2024"),
              ElementsAre("a@2024", "b@2024"));
}

TEST(CurrentLayers, ALayerThatAppliesNowhereDoesNotApply) {
  EXPECT_FALSE(applies(layer_of("a", "2024", {State::not_applicable, State::not_applicable})));
  EXPECT_TRUE(applies(layer_of("a", "2024", {State::not_applicable, State::missing})));
}

}  // namespace
}  // namespace omrade

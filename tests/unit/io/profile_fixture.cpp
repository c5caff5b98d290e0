#include "profile_fixture.hpp"

#include <cstdint>
#include <memory>
#include <utility>

namespace omrade::disclosure {

/// Stands in for the gate, which alone may make a GatedProfile: this program does not link the real
/// one.
class Gate {
 public:
  static GatedProfile pass(Profile profile, DisclosureSummary summary) {
    return GatedProfile(std::move(profile), std::move(summary));
  }
};

}  // namespace omrade::disclosure

namespace omrade::io {
namespace {

template <class T>
std::uint8_t code(T value) {
  return static_cast<std::uint8_t>(value);
}

std::shared_ptr<const AreaSet> deso() {
  Polygons shapes;
  shapes.points = {{0, 0},  {10, 0}, {10, 10}, {0, 10}, {0, 0},  {2, 2},  {2, 4},   {4, 4}, {2, 2},
                   {20, 0}, {30, 0}, {30, 10}, {20, 0}, {40, 0}, {50, 0}, {50, 10}, {40, 0}};
  shapes.ring_offset = {0, 5, 9, 13, 17};
  shapes.area_offset = {0, 2, 4};  // a has a hole, b two parts
  return std::make_shared<const AreaSet>(AreaSetParts{.id = "deso",
                                                      .ids = {"0780", "b"},
                                                      .names = {"Araby, norra", "Teleborg"},
                                                      .crs = "EPSG:3006",
                                                      .polygons = shapes});
}

void set(EstimateSpans to, std::size_t i, double value, State state, IntervalKind kind) {
  to.value[i] = value;
  to.numerator[i] = 30;
  to.denominator[i] = 100;
  to.base[i] = 100;
  to.state[i] = code(state);
  to.interval[i] = code(kind);
  if (kind == IntervalKind::none) return;
  to.lower95[i] = value - 0.25;
  to.upper95[i] = value + 0.25;
  to.lower998[i] = value - 0.5;
  to.upper998[i] = value + 0.5;
}

LayerResult relative(const std::shared_ptr<const LayerInfo>& info, const std::string& period) {
  LayerResult layer{.indicator = "cni", .period = period, .info = info, .estimates = Estimates(2)};
  return layer;
}

LevelResult deso_level() {
  const auto info = std::make_shared<const LayerInfo>(
      LayerInfo{.id = "relative",
                .unit = "%",
                .kind = LayerKind::proportion,
                .reasons = {{.sv = "saknas i källan", .en = "absent from the source"}}});
  LayerResult now = relative(info, "2024");
  set(now.estimates.spans(), 0, 1.5, State::ok, IntervalKind::wilson);
  now.estimates.spans().state[1] = code(State::withheld);
  now.comparison = Comparison{.level = "region",
                              .benchmark = {1, 1},
                              .difference = {0.5, 0.25},
                              .lower95 = {0.25, 0},
                              .upper95 = {0.75, 0.5},
                              .p = {0.001, 0.5},
                              .against_rest = {0, 0},
                              .clear = {1, 1}};
  LayerResult before = relative(info, "2023");
  set(before.estimates.spans(), 0, 2, State::unreliable, IntervalKind::none);
  before.estimates.spans().reason[1] = 0;
  LayerResult flows{.indicator = "flows",
                    .period = "2024",
                    .info = std::make_shared<const LayerInfo>(
                        LayerInfo{.id = "people", .unit = "persons", .kind = LayerKind::count}),
                    .estimates = Estimates(1),
                    .pairs = std::make_shared<const Pairs>(
                        Pairs{.area = {1}, .other = {0}, .labels = {"north"}})};
  set(flows.estimates.spans(), 0, 30, State::ok, IntervalKind::none);
  LevelResult level{.id = "deso", .areas = deso()};
  level.layers.push_back(std::move(now));
  level.layers.push_back(std::move(before));
  level.layers.push_back(std::move(flows));
  return level;
}

LevelResult centre_level() {
  LevelResult level{.id = "centre",
                    .areas = std::make_shared<const AreaSet>(AreaSetParts{
                        .id = "centre", .ids = {"c1"}, .crs = "EPSG:3006", .points = {{5, 6}}})};
  level.layers.push_back(LayerResult{
      .indicator = "cni",
      .period = "2024",
      .info = std::make_shared<const LayerInfo>(LayerInfo{.id = "relative", .unit = "%"}),
      .failure = "the plugin failed"});
  return level;
}

}  // namespace

Profile small_ungated_profile() {
  Profile profile{.title = {.sv = "Profil", .en = "Profile"}, .period = "2024"};
  profile.periods = {"2023", "2024"};
  profile.levels.push_back(deso_level());
  profile.levels.push_back(centre_level());
  profile.levels.push_back(
      LevelResult{.id = "region",
                  .areas = std::make_shared<const AreaSet>(
                      AreaSetParts{.id = "region", .ids = {"07"}, .names = {"Kronoberg"}})});
  return profile;
}

GatedProfile pass(Profile profile, DisclosureSummary summary) {
  return disclosure::Gate::pass(std::move(profile), std::move(summary));
}

GatedProfile small_profile() {
  return pass(small_ungated_profile(),
              {.minimum_count = 5, .minimum_denominator = 20, .minimum_respondents = 30});
}

}  // namespace omrade::io

// Further samples, with other parameters, each by a seed that repeats it.
#include "fixture.hpp"
#include "validate/parameters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::validate {
namespace {

using catalogue::Param;
using catalogue::ParamKind;
using testing::HasSubstr;

Finding fuzzed(const std::string& plugin, std::uint64_t seed) {
  Options options = apart({"fuzz"});
  options.plugin = "test." + plugin;
  options.seed = seed;
  options.fuzz = 0.2;
  return validate(FIXTURE_FOLDER "/dishonest.so", options).at(0).finding;
}

TEST(Fuzz, FindsWhatTheProposedParametersHide) {
  EXPECT_EQ(to_string(finding("forgets_its_parameter", "merged-areas").status), "ok");
  const Finding found = fuzzed("forgets_its_parameter", 1);
  EXPECT_EQ(to_string(found.status), "fail");
  EXPECT_THAT(found.reason, HasSubstr("layer 'y', area 'A"));
  EXPECT_THAT(found.reason, HasSubstr("(more = "));
}

TEST(Fuzz, TellsTheSeedThatRepeatsAFailure) {
  const Finding found = fuzzed("forgets_its_parameter", 1);
  const std::string before = "--fuzz 1 --seed ";
  const std::size_t at = found.reason.rfind(before);
  ASSERT_NE(at, std::string::npos) << found.reason;
  const Finding again =
      fuzzed("forgets_its_parameter", std::stoull(found.reason.substr(at + before.size())));
  EXPECT_EQ(again.reason, found.reason);
}

TEST(Fuzz, ANumberThatTheMethodBoundsIsADoubtAndNoFailure) {
  // The coverage counts at most the residents of an age as examined, area by area.
  Options options = apart({"fuzz"});
  options.seed = 14;
  options.fuzz = 0.01;
  const Finding found = validate(PLUGIN_FOLDER "/dental_caries.so", options).at(0).finding;
  EXPECT_EQ(to_string(found.status), "warn");
  EXPECT_THAT(found.reason, HasSubstr("layer 'coverage', area 'A0': the numerator is "));
  EXPECT_THAT(found.reason,
              HasSubstr("; few samples show it: right where the method bounds a number"));
}

TEST(RandomParameters, KeepToWhatIsDeclared) {
  catalogue::Descriptor plugin;
  plugin.params = {
      {.id = "share", .min = 0, .max = 1, .fallback = 0.5},
      {.id = "years", .kind = ParamKind::integer, .min = 1, .max = 3, .fallback = 2.0},
      {.id = "strict", .kind = ParamKind::boolean, .max = 1},
      {.id = "how",
       .kind = ParamKind::choice,
       .fallback = ParamValue::choice(0, "a"),
       .choices = {{.id = "a"}, {.id = "b"}}},
      {.id = "of", .kind = ParamKind::text, .fallback = ParamValue(std::string("F00"))}};
  host::Request proposed, other;
  for (const Param& param : plugin.params) proposed.params.push_back(param.fallback);
  EXPECT_EQ(changed_params(plugin, proposed), "");
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    other.params = random_params(plugin, seed);
    ASSERT_EQ(other.params.size(), 5U);
    EXPECT_GE(other.params[0].number, 0);
    EXPECT_LE(other.params[0].number, 1);
    EXPECT_THAT(other.params[1].number, testing::AnyOf(1, 2, 3));
    EXPECT_THAT(other.params[2].number, testing::AnyOf(0, 1));
    EXPECT_EQ(other.params[3].text, other.params[3].number == 0 ? "a" : "b");
    EXPECT_EQ(other.params[4].text, "F00");
  }
  other.params = proposed.params;
  other.params[1] = 3.0;
  other.params[3] = ParamValue::choice(1, "b");
  EXPECT_EQ(changed_params(plugin, other), "years = 3, how = 'b', ");
}

}  // namespace
}  // namespace omrade::validate

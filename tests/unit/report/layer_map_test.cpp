// One layer as a figure by itself.
#include "report/layer_map.hpp"

#include "base/error.hpp"
#include "report/layer_map_frame.hpp"
#include "tiny_profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace omrade::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::tiny;

std::string refusal(const LayerMapRequest& request) {
  try {
    const GatedProfile profile = tiny();
    layer_map_svg(profile, request);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::user);
    return error.what();
  }
  return "";
}

TEST(LayerMap, SaysWhatItShowsAndHatchesWhatIsWithheld) {
  const GatedProfile profile = tiny();
  const std::string svg = layer_map_svg(profile, {.layer = "cni.relative"});
  EXPECT_THAT(svg, HasSubstr("<text class=\"title\" x=\"40\" y=\"56\">CNI</text>"));
  EXPECT_THAT(svg, HasSubstr(">DeSO · 2024</text>"));
  EXPECT_THAT(svg, HasSubstr("<title>Åby (nw)\nCNI: 0,80</title>"));
  EXPECT_THAT(svg, HasSubstr("class=\"withheld\""));
  EXPECT_THAT(svg, HasSubstr(">skyddad (1 område)</text>"));
  EXPECT_THAT(svg, HasSubstr("Påhittade uppgifter."));
  EXPECT_THAT(svg, Not(HasSubstr("Invented")));
}

TEST(LayerMap, TakesEveryRuleItNeedsFromThePages) {
  for (const char* rule : {".areas{", ".c0{", ".plain{", ".own{", ".casing{", ".place{",
                           ".own-place{", ".map .place-name{", ".scale path{"})
    EXPECT_THAT(map_style(), HasSubstr(rule));
  EXPECT_THAT(map_style(), Not(HasSubstr("var(")));
}

TEST(LayerMap, OfACentreShowsItsOwnAreasInTheLanguageAskedFor) {
  const GatedProfile profile = tiny();
  const std::string svg =
      layer_map_svg(profile, {.layer = "cni.relative", .centre = "vc2", .language = "en"});
  EXPECT_THAT(svg, HasSubstr("class=\"own\""));
  EXPECT_THAT(svg, HasSubstr(">belongs in part to the area</text>"));
  EXPECT_THAT(svg, HasSubstr("Alvesta &lt;vårdcentral&gt;"));
  EXPECT_THAT(svg, HasSubstr("0.80"));
}

TEST(LayerMap, NamesWhatThereIsInstead) {
  EXPECT_THAT(refusal({.layer = "cni.relativ"}),
              HasSubstr("no layer 'cni.relativ'; did you mean 'cni.relative'?"));
  EXPECT_THAT(refusal({.layer = "listing.flow"}), HasSubstr("counts flows, which have no map"));
  EXPECT_THAT(refusal({.layer = "cni.relative", .level = "centre"}),
              HasSubstr("the areas of 'centre' have no outlines; it can be drawn at: deso"));
  EXPECT_THAT(refusal({.layer = "cni.relative", .level = "dezo"}),
              HasSubstr("did you mean 'deso'?"));
  EXPECT_THAT(refusal({.layer = "cni.relative", .centre = "vc3"}), HasSubstr("no area 'vc3'"));
  EXPECT_THAT(refusal({.layer = "cni.relative", .period = "2023"}),
              HasSubstr("has no period '2023'; did you mean '2024'?"));
  EXPECT_THAT(refusal({.layer = "listing.residents"}),
              HasSubstr("no level whose outlines are known"));
}

TEST(LayerMap, BreaksLinesBetweenWords) {
  EXPECT_THAT(wrapped("ett två tre", 50, 10), ElementsAre("ett två", "tre"));
  EXPECT_THAT(wrapped("oavbrutet", 10, 10), ElementsAre("oavbrutet"));
}

}  // namespace
}  // namespace omrade::report

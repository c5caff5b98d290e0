// The small figures of a page: strip, spine, trend, pyramid, flow map, and the sheet for staff.
#include "report/pyramid.hpp"
#include "report/report.hpp"
#include "report/spine.hpp"
#include "report/strip.hpp"
#include "tiny_profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace omrade::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::tiny_profile;

GatedProfile gated(Profile profile) {
  return disclosure::Gate::pass(std::move(profile), testing::tiny_summary());
}

TEST(Strip, NamesTheLowestAndTheHighestOfTheAreasOwn) {
  const GatedProfile profile = testing::tiny();
  const Context context(profile);
  ASSERT_EQ(context.map_layers.size(), 1U);
  // vc1 holds Åby (0.80) wholly and Berga (1.10) in part; the scale runs from 0.80 to 1.40.
  EXPECT_THAT(strip_words(context, context.map_layers[0], 0),
              HasSubstr("Av områdets 2 små områden har Åby 0,80 (0,70–0,90) lägst och Berga 1,10 "
                        "(1,00–1,20) högst värde."));
  const std::string svg = strip_svg(context, context.map_layers[0], 0, "id");
  EXPECT_THAT(svg, HasSubstr("<path class=\"own-whole\" d=\"M12,28v26\"/>"));
  EXPECT_THAT(svg, HasSubstr("<path class=\"own-part\" d=\"M320,31v20\"/>")) << "half way";
}

TEST(Strip, CountsWithheldAreasAndDrawsThemNowhere) {
  const GatedProfile profile = testing::tiny();
  const Context context(profile);
  // vc2: Berga 1.10, Centrum 1.40 and Dal, which is withheld.
  EXPECT_THAT(strip_words(context, context.map_layers[0], 1),
              HasSubstr("högst värde; 1 är skyddat."));
}

TEST(Spine, BetterIsToTheRight) {
  const GatedProfile profile = testing::tiny();
  const Context context(profile);
  const LayerResult& layer = *context.groups[0].measures[0].at[0];
  // 0.9 of 0.8 (own limit) to 1.3 (the other area) where lower is better: 7 + 136 · 4/5 = 115.8.
  EXPECT_THAT(spine_svg(context, 0, layer, 0),
              HasSubstr("<path class=\"better\" d=\"M115.8,3l6,11h-12z\"/>"));
  EXPECT_THAT(spine_svg(context, 0, layer, 0), Not(HasSubstr("middle")))
      << "two areas have no half";
}

TEST(Spine, IsDrawnOfNoWithheldValue) {
  const GatedProfile profile = testing::tiny();
  const Context context(profile);
  const LayerResult& within = *context.groups[0].measures[0].at[1];
  EXPECT_EQ(spine_svg(context, 1, within, 1), "");
  EXPECT_EQ(spine_svg(context, 1, within, 0), "") << "nobody else has a value";
}

TEST(Trend, BreaksAtAPeriodThatIsWithheld) {
  Profile profile = tiny_profile();
  auto& layers = testing::level(profile, "around").layers;
  for (const char* period : {"2021", "2022", "2023"}) {
    LayerResult earlier = testing::layer_of("cni", *layers[0].info, {{1.0, 0.9, 1.1}, {1.0}});
    if (std::string(period) == "2022")
      earlier.estimates.spans().state[0] = static_cast<std::uint8_t>(State::withheld);
    earlier.period = period;
    layers.push_back(std::move(earlier));
  }
  const GatedProfile passed = gated(std::move(profile));
  const Context context(passed);
  const LayerResult& now = *context.groups[0].measures[0].at[0];
  EXPECT_EQ(now.period, "2024");
  const std::string markup = trend_markup(context, 0, now, 0);
  // Four periods 22 apart on a scale from 0.8 to 1.1; the second has no point, so that the line
  // begins anew at the third.
  EXPECT_THAT(markup, HasSubstr("<path class=\"course\" d=\"M4,9M48,9L70,15"));
  EXPECT_THAT(markup, HasSubstr("<small>2021–2024</small>"));
  EXPECT_EQ(trend_markup(context, 0, *context.groups[1].measures[0].at[0], 0), "");
}

TEST(Pyramid, KnowsItsBars) {
  for (const char* id : {"women_0_9", "men_70_79", "women_80"})
    EXPECT_TRUE(is_bar_of_pyramid(id)) << id;
  for (const char* id : {"women", "women_", "women_x", "men_1_", "women_1_2_3", "residents"})
    EXPECT_FALSE(is_bar_of_pyramid(id)) << id;
  EXPECT_EQ(band_of("men_70_79"), "70–79");
  EXPECT_EQ(band_of("women_80"), "80+");
}

LayerResult count(const std::string& id, std::vector<testing::Cell> cells) {
  return testing::layer_of(
      "people",
      {.id = id, .title = {id, id}, .unit = "persons", .kind = LayerKind::count, .decimals = 0},
      cells);
}

TEST(Pyramid, ShowsSharesOfAllBesideTheRegionAndAWithheldBarAsSuch) {
  Profile profile = tiny_profile();
  profile.indicators.push_back({.id = "people", .plugin = "se.omrade.population", .version = "1"});
  auto& around = testing::level(profile, "around").layers;
  around.push_back(count("residents", {{200}, {100}}));
  around.push_back(count("women_0_9", {{50}, {30}}));
  around.push_back(count("men_0_9", {{40}, {20}}));
  around.push_back(count("women_10", {{60}, {30}}));
  around.push_back(count("men_10", {{.state = State::withheld}, {20}}));
  auto& region = testing::level(profile, "region").layers;
  region.push_back(count("residents", {{1000}}));
  region.push_back(count("women_0_9", {{100}}));
  const GatedProfile passed = gated(std::move(profile));
  const std::string html = PageSet(passed).html(0);
  EXPECT_THAT(html, HasSubstr("Ålder och kön"));
  EXPECT_THAT(html,
              HasSubstr("<th scope=\"row\">0–9</th><td class=\"n\"><b>50</b></td><td class=\"n\">"
                        "<span lang=\"sv\">25,0\u00a0%</span><span lang=\"en\">25.0%</span></td>"
                        "<td class=\"n\"><span lang=\"sv\">10,0\u00a0%</span>"));
  EXPECT_THAT(html, HasSubstr("<tspan lang=\"sv\">skyddad</tspan>"));
  // The bars have a table of their own, and stand in no other.
  EXPECT_THAT(html, Not(HasSubstr("<th scope=\"row\">women_0_9")));
}

TEST(Flows, FromTheAreasOfTheMapHaveAMapToo) {
  Profile profile = tiny_profile();
  auto& flow = testing::level(profile, "around").layers.back();
  LayerInfo info = *flow.info;
  flow = testing::layer_of("listing", info, {{50}, {.state = State::withheld}, {20}});
  flow.pairs = std::make_shared<const Pairs>(
      Pairs{.area = {0, 0, 0}, .other = {0, 1, 2}, .labels = {"nw", "ne", "sw"}});
  const GatedProfile passed = gated(std::move(profile));
  const std::string html = PageSet(passed).html(0);
  EXPECT_THAT(html, HasSubstr("<figure class=\"flow-map\">"));
  EXPECT_THAT(html, HasSubstr("<g class=\"withheld\"><use href=\"#r1\"/></g>"));
  EXPECT_THAT(html, HasSubstr("<g class=\"plain\"><use href=\"#r3\"/></g>"));
  EXPECT_THAT(PageSet(testing::tiny()).html(0), Not(HasSubstr("flow-map\">")))
      << "flows to centres";
}

TEST(Interview, AsksAboutTheAreasOwnFigures) {
  const GatedProfile profile = testing::tiny();
  const PageSet pages(profile);
  EXPECT_EQ(pages.interview_path(0), "interviews/vc1.html");
  const std::string html = pages.interview_html(1);
  EXPECT_THAT(html,
              HasSubstr("CNI: 1,30 (95\u00a0% KI\u00a01,20–1,40), Regionen 1,10; n\u00a0=\u00a0"
                        "2\u202f825\u00a0personer, 2024."));
  EXPECT_THAT(html, HasSubstr("Känner ni igen det?"));
  EXPECT_THAT(html, HasSubstr("Alvesta &lt;vårdcentral&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
}

TEST(OtherLevels, OfMunicipalitiesAndTheRegionHaveAPageForEachArea) {
  Profile profile = tiny_profile();
  auto& region = testing::level(profile, "region").layers;
  region.push_back(testing::layer_of("cni", *testing::level(profile, "around").layers[0].info,
                                     {{1.1, 1.0, 1.2, 4000}}));
  const GatedProfile passed = gated(std::move(profile));
  ASSERT_EQ(PageSet::other_levels(passed), std::vector<std::string>{"region"});
  const PageSet pages(passed, "region");
  ASSERT_EQ(pages.pages(), 1U);
  EXPECT_EQ(pages.path(0), "areas/region.r.html");
  EXPECT_THAT(pages.html(0), HasSubstr("Områdesprofil: Regionen"));
  EXPECT_THAT(pages.html(0), Not(HasSubstr("interviews/")));
  EXPECT_THAT(PageSet(passed).index_html(), HasSubstr("<a href=\"areas/region.r.html\">"));
  EXPECT_TRUE(PageSet::other_levels(testing::tiny()).empty()) << "a region without figures";
}

TEST(About, DefinesEveryMeasureAndSaysHowToCite) {
  const GatedProfile profile = testing::tiny();
  const std::string html = PageSet(profile).about_html();
  EXPECT_THAT(html, HasSubstr("Riket är 1."));
  EXPECT_THAT(html, HasSubstr("Väger samman sju grupper."));
  EXPECT_THAT(html, HasSubstr("<h3 id=\"indicator-1\">"));
  EXPECT_THAT(html, HasSubstr("national_rate\u00a0=\u00a02.4761"));
  EXPECT_THAT(html, HasSubstr("Områdesprofiler, 2024. körning 0123456789ab, omrade 0.1.0."));
}

}  // namespace
}  // namespace omrade::report

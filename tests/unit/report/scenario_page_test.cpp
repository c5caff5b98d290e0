#include "report/scenario_page.hpp"

#include "base/error.hpp"
#include "report/report.hpp"
#include "tiny_profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace omrade::report {
namespace {

using testing::Cell;
using ::testing::HasSubstr;
using testing::layer_of;
using ::testing::Not;
using testing::tiny_summary;

constexpr Cell kWithheld{.state = State::withheld};

LayerInfo smokers() {
  return {.id = "daily",
          .title = {"Röker dagligen", "Smokes daily"},
          .unit = "%",
          .kind = LayerKind::proportion,
          .direction = Direction::higher_is_worse,
          .decimals = 1,
          .multiplier = 100};
}

LayerInfo former() {
  return {.id = "former", .title = {"Har rökt", "Has smoked"}, .decimals = 1};
}

LayerInfo listed() {
  return {.id = "listed",
          .title = {"Antal", "Number"},
          .unit = "persons",
          .kind = LayerKind::count,
          .decimals = 0};
}

LayerInfo need() {
  return {.id = "score", .title = {"Samlat behov", "Combined need"}, .decimals = 2};
}

/// Centres with a name each, and one cell each of: daily smokers around, former smokers around, the
/// composite around, the listed.
struct Centre {
  std::string id, name;
  Point point;
  Cell daily, former, need, listed;
};

/// `belongs`: the centre of each of the four squares of the tiny profile.
Profile profile_of(const std::vector<Centre>& centres, const std::vector<std::uint32_t>& belongs) {
  Profile profile = testing::tiny_profile();
  profile.indicators = {{.id = "smoking", .title = {"Rökning", "Smoking"}},
                        {.id = "listing", .title = {"Listade", "The listed"}}};
  AreaSetParts parts{.id = "near", .crs = "EPSG:3006"};
  std::vector<std::vector<Cell>> cells(4);
  std::vector<Point> points;
  for (const Centre& centre : centres) {
    parts.ids.push_back(centre.id);
    parts.names.push_back(centre.name);
    points.push_back(centre.point);
    cells[0].push_back(centre.daily);
    cells[1].push_back(centre.former);
    cells[2].push_back(centre.need);
    cells[3].push_back(centre.listed);
  }
  LevelResult& near = testing::level(profile, "around");
  near.id = "near";
  near.title = {"Bor närmast", "Live nearest"};
  near.areas = std::make_shared<const AreaSet>(AreaSetParts(parts));
  std::vector<CrosswalkEntry> entries;
  for (std::uint32_t square = 0; square < 4; ++square)
    entries.push_back({square, belongs[square], 1});
  near.membership = std::make_shared<const Crosswalk>(CrosswalkMethod::areal, 4, centres.size(),
                                                      std::move(entries));
  near.layers = {layer_of("need", need(), cells[2]), layer_of("smoking", smokers(), cells[0]),
                 layer_of("smoking", former(), cells[1])};
  LevelResult& set = testing::level(profile, "centre");
  parts.id = "centre";
  parts.points = points;
  set.areas = std::make_shared<const AreaSet>(std::move(parts));
  set.layers = {layer_of("listing", listed(), cells[3])};
  profile.page_level = "near";
  return profile;
}

std::vector<Centre> centres_today() {
  return {{"vc1", "Östra <vårdcentralen>", {300, 1700}, {20.04, 18, 22}, {40}, {1.5}, {1000}},
          {"vc2", "Gamla", {1700, 1700}, {30, 28, 32}, {41}, {0.5}, {500}},
          {"vc3", "Norra", {300, 300}, {10, 9, 11}, {42}, {-1}, {700}},
          {"vc4", "Alvesta", {1500, 300}, kWithheld, {43}, {-1}, {900}}};
}

/// The second closes, the fifth opens, the third has other positions but the same figures.
std::vector<Centre> centres_after() {
  return {{"vc1", "Östra <vårdcentralen>", {300, 1700}, {21.26, 19, 23}, {40}, {1.1}, {1400}},
          {"vc3", "Norra", {300, 300}, {10.004, 9, 11}, {42}, {-2}, {700}},
          {"vc4", "Alvesta", {1500, 300}, {15, 14, 16}, {43}, {-1}, kWithheld},
          {"vc5", "Nya & <fina>", {1500, 1500}, {25, 24, 26}, {44}, {2}, {100}}};
}

ScenarioChange change() {
  return {.name = "merge",
          .title = {"Slå <ihop>", "Merge"},
          .set = "centre",
          .level = "near",
          .opened = {"vc5"},
          .closed = {"vc2"}};
}

std::string page(const std::function<void(Profile&, Profile&)>& alter = {},
                 const ScenarioChange& of = change()) {
  Profile today = profile_of(centres_today(), {0, 1, 2, 3});
  Profile after = profile_of(centres_after(), {0, 3, 1, 2});
  if (alter) alter(today, after);
  const GatedProfile before = disclosure::Gate::pass(std::move(today), tiny_summary());
  const GatedProfile then = disclosure::Gate::pass(std::move(after), tiny_summary());
  return scenario_html(before, then, of);
}

/// The row of centre `name` in the group of measure `group`, in the table of figures.
std::string row(const std::string& html, const std::string& group, const std::string& name) {
  std::size_t at = html.find("id=\"figures-caption\"");
  at = html.find(group, at);
  at = html.find("<tr><th scope=\"row\">" + name + "</th>", at);
  if (at == std::string::npos) return "no such row";
  return html.substr(at, html.find("</tr>", at) - at);
}

/// In one language, so that a whole row can be read.
std::string english_page(const std::function<void(Profile&, Profile&)>& alter = {}) {
  return page([&](Profile& today, Profile& after) {
    today.languages = after.languages = {"en"};
    if (alter) alter(today, after);
  });
}

TEST(ScenarioPage, SaysWhatClosesAndOpensByName) {
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("<h1><span lang=\"sv\">Scenario: Slå &lt;ihop&gt;</span>"
                              "<span lang=\"en\">Scenario: Merge</span></h1>"));
  EXPECT_THAT(html, HasSubstr("<li><b><span lang=\"sv\">Stänger</span>"
                              "<span lang=\"en\">Closes</span>:</b> Gamla</li>"));
  EXPECT_THAT(html, HasSubstr("<span lang=\"en\">Opens</span>:</b> Nya &amp; &lt;fina&gt;</li>"));
  EXPECT_THAT(html, Not(HasSubstr("Flyttar</span>")));
}

TEST(ScenarioPage, IsCalledByItsNameWithoutATitle) {
  ScenarioChange unnamed = change();
  unnamed.title = {};
  EXPECT_THAT(page({}, unnamed), HasSubstr("<h1>Scenario: merge</h1>"));
}

TEST(ScenarioPage, NamesAMovedCentre) {
  ScenarioChange moved = change();
  moved.moved = {"vc3"};
  EXPECT_THAT(page({}, moved), HasSubstr("<span lang=\"en\">Moves</span>:</b> Norra</li>"));
}

// 21.26 - 20.04 = 1.22, though the rounded values are 1.3 apart.
TEST(ScenarioPage, TheChangeIsTheDifferenceOfUnroundedValuesRoundedLikeThem) {
  EXPECT_EQ(row(english_page(), "Smoking: Smokes daily", "Östra &lt;vårdcentralen&gt;"),
            "<tr><th scope=\"row\">Östra &lt;vårdcentralen&gt;</th>"
            "<td class=\"n first\"><b>20.0%</b> <span class=\"ci\">(18.0–22.0)</span></td>"
            "<td class=\"n\"><b>21.3%</b> <span class=\"ci\">(19.0–23.0)</span></td>"
            "<td class=\"n\"><b>+1.2</b><small>percentage points</small>"
            "<small><span aria-hidden=\"true\">●</span> no clear difference</small></td>"
            "<td class=\"n first\">–</td><td class=\"n\">–</td><td class=\"n\">–</td>");
}

TEST(ScenarioPage, AChangeBeyondTheUncertaintyOfBothHasNoMark) {
  const std::string html = english_page([](Profile&, Profile& after) {
    const EstimateSpans spans = testing::level(after, "near").layers[1].estimates.spans();
    spans.value[0] = 28;
    spans.lower95[0] = 26;
    spans.upper95[0] = 30;
  });
  EXPECT_THAT(row(html, "Smoking: Smokes daily", "Östra &lt;vårdcentralen&gt;"),
              HasSubstr("<b>+8.0</b><small>percentage points</small></td>"));
}

TEST(ScenarioPage, AClosedCentreHasNoValueAfterAndAnOpenedOneNoneToday) {
  const std::string html = english_page();
  EXPECT_EQ(row(html, "Smoking: Smokes daily", "Gamla"),
            "<tr><th scope=\"row\">Gamla</th>"
            "<td class=\"n first\"><b>30.0%</b> <span class=\"ci\">(28.0–32.0)</span></td>"
            "<td class=\"n\"><span class=\"mark-none\">closed</span></td><td class=\"n\">–</td>"
            "<td class=\"n first\">–</td><td class=\"n\">–</td><td class=\"n\">–</td>");
  EXPECT_EQ(row(html, "The listed: Number", "Nya &amp; &lt;fina&gt;"),
            "<tr><th scope=\"row\">Nya &amp; &lt;fina&gt;</th>"
            "<td class=\"n first\">–</td><td class=\"n\">–</td><td class=\"n\">–</td>"
            "<td class=\"n first\">–</td><td class=\"n\"><b>100</b></td><td class=\"n\">–</td>");
}

TEST(ScenarioPage, TheChangeIsWithheldWhereEitherValueIs) {
  const std::string html = english_page();
  const std::string mark = "<span class=\"mark-withheld\">protected</span></td>";
  EXPECT_THAT(row(html, "Smoking: Smokes daily", "Alvesta"),
              HasSubstr("<td class=\"n first\">" + mark +
                        "<td class=\"n\"><b>15.0%</b> <span class=\"ci\">(14.0–16.0)</span></td>"
                        "<td class=\"n\">" +
                        mark));
  EXPECT_THAT(row(html, "The listed: Number", "Alvesta"),
              HasSubstr("<td class=\"n first\"><b>900</b></td><td class=\"n\">" + mark +
                        "<td class=\"n\">" + mark));
}

// The gate overwrites withheld numbers; should one ever be left behind, it is nowhere on the page,
// nor in a difference.
TEST(ScenarioPage, ANumberBesideAWithheldStateIsNowhere) {
  const std::string html = page([](Profile& today, Profile& after) {
    const auto leave = [](LayerResult& layer, std::size_t entry) {
      const EstimateSpans spans = layer.estimates.spans();
      spans.value[entry] = 777.7;
      spans.lower95[entry] = 777.1;
      spans.upper95[entry] = 777.9;
      spans.base[entry] = 7773;
      spans.interval[entry] = static_cast<std::uint8_t>(IntervalKind::byar);
    };
    leave(testing::level(today, "near").layers[1], 3);
    leave(testing::level(after, "centre").layers[0], 2);
  });
  EXPECT_THAT(html, Not(HasSubstr("777")));
  EXPECT_THAT(html, Not(HasSubstr("7\u202f77")));
  EXPECT_THAT(html, Not(HasSubstr("762")));  // 777.7 - 15
  EXPECT_THAT(html, Not(HasSubstr("122")));  // 900 - 777.7
}

TEST(ScenarioPage, ACentreWithTheSameFiguresIsOnlyCounted) {
  const std::string html = english_page();
  EXPECT_THAT(html, HasSubstr("<p>1 centre is not affected: its figures are the same today and in "
                              "the scenario, composites apart.</p>"));
  EXPECT_THAT(html, Not(HasSubstr("<tr><th scope=\"row\">Norra</th>")));
}

TEST(ScenarioPage, AMeasureThatIsNotShownMakesACentreAffectedToo) {
  const std::string html = english_page([](Profile&, Profile& after) {
    testing::level(after, "near").layers[2].estimates.spans().value[1] = 43;
  });
  EXPECT_THAT(html, HasSubstr("All centres are affected."));
  EXPECT_THAT(html, HasSubstr("<tr><th scope=\"row\">Norra</th>"));
  EXPECT_THAT(html, Not(HasSubstr("Has smoked")));
}

TEST(ScenarioPage, ACellThatBecomesWithheldMakesACentreAffected) {
  const std::string html = english_page([](Profile&, Profile& after) {
    testing::level(after, "near").layers[2].estimates.spans().state[1] =
        static_cast<std::uint8_t>(State::withheld);
  });
  EXPECT_THAT(html, HasSubstr("<tr><th scope=\"row\">Norra</th>"));
}

TEST(ScenarioPage, ClosedAndOpenedComeFirstThenTheAffectedByName) {
  const std::string html = page();
  const std::size_t table = html.find("id=\"places-caption\"");
  std::size_t last = table;
  for (const char* name : {"Gamla", "Nya &amp; &lt;fina&gt;", "Alvesta", "Östra"}) {
    const std::size_t at = html.find("<tr><th scope=\"row\">" + std::string(name), table);
    ASSERT_NE(at, std::string::npos) << name;
    EXPECT_GT(at, last) << name;
    last = at;
  }
}

TEST(ScenarioPage, IndicatorsComeInTheOrderOfTheRecipeAndCompositesLast) {
  const std::string html = english_page();
  const std::size_t smoking = html.find("Smoking: Smokes daily");
  const std::size_t listing = html.find("The listed: Number");
  const std::size_t composite = html.find("Combined need", html.find("figures-caption"));
  EXPECT_LT(smoking, listing);
  EXPECT_LT(listing, composite);
  EXPECT_NE(composite, std::string::npos);
}

TEST(ScenarioPage, TellsThatCompositesCompareOnlyPositions) {
  EXPECT_THAT(page(), HasSubstr("Composites are scaled within the present"));
  EXPECT_THAT(page([](Profile& today, Profile& after) {
                for (Profile* one : {&today, &after}) {
                  auto& layers = testing::level(*one, "near").layers;
                  layers.erase(layers.begin());
                }
              }),
              Not(HasSubstr("Composites are scaled")));
}

TEST(ScenarioPage, SaysTheMethodAndItsLimitsInBothLanguages) {
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("Alla hör till den närmaste enheten, fågelvägen"));
  EXPECT_THAT(html, HasSubstr("Everybody belongs to the nearest centre, straight as the crow"));
  EXPECT_THAT(html, HasSubstr("ingen prognos"));
  EXPECT_THAT(html, HasSubstr("no forecast"));
  EXPECT_THAT(html, HasSubstr("<html lang=\"sv\">"));
  EXPECT_THAT(html, HasSubstr("for=\"language-en\""));
}

TEST(ScenarioPage, LinksToTheFullPagesOfBothAndToNothingElse) {
  const std::string html = page();
  std::vector<std::string> targets;
  const std::regex reference("(?:href|src|srcset|action)=\"([^\"]*)\"");
  for (auto at = std::sregex_iterator(html.begin(), html.end(), reference);
       at != std::sregex_iterator(); ++at) {
    targets.push_back((*at)[1]);
  }
  EXPECT_THAT(targets,
              ::testing::ElementsAre("#content", "../index.html", "today/index.html",
                                     "merge/index.html", "#scenario-areas", "#scenario-areas",
                                     "today/centres/vc2.html", "merge/centres/vc5.html",
                                     "today/centres/vc4.html", "merge/centres/vc4.html",
                                     "today/centres/vc1.html", "merge/centres/vc1.html"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("style=\"")));
}

TEST(ScenarioPage, MapsMarkTheAreasThatGetAnotherCentre) {
  const std::string html = page();
  // The north-east square alone goes from the second to the fifth.
  const std::size_t at = html.find("<path class=\"c1\" d=\"");
  ASSERT_NE(at, std::string::npos);
  const std::string path = html.substr(at, html.find("\"/>", at) - at);
  EXPECT_EQ(std::count(path.begin(), path.end(), 'M'), 1);
  EXPECT_THAT(html, HasSubstr(">Gamla</text>"));
  EXPECT_THAT(html, HasSubstr(">Nya &amp; &lt;fina&gt;</text>"));
  EXPECT_THAT(html, Not(HasSubstr(">Norra</text>")));
}

TEST(ScenarioPage, ComesWithoutMapsWhereThereAreNoOutlines) {
  const std::string html =
      page([](Profile& today, Profile& after) { today.map_level = after.map_level = ""; });
  EXPECT_THAT(html, Not(HasSubstr("class=\"map\"")));
  EXPECT_THAT(html, HasSubstr("id=\"figures-caption\""));
}

TEST(ScenarioPage, IdsAreUniqueAndHeadingsHaveAScope) {
  const std::string html = page();
  std::vector<std::string> ids;
  const std::regex id(" id=\"([^\"]*)\"");
  for (auto at = std::sregex_iterator(html.begin(), html.end(), id); at != std::sregex_iterator();
       ++at) {
    ids.push_back((*at)[1]);
  }
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  EXPECT_FALSE(std::regex_search(html, std::regex("<th(?![^>]*scope=)[ >]")));
}

TEST(ScenarioPage, SaysThatAGateWasOpenWhicheverOfTheTwo) {
  DisclosureSummary open = tiny_summary();
  open.on = false;
  open.off_reason = "intern granskning";
  for (const bool first : {true, false}) {
    const GatedProfile today = disclosure::Gate::pass(profile_of(centres_today(), {0, 1, 2, 3}),
                                                      first ? open : tiny_summary());
    const GatedProfile after = disclosure::Gate::pass(profile_of(centres_after(), {0, 3, 1, 2}),
                                                      first ? tiny_summary() : open);
    EXPECT_THAT(scenario_html(today, after, change()), HasSubstr("<p class=\"alarm\">"));
  }
}

TEST(ScenarioPage, ASetThatOnlyHasPointsHasNoColumns) {
  const std::string html = english_page([](Profile& today, Profile& after) {
    testing::level(today, "centre").layers.clear();
    testing::level(after, "centre").layers.clear();
  });
  EXPECT_THAT(html, Not(HasSubstr("Listed (within)</th>")));
  EXPECT_THAT(html, HasSubstr("Live nearest</th>"));
}

TEST(ScenarioPage, APlaceWithoutAPageOfItsOwnHasNoLink) {
  const std::string html =
      page([](Profile& today, Profile& after) { today.page_level = after.page_level = "deso"; });
  EXPECT_THAT(html, Not(HasSubstr("/centres/")));
  EXPECT_THAT(html, HasSubstr("<b>+1.2</b>"));
}

TEST(ScenarioPage, TheLevelOfTheChangeMustBeThere) {
  ScenarioChange lost = change();
  lost.level = "nera";
  try {
    static_cast<void>(page({}, lost));
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "scenario: the level 'nera' is not among the levels of the profile");
  }
}

}  // namespace
}  // namespace omrade::report

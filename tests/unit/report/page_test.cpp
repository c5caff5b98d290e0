#include "base/error.hpp"
#include "base/hash.hpp"
#include "report/report.hpp"
#include "report/script.hpp"
#include "tiny_profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <regex>
#include <string>
#include <thread>
#include <vector>

namespace omrade::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::tiny;
using testing::tiny_profile;
using testing::tiny_summary;

GatedProfile gated(Profile profile) {
  return disclosure::Gate::pass(std::move(profile), tiny_summary());
}

std::string page_of(Profile profile, std::size_t page = 0) {
  const GatedProfile passed = gated(std::move(profile));
  return PageSet(passed).html(page);
}

/// All pages of a profile, the index included, as one text.
std::string all_of(const GatedProfile& profile) {
  const PageSet pages(profile);
  std::string out = pages.index_html();
  for (std::size_t page = 0; page < pages.pages(); ++page) out += pages.html(page);
  return out;
}

TEST(Page, LiesInCentresUnderASafeName) {
  Profile profile = tiny_profile();
  auto& around = testing::level(profile, "around");
  around.areas =
      std::make_shared<const AreaSet>(AreaSetParts{.id = "around", .ids = {"a/b", "vc2"}});
  const GatedProfile passed = gated(std::move(profile));
  const PageSet pages(passed);
  EXPECT_EQ(pages.path(0), "centres/a%2Fb.html");
  // The file's own '%' is written %25 in a reference to it.
  EXPECT_THAT(pages.index_html(), HasSubstr("<a href=\"centres/a%252Fb.html\">"));
}

TEST(Page, StandsBesideTheListedOfTheSameCentre) {
  const std::string html = page_of(tiny_profile());
  EXPECT_THAT(html, HasSubstr("<span lang=\"sv\">Boende (runt)</span>"));
  EXPECT_THAT(html, HasSubstr("<span lang=\"sv\">Listade (inom)</span>"));
  EXPECT_THAT(html, HasSubstr("<b>0,90</b> <span class=\"ci\">(0,80–1,00)</span>"));
  EXPECT_THAT(html, HasSubstr("<b>1.05</b> <span class=\"ci\">(0.95–1.15)</span>"));
}

TEST(Page, TellsWhatAClearDifferenceMeans) {
  EXPECT_THAT(page_of(tiny_profile(), 0), HasSubstr("bättre (lägre)"));
  EXPECT_THAT(page_of(tiny_profile(), 1), HasSubstr("worse (higher)"));
  EXPECT_THAT(page_of(tiny_profile(), 0), HasSubstr("ingen säker skillnad"));
}

TEST(Page, JudgesNoNeutralLayer) {
  Profile profile = tiny_profile();
  auto info = std::make_shared<LayerInfo>(*testing::level(profile, "around").layers[0].info);
  info->direction = Direction::neutral;
  testing::level(profile, "around").layers[0].info = info;
  testing::level(profile, "centre").layers.clear();
  const std::string html = page_of(std::move(profile), 1);
  EXPECT_THAT(html, HasSubstr("<span class=\"verdict higher\">"));
  EXPECT_THAT(html, Not(HasSubstr("class=\"verdict worse\"")));
  EXPECT_THAT(html, Not(HasSubstr("sämre (")));
}

TEST(Page, SaysWhomTheComparisonIsWith) {
  Profile profile = tiny_profile();
  auto& layer = testing::level(profile, "around").layers[0];
  layer.comparison->against_rest = {1, 0};
  EXPECT_THAT(
      page_of(std::move(profile), 0),
      HasSubstr("<th scope=\"col\" class=\"n\"><span lang=\"sv\">Regionen utom området</span>"));
  profile = tiny_profile();
  auto& external = *testing::level(profile, "around").layers[0].comparison;
  external.level = "";
  external.source = "Riket 2024";
  EXPECT_THAT(page_of(std::move(profile), 0), HasSubstr("lägre (bättre) än Riket 2024, 1,10."));
}

TEST(Page, HeadsBenchmarksByTheNameThatMostRowsHave) {
  Profile profile = tiny_profile();
  auto& layers = testing::level(profile, "around").layers;
  const LayerResult first = layers[0];
  for (const char* const id : {"second", "third"}) {
    LayerResult more = first;
    auto info = std::make_shared<LayerInfo>(*first.info);
    info->id = id;
    more.info = info;
    more.comparison->against_rest = {1, 1};
    layers.push_back(std::move(more));
  }
  // Two of the three are compared with the rest of the region: the heading says so, once.
  const std::string html = page_of(std::move(profile), 0);
  EXPECT_THAT(
      html,
      HasSubstr("<th scope=\"col\" class=\"n\"><span lang=\"sv\">Regionen utom området</span>"));
  EXPECT_THAT(html, HasSubstr("<small><span lang=\"sv\">Regionen</span>"));
  EXPECT_THAT(html, Not(HasSubstr("<small><span lang=\"sv\">Regionen utom området</span>")));
}

TEST(Page, OfAMapAreaShowsItsOutlineAndNoTableOfItself) {
  Profile profile = tiny_profile();
  profile.page_level = "deso";
  const std::string html = page_of(std::move(profile), 2);
  EXPECT_THAT(html, HasSubstr("<g class=\"own\">\n<use href=\"#a2\"/></g>"));
  EXPECT_THAT(html, Not(HasSubstr("areas-caption")));
}

TEST(Page, CountsWholePersonsOfAnApportionedBase) {
  EXPECT_THAT(page_of(tiny_profile(), 1), HasSubstr("n\u00a0=\u00a02\u202f825\u00a0personer"));
}

TEST(Page, SaysWhoseAreasAreShared) {
  const std::string html = page_of(tiny_profile());
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Berga <small>ne</small></th><td class=\"n whole\">"
                              "<span lang=\"sv\">25\u00a0%</span><span lang=\"en\">25%</span>"));
}

TEST(Page, EveryStateWithoutAValueHasItsWord) {
  Profile profile = tiny_profile();
  LayerInfo info{.id = "teeth", .reasons = {{"inga barn", "no children"}}};
  auto& layers = testing::level(profile, "around").layers;
  layers.push_back(
      testing::layer_of("cni", info, {{.state = State::not_applicable, .reason = 0}, {1}}));
  info.id = "gone";
  layers.push_back(testing::layer_of("cni", info, {{.state = State::missing}, {1}}));
  info.id = "broken";
  layers.push_back(testing::layer_of("cni", info, {{1}, {1}}));
  layers.back().failure = "row 3: negative population";
  info.id = "shaky";
  layers.push_back(
      testing::layer_of("cni", info, {{.value = 7, .state = State::unreliable, .reason = 0}, {1}}));
  const std::string html = page_of(std::move(profile));
  EXPECT_THAT(html, HasSubstr("ej tillämplig</span> <small>inga barn</small>"));
  EXPECT_THAT(html, HasSubstr("uppgift saknas"));
  EXPECT_THAT(html, HasSubstr("kunde inte beräknas</span>"));
  EXPECT_THAT(html, Not(HasSubstr("negative population"))) << "what a plugin says may name an area";
  EXPECT_THAT(html, HasSubstr("⚠ osäkert värde; inga barn"));
}

TEST(Page, AWithheldCellHasOneMarkAndNoReason) {
  Profile profile = tiny_profile();
  LayerInfo info{.id = "few", .reasons = {{"för få svar", "too few answers"}}};
  testing::level(profile, "around")
      .layers.push_back(
          testing::layer_of("cni", info, {{.state = State::withheld, .reason = 0}, {1}}));
  const std::string html = page_of(std::move(profile));
  EXPECT_THAT(html, HasSubstr("<span class=\"mark-withheld\">skyddad</span>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"mark-withheld\">protected</span>"));
  EXPECT_THAT(html, Not(HasSubstr("för få svar")));
}

// The gate overwrites withheld numbers; should one ever be left behind, the pages still do not
// print it.
TEST(Page, ANumberBesideAWithheldStateIsNowhere) {
  Profile profile = tiny_profile();
  for (LevelResult& level : profile.levels) {
    for (LayerResult& layer : level.layers) {
      const EstimateSpans spans = layer.estimates.spans();
      for (std::size_t i = 0; i < spans.size(); ++i) {
        if (spans.state_of(i) != State::withheld) continue;
        spans.value[i] = 777.77;
        spans.lower95[i] = 777.11;
        spans.upper95[i] = 778.88;
        spans.base[i] = 7773;
        spans.interval[i] = static_cast<std::uint8_t>(IntervalKind::byar);
        if (layer.comparison) {
          layer.comparison->benchmark[i] = 777.55;
          layer.comparison->clear[i] = 1;
        }
      }
    }
  }
  const std::string all = all_of(gated(std::move(profile)));
  EXPECT_THAT(all, Not(HasSubstr("777")));
  EXPECT_THAT(all, Not(HasSubstr("778")));
  EXPECT_THAT(all, Not(HasSubstr("7\u202f77")));
  EXPECT_THAT(all, HasSubstr("skyddad"));
}

TEST(Page, ShowsNoNumberThatIsNone) {
  Profile profile = tiny_profile();
  testing::level(profile, "around")
      .layers.push_back(
          testing::layer_of("cni", {.id = "odd"}, {{.value = std::nan("")}, {.value = INFINITY}}));
  std::string all = all_of(gated(std::move(profile)));
  for (std::size_t at = all.find(page_script()); at != std::string::npos;
       at = all.find(page_script()))
    all.erase(at, page_script().size());  // it speaks of NaN, and shows none
  const std::regex none("\\b(nan|inf|infinity)\\b", std::regex::icase);
  EXPECT_FALSE(std::regex_search(all, none));
}

TEST(Page, AsksTheWorldForNothing) {
  const std::string all = all_of(tiny());
  const std::regex reference("(?:href|src|srcset|action)=\"([^\"]*)\"");
  for (auto at = std::sregex_iterator(all.begin(), all.end(), reference);
       at != std::sregex_iterator(); ++at) {
    const std::string target = (*at)[1];
    const bool inside = std::regex_match(
        target, std::regex("#.*|(centres|areas)/[^/]*|(\\.\\./)?(index|about)\\.html(#.*)?|"
                           "\\.\\./interviews/[^/]*"));
    EXPECT_TRUE(inside) << target;
  }
  EXPECT_THAT(all, Not(HasSubstr("<script ")));  // none from elsewhere
  EXPECT_THAT(all, Not(HasSubstr("://")));
  EXPECT_THAT(all, Not(HasSubstr("style=\"")));
  EXPECT_THAT(all, Not(HasSubstr("@import")));
}

TEST(Page, RunsTheOneScriptThatItsPolicyNames) {
  const std::string html = page_of(tiny_profile());
  const std::string open = "<script>";
  const std::size_t begin = html.find(open);
  ASSERT_NE(begin, std::string::npos);
  EXPECT_EQ(html.find(open, begin + 1), std::string::npos);
  const std::size_t end = html.find("</script>", begin);
  const std::string script = html.substr(begin + open.size(), end - begin - open.size());
  EXPECT_EQ(script, page_script());
  EXPECT_LE(script.size(), 40U * 1024U);
  EXPECT_THAT(html, HasSubstr("script-src 'sha256-" + base64(sha256(script)) + "'"));
  // It speaks to nobody and keeps nothing.
  for (const char* word :
       {"fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "http:", "https:", "localStorage",
        "sessionStorage", "document.cookie", "eval(", "innerHTML"})
    EXPECT_THAT(script, Not(HasSubstr(word)));
}

TEST(Page, EscapesNames) {
  const std::string html = page_of(tiny_profile(), 1);
  EXPECT_THAT(html, HasSubstr("Alvesta &lt;vårdcentral&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<vårdcentral>")));
}

TEST(Page, NamesTheNoticeAndAnOpenGate) {
  DisclosureSummary open = tiny_summary();
  open.on = false;
  open.off_reason = "intern granskning";
  const GatedProfile profile = disclosure::Gate::pass(tiny_profile(), open);
  const PageSet pages(profile);
  for (const std::string& html : {pages.html(0), pages.html(1), pages.index_html()}) {
    EXPECT_THAT(html, HasSubstr("Påhittade uppgifter."));
    EXPECT_THAT(html, HasSubstr("<p class=\"alarm\">"));
    EXPECT_THAT(html, HasSubstr("intern granskning"));
  }
  EXPECT_THAT(page_of(tiny_profile()), Not(HasSubstr("<p class=\"alarm\">")));
}

TEST(Page, SpeaksOneLanguageWhereTheProfileHasOne) {
  Profile profile = tiny_profile();
  profile.languages = {"en"};
  const std::string html = page_of(std::move(profile));
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("<h1>Area profile: Östra vårdcentralen</h1>"));
  EXPECT_THAT(html.substr(html.find("</style>")), Not(HasSubstr("lang=\"sv\"")));
  EXPECT_THAT(html, Not(HasSubstr("id=\"language-")));
}

TEST(Page, RefusesALanguageThatItDoesNotWrite) {
  Profile profile = tiny_profile();
  profile.languages = {"sv", "fi"};
  const GatedProfile passed = gated(std::move(profile));
  try {
    const PageSet pages(passed);
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "profile.languages: pages are not written in 'fi'; known: sv, en");
  }
}

TEST(Page, ThereIsNoneBeyondTheLast) {
  const GatedProfile profile = tiny();
  const PageSet pages(profile);
  EXPECT_EQ(pages.pages(), 2U);
  EXPECT_THROW(static_cast<void>(pages.html(2)), Error);
}

TEST(Page, TheSumOfOtherFlowsIsLeftOutBesideAWithheldOne) {
  for (const State first : {State::ok, State::withheld}) {
    Profile profile = tiny_profile();
    auto& flow = testing::level(profile, "around").layers.back();
    std::vector<testing::Cell> cells(12, testing::Cell{.value = 10});
    cells[3] = {.value = 10, .state = first};
    Pairs pairs;
    for (std::uint32_t k = 0; k < 12; ++k) {
      pairs.area.push_back(0);
      pairs.other.push_back(k);
      pairs.labels.push_back("x" + std::to_string(k));
    }
    flow = testing::layer_of("listing", *flow.info, cells);
    flow.pairs = std::make_shared<const Pairs>(std::move(pairs));
    const std::string html = page_of(std::move(profile));
    EXPECT_EQ(html.find("övriga") != std::string::npos, first == State::ok);
    EXPECT_EQ(html.find("Flöden av få personer") != std::string::npos, first == State::withheld);
  }
}

TEST(Page, ComesWithoutAMapWhereThereAreNoOutlines) {
  Profile profile = tiny_profile();
  profile.map_level = "";
  EXPECT_THAT(page_of(std::move(profile)), Not(HasSubstr("class=\"map\"")));
}

TEST(Page, TakesTheLayerOfTheProfilesPeriod) {
  Profile profile = tiny_profile();
  auto& layers = testing::level(profile, "around").layers;
  LayerResult earlier = testing::layer_of("cni", *layers[0].info, {{5.55}, {5.55}});
  earlier.period = "2022";
  layers.insert(layers.begin(), std::move(earlier));
  EXPECT_THAT(page_of(std::move(profile)), Not(HasSubstr("5,55")));
}

TEST(Page, HasTheSameBytesFromSeveralThreads) {
  const GatedProfile profile = tiny();
  const PageSet pages(profile);
  const std::string expected = pages.html(0);
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (std::string& one : made) threads.emplace_back([&pages, &one] { one = pages.html(0); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : made) EXPECT_EQ(one, expected);
  EXPECT_EQ(PageSet(profile).html(0), expected);
}

TEST(Index, IsSortedAsSwedishSorts) {
  const GatedProfile profile = tiny();
  const std::string html = PageSet(profile).index_html();
  EXPECT_LT(html.find("centres/vc2.html"), html.find("centres/vc1.html"));
}

TEST(Index, ListsTheScenariosWhereThereAreAny) {
  const GatedProfile profile = testing::tiny();
  const PageSet pages(profile);
  const std::string html = pages.index_html({{{"Slå <ihop>", "Merge"}, "scenarios/merge.html"}});
  EXPECT_THAT(html, HasSubstr("<li><a href=\"scenarios/merge.html\"><span lang=\"sv\">Slå "
                              "&lt;ihop&gt;</span><span lang=\"en\">Merge</span></a></li>"));
  EXPECT_THAT(pages.index_html(), Not(HasSubstr("Scenarie")));
}

}  // namespace
}  // namespace omrade::report

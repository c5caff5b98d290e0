// Unknown keys, missing keys, wrong types and ranges: the exact words.
#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;

TEST(UnknownKey, NearestNameIsGivenAndTheMissingKeyIsNotReportedTwice) {
  EXPECT_THAT(
      problems_of(RecipeText().line(5, "sorce = \"a.gpkg\"")),
      ElementsAre("recipe.toml:5:1: unknown key 'sorce' in [areas.deso]; did you mean 'source'?"));
}

TEST(UnknownKey, KnownOnesAreListedWhenNoneIsNear) {
  EXPECT_THAT(
      problems_of(RecipeText().add("colour = \"red\"")),
      ElementsAre(
          "recipe.toml:15:1: unknown key 'colour' in [profile]; known: for, maps, languages"));
}

TEST(UnknownKey, AtTheTop) {
  EXPECT_THAT(
      problems_of(RecipeText().line(2, "titel = \"Test\"")),
      ElementsAre("recipe.toml:2:1: unknown key 'titel' at the top; did you mean 'title'?"));
}

TEST(UnknownKey, ThatBelongsAtTheTop) {
  EXPECT_THAT(
      problems_of(RecipeText().add("crs = \"EPSG:3006\"")),
      ElementsAre("recipe.toml:15:1: unknown key 'crs' in [profile]; it belongs at the top of the "
                  "recipe, before the first [section]"));
}

TEST(UnknownKey, MisspeltSectionIsOneProblem) {
  EXPECT_THAT(problems_of(RecipeText().line(4, "[area.deso]")),
              ElementsAre("recipe.toml:4:2: unknown section [area]; did you mean 'areas'?"));
}

TEST(UnknownKey, MisspeltSectionBesideARightOneStillDefinesItsNames) {
  EXPECT_THAT(
      problems_of(RecipeText().line(14, "for = \"x\"").add("[area.x]\nsource = \"a\"\nid = \"b\"")),
      ElementsAre("recipe.toml:15:2: unknown section [area]; did you mean 'areas'?"));
}

TEST(UnknownKey, InATitle) {
  EXPECT_THAT(problems_of(RecipeText().line(2, "title = { sv = \"x\", eng = \"y\" }")),
              ElementsAre("recipe.toml:2:21: unknown key 'eng' in title; did you mean 'en'?"));
}

TEST(UnknownKey, OfAMegabyteIsCutAndHasNoNearest) {
  EXPECT_THAT(problems_of(RecipeText().add(std::string(1 << 20, 'x') + " = 1")),
              ElementsAre("recipe.toml:15:1: unknown key '" + std::string(60, 'x') +
                          "…' in [profile]; known: for, maps, languages"));
}

TEST(MissingKey, IsShownWithAnExample) {
  EXPECT_THAT(problems_of(RecipeText().line(5, "")),
              ElementsAre("recipe.toml:4:1: 'source' is missing in [areas.deso]; write source = "
                          "\"kronoberg.gpkg:deso\""));
}

TEST(MissingKey, EmptyRecipeLacksAllThatMatters) {
  EXPECT_THAT(
      problems_of(""),
      ElementsAre("recipe.toml:1:1: 'recipe' is missing at the top; write recipe = 1",
                  "recipe.toml:1:1: 'title' is missing at the top; write title = { sv = "
                  "\"Områdesprofiler\", en = \"Area profiles\" }",
                  "recipe.toml:1:1: 'period' is missing at the top; write period = \"2024\"",
                  "recipe.toml:1:1: the recipe has no areas; write [areas.NAME] with source and id",
                  "recipe.toml:1:1: the recipe has no indicators; write [indicators.NAME] with "
                  "plugin and levels",
                  "recipe.toml:1:1: [profile] is missing, and pages are to be written; write "
                  "[profile] with for = \"LEVEL\", or leave html out of the formats"));
}

TEST(MissingKey, ProfileIsNotNeededWithoutPages) {
  EXPECT_THAT(problems_of(RecipeText().line(13, "[output]").line(14, "formats = [\"csv\"]")),
              testing::IsEmpty());
}

TEST(MissingKey, WithoutAProfileTheFirstLevelComputedStandsInForThatOfThePages) {
  const Parsed parsed = parse_text(
      "recipe.toml", RecipeText().line(13, "[output]").line(14, "formats = [\"csv\"]").text());
  EXPECT_EQ(parsed.recipe.profile.page_level.text, "deso");
}

TEST(MissingKey, PointsNeedBothCoordinatesAndTheirSystem) {
  EXPECT_THAT(
      problems_of(RecipeText().line(6, "id = \"kod\"\nx = \"e\"")),
      ElementsAre("recipe.toml:4:1: 'y' is missing in [areas.deso]: 'x' needs it; write y = \"y\"",
                  "recipe.toml:4:1: 'crs' is missing in [areas.deso]: points from x and y need "
                  "it; write crs = \"EPSG:3006\""));
}

TEST(WrongType, NumberForText) {
  EXPECT_THAT(
      problems_of(RecipeText().line(3, "period = 2024")),
      ElementsAre(
          "recipe.toml:3:10: 'period' must be text, not a whole number; write period = \"2024\""));
}

TEST(WrongType, TextForWholeNumber) {
  EXPECT_THAT(
      problems_of(RecipeText().add("[disclosure]").add("minimum_count = \"7\"")),
      ElementsAre("recipe.toml:16:17: 'minimum_count' must be a whole number, not text; write "
                  "minimum_count = 7"));
  EXPECT_THAT(
      problems_of(RecipeText().add("[disclosure]").add("minimum_count = \"sju\"")),
      ElementsAre("recipe.toml:16:17: 'minimum_count' must be a whole number, not text; write "
                  "minimum_count = 5"));
  EXPECT_THAT(
      problems_of(RecipeText().add("[disclosure]").add("minimum_count = 5.5")),
      ElementsAre("recipe.toml:16:17: 'minimum_count' must be a whole number, not a decimal "
                  "number; write minimum_count = 5"));
}

TEST(WrongType, TextForList) {
  EXPECT_THAT(
      problems_of(RecipeText().line(12, "levels = \"deso\"")),
      ElementsAre("recipe.toml:12:10: 'levels' must be a list of texts, not text; write levels = "
                  "[\"deso\"]"));
}

TEST(WrongType, NumberInAList) {
  EXPECT_THAT(
      problems_of(RecipeText().line(3, "period = \"2024\"\nperiods = [\"2023\", 2024]")),
      ElementsAre("recipe.toml:4:20: 'periods' must be a list of texts, and this is a whole "
                  "number; write periods = [\"2023\", \"2024\"]"));
}

TEST(WrongType, TextForTruth) {
  EXPECT_THAT(
      problems_of(RecipeText().line(12, "levels = [\"deso\"]\nrequired = \"true\"")),
      ElementsAre("recipe.toml:13:12: 'required' must be true or false, not text; write required "
                  "= true"));
}

TEST(WrongType, TextForTable) {
  EXPECT_THAT(
      problems_of(RecipeText().line(9, "key = \"kod\"")),
      ElementsAre("recipe.toml:9:7: 'key' must be a table of name = text, not text; write key = { "
                  "deso = \"desokod\" }"));
}

TEST(WrongType, DateForText) {
  EXPECT_THAT(
      problems_of(RecipeText().line(3, "period = 2024-01-31")),
      ElementsAre(
          "recipe.toml:3:10: 'period' must be text, not a date; write period = \"2024-01-31\""));
}

TEST(WrongType, ListForTitle) {
  EXPECT_THAT(
      problems_of(RecipeText().line(2, "title = [\"x\"]")),
      ElementsAre("recipe.toml:2:9: 'title' must be text or { sv = …, en = … }, not a list; write "
                  "title = { sv = \"Områdesprofiler\", en = \"Area profiles\" }"));
}

TEST(WrongType, ValueForSection) {
  EXPECT_THAT(
      problems_of(RecipeText().line(3, "period = \"2024\"\noutput = \"csv\"")),
      ElementsAre("recipe.toml:4:10: 'output' must be a section, not text; write [output]"));
  EXPECT_THAT(problems_of(RecipeText().line(3, "period = \"2024\"\ngrids.people = \"p.tif\"")),
              ElementsAre("recipe.toml:4:16: 'grids.people' must be a section, not text; write "
                          "[grids.people]"));
}

TEST(WrongType, DoubleBrackets) {
  EXPECT_THAT(
      problems_of(RecipeText().line(13, "[[profile]]")),
      ElementsAre("recipe.toml:13:1: 'profile' must be a section, not a list; write [profile] "
                  "with single brackets"));
}

TEST(WrongType, TablePeriod) {
  EXPECT_THAT(problems_of(RecipeText().line(9, "key = { deso = \"kod\" }\nperiod = 2024")),
              ElementsAre("recipe.toml:10:10: 'period' must be a column or { is = … }, not a whole "
                          "number; write period = { is = \"2024\" }"));
}

TEST(WrongType, Parameter) {
  EXPECT_THAT(
      problems_of(
          RecipeText().add("[indicators.cni.parameters]\nages = [1, nan, \"x\"]\nrate = inf\n"
                           "bands = { a = 1 }")),
      ElementsAre(
          "recipe.toml:16:12: indicators.cni.parameters.ages: nan is no finite number; write "
          "numbers, such as [0, 5, 10]",
          "recipe.toml:16:17: indicators.cni.parameters.ages: x is no finite number; write "
          "numbers, such as [0, 5, 10]",
          "recipe.toml:17:8: indicators.cni.parameters.rate: inf is out of range; write "
          "a finite number",
          "recipe.toml:18:9: indicators.cni.parameters.bands must be a number, true or false, "
          "text, or a list of numbers, not a table; write several numbers as [0, 5, 10]"));
}

TEST(WrongType, Compare) {
  EXPECT_THAT(
      problems_of(RecipeText().line(12, "levels = [\"deso\"]\ncompare = 0.12")),
      ElementsAre("recipe.toml:13:11: 'compare' must be a level or { value = …, source = … }, not "
                  "a decimal number; write compare = { value = 0.12, source = \"…\" }"));
  EXPECT_THAT(
      problems_of(RecipeText().line(12, "levels = [\"deso\"]\ncompare = { value = 0.12 }")),
      ElementsAre("recipe.toml:13:11: 'source' is missing in indicators.cni.compare; write source "
                  "= \"SCB 2024\""));
}

TEST(Range, Minimums) {
  EXPECT_THAT(
      problems_of(RecipeText()
                      .add("[disclosure]")
                      .add("minimum_count = 101")
                      .add("minimum_denominator = 0")
                      .add("minimum_respondents = -1")),
      ElementsAre(
          "recipe.toml:16:17: 'minimum_count' must be 1 to 100, not 101; write minimum_count = 5",
          "recipe.toml:17:23: 'minimum_denominator' must be 1 or more, not 0; write "
          "minimum_denominator = 20",
          "recipe.toml:18:23: 'minimum_respondents' must be 1 or more, not -1; write "
          "minimum_respondents = 30"));
}

TEST(Range, AThresholdThatProtectsNobodyIsRefused) {
  EXPECT_THAT(
      problems_of(RecipeText()
                      .add("[disclosure]")
                      .add("minimum_count = 2")
                      .add("minimum_denominator = 4")
                      .add("minimum_respondents = 9")),
      ElementsAre(
          "recipe.toml:16:17: 'minimum_count' must be 3 or more, not 2: less protects nobody; "
          "write minimum_count = 5, or off = \"REASON\" to publish without protection",
          "recipe.toml:17:23: 'minimum_denominator' must be 5 or more, not 4: less protects "
          "nobody; "
          "write minimum_denominator = 20, or off = \"REASON\" to publish without protection",
          "recipe.toml:18:23: 'minimum_respondents' must be 10 or more, not 9: less protects "
          "nobody; write minimum_respondents = 30, or off = \"REASON\" to publish without "
          "protection"));
  EXPECT_THAT(problems_of(RecipeText()
                              .add("[disclosure]")
                              .add("minimum_count = 3")
                              .add("minimum_denominator = 5")
                              .add("minimum_respondents = 10")),
              ElementsAre());
}

TEST(Range, NumbersOfPersonsAreRoundedToThreeOrFiveOrNotAtAll) {
  for (const char* base : {"0", "3", "5"}) {
    EXPECT_THAT(
        problems_of(RecipeText().add("[disclosure]").add("rounding = " + std::string(base))),
        ElementsAre())
        << base;
  }
  EXPECT_THAT(problems_of(RecipeText().add("[disclosure]").add("rounding = 10")),
              ElementsAre("recipe.toml:16:12: 'rounding' must be 3 or 5, not 10; write rounding = "
                          "5, or leave it out to round nothing"));
  EXPECT_THAT(problems_of(RecipeText().add("[disclosure]").add("rounding = -5")),
              ElementsAre("recipe.toml:16:12: 'rounding' must be 0 or more, not -5; write rounding "
                          "= 5"));
  EXPECT_THAT(
      problems_of(RecipeText().add("[disclosure]").add("off = \"open data\"").add("rounding = 5")),
      ElementsAre("recipe.toml:17:12: 'rounding' does not go with 'off'; take one of them "
                  "away: rounding is done to what the protection leaves"));
}

TEST(Range, LanguagesAndFormats) {
  EXPECT_THAT(problems_of(RecipeText()
                              .add("languages = [\"sv\", \"fi\"]")
                              .add("[output]\nformats = [\"htm\", \"csv\", \"csv\"]")
                              .add("[disclosure]")),
              ElementsAre("recipe.toml:15:20: 'languages' knows no \"fi\"; known: \"sv\", \"en\"",
                          "recipe.toml:17:12: 'formats' knows no \"htm\"; did you mean \"html\"?",
                          "recipe.toml:17:26: \"csv\" stands twice in 'formats'; remove one"));
}

TEST(Range, EmptyTexts) {
  EXPECT_THAT(
      problems_of(
          RecipeText().line(2, "title = \" \"").line(6, "id = \"\"").line(12, "levels = []")),
      ElementsAre("recipe.toml:2:9: 'title' is empty; write title = { sv = \"Områdesprofiler\", en "
                  "= \"Area profiles\" }",
                  "recipe.toml:6:6: 'id' is empty; write id = \"desokod\"",
                  "recipe.toml:12:10: 'levels' is empty; write levels = [\"deso\", \"kommun\"]"));
  EXPECT_THAT(
      problems_of(RecipeText().line(2, "title = { sv = \"\" }")),
      ElementsAre("recipe.toml:2:9: 'title' is empty; write title = { sv = \"Områdesprofiler\", en "
                  "= \"Area profiles\" }"));
}

TEST(Range, ControlCharacters) {
  EXPECT_THAT(problems_of(RecipeText().line(5, R"(source = "a\u0000b")")),
              ElementsAre("recipe.toml:5:10: 'source' holds a control character; remove it"));
}

TEST(Range, DisclosureIsTurnedOffByAReasonOnly) {
  EXPECT_THAT(
      problems_of(RecipeText().add("[disclosure]\noff = true")),
      ElementsAre(
          "recipe.toml:16:7: 'off' must be text, not true or false; write off = \"REASON\""));
  const std::string empty = RecipeText().add("[disclosure]\noff = \"\"").text();
  EXPECT_THAT(problems_of(empty),
              ElementsAre("recipe.toml:16:7: 'off' is empty; write off = \"REASON\""));
  EXPECT_FALSE(parse_text("recipe.toml", empty).recipe.disclosure.off.has_value());
}

TEST(Range, Periods) {
  EXPECT_THAT(
      problems_of(RecipeText().line(3, "period = \"2024\"\nperiods = [\"2022\", \"2023\"]")),
      ElementsAre("recipe.toml:3:10: 'periods' holds no \"2024\", the recipe's period; put it in, "
                  "or write period = \"2023\""));
  EXPECT_THAT(
      problems_of(RecipeText().line(3, "period = \"2024\"\nperiods = [\"2024\", \"2023\"]")),
      ElementsAre("recipe.toml:4:20: 'periods' begin with the oldest, and \"2023\" comes too late; "
                  "put them in order of time"));
}

TEST(Range, SignsOfDelimitedText) {
  EXPECT_THAT(
      problems_of(RecipeText().line(8, "source = \"s.csv\"\ndelimiter = \"tab\"\ndecimal = \"x\"")),
      ElementsAre("recipe.toml:9:13: 'delimiter' must be one character; write delimiter = \";\"",
                  "recipe.toml:10:11: 'decimal' knows no \"x\"; known: \".\", \",\""));
  EXPECT_THAT(
      problems_of(RecipeText().line(8, "source = \"s.csv\"\ndelimiter = \",\"\ndecimal = \",\"")),
      ElementsAre("recipe.toml:10:11: 'decimal' and 'delimiter' are both ','; change one of them"));
}

TEST(Version, AnotherThanOne) {
  EXPECT_THAT(
      problems_of(RecipeText().line(1, "recipe = 2")),
      ElementsAre("recipe.toml:1:10: recipe version 2 is newer than this omrade understands (1); "
                  "use a newer omrade, or write recipe = 1"));
  EXPECT_THAT(problems_of(RecipeText().line(1, "recipe = 0")),
              ElementsAre("recipe.toml:1:10: 'recipe' must be 1 or more, not 0; write recipe = 1"));
}

TEST(Problems, AllAtOnceInTheOrderOfTheFile) {
  EXPECT_THAT(
      problems_of(RecipeText()
                      .line(14, "for = \"dezo\"")
                      .line(5, "sorce = \"a.gpkg\"")
                      .line(3, "period = 2024")
                      .line(9, "key = { deso = 1, kommun = \"kom\" }")),
      ElementsAre(
          "recipe.toml:3:10: 'period' must be text, not a whole number; write period = \"2024\"",
          "recipe.toml:5:1: unknown key 'sorce' in [areas.deso]; did you mean 'source'?",
          "recipe.toml:9:16: 'deso' must be text, not a whole number; write deso = \"1\"",
          "recipe.toml:9:19: tables.scb.key: no area set 'kommun'; known: deso",
          "recipe.toml:14:7: profile.for: no level 'dezo'; did you mean 'deso'?"));
}

}  // namespace
}  // namespace omrade::recipe

// Which of the installed builds an indicator gets, and what is said when none will do.
#include "recipe/pins.hpp"

#include "recipe_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace omrade::recipe {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

catalogue::Descriptor build(const std::string& version, const std::string& build_id) {
  catalogue::Descriptor out;
  out.id = "se.omrade.cni";
  out.version = version;
  out.build_id = build_id;
  out.library = "/p/" + build_id + ".so";
  return out;
}

catalogue::Catalogue three() {
  return catalogue::Catalogue({build("1.0.0", "0a"), build("2.0.0", "0b"), build("2.0.0", "0c")});
}

struct Chosen {
  std::string build_id{};
  std::vector<std::string> problems{}, notes{};
};

/// The indicator is line 10, its plugin line 11; `pins` are written below that.
Chosen choose(const std::string& pins, const catalogue::Catalogue& catalogue) {
  const Parsed parsed =
      parse_text("recipe.toml", RecipeText().line(11, "plugin = \"cni\"\n" + pins).text());
  EXPECT_THAT(parsed.problems, IsEmpty());
  const Pinned pinned = choose_build(parsed.recipe, parsed.recipe.indicators.at(0), catalogue);
  Chosen out;
  if (pinned.plugin != nullptr) out.build_id = pinned.plugin->build_id;
  for (const Message& message : pinned.problems) out.problems.push_back(message.text());
  for (const Message& message : pinned.notes) out.notes.push_back(message.text());
  return out;
}

TEST(Pins, WithoutOneTheFirstFoundServesAndTheRecipeIsTold) {
  const Chosen chosen = choose("", three());
  EXPECT_EQ(chosen.build_id, "0a");
  EXPECT_THAT(chosen.problems, IsEmpty());
  EXPECT_THAT(chosen.notes,
              ElementsAre("recipe.toml:11:10: 'se.omrade.cni' is version 1.0.0 of /p/0a.so, found "
                          "before version 2.0.0 of /p/0b.so; build_id = \"0a\" would pin it"));
}

TEST(Pins, OneBuildAloneIsNoChoice) {
  const Chosen chosen = choose("", catalogue::Catalogue({build("1.0.0", "0a")}));
  EXPECT_EQ(chosen.build_id, "0a");
  EXPECT_THAT(chosen.notes, IsEmpty());
}

TEST(Pins, AVersionTakesTheFirstThatSatisfiesIt) {
  EXPECT_EQ(choose("version = \">=1.0\"", three()).build_id, "0a");
  EXPECT_EQ(choose("version = \">=2.0\"", three()).build_id, "0b");
  EXPECT_EQ(choose("version = \"1\"", three()).build_id, "0a");
  EXPECT_THAT(choose("version = \"1\"", three()).notes, IsEmpty());
}

TEST(Pins, ABuildIdTakesThatBuild) {
  const Chosen chosen = choose("build_id = \"0c\"", three());
  EXPECT_EQ(chosen.build_id, "0c");
  EXPECT_THAT(chosen.problems, IsEmpty());
  EXPECT_THAT(chosen.notes, IsEmpty());
}

TEST(Pins, BothMustHold) {
  EXPECT_EQ(choose("version = \"2\"\nbuild_id = \"0c\"", three()).build_id, "0c");
  EXPECT_THAT(choose("version = \"2\"\nbuild_id = \"0a\"", three()).problems,
              ElementsAre("recipe.toml:13:12: plugin 'se.omrade.cni' has build-id 0b, 0c, not 0a; "
                          "pin this build or install the pinned one"));
}

TEST(Pins, AVersionThatIsNotInstalledIsToldWithThoseThatAre) {
  EXPECT_THAT(choose("version = \">=3\"", three()).problems,
              ElementsAre("recipe.toml:12:11: plugin 'se.omrade.cni' has version 1.0.0, 2.0.0, not "
                          ">=3; install another version or change the pin"));
}

TEST(Pins, BothAreToldWhenBothFail) {
  EXPECT_THAT(
      choose("version = \">=3\"\nbuild_id = \"ff\"", three()).problems,
      ElementsAre("recipe.toml:12:11: plugin 'se.omrade.cni' has version 1.0.0, 2.0.0, not >=3; "
                  "install another version or change the pin",
                  "recipe.toml:13:12: plugin 'se.omrade.cni' has build-id 0a, 0b, 0c, not ff; pin "
                  "this build or install the pinned one"));
}

TEST(Pins, ThePartOfABuildIdThatTheListShowsIsNotEnough) {
  EXPECT_THAT(
      choose("build_id = \"0123\"", catalogue::Catalogue({build("1.0.0", "012345")})).problems,
      ElementsAre("recipe.toml:12:12: plugin 'se.omrade.cni' has build-id 012345, not 0123; "
                  "write the whole build-id"));
}

TEST(Pins, ALibraryWithoutBuildIdCannotBePinned) {
  EXPECT_THAT(
      choose("build_id = \"0a\"", catalogue::Catalogue({build("1.0.0", "")})).problems,
      ElementsAre("recipe.toml:12:12: plugin 'se.omrade.cni' has build-id none, not 0a; pin "
                  "this build or install the pinned one"));
}

TEST(Pins, APinIsNoTrust) {
  const catalogue::Catalogue found(
      {build("1.0.0", "0a")},
      {{.library = "/r/plugins/x.so",
        .why = {.subject = "/r/plugins/x.so", .what = "came with the recipe and is not trusted"},
        .plugins = {build("2.0.0", "0b")},
        .origin = catalogue::Origin::recipe}});
  EXPECT_THAT(choose("build_id = \"0b\"", found).problems,
              ElementsAre("recipe.toml:12:12: plugin 'se.omrade.cni' has build-id 0a, not 0b; it "
                          "was found but refused: /r/plugins/x.so: came with the recipe and is not "
                          "trusted"));
  EXPECT_THAT(choose("version = \"2\"", found).problems,
              ElementsAre("recipe.toml:12:11: plugin 'se.omrade.cni' has version 1.0.0, not 2; it "
                          "was found but refused: /r/plugins/x.so: came with the recipe and is not "
                          "trusted"));
}

TEST(Pins, APluginThatIsNotThereHasNoBuild) {
  const Chosen chosen = choose("build_id = \"0b\"", catalogue::Catalogue());
  EXPECT_EQ(chosen.build_id, "");
  EXPECT_THAT(chosen.problems,
              ElementsAre("recipe.toml:11:10: no plugin 'cni'; no plugins were found"));
}

}  // namespace
}  // namespace omrade::recipe

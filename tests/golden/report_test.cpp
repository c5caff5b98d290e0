// What commands make of a run's output without computing anything.
#include "folder_content.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

/// Takes out what `omrade report` does not make.
void keep_pages(std::map<std::string, std::string>& content) {
  std::erase_if(content, [](const auto& one) {
    const fs::path path = one.first;
    return path.extension() == ".gpkg" || path.extension() == ".csv";
  });
}

TEST(Report, GivesThePagesOfTheRunToTheLastByte) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  const Ended ended = project.omrade({"report", "out", "-o", "again"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  auto run = content_of(project.folder() / "out");
  keep_pages(run);
  EXPECT_GE(run.size(), 5U);
  EXPECT_EQ(difference(run, content_of(project.folder() / "again")), "");
}

TEST(Report, GivesThePagesOfKronobergWithItsScenariosToTheLastByte) {
  const Project project;
  fs::create_directories(project.folder() / "k");
  fs::copy_file(fs::path(OMRADE_SOURCE_DIR) / "examples/kronoberg/scenario.toml",
                project.folder() / "k/scenario.toml");
  ASSERT_EQ(run_program({OMRADE_BINARY_DIR "/bin/kronoberg-data", "k/data"}, project.folder()).code,
            0);
  ASSERT_EQ(project.omrade({"run", "k/scenario.toml", "-o", "out", "--quiet"}).code, 0);
  const Ended ended = project.omrade({"report", "out", "-o", "again"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  auto run = content_of(project.folder() / "out");
  keep_pages(run);
  EXPECT_TRUE(run.contains("scenarios/dalbo_closes.html"));
  EXPECT_EQ(difference(run, content_of(project.folder() / "again")), "");
}

TEST(Report, WritesOnlyThePagesAskedForInTheLanguageAskedFor) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  ASSERT_EQ(project.omrade({"report", "out", "-o", "en", "--lang", "en", "--only", "ost"}).code, 0);
  const auto made = content_of(project.folder() / "en");
  EXPECT_FALSE(made.contains("centres/vast.html"));
  EXPECT_THAT(made.at("centres/ost.html"), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(made.at("centres/ost.html"), Not(HasSubstr("<span lang=\"sv\">")));
}

constexpr const char* kWritten =
    R"({"omrade_dialog": 1, "level": "around", "area": "ost", "period": "2024", "run": "",
        "fields": {"residents.themes.1.theme": "Trygghet <b>runt</b> stationen"}})";

TEST(Report, TakesInWhatAGroupWroteAsText) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  fs::create_directories(project.folder() / "minutes");
  project.write("minutes/ost.dialog.json", kWritten);
  project.write("minutes/notes.txt", "not a dialogue");
  const Ended ended = project.omrade({"report", "out", "-o", "pages", "--dialog", "minutes"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_THAT(project.read("pages/centres/ost.html"),
              HasSubstr("Trygghet &lt;b&gt;runt&lt;/b&gt; stationen"));
  EXPECT_THAT(project.read("pages/centres/vast.html"), Not(HasSubstr("Trygghet &lt;b&gt;")));
}

TEST(Report, RefusesTwoDialoguesOfOneAreaAndThoseOfNone) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  project.write("a.dialog.json", kWritten);
  project.write("b.dialog.json", kWritten);
  Ended ended = project.omrade(
      {"report", "out", "-o", "pages", "--dialog", "a.dialog.json", "--dialog", "b.dialog.json"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("b.dialog.json: is about the same area as a.dialog.json"));
  fs::create_directories(project.folder() / "empty");
  ended = project.omrade({"report", "out", "-o", "pages", "--dialog", "empty"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_THAT(ended.errors, HasSubstr("holds no file that ends in .dialog.json"));
  EXPECT_FALSE(fs::exists(project.folder() / "pages"));
}

TEST(Report, PrintsTaggedPagesWithoutClocksAndPaths) {
  if (std::system("command -v chromium >/dev/null") != 0) GTEST_SKIP() << "there is no chromium";
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  const Ended ended = project.omrade({"report", "out", "-o", "a", "--pdf", "--only", "ost"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const std::string pdf = project.read("a/centres/ost.pdf");
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_THAT(pdf, HasSubstr("/StructTreeRoot"));
  EXPECT_THAT(pdf, HasSubstr("LiberationSans")) << "it is printed without its style";
  EXPECT_THAT(pdf, HasSubstr("/CreationDate (D:19700101000000"));
  EXPECT_THAT(pdf, Not(HasSubstr("file://")));
  EXPECT_THAT(pdf, Not(HasSubstr(project.folder().string())));
  ASSERT_EQ(project.omrade({"report", "out", "-o", "b", "--pdf", "--only", "ost"}).code, 0);
  EXPECT_EQ(project.read("b/centres/ost.pdf"), pdf);
  EXPECT_TRUE(fs::exists(project.folder() / "a/index.pdf"));
}

TEST(Table, IsTheLongTableOfTheRun) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  const Ended ended = project.omrade({"table", "out", "-o", "-"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  EXPECT_EQ(ended.output, project.read("out/tables/estimates.csv"));
}

TEST(Table, IsTheSameWorkbookTwice) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  for (const std::string ending : {".xlsx", ".ods"}) {
    ASSERT_EQ(project.omrade({"table", "out", "-o", "a" + ending}).code, 0);
    ASSERT_EQ(project.omrade({"table", "out", "-o", "b" + ending}).code, 0);
    EXPECT_EQ(project.read("a" + ending), project.read("b" + ending));
    EXPECT_EQ(project.omrade({"table", "out", "-o", "a" + ending}).code, 2) << "it is there";
    EXPECT_EQ(project.omrade({"table", "out", "-o", "a" + ending, "--overwrite"}).code, 0);
  }
}

TEST(Map, IsADrawingThatNeedsNothingElse) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  const Ended ended = project.omrade({"map", "out", "--layer", "cni.relative", "-o", "a.svg"});
  ASSERT_EQ(ended.code, 0) << ended.errors;
  const std::string svg = project.read("a.svg");
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_THAT(svg, Not(HasSubstr("var(")));
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  ASSERT_EQ(project.omrade({"map", "out", "--layer", "cni.relative", "-o", "b.svg"}).code, 0);
  EXPECT_EQ(project.read("b.svg"), svg);
}

TEST(Map, BecomesTheSamePictureTwice) {
  if (std::system("command -v rsvg-convert >/dev/null") != 0)
    GTEST_SKIP() << "there is no rsvg-convert";
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  for (const std::string ending : {".png", ".pdf"}) {
    for (const std::string name : {"a", "b"}) {
      const Ended ended = project.omrade(
          {"map", "out", "--layer", "cni.relative", "--centre", "ost", "-o", name + ending});
      ASSERT_EQ(ended.code, 0) << ended.errors;
    }
    EXPECT_EQ(project.read("a" + ending), project.read("b" + ending));
  }
}

}  // namespace
}  // namespace omrade::testing

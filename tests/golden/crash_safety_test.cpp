// Nothing is half-written, and nothing old looks new.
#include "folder_content.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const std::vector<std::string> kRun{omrade_program(), "run", "recipe.toml", "-o", "out"};

TEST(CrashSafety, KilledAtAnyMomentAndRunAgainGivesTheSameBytes) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "undisturbed"}).code, 0);
  const auto undisturbed = content_of(project.folder() / "undisturbed");
  for (useconds_t after = 1000; after <= 400000; after *= 2) {
    Started run(kRun, project.folder(), project.environment());
    ::usleep(after);
    ::kill(run.pid(), SIGKILL);
    run.wait();
    if (fs::exists(project.folder() / "out")) {
      EXPECT_EQ(difference(undisturbed, content_of(project.folder() / "out")), "")
          << "a part of a run is visible";
    }
    ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
    EXPECT_EQ(difference(undisturbed, content_of(project.folder() / "out")), "");
    for (const auto& entry : fs::directory_iterator(project.folder())) {
      EXPECT_EQ(entry.path().filename().string().find(".omrade-staging"), std::string::npos)
          << "left behind";
    }
    fs::remove_all(project.folder() / "out");
  }
}

TEST(CrashSafety, AFailedRunNeverLeavesOlderOutputLookingFresh) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  const auto first = content_of(project.folder() / "out");
  project.change("scb.csv", "0780A0003;1000;40", "0780A0003;1000;-4");
  const Ended ended = project.omrade({"run", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_FALSE(fs::exists(project.folder() / "out"));
  EXPECT_EQ(difference(first, content_of(project.folder() / "out.previous")), "")
      << "nothing may be lost";
  EXPECT_THAT(ended.errors,
              HasSubstr("nothing was published; what an earlier run left in out was moved to"));
}

TEST(CrashSafety, AMistypedArgumentLeavesTheOutputAsItIs) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "out"}).code, 0);
  const auto before = content_of(project.folder());
  const std::vector<std::vector<std::string>> mistyped{
      {"run", "recipes.toml", "-o", "out"},
      {"run", "recipe.toml", "-o", "out", "--only", "nosuch"},
      {"run", "recipe.toml", "--only", ",", "-o", "out"},
      {"run", "recipe.toml", "-o", ""}};
  for (const auto& arguments : mistyped) {
    const Ended ended = project.omrade(arguments);
    EXPECT_EQ(ended.code, 2) << ended.errors;
    EXPECT_EQ(difference(before, content_of(project.folder())), "");
  }
}

TEST(CrashSafety, OnlyDoesNotTakeTheNextArgumentForAnArea) {
  const Project project;
  const Ended ended = project.omrade({"run", "--only", "vast", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 0) << ended.errors;
  EXPECT_TRUE(fs::exists(project.folder() / "out" / "centres" / "vast.html"));
  EXPECT_FALSE(fs::exists(project.folder() / "out" / "centres" / "ost.html"));
}

TEST(CrashSafety, AnswersThatAreLostAreNoSuccess) {
  const Project project;
  for (const std::string command : {"schema", "plugin list", "explain recipe.toml", "--help",
                                    "why vast cni.relative", "run recipe.toml --json"}) {
    const Ended ended =
        run_program({"/bin/sh", "-c", omrade_program() + " " + command + " > /dev/full"},
                    project.folder(), project.environment());
    EXPECT_EQ(ended.code, 3) << command;
    EXPECT_THAT(ended.errors, HasSubstr("error: standard output: cannot be written to the end; is "
                                        "the disk full?\n"))
        << command;
  }
}

TEST(CrashSafety, AnInterruptedRunEndsWith130AndPublishesNothing) {
  const Project project;
  bool interrupted = false;
  for (useconds_t after = 2000; after <= 400000 && !interrupted; after += 4000) {
    Started run(kRun, project.folder(), project.environment());
    ::usleep(after);
    ::kill(run.pid(), SIGINT);
    const Ended ended = run.wait();
    if (ended.code == 130) {
      // Before the handler stands, the signal ends the program itself (128 + 2 as well): nothing to
      // read then.
      interrupted = ended.errors.find("interrupted") != std::string::npos;
      EXPECT_FALSE(fs::exists(project.folder() / "out"));
    }
    fs::remove_all(project.folder() / "out");
  }
  EXPECT_TRUE(interrupted) << "no signal arrived while the run was under way";
}

TEST(CrashSafety, AFolderOfTheUsersIsNeverReplaced) {
  const Project project;
  fs::create_directory(project.folder() / "out");
  project.write("out/thesis.txt", "years of work");
  const Ended ended = project.omrade({"run", "recipe.toml", "-o", "out"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.errors,
            "error: out: the folder holds files that no omrade run made; name another with -o DIR; "
            "nothing was touched\n");
  EXPECT_EQ(project.read("out/thesis.txt"), "years of work");
}

}  // namespace
}  // namespace omrade::testing

// Determinism is law: the same bytes for any number of threads and any budget of memory.
#include "folder_content.hpp"
#include "project.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

TEST(SameBytes, ForAnyNumberOfThreadsAndAnyMemory) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "one", "--threads", "1"}).code, 0);
  const auto one = content_of(project.folder() / "one");
  EXPECT_GE(one.size(), 10U);
  for (const std::vector<std::string>& how : {std::vector<std::string>{"--threads", "2"},
                                              {"--threads", "8"},
                                              {"--threads", "8", "--memory", "1k"}}) {
    std::vector<std::string> arguments{"run", "recipe.toml", "-o", "other"};
    arguments.insert(arguments.end(), how.begin(), how.end());
    ASSERT_EQ(project.omrade(arguments).code, 0);
    EXPECT_EQ(difference(one, content_of(project.folder() / "other")), "") << how.at(1);
  }
}

TEST(SameBytes, HashesChangeWithTheKeyAndNothingElseDoes) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "one"}).code, 0);
  auto one = content_of(project.folder() / "one");
  project.write("key", std::string(32, 'q'));
  std::filesystem::permissions(project.folder() / "key", std::filesystem::perms::owner_read);
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "other"}).code, 0);
  auto other = content_of(project.folder() / "other");
  EXPECT_NE(one["provenance.json"], other["provenance.json"]);
  one.erase("provenance.json");
  other.erase("provenance.json");
  EXPECT_EQ(difference(one, other), "");
}

TEST(SameBytes, OnlyWritesFewerPagesAndTheSameOnes) {
  const Project project;
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "all"}).code, 0);
  ASSERT_EQ(project.omrade({"run", "recipe.toml", "-o", "some", "--only", "ost"}).code, 0);
  auto all = content_of(project.folder() / "all");
  EXPECT_EQ(all.erase("centres/vast.html"), 1U);
  EXPECT_EQ(all.erase("interviews/vast.html"), 1U);
  EXPECT_EQ(difference(all, content_of(project.folder() / "some")), "");
}

}  // namespace
}  // namespace omrade::testing

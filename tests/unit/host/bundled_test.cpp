// Which plugins run in the engine's process.
#include "host/bundled.hpp"

#include "fixture.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace omrade::host {
namespace {

namespace fs = std::filesystem;

const fs::path kLibraries = OMRADE_BINARY_DIR "/lib/omrade/plugins";
const std::set<std::string> kNames{"access",          "cni",         "dental_caries",
                                   "follow_up",       "life_habits", "listing_mismatch",
                                   "need_allocation", "population",  "proportion"};

catalogue::Descriptor bundled(const std::string& name) {
  return catalogue::read_library(kLibraries / (name + ".so")).front();
}

TEST(Bundled, IsWhatTheSameBuildMade) {
  for (const std::string& name : kNames) EXPECT_TRUE(is_bundled(bundled(name))) << name;
}

TEST(Bundled, IsListedByItsBuildId) {
  std::ifstream file(kLibraries.parent_path() / "bundled.txt");
  std::multiset<std::string> listed, ids;
  for (std::string line; std::getline(file, line);) listed.insert(line);
  for (const std::string& name : kNames) ids.insert(bundled(name).build_id);
  EXPECT_EQ(listed, ids);
}

TEST(Bundled, IsNotALibraryOfAnotherFolder) {
  EXPECT_FALSE(is_bundled(described("simple", "test.kinds")));
  std::string folder = ::testing::TempDir() + "/hostXXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const fs::path copy = fs::path(folder) / "cni.so";
  fs::copy(kLibraries / "cni.so", copy);
  const catalogue::Descriptor plugin = catalogue::read_library(copy).front();
  EXPECT_EQ(plugin.build_id, bundled("cni").build_id);
  EXPECT_FALSE(is_bundled(plugin));
  fs::remove_all(folder);
  EXPECT_FALSE(is_bundled(plugin)) << "it is not even there";
}

TEST(Bundled, IsNotALibraryOfAnotherBuild) {
  catalogue::Descriptor plugin = bundled("cni");
  plugin.build_id = std::string(40, '0');
  EXPECT_FALSE(is_bundled(plugin));
  plugin.build_id.clear();
  EXPECT_FALSE(is_bundled(plugin));
}

TEST(Bundled, RunsInTheEnginesProcessUnlessAllAreIsolated) {
  const auto own = bundled("cni"), stranger = described("simple", "test.kinds");
  EXPECT_FALSE(is_isolated(own, Isolation::automatic));
  EXPECT_TRUE(is_isolated(stranger, Isolation::automatic));
  EXPECT_TRUE(is_isolated(own, Isolation::all));
  EXPECT_FALSE(is_isolated(stranger, Isolation::none));
}

}  // namespace
}  // namespace omrade::host

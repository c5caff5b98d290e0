// A recipe with a plugin beside it, as a user meets it: refused, trusted, run, changed, refused.
#include "base/file.hpp"
#include "project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

class PluginBeside : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(folder_ / "plugins");
    install("1", library_);
    const std::string recipe = project_.read("recipe.toml");
    const std::size_t from = recipe.find("[indicators.cni]");
    const std::size_t to = recipe.find("[profile]");
    project_.write("recipe.toml", recipe.substr(0, from) +
                                      "[indicators.beside]\nplugin = \"beside\"\n"
                                      "levels = [\"around\", \"deso\"]\n"
                                      "[indicators.beside.inputs]\npart = \"scb.foreign_born\"\n"
                                      "whole = \"scb.population\"\n\n" +
                                      recipe.substr(to));
  }
  static void install(const std::string& version, const fs::path& to) {
    fs::copy_file(fs::path(BESIDE_FOLDER) / ("beside_" + version + ".so"), to,
                  fs::copy_options::overwrite_existing);
  }
  Ended omrade(const std::vector<std::string>& arguments, const std::string& path = "") const {
    std::vector<std::string> command{omrade_program()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    std::vector<std::string> all = project_.environment();
    all.back() = "OMRADE_PLUGIN_PATH=" + path;
    all.push_back("XDG_CONFIG_HOME=" + (folder_ / "config").string());
    all.push_back("XDG_DATA_HOME=" + (folder_ / "data").string());
    return run_program(command, folder_, all);
  }
  Ended run() const { return omrade({"run", "recipe.toml", "-o", "out"}); }
  [[nodiscard]] Json list_of(const std::string& id) const {
    const Ended ended = omrade({"plugin", "list", "--recipe", "recipe.toml", "--json"});
    for (const Json& row : Json::parse(ended.output)) {
      if (row["id"] == id) return row;
    }
    return {};
  }

  const Project project_;
  const fs::path folder_ = project_.folder();
  const fs::path library_ = folder_ / "plugins" / "beside.so";
};

TEST_F(PluginBeside, DoesNotRunUntilItIsTrusted) {
  const std::string real = fs::canonical(library_).string();
  const Ended refused = run();
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.errors, HasSubstr("no plugin 'beside'; it was found but refused: " + real +
                                        ": came with the recipe and is not trusted; if you know "
                                        "who made it, run: omrade plugin trust " +
                                        real + "\n"));
  EXPECT_FALSE(fs::exists(folder_ / "out"));

  const Ended trusted = omrade({"plugin", "trust", "plugins/beside.so"});
  EXPECT_EQ(trusted.code, 0) << trusted.errors;
  EXPECT_THAT(trusted.output, HasSubstr("test.beside 1.0.0\n  title    Beside\n  vendor   The "
                                        "tests\n  licence  CC0-1.0\n  library  " +
                                        fs::canonical(library_).string() + "\n  build-id "));
  const Ended ran = run();
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_TRUE(fs::exists(folder_ / "out" / "tables" / "estimates.csv"));
}

TEST_F(PluginBeside, IsFoundByEveryCommandThatHasTheRecipe) {
  ASSERT_EQ(omrade({"plugin", "trust", "plugins/beside.so"}).code, 0);
  EXPECT_EQ(omrade({"check", "recipe.toml"}).code, 0);
  EXPECT_EQ(omrade({"explain", "recipe.toml"}).code, 0);
  const Ended why = omrade({"why", "vast", "beside.share"});
  EXPECT_EQ(why.code, 0) << why.errors;
  EXPECT_THAT(omrade({"schema", "recipe.toml"}).output, HasSubstr("test.beside"));
  EXPECT_THAT(omrade({"schema"}).output, Not(HasSubstr("test.beside")));
  EXPECT_THAT(omrade({"plugin", "list"}).output, Not(HasSubstr("test.beside")));
}

TEST_F(PluginBeside, IsRefusedAgainWhenItChanges) {
  ASSERT_EQ(omrade({"plugin", "trust", "plugins/beside.so"}).code, 0);
  EXPECT_EQ(list_of("test.beside")["state"], "trusted");
  install("2", library_);
  const Ended refused = run();
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.errors, HasSubstr("plugins/beside.so: has changed since it was trusted; if "
                                        "you know who made it, run: omrade plugin trust " +
                                        fs::canonical(library_).string() + "\n"));
  EXPECT_EQ(list_of("test.beside")["state"], "not trusted");
  EXPECT_THAT(omrade({"plugin", "trust", "--list"}).output, HasSubstr(" changed "));
}

TEST_F(PluginBeside, IsNotTrustedByAPin) {
  const std::string build_id = list_of("test.beside")["build_id"];
  project_.change("recipe.toml", "plugin = \"beside\"",
                  "plugin = \"beside\"\nbuild_id = \"" + build_id + "\"");
  EXPECT_EQ(run().code, 2);
}

TEST_F(PluginBeside, IsTrustedNoLongerWhenItIsRemoved) {
  ASSERT_EQ(omrade({"plugin", "trust", "plugins/beside.so"}).code, 0);
  const Ended removed = omrade({"plugin", "trust", "--remove", "plugins/beside.so"});
  EXPECT_EQ(removed.code, 0) << removed.errors;
  EXPECT_EQ(removed.output, "no longer trusted: " + fs::canonical(library_).string() + "\n");
  EXPECT_EQ(run().code, 2);
  const Ended again = omrade({"plugin", "trust", "--remove", "test.beside"});
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.errors, HasSubstr("'test.beside' is no path, id or SHA-256 of a trusted "
                                      "library; no library is trusted\n"));
}

TEST_F(PluginBeside, IsRefusedWhenOthersCanWriteToIt) {
  ASSERT_EQ(omrade({"plugin", "trust", "plugins/beside.so"}).code, 0);
  fs::permissions(library_, fs::perms::others_write, fs::perm_options::add);
  const std::string why =
      "plugins/beside.so: can be written to by others than its owner; run: "
      "chmod go-w " +
      fs::canonical(library_).string();
  EXPECT_THAT(run().errors, HasSubstr("it was found but refused: " + why));
  EXPECT_THAT(omrade({"plugin", "trust", "plugins/beside.so"}).errors, HasSubstr("error: " + why));
  EXPECT_THAT(omrade({"plugin", "list", "--recipe", "recipe.toml"}).output, HasSubstr(why));
}

TEST_F(PluginBeside, InAFolderThatTheUserListsRunsWithoutMore) {
  const std::string path = (folder_ / "plugins").string();
  const Ended ran = omrade({"run", "recipe.toml", "-o", "out"}, path);
  EXPECT_EQ(ran.code, 0) << ran.errors;
  const Ended relative = omrade({"run", "recipe.toml", "-o", "out"}, "plugins");
  EXPECT_EQ(relative.code, 2);
  EXPECT_THAT(relative.errors, HasSubstr("OMRADE_PLUGIN_PATH: 'plugins' depends on the current "
                                         "folder and is ignored"));
}

TEST_F(PluginBeside, IsChosenAmongTwoVersionsByAPin) {
  const fs::path own = folder_ / "data" / "omrade" / "plugins";
  fs::create_directories(own);
  install("1", own / "a.so");
  install("2", own / "b.so");
  EXPECT_THAT(omrade({"check", "recipe.toml"}).errors,
              HasSubstr("'test.beside' is version 1.0.0 of " + (own / "a.so").string() +
                        ", found before version 2.0.0"));
  project_.change("recipe.toml", "plugin = \"beside\"", "plugin = \"beside\"\nversion = \"2\"");
  const Ended ran = run();
  EXPECT_EQ(ran.code, 0) << ran.errors;
  const std::string build_id = list_of("test.beside")["build_id"];
  project_.change("recipe.toml", "version = \"2\"",
                  "version = \"2\"\nbuild_id = \"" + build_id + "\"");
  EXPECT_THAT(run().errors, HasSubstr(", not " + build_id));  // that is the build of version 1
}

}  // namespace
}  // namespace omrade::testing

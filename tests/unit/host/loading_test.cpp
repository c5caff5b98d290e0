// A library is loaded once, and only if it is what its note says.
#include "fixture.hpp"

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

namespace omrade::host {
namespace {

namespace fs = std::filesystem;

std::string refusal(const catalogue::Descriptor& plugin) {
  return error_of([&] { (void)Plugin::load(plugin, no_cancel()); });
}
std::string path(const std::string& library) {
  return fs::canonical(FIXTURE_FOLDER "/" + library + ".so").string();
}

TEST(Loading, ALibraryStaysLoadedAfterItsPlugins) {
  loaded("simple", "test.kinds").reset();
  void* still = ::dlopen(path("simple").c_str(), RTLD_LAZY | RTLD_NOLOAD);
  ASSERT_NE(still, nullptr);
  ::dlclose(still);
}

TEST(Loading, PluginsOfOneLibraryAreToldApart) {
  const auto kinds = loaded("simple", "test.kinds");
  const auto whole = loaded("simple", "test.whole");
  EXPECT_EQ(kinds->compute(request({}, {{1}, {2}})).layers.size(), 4U);
  EXPECT_EQ(whole->compute(request({}, {{1}})).layers.size(), 1U);
}

TEST(Loading, AnUnresolvedSymbolIsFoundNowAndNotAtTheFirstCall) {
  EXPECT_EQ(refusal(described("unresolved", "test.unresolved")),
            path("unresolved") + ": cannot be loaded: undefined symbol: nobody_defines_this");
}

TEST(Loading, AnEntryOfADependencyIsNotThePluginsOwn) {
  EXPECT_EQ(refusal(described("borrowed_entry", "test.borrowed")),
            path("borrowed_entry") + ": has no omrade_plugin_entry of its own: it found that of " +
                path("entry_giver"));
}

TEST(Loading, AnEntryOfAnotherAbiIsRefused) {
  EXPECT_EQ(refusal(described("old_entry", "test.old")),
            path("old_entry") +
                ": is not what its note says: its entry is of another ABI; "
                "build it again with this engine's SDK");
}

TEST(Loading, ALoadedPluginThatDiffersFromItsNoteIsRefused) {
  EXPECT_EQ(refusal(described("liar", "test.liar")),
            path("liar") +
                ": test.liar is not what its note says: parameter 'p': its bounds or "
                "default; build it again");
}

TEST(Loading, EveryFactOfTheNoteIsCompared) {
  const auto difference = [](auto change) {
    catalogue::Descriptor plugin = described("simple", "test.kinds");
    change(plugin);
    const std::string text = refusal(plugin);
    const std::string before = path("simple") + ": " + plugin.id + " is not what its note says: ";
    const std::string after = "; build it again";
    EXPECT_EQ(text.substr(0, before.size()), before);
    return text.substr(before.size(), text.size() - before.size() - after.size());
  };
  using D = catalogue::Descriptor;
  EXPECT_EQ(difference([](D& d) { d.version = "2.0.0"; }), "its version");
  EXPECT_EQ(difference([](D& d) { d.row_independent = false; }), "its flags");
  EXPECT_EQ(difference([](D& d) { d.concurrency = catalogue::Concurrency::serial; }),
            "its concurrency");
  EXPECT_EQ(difference([](D& d) { d.params.emplace_back(); }), "its number of parameters");
  EXPECT_EQ(difference([](D& d) { d.inputs[1].measure = catalogue::Measure::intensity; }),
            "input 'whole': its measure");
  EXPECT_EQ(difference([](D& d) { d.inputs[1].required = false; }),
            "input 'whole': whether it is required");
  EXPECT_EQ(difference([](D& d) { d.layers[1].counts_persons = false; }),
            "layer 'proportion': whether it counts persons");
  EXPECT_EQ(difference([](D& d) { d.layers[1].multiplier = 1; }),
            "layer 'proportion': its multiplier");
  EXPECT_EQ(difference([](D& d) { d.layers[1].parts = {"count"}; }),
            "layer 'proportion': its parts");
  EXPECT_EQ(difference([](D& d) { d.index = 6; }), "it holds 6 plugins");
}

TEST(Loading, APluginThatCannotBeMadeSaysWhy) {
  EXPECT_EQ(refusal(described("no_start", "test.no_start")),
            path("no_start") + ": test.no_start cannot be started: no table of weights");
}

TEST(Loading, AFileThatChangedSinceItWasReadIsRefused) {
  std::string folder = ::testing::TempDir() + "/hostXXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  const fs::path file = fs::canonical(folder) / "a.so";
  fs::copy(path("in_c"), file);
  catalogue::Descriptor plugin = catalogue::read_library(file).front();
  fs::copy(path("rows"), file, fs::copy_options::overwrite_existing);
  EXPECT_EQ(refusal(plugin), file.string() + ": has changed since it was read; start again");
  fs::remove(file);
  EXPECT_EQ(refusal(plugin), file.string() + ": cannot be loaded: No such file or directory");
}

}  // namespace
}  // namespace omrade::host

// A library that came with a recipe runs when the user has said so, and as long as it is the same.
#include "catalogue/trust.hpp"

#include "base/file.hpp"
#include "catalogue/catalogue.hpp"
#include "elf_file.hpp"
#include "environment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::SizeIs;

const std::string kHashA(64, 'a');
const std::string kHashB(64, 'b');

Trusted entry(const std::string& hash, const std::string& id, const std::string& library) {
  return {.hash = hash, .build_id = "01", .ids = id, .versions = "1.0.0", .library = library};
}

TEST(TrustList, IsALineForEachLibrary) {
  TrustList list;
  list.add(entry(kHashA, "org.a.x", "/p q/x.so"));
  list.add({.hash = kHashB,
            .build_id = "",
            .ids = "a.b,a.c",
            .versions = "1.0.0,2.0.0",
            .library = "/y.so"});
  EXPECT_EQ(list.text(),
            "# Libraries from recipes' folders that omrade may run, written by: omrade plugin "
            "trust\n# SHA-256 BUILD-ID PLUGINS VERSIONS PATH\n" +
                kHashA + " 01 org.a.x 1.0.0 /p q/x.so\n" + kHashB +
                " - a.b,a.c 1.0.0,2.0.0 /y.so\n");
  const TrustList read = TrustList::parse(list.text(), "trusted");
  ASSERT_THAT(read.entries(), SizeIs(2));
  EXPECT_EQ(read.entries()[0].library, "/p q/x.so");
  EXPECT_EQ(read.entries()[1].build_id, "");
  EXPECT_EQ(read.text(), list.text());
}

TEST(TrustList, ALineThatCannotBeUnderstoodGrantsNothing) {
  const auto fault = [](const std::string& text) {
    return error_of([&] { (void)TrustList::parse(text, "trusted"); });
  };
  const std::string words =
      "is no line of trust (SHA-256 BUILD-ID PLUGINS VERSIONS PATH); take the line out and run "
      "omrade plugin trust LIBRARY again";
  EXPECT_EQ(fault("# a remark\n\nabc 01 x 1.0.0 /x.so\n"), "trusted:3: " + words);
  EXPECT_EQ(fault(kHashA + " 01 x 1.0.0 "), "trusted:1: " + words);
  EXPECT_EQ(fault(kHashA + " 01 x /x.so"), "trusted:1: " + words);
}

TEST(TrustList, ANewEntryTakesThePlaceOfItsPathAndItsContent) {
  TrustList list;
  list.add(entry(kHashA, "a.x", "/x.so"));
  list.add(entry(kHashB, "a.x", "/x.so"));
  EXPECT_EQ(list.find_hash(kHashA), nullptr);
  list.add(entry(kHashB, "a.x", "/moved.so"));
  ASSERT_THAT(list.entries(), SizeIs(1));
  EXPECT_EQ(list.entries()[0].library, "/moved.so");
}

TEST(TrustList, IsRidOfAnEntryByPathHashOrId) {
  for (const std::string& name : {std::string("/x.so"), kHashA, std::string("a.x")}) {
    TrustList list;
    list.add(entry(kHashA, "a.x", "/x.so"));
    list.add(entry(kHashB, "a.y", "/y.so"));
    EXPECT_THAT(list.remove(name), SizeIs(1)) << name;
    ASSERT_THAT(list.entries(), SizeIs(1));
    EXPECT_EQ(list.entries()[0].hash, kHashB);
    EXPECT_THAT(list.remove(name), SizeIs(0));
  }
}

TEST(TrustList, AnyTextIsReadOrRefused) {
  RC_ASSERT(rc::check([](const std::string& text) {
    const std::string said = error_of(
        [&] { RC_ASSERT(TrustList::parse(text, "trusted").find_hash(kHashA) == nullptr); });
    RC_ASSERT(said == "no error" || said.find("is no line of trust") != std::string::npos);
  }));
}

/// A recipe with a plugin beside it, and a user with a list of their own.
class RecipesPlugins : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(folder_ / "plugins");
    fs::copy(FIXTURE_FOLDER "/catalogue_fixture.so", library_);
  }
  [[nodiscard]] Catalogue scan() const {
    return Catalogue::scan({.folders = {{folder_ / "plugins", Origin::recipe}}});
  }
  void trust() const {
    change_trust_list(trust_file(), [&](TrustList& list) {
      list.add(entry_of(library_, read_library(library_)));
    });
  }
  [[nodiscard]] std::string why() const {
    const Catalogue found = scan();
    return found.rejected().empty() ? "trusted" : found.rejected()[0].why.text();
  }

  const fs::path folder_ = fresh_folder();
  const fs::path library_ = folder_ / "plugins" / "x.so";
  const Environment config_{"XDG_CONFIG_HOME", (folder_ / "config").c_str()};
};

TEST_F(RecipesPlugins, DoNotRunUnlessTheyAreTrusted) {
  EXPECT_EQ(why(), library_.string() +
                       ": came with the recipe and is not trusted; if you know who made it, run: "
                       "omrade plugin trust " +
                       library_.string());
  EXPECT_TRUE(scan().descriptors().empty());
  ASSERT_THAT(scan().rejected()[0].plugins, SizeIs(2));
  EXPECT_EQ(scan().rejected()[0].plugins[0].id, "test.everything");
  EXPECT_THAT(error_of([&] { (void)scan().find("test.everything"); }),
              HasSubstr("no plugin 'test.everything'; it was found but refused: "));
}

TEST_F(RecipesPlugins, RunOnceTheyAre) {
  trust();
  EXPECT_EQ(why(), "trusted");
  ASSERT_THAT(scan().descriptors(), SizeIs(2));
  EXPECT_EQ(scan().descriptors()[0].origin, Origin::recipe);
  EXPECT_EQ(read_file(trust_file()).find("# Libraries"), 0U);
}

TEST_F(RecipesPlugins, AreTrustedUnderAnyName) {
  trust();
  fs::rename(library_, folder_ / "plugins" / "y.so");
  EXPECT_EQ(why(), "trusted");
}

TEST_F(RecipesPlugins, AreNoLongerTrustedWhenAByteChanges) {
  trust();
  write_bytes(library_, read_file(library_) + "\n");
  EXPECT_EQ(why(), library_.string() +
                       ": has changed since it was trusted; if you know who made it, run: omrade "
                       "plugin trust " +
                       library_.string());
  trust();
  EXPECT_EQ(why(), "trusted");
  EXPECT_THAT(read_trust_list(trust_file()).entries(), SizeIs(1));
}

TEST_F(RecipesPlugins, AreNotTrustedByAListThatOthersCanWrite) {
  trust();
  fs::permissions(trust_file(), fs::perms::others_write, fs::perm_options::add);
  EXPECT_EQ(why(), trust_file().string() +
                       ": can be written to by others than its owner; run: chmod go-w " +
                       trust_file().string());
  EXPECT_TRUE(scan().descriptors().empty());
}

TEST_F(RecipesPlugins, CannotTakeThePlaceOfAnInstalledOne) {
  trust();
  const fs::path installed = fresh_folder();
  fs::copy(FIXTURE_FOLDER "/catalogue_fixture.so", installed / "x.so");
  const Catalogue found = Catalogue::scan(
      {.folders = {{installed, Origin::user}, {folder_ / "plugins", Origin::recipe}}});
  EXPECT_EQ(found.find("test.everything").library, installed / "x.so");
}

TEST_F(RecipesPlugins, AFolderThatTheUserListsNeedsNoTrust) {
  const Catalogue found = Catalogue::scan(
      {.folders = {{folder_ / "plugins", Origin::listed}, {folder_ / "plugins", Origin::recipe}}});
  EXPECT_THAT(found.descriptors(), SizeIs(2));
  EXPECT_THAT(found.rejected(), SizeIs(0));
}

TEST(TrustFile, IsNowhereWithoutAHome) {
  const Environment config("XDG_CONFIG_HOME", nullptr);
  const Environment home("HOME", nullptr);
  EXPECT_EQ(error_of([] { (void)trust_file(); }),
            "omrade/trusted: the list of trusted plugins cannot be written: there is no HOME; "
            "XDG_CONFIG_HOME names another folder for it");
}

}  // namespace
}  // namespace omrade::catalogue

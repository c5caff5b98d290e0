#include "catalogue/catalogue.hpp"

#include "elf_file.hpp"

#include <gtest/gtest.h>

namespace omrade::catalogue {
namespace {

namespace fs = std::filesystem;

Descriptor named(const std::string& id) {
  Descriptor out;
  out.id = id;
  return out;
}

std::string refusal(const Catalogue& catalogue, std::string_view name) {
  return error_of([&] { (void)catalogue.find(name); });
}

TEST(Catalogue, FindsByIdAndByUniqueShortName) {
  const Catalogue catalogue({named("se.omrade.cni"), named("org.other.access")});
  EXPECT_EQ(catalogue.find("se.omrade.cni").id, "se.omrade.cni");
  EXPECT_EQ(catalogue.find("access").id, "org.other.access");
}

TEST(Catalogue, AnUnknownNameIsToldWithTheNearest) {
  const Catalogue catalogue({named("se.omrade.cni"), named("org.other.access")});
  EXPECT_EQ(refusal(catalogue, "acess"), "no plugin 'acess'; did you mean 'access'?");
  EXPECT_EQ(refusal(catalogue, "se.omrade.cnii"),
            "no plugin 'se.omrade.cnii'; did you mean 'se.omrade.cni'?");
  EXPECT_EQ(refusal(catalogue, "zzzzzz"), "no plugin 'zzzzzz'; known: cni, access");
  EXPECT_EQ(refusal(Catalogue(), "cni"), "no plugin 'cni'; no plugins were found");
}

TEST(Catalogue, ASharedShortNameIsToldWithTheIdsToChooseFrom) {
  const Catalogue catalogue({named("se.omrade.cni"), named("org.other.cni")});
  EXPECT_EQ(refusal(catalogue, "cni"),
            "several plugins are called 'cni'; write 'se.omrade.cni' or 'org.other.cni'");
  EXPECT_EQ(catalogue.find("org.other.cni").id, "org.other.cni");
}

TEST(Catalogue, APluginThatWasRefusedIsRemembered) {
  const Catalogue catalogue({}, {{"/p/cni.so", {.subject = "/p/cni.so", .what = "is cut short"}}});
  EXPECT_EQ(refusal(catalogue, "cni"),
            "no plugin 'cni'; it was found but refused: /p/cni.so: is cut short");
}

TEST(Catalogue, KeepsFurtherBuildsForWhoAsksForThem) {
  Descriptor older = named("org.a.x");
  older.version = "1.0.0";
  Descriptor newer = named("org.a.x");
  newer.version = "2.0.0";
  const Catalogue catalogue({older, named("org.a.y"), newer});
  EXPECT_EQ(catalogue.find("x").version, "1.0.0");
  EXPECT_EQ(catalogue.descriptors().size(), 2U);
  EXPECT_EQ(catalogue.others().size(), 1U);
  ASSERT_EQ(catalogue.builds("org.a.x").size(), 2U);
  EXPECT_EQ(catalogue.builds("org.a.x")[0]->version, "1.0.0");
  EXPECT_EQ(catalogue.builds("org.a.x")[1]->version, "2.0.0");
  EXPECT_TRUE(catalogue.builds("x").empty());
}

TEST(CatalogueScan, TakesLibrariesInTheOrderOfFoldersAndNames) {
  const fs::path first = fresh_folder();
  const fs::path second = fresh_folder();
  fs::copy(FIXTURE_FOLDER "/catalogue_fixture.so", second / "a.so");
  write_bytes(first / "z.so", "not a library");
  write_bytes(first / "b.so", "nor this");
  write_bytes(first / "notes.txt", "ignored");
  const std::vector<fs::path> folders{first / "missing", first, second, first};
  const Catalogue catalogue = Catalogue::scan(folders);

  ASSERT_EQ(catalogue.descriptors().size(), 2U);
  EXPECT_EQ(catalogue.descriptors()[0].id, "test.everything");
  ASSERT_EQ(catalogue.rejected().size(), 2U);
  EXPECT_EQ(catalogue.rejected()[0].library, first / "b.so");
  EXPECT_EQ(catalogue.rejected()[1].library, first / "z.so");
  EXPECT_EQ(catalogue.rejected()[1].why.text(),
            (first / "z.so").string() + ": is not a shared library");
}

TEST(CatalogueScan, TheFirstOfTwoLibrariesWithTheSameIdServes) {
  const fs::path folder = fresh_folder();
  fs::copy(FIXTURE_FOLDER "/catalogue_fixture.so", folder / "a.so");
  fs::copy(FIXTURE_FOLDER "/catalogue_fixture.so", folder / "b.so");
  const Catalogue catalogue = Catalogue::scan(std::vector{folder});
  ASSERT_EQ(catalogue.descriptors().size(), 2U);
  EXPECT_EQ(catalogue.descriptors()[0].library, folder / "a.so");
  ASSERT_EQ(catalogue.rejected().size(), 2U);
  EXPECT_EQ(catalogue.rejected()[0].why.text(), (folder / "b.so").string() +
                                                    ": test.everything is already given by " +
                                                    (folder / "a.so").string());
}

TEST(CatalogueScan, ALibraryThatIsNoPluginIsRejectedWithTheRemedy) {
  const fs::path folder = fresh_folder();
  fs::copy(FIXTURE_FOLDER "/catalogue_no_plugin.so", folder);
  const Catalogue catalogue = Catalogue::scan(std::vector{folder});
  EXPECT_TRUE(catalogue.descriptors().empty());
  ASSERT_EQ(catalogue.rejected().size(), 1U);
  EXPECT_EQ(catalogue.rejected()[0].why.text(),
            (folder / "catalogue_no_plugin.so").string() +
                ": is a library, but not an omrade plugin; build it with omrade_add_plugin");
}

}  // namespace
}  // namespace omrade::catalogue

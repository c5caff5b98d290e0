#include "io/unpacked_file.hpp"

#include "fixtures.hpp"
#include "io/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;

/// "kod;antal\n0780;1 234\n" and "0781;5\n" as gzip packs them.
const std::string kTable(
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\xCB\xCE\x4F\xB1\x4E\xCC\x2B\x49\xCC\xE1\x32\x30"
    "\xB7\x30\xB0\x36\x54\x30\x32\x36\xE1\x02\x00\xE2\x83\x92\x1C\x15\x00\x00\x00",
    41);
const std::string kMore(
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\x03\x33\x30\xB7\x30\xB4\x36\xE5\x02\x00\x63\x00\x6C"
    "\x9F\x07\x00\x00\x00",
    27);

std::string unpacked(std::string_view bytes) {
  const TestFolder folder;
  return read_unpacked(folder.write("a.csv.gz", bytes));
}

std::string error(std::string_view bytes) {
  const TestFolder folder;
  const auto file = folder.write("a.csv.gz", bytes);
  return folder.error([&] { read_unpacked(file); });
}

TEST(UnpackedFile, PlainFileIsReadAsItIs) {
  EXPECT_EQ(unpacked("kod\n"), "kod\n");
  EXPECT_EQ(unpacked(""), "");
}

TEST(UnpackedFile, AllMembersAreUnpacked) {
  EXPECT_EQ(unpacked(kTable), "kod;antal\n0780;1 234\n");
  EXPECT_EQ(unpacked(kTable + kMore), "kod;antal\n0780;1 234\n0781;5\n");
}

TEST(UnpackedFile, EveryCutIsSeen) {
  for (std::size_t size = 2; size < kTable.size(); ++size) {
    EXPECT_EQ(error(kTable.substr(0, size)),
              "a.csv.gz: it is compressed with gzip and is cut short; fetch it again")
        << size;
  }
}

TEST(UnpackedFile, DamageIsSeen) {
  std::string flipped = kTable;
  flipped[34] = '\x00';
  EXPECT_EQ(error(flipped), "a.csv.gz: it is compressed with gzip and is damaged; fetch it again");
  EXPECT_EQ(error(kTable + "x"),
            "a.csv.gz: it is compressed with gzip and is damaged; fetch it again");
}

TEST(UnpackedFile, TableMayBePacked) {
  const TestFolder folder;
  const auto table = open_table(folder.write("a.csv.gz", kTable), {});
  EXPECT_THAT(table->names(), ElementsAre("kod", "antal"));
  EXPECT_EQ(table->categories("kod").text(0), "0780");
  EXPECT_THAT(table->reals("antal").reals(), ElementsAre(1234));
  EXPECT_EQ(table->place(0), "2");
}

}  // namespace
}  // namespace omrade::io

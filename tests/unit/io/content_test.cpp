#include "base/hash.hpp"
#include "fixtures.hpp"
#include "io/table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <string_view>

namespace omrade::io {
namespace {

TEST(ContentOf, FileIsItsSha256AndSize) {
  const TestFolder folder;
  const Content content = content_of(folder.write("a.csv", "abc"));
  EXPECT_EQ(content.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(content.bytes, 3U);
}

TEST(ContentOf, EmptyFileHasAHashToo) {
  const TestFolder folder;
  EXPECT_EQ(content_of(folder.write("a.csv", "")).sha256,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(ContentOf, FolderCountsNamesAndBounds) {
  const TestFolder folder;
  folder.write("one/a.npy", "12");
  folder.write("one/b.npy", "3");
  folder.write("two/a.npy", "1");
  folder.write("two/b.npy", "23");
  folder.write("three/a.npy", "12");
  folder.write("three/c.npy", "3");
  folder.write("again/b.npy", "3");
  folder.write("again/a.npy", "12");
  const std::string one = content_of(folder.path("one")).sha256;
  EXPECT_NE(one, content_of(folder.path("two")).sha256);
  EXPECT_NE(one, content_of(folder.path("three")).sha256);
  EXPECT_EQ(one, content_of(folder.path("again")).sha256);
  EXPECT_EQ(one, content_of(folder.path("one/")).sha256);
  EXPECT_EQ(content_of(folder.path("one")).bytes, 3U);
}

TEST(ContentOf, ShapefileCountsItsCompanions) {
  const TestFolder folder;
  const auto file = folder.write("a.shp", "shapes");
  folder.write("a.csv", "not a part");
  const std::string alone = content_of(file).sha256;
  folder.write("a.dbf", "ids");
  const std::string both = content_of(file).sha256;
  EXPECT_NE(alone, both);
  folder.write("a.dbf", "IDS");
  EXPECT_NE(both, content_of(file).sha256);
  EXPECT_EQ(content_of(file).bytes, 9U);
}

TEST(ContentOf, GmlCountsItsSchema) {
  const TestFolder folder;
  const auto file = folder.write("a.gml", "areas");
  const std::string alone = content_of(file).sha256;
  folder.write("a.xsd", "fields");
  EXPECT_NE(alone, content_of(file).sha256);
}

constexpr const char* kArea =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"1"},"geometry":null}]})";

TEST(ContentOf, VirtualFileCountsWhatItNames) {
  const TestFolder folder;
  folder.write("a.geojson", kArea);
  const auto file = folder.write(
      "a.vrt",
      R"(<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource relativeToVRT="1">a.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>)");
  const std::string before = content_of(file).sha256;
  folder.write("a.geojson", std::string(kArea) + "\n");
  EXPECT_NE(content_of(file).sha256, before);
}

TEST(ContentOf, VirtualFileOfAVirtualFileCountsBoth) {
  const TestFolder folder;
  folder.write("a.geojson", kArea);
  folder.write(
      "b.vrt",
      R"(<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource relativeToVRT="1">a.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>)");
  const auto file = folder.write(
      "a.vrt",
      R"(<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource relativeToVRT="1">b.vrt</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>)");
  const std::string before = content_of(file).sha256;
  folder.write("a.geojson", std::string(kArea) + "\n");
  EXPECT_NE(content_of(file).sha256, before);
}

TEST(ContentOf, MissingFileIsRefused) {
  const TestFolder folder;
  EXPECT_EQ(folder.error([&] { content_of(folder.path("x.gpkg")); }),
            "x.gpkg: cannot open: no such file");
}

TEST(Sha256, PartsGiveTheHashOfTheWhole) {
  EXPECT_TRUE(rc::check("cut anywhere", [](const std::string& text) {
    const std::size_t cut = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    Sha256 hash;
    hash.update(std::string_view(text).substr(0, cut));
    hash.update(std::string_view(text).substr(cut));
    RC_ASSERT(hash.finish() == sha256(text));
  }));
}

}  // namespace
}  // namespace omrade::io

// The table of keys, from which the schema is printed.
#include "recipe/key_depth.hpp"
#include "recipe/keys.hpp"
#include "recipe/node.hpp"
#include "recipe/shape.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace omrade::recipe {
namespace {

bool holds_sections(const Key& key) {
  return key.example.empty();
}

/// The problems of `key = value` as the key's table sees it.
std::vector<Message> check(const Key& key, std::string_view value) {
  Problems problems("x.toml");
  const Node root = read_toml("name = " + std::string(value) + "\n", problems);
  if (problems.empty()) check_shape(root.items.at(0), "name", key, {}, problems);
  return problems.sorted();
}

TEST(KeyTable, EveryKeyHasOneLineOfDocumentation) {
  for (const Section& section : sections()) {
    EXPECT_FALSE(section.doc.empty()) << section.path;
    for (const Key& key : section.keys) {
      EXPECT_GT(key.doc.size(), 5U) << section.path << " " << key.name;
      EXPECT_EQ(key.doc.back(), '.') << section.path << " " << key.name;
      EXPECT_EQ(key.doc.find('\n'), std::string_view::npos) << section.path << " " << key.name;
    }
  }
}

TEST(KeyTable, EveryExampleAndFallbackHasTheShapeOfItsKey) {
  for (const Section& section : sections()) {
    for (const Key& key : section.keys) {
      if (holds_sections(key)) continue;
      EXPECT_THAT(check(key, key.example), testing::IsEmpty()) << section.path << " " << key.name;
      if (key.fallback.empty()) continue;
      EXPECT_THAT(check(key, key.fallback), testing::IsEmpty()) << section.path << " " << key.name;
    }
  }
}

TEST(KeyTable, NamesAreUnique) {
  std::set<std::string_view> paths;
  for (const Section& section : sections()) {
    EXPECT_TRUE(paths.insert(section.path).second) << section.path;
    std::set<std::string_view> names;
    for (const Key& key : section.keys) EXPECT_TRUE(names.insert(key.name).second) << key.name;
    EXPECT_EQ(section.free, names.count("*") == 1) << section.path;
  }
}

TEST(KeyTable, FallbacksAreThoseOfTheStructs) {
  const DisclosureSpec disclosure;
  const Section& keys = section("disclosure");
  EXPECT_EQ(find_key(keys, "minimum_count")->fallback, std::to_string(disclosure.minimum_count));
  EXPECT_EQ(find_key(keys, "minimum_denominator")->fallback,
            std::to_string(disclosure.minimum_denominator));
  EXPECT_EQ(find_key(keys, "minimum_respondents")->fallback,
            std::to_string(disclosure.minimum_respondents));
  EXPECT_EQ(find_key(keys, "rounding")->fallback, std::to_string(disclosure.rounding));
  EXPECT_EQ(find_key(section("profile"), "languages")->fallback, R"(["sv", "en"])");
  EXPECT_EQ(find_key(section("output"), "formats")->fallback, R"(["html", "gpkg", "csv"])");
}

TEST(KeyTable, UnknownSectionIsABug) {
  EXPECT_THROW(static_cast<void>(section("area")), Error);
  EXPECT_EQ(find_key(section("output"), "format"), nullptr);
}

TEST(KeyDepth, CountsPartsOutsideTextsAndComments) {
  const std::string dots(40, '.');
  EXPECT_EQ(deepest_key("# " + dots + "\na = \"" + dots + "\"\nb = '" + dots + "'").line, 0U);
  EXPECT_EQ(deepest_key("a = \"\"\"\n" + dots + "\"\"\"\nb = 1").line, 0U);
  EXPECT_EQ(deepest_key("a = \"x\\\"" + dots + "\"").line, 0U);
  EXPECT_EQ(deepest_key("a = [1.5, 1.5]\nb = 1\nc" + dots + "d = 1").line, 3U);
}

}  // namespace
}  // namespace omrade::recipe

// The sums of a table as relations between its cells.
#include "tools/cell_relations.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

constexpr std::size_t kDeep = 200'000;

std::string link(std::size_t i) {
  return "link " + std::to_string(i);
}

/// t is link 0, which is link 1, and so on to the last.
CellHierarchy chain() {
  CellHierarchy hierarchy;
  hierarchy.children["t"] = {link(0)};
  for (std::size_t i = 0; i < kDeep; ++i) hierarchy.children[link(i)] = {link(i + 1)};
  return hierarchy;
}

TEST(CellRelations, AChainOfSumsWithoutRowsIsAsDeepAsItLikes) {
  CellKeys keys;
  disclosure::LinearSystem system;
  for (const char* code : {"t", "u", "v"}) {
    keys.add({code});
    system.add({.value = 7});
  }
  CellHierarchy hierarchy = chain();
  hierarchy.children["u"] = {link(kDeep)};
  hierarchy.children["v"] = {link(kDeep)};
  const auto sums = add_relations(keys, {hierarchy}, 0, Rowless::parts, system);
  EXPECT_EQ(sums.size(), kDeep + 3);
  EXPECT_EQ(system.cells().size(), kDeep + 4);
  EXPECT_TRUE(std::isnan(system.cells().back().value));
  // From the last sum to the first, and then u and v.
  EXPECT_EQ(sums.front().key, std::vector<std::string>{link(kDeep - 1)});
  EXPECT_EQ(sums[kDeep].key, std::vector<std::string>{"t"});
  EXPECT_EQ(sums.back().key, std::vector<std::string>{"v"});
}

TEST(CellRelations, AChainOfSumsWithARowAtItsEndIsAsDeepAsItLikes) {
  CellKeys keys;
  disclosure::LinearSystem system;
  for (const std::string& code : {std::string("t"), link(kDeep)}) {
    keys.add({code});
    system.add({.value = 7});
  }
  const auto sums = add_relations(keys, {chain()}, 0, Rowless::parts, system);
  EXPECT_EQ(sums.size(), kDeep + 1);
  EXPECT_EQ(system.cells().size(), kDeep + 2);
  EXPECT_EQ(system.cells().back().value, 7);
}

TEST(CellRelations, CodesThatHoldASeparatorAreOtherCodes) {
  CellKeys keys;
  keys.add({"a\x1f", "b"});
  keys.add({"a",
            "\x1f"
            "b"});
  keys.add({"1:a", "b"});
  EXPECT_EQ(keys.find({"a\x1f", "b"}), 0U);
  EXPECT_EQ(keys.find({"a",
                       "\x1f"
                       "b"}),
            1U);
  EXPECT_EQ(keys.find({"1:a", "b"}), 2U);
  EXPECT_EQ(keys.find({"1", "a1:b"}), std::nullopt);
  EXPECT_EQ(one_text({"1", "21:a"}), "1:14:21:a");
  EXPECT_NE(one_text({"1", "21:a"}), one_text({"14:2", "a"}));
}

}  // namespace
}  // namespace omrade::tools

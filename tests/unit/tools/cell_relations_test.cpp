// The sums of a table as relations between its cells.
#include "tools/cell_relations.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade::tools {
namespace {

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

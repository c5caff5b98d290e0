#include "host/arrow.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

namespace omrade::host {
namespace {

TEST(Arrow, RealsAreBorrowedWithoutValidity) {
  const Column column = Column::of_reals(std::vector<double>{1, 2, 3});
  ArrowColumn view(column);
  EXPECT_STREQ(view.schema()->format, "g");
  EXPECT_EQ(view.array()->length, 3);
  EXPECT_EQ(view.array()->n_buffers, 2);
  EXPECT_EQ(view.array()->buffers[0], nullptr);
  EXPECT_EQ(view.array()->buffers[1], column.reals().data());
  EXPECT_EQ(view.array()->null_count, 0);
}

TEST(Arrow, CategoriesAreCodesWithADictionary) {
  const Column column = Column::of_categories(std::vector<std::int32_t>{1, -1, 0},
                                              std::vector<std::string>{"ö", "ab"});
  ArrowColumn view(column);
  EXPECT_STREQ(view.schema()->format, "i");
  EXPECT_STREQ(view.schema()->dictionary->format, "u");
  EXPECT_EQ(view.array()->null_count, 1);
  EXPECT_EQ(*static_cast<const std::uint8_t*>(view.array()->buffers[0]), 0b101);
  EXPECT_EQ(view.array()->buffers[1], column.codes().data());
  const ArrowArray& labels = *view.array()->dictionary;
  EXPECT_EQ(labels.length, 2);
  const auto* offsets = static_cast<const std::int32_t*>(labels.buffers[1]);
  EXPECT_EQ(std::string(static_cast<const char*>(labels.buffers[2]), 4), "öab");
  EXPECT_EQ(offsets[1], 2);
  EXPECT_EQ(offsets[2], 4);
}

TEST(Arrow, NoValidityWhereNothingIsMissing) {
  ArrowColumn view(
      Column::of_categories(std::vector<std::int32_t>{0, 0}, std::vector<std::string>{"a"}));
  EXPECT_EQ(view.array()->buffers[0], nullptr);
  EXPECT_EQ(view.array()->null_count, 0);
}

TEST(Arrow, ReleaseMarksAndFreesNothing) {
  const Column column = Column::of_reals(std::vector<double>{5});
  ArrowColumn view(column);
  view.array()->release(view.array());
  view.schema()->release(view.schema());
  EXPECT_EQ(view.array()->release, nullptr);
  EXPECT_EQ(view.schema()->release, nullptr);
  EXPECT_EQ(column.reals()[0], 5);
}

TEST(Arrow, AStructHasNoChildForAnAbsentColumn) {
  const std::vector<std::optional<Column>> columns{std::nullopt,
                                                   Column::of_reals(std::vector<double>{1, 2})};
  const ArrowStruct view(columns, 2);
  EXPECT_STREQ(view.schema()->format, "+s");
  EXPECT_EQ(view.array()->n_children, 2);
  EXPECT_EQ(view.array()->children[0], nullptr);
  EXPECT_EQ(view.schema()->children[0], nullptr);
  EXPECT_EQ(view.array()->children[1]->length, 2);
}

TEST(Arrow, TextColumnsHoldBytes) {
  ArrowColumn view(Column::of_texts(std::vector<std::string>{"a"}));
  EXPECT_STREQ(view.schema()->format, "z");
  EXPECT_EQ(view.array()->n_buffers, 3);
}

}  // namespace
}  // namespace omrade::host

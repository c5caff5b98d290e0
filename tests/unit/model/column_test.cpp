#include "model/column.hpp"

#include "base/error.hpp"
#include "model/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cmath>
#include <string>
#include <vector>

namespace omrade {

using ::testing::ElementsAre;

TEST(Column, OutlivesTheValuesItWasMadeOf) {
  std::vector<double> values{1, 2, NAN};
  const Column column = Column::of_reals(values);
  values.assign(3, 0);
  EXPECT_EQ(column.reals()[1], 2);
  EXPECT_TRUE(std::isnan(column.reals()[2]));
}

TEST(Column, TextsAreArrowShaped) {
  const std::vector<std::string> values{"Å", "", "Ryd"};
  const Column column = Column::of_texts(values);
  EXPECT_THAT(column.text_offsets(), ElementsAre(0, 2, 2, 5));
  EXPECT_EQ(column.text(0), "Å");
  EXPECT_EQ(column.text(2), "Ryd");
}

TEST(Column, AMissingCategoryIsMinusOneAndEmptyText) {
  const std::vector<std::int32_t> codes{1, -1, 0};
  const std::vector<std::string> labels{"dalbo", "teleborg"};
  const Column column = Column::of_categories(codes, labels);
  EXPECT_EQ(column.text(0), "teleborg");
  EXPECT_EQ(column.text(1), "");
  EXPECT_EQ(column.label_count(), 2U);
}

TEST(Column, ACodeBeyondTheLabelsIsABug) {
  const std::vector<std::int32_t> codes{2};
  const std::vector<std::string> labels{"dalbo", "teleborg"};
  EXPECT_THROW(Column::of_categories(codes, labels), Error);
}

TEST(Column, IsNotReadAsATypeThatItIsNot) {
  const Column column = Column::of_texts(std::vector<std::string>{"0780"});
  EXPECT_THROW((void)column.reals(), Error);
  EXPECT_THROW((void)column.codes(), Error);
}

TEST(Arena, LiesBehindADescriptorThatAnotherProcessCouldMap) {
  const Column column = Column::of_reals(std::vector<double>{42});
  void* again = ::mmap(nullptr, column.arena()->capacity(), PROT_READ, MAP_SHARED,
                       column.arena()->descriptor(), 0);
  ASSERT_NE(again, MAP_FAILED);
  EXPECT_EQ(*static_cast<const double*>(again), 42);
  ::munmap(again, column.arena()->capacity());
}

TEST(Arena, SpillsToAFileThatHasNoName) {
  const auto arena = Arena::create(1024, 1, Arena::Backing::spill);
  arena->allocate<double>(128)[127] = 7;
  struct stat status {};
  ASSERT_EQ(::fstat(arena->descriptor(), &status), 0);
  EXPECT_EQ(status.st_nlink, 0U);
}

TEST(Arena, RefusesMoreThanItHas) {
  const auto arena = Arena::create(64, 1, Arena::Backing::memory);
  EXPECT_THROW((void)arena->allocate<double>(1000), Error);
}

TEST(Table, RefusesColumnsOfUnequalLength) {
  std::vector<Column> columns{Column::of_reals(std::vector<double>{1}),
                              Column::of_reals(std::vector<double>{1, 2})};
  EXPECT_THROW(Table({"a", "b"}, std::move(columns)), Error);
}

}  // namespace omrade

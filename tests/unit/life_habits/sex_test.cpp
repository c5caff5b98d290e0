// Labels of sex, as registers write them.
#include "answers.hpp"

#include <gtest/gtest.h>

namespace habits {
namespace {

TEST(SexOf, IsToldByTheFirstLetterInAnyCase) {
  for (const char* label : {"m", "M", "man", "Män", "MALE"}) {
    EXPECT_EQ(sex_of(label), Sex::man) << label;
  }
  for (const char* label : {"k", "K", "Kvinna", "f", "Female", "w", "WOMAN"}) {
    EXPECT_EQ(sex_of(label), Sex::woman) << label;
  }
  for (const char* label : {"", "1", "annat", " man"}) {
    EXPECT_EQ(sex_of(label), Sex::unknown) << label;
  }
}

}  // namespace
}  // namespace habits

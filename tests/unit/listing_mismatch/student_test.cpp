// Student's quantiles against printed tables.
#include "student.hpp"

#include <gtest/gtest.h>

namespace listing {
namespace {

double t95(double df) {
  return student_quantile(0.025, omrade::kZ95, df);
}
double t998(double df) {
  return student_quantile(0.001, omrade::kZ998, df);
}

TEST(StudentQuantile, AgreesWithTables) {
  EXPECT_NEAR(t95(1), 12.7062047362, 1e-9);
  EXPECT_NEAR(t95(2), 4.3026527299, 1e-9);
  EXPECT_NEAR(t95(3), 3.1824463053, 1e-9);
  EXPECT_NEAR(t95(10), 2.2281388520, 1e-9);
  EXPECT_NEAR(t95(30), 2.0422724563, 1e-9);
  EXPECT_NEAR(t95(120), 1.9799304051, 1e-9);
  EXPECT_NEAR(t998(1), 318.3088389, 1e-6);
  EXPECT_NEAR(t998(2), 22.3271248, 1e-6);
  EXPECT_NEAR(t998(10), 4.1437005, 1e-6);
}

TEST(StudentQuantile, TakesRealDegreesOfFreedom) {
  EXPECT_GT(t95(2.5), t95(3));
  EXPECT_LT(t95(2.5), t95(2));
  EXPECT_NEAR(student_tail(t95(2.5), 2.5), 0.025, 1e-12);
  EXPECT_NEAR(student_tail(t998(47.3), 47.3), 0.001, 1e-12);
}

TEST(StudentQuantile, TendsToTheNormal) {
  EXPECT_NEAR(t95(1e6), omrade::kZ95, 1e-5);
  EXPECT_EQ(t95(1e8), omrade::kZ95);
}

TEST(IsAutomatic, AnyLabelThatBeginsWithAuto) {
  EXPECT_TRUE(is_automatic("auto"));
  EXPECT_TRUE(is_automatic("Automatisk listning"));
  EXPECT_TRUE(is_automatic("AUTOMATIC"));
  EXPECT_FALSE(is_automatic("aut"));
  EXPECT_FALSE(is_automatic("aktiv"));
  EXPECT_FALSE(is_automatic("ej auto"));
}

}  // namespace
}  // namespace listing

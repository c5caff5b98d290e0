// Student's quantiles against printed tables.
#include "tally.hpp"
#include <omrade/sdk/student.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace listing {
namespace {

using omrade::Student;

double t95(double df) {
  return Student(df).quantile(0.025, omrade::kZ95);
}
double t998(double df) {
  return Student(df).quantile(0.001, omrade::kZ998);
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
  for (const double df : {1.0, 1.1, 2.5, 3.3, 7.7, 47.3, 499.9, 2000.0}) {
    EXPECT_NEAR(Student(df).tail(t95(df)), 0.025, 1e-12) << df;
    EXPECT_NEAR(Student(df).tail(t998(df)), 0.001, 1e-12) << df;
  }
}

TEST(StudentQuantile, TendsToTheNormal) {
  EXPECT_NEAR(t95(1e6), omrade::kZ95, 1e-5);
  EXPECT_NEAR(t998(1e12), omrade::kZ998, 1e-11);
}

TEST(StudentQuantile, HasNoStepWhereTheExpansionTakesOver) {
  EXPECT_NEAR(t95(499.999999999), t95(500), 1e-10);
  EXPECT_NEAR(t998(499.999999999), t998(500), 1e-10);
}

TEST(LimitsOfMean, AreStudentsAroundTheMean) {
  // Standard error sqrt(18 / 2) = 3; t(1) = 12.7062047 and 318.3088389.
  const omrade::Limits limits = omrade::limits_of_mean(2, 100, 18);
  EXPECT_EQ(limits.kind, omrade::Interval::student);
  EXPECT_NEAR(limits.lower95, 100 - 3 * 12.7062047, 1e-6);
  EXPECT_NEAR(limits.upper95, 100 + 3 * 12.7062047, 1e-6);
  EXPECT_NEAR(limits.lower998, 100 - 3 * 318.3088389, 1e-5);
  EXPECT_NEAR(limits.upper998, 100 + 3 * 318.3088389, 1e-5);
}

TEST(LimitsOfMean, AreNoneBelowTwoPeopleOrWithoutSpread) {
  for (const omrade::Limits& limits :
       {omrade::limits_of_mean(1.9, 5, 4), omrade::limits_of_mean(0, omrade::kNone, omrade::kNone),
        omrade::limits_of_mean(9, 5, 0), omrade::student_limits(5, 1, 0.9)}) {
    EXPECT_EQ(limits.kind, omrade::Interval::none);
    EXPECT_TRUE(std::isnan(limits.lower95) && std::isnan(limits.upper998));
  }
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

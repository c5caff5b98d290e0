#include "recipe/parameters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace omrade::recipe {
namespace {

using catalogue::Param;
using catalogue::ParamKind;
using ::testing::ElementsAre;

Param param(ParamKind kind, double min = 0, double max = 10) {
  Param out;
  out.id = "p";
  out.kind = kind;
  out.min = min;
  out.max = max;
  if (kind == ParamKind::choice) out.choices = {{"linear", {}}, {"threshold", {}}};
  return out;
}

template <class T>
ParameterReading read(ParamKind kind, T value) {
  return read_parameter(param(kind), {.name = {"p", {}}, .value = value, .place = {}});
}

TEST(Parameters, AChoiceIsOneOfItsIds) {
  const ParameterReading reading = read(ParamKind::choice, std::string("threshold"));
  EXPECT_EQ(reading.value, ParamValue::choice(1, "threshold"));
  const ParameterReading wrong = read(ParamKind::choice, std::string("treshold"));
  EXPECT_EQ(wrong.problem, "parameter 'p' has no choice 'treshold'");
  EXPECT_EQ(wrong.hint, "did you mean 'threshold'?");
  EXPECT_EQ(read(ParamKind::choice, 1.0).problem, "parameter 'p' must be one of linear, threshold");
}

TEST(Parameters, AListHoldsNumbersWithinBounds) {
  EXPECT_THAT(read(ParamKind::list, std::vector<double>{0, 5}).value.list, ElementsAre(0, 5));
  EXPECT_EQ(read(ParamKind::list, std::vector<double>{0, 11}).problem,
            "parameter 'p' is 11, outside 0 to 10");
  EXPECT_EQ(read(ParamKind::list, 3.0).problem, "parameter 'p' must be a list of numbers");
}

TEST(Parameters, ATextIsAText) {
  EXPECT_EQ(read(ParamKind::text, std::string("astma")).value.text, "astma");
  EXPECT_EQ(read(ParamKind::text, true).problem, "parameter 'p' must be a text");
}

TEST(Parameters, NumbersAreWholeWhereTheyMustBe) {
  EXPECT_EQ(read(ParamKind::real, 2.5).value.number, 2.5);
  EXPECT_EQ(read(ParamKind::integer, 2.5).problem, "parameter 'p' must be a whole number");
  EXPECT_EQ(read(ParamKind::boolean, 1.0).problem, "parameter 'p' must be true or false");
  EXPECT_EQ(read(ParamKind::real, std::string("2")).problem, "parameter 'p' must be a number");
}

}  // namespace
}  // namespace omrade::recipe

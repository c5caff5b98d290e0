// A plugin of this program, called through the C functions as an engine calls it.
#include <omrade/plugin.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace {

struct Plugin {
  static constexpr omrade::Info info{.id = "test.plugin", .version = "1.0.0"};
  static constexpr omrade::Param<double> real{.id = "real", .fallback = 1};
  static constexpr omrade::Param<std::int64_t> whole{.id = "whole", .fallback = 1};
  static constexpr omrade::Param<bool> logical{.id = "logical", .min = false, .max = true};
  static constexpr omrade::Input x{.id = "x"};
  static constexpr omrade::Input never{.id = "never", .required = false};
  static constexpr omrade::Input undeclared{.id = "undeclared"};
  static constexpr omrade::Text far{.sv = "för långt", .en = "too far"};
  static constexpr omrade::Layer y{.id = "y", .reasons = {far}};
  static constexpr auto declares = omrade::declare(real, whole, logical, x, never, y);

  void compute(const omrade::Call& call) {
    if (call[whole] == 1) (void)call[never];
    if (call[whole] == 2) (void)call[undeclared];
    const auto out = call[y];
    out.set(0, 3, 4, 2);
    out.value(0, call[real], {0.5, 2, 0.25, 4, omrade::Interval::student});
    out.not_applicable(1, far);
    out.value(2, call[logical] ? call[x][2] : -1);
    out.unreliable(2, {.sv = "för långt", .en = "too far"});  // an equal text, not the same object
    out.estimator(2, omrade::Estimator::synthetic);
  }
};

/// Three areas, the input x = 1, 2, 3.
class Engine {
 public:
  Engine() {
    omrade_instance* raw = nullptr;
    if (omrade::detail::create<Plugin>(nullptr, 0, &raw, &error) == OMRADE_OK) instance.reset(raw);
    array.length = 3;
    array.buffers = buffers.data();
    inputs[0].present = 1;
    inputs[0].array = &array;
    layer.length = 3;
    std::array<double**, 8> all{&layer.value,       &layer.lower95,  &layer.upper95,
                                &layer.lower998,    &layer.upper998, &layer.numerator,
                                &layer.denominator, &layer.base};
    for (std::size_t k = 0; k < all.size(); ++k) *all[k] = numbers[k].data();
    layer.state = states.data();
    layer.estimator = estimators.data();
    layer.interval = intervals.data();
    layer.reason = reasons.data();
  }

  omrade_status call(std::array<double, 3> numbers_given) {
    std::array<omrade_param, 3> params{};
    std::array<const omrade_param*, 3> param_addresses{};
    for (std::size_t k = 0; k < params.size(); ++k) {
      params[k].number = numbers_given[k];
      params[k].text = "";
      param_addresses[k] = &params[k];
    }
    const std::array<const omrade_input*, 2> input_addresses{&inputs[0], &inputs[1]};
    const omrade_estimates* layer_address = &layer;
    omrade_call call{};
    call.n_areas = 3;
    call.period = "2024";
    call.params = param_addresses.data();
    call.inputs = input_addresses.data();
    call.layers = &layer_address;
    return instance->compute(instance.get(), &call, &error);
  }

  struct Destroy {
    void operator()(omrade_instance* i) const { i->destroy(i); }
  };
  std::unique_ptr<omrade_instance, Destroy> instance;
  std::vector<double> x{1, 2, 3};
  std::array<const void*, 2> buffers{nullptr, x.data()};
  ArrowArray array{};
  std::array<omrade_input, 2> inputs{};
  std::array<std::array<double, 3>, 8> numbers{};
  std::array<std::uint8_t, 3> states{}, estimators{}, intervals{};
  std::array<std::int32_t, 3> reasons{-1, -1, -1};
  omrade_estimates layer{};
  omrade_error error{};
};

TEST(Call, WritersFillTheArraysOfTheEngine) {
  Engine engine;
  ASSERT_EQ(engine.call({1.5, 0, 1}), OMRADE_OK);
  EXPECT_EQ(engine.layer.value[0], 1.5);
  EXPECT_EQ(engine.layer.numerator[0], 3);
  EXPECT_EQ(engine.layer.denominator[0], 4);
  EXPECT_EQ(engine.layer.base[0], 2);
  EXPECT_EQ(engine.layer.lower95[0], 0.5);
  EXPECT_EQ(engine.layer.upper95[0], 2);
  EXPECT_EQ(engine.layer.lower998[0], 0.25);
  EXPECT_EQ(engine.layer.upper998[0], 4);
  EXPECT_EQ(engine.intervals[0], OMRADE_INTERVAL_STUDENT);
  EXPECT_EQ(engine.states[0], OMRADE_STATE_OK);
}

TEST(Call, ReasonsAreFoundByTheirText) {
  Engine engine;
  ASSERT_EQ(engine.call({1.5, 0, 1}), OMRADE_OK);
  EXPECT_EQ(engine.states[1], OMRADE_STATE_NOT_APPLICABLE);
  EXPECT_EQ(engine.reasons[1], 0);
  EXPECT_TRUE(std::isnan(engine.layer.value[1]));
  EXPECT_TRUE(std::isnan(engine.layer.base[1]));
  EXPECT_EQ(engine.states[2], OMRADE_STATE_UNRELIABLE);
  EXPECT_EQ(engine.reasons[2], 0);
  EXPECT_EQ(engine.layer.value[2], 3);
  EXPECT_EQ(engine.estimators[2], OMRADE_ESTIMATOR_SYNTHETIC);
}

TEST(Call, AnAbsentInputIsNotReadUnasked) {
  Engine engine;
  EXPECT_EQ(engine.call({1, 1, 0}), OMRADE_ERR_INTERNAL);
  EXPECT_STREQ(engine.error.message, "the input does not reach this level; ask call.has() first");
  EXPECT_STREQ(engine.error.column, "never");
  EXPECT_EQ(engine.error.row, -1);
}

TEST(Call, AnObjectThatIsNotDeclaredIsNoKey) {
  Engine engine;
  EXPECT_EQ(engine.call({1, 2, 0}), OMRADE_ERR_INTERNAL);
  EXPECT_STREQ(engine.error.message, "'undeclared' is used but missing from `declares`");
}

TEST(Create, AnUnknownIndexIsAnError) {
  omrade_error error{};
  omrade_instance* raw = nullptr;
  EXPECT_EQ(omrade::detail::create<Plugin>(nullptr, 1, &raw, &error), OMRADE_ERR_INVALID_ARGUMENT);
  EXPECT_EQ(raw, nullptr);
  EXPECT_STREQ(error.message, "no plugin has that index");
}

TEST(Create, AnEngineThatWantsNoReasonGetsNone) {
  omrade_instance* raw = nullptr;
  EXPECT_EQ(omrade::detail::create<Plugin>(nullptr, 9, &raw, nullptr), OMRADE_ERR_INVALID_ARGUMENT);
}

TEST(WholePersons, TenTenthsAreOne) {
  double sum = 0;
  for (int i = 0; i < 10; ++i) sum += 0.1;
  EXPECT_LT(sum, 1);
  EXPECT_EQ(omrade::whole_persons(sum), 1);
  EXPECT_EQ(omrade::whole_persons(19.9), 19);
}

}  // namespace

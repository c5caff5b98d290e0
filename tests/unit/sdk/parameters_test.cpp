// Parameters as a plugin reads them: a choice, a text, a list.
#include "lent.hpp"
#include <omrade/plugin.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Plugin {
  static constexpr omrade::Info info{.id = "test.parameters", .version = "1.0.0"};
  static constexpr omrade::ChoiceParam form{
      .id = "form",
      .choices = {{.id = "crude", .title = {.sv = "rå", .en = "crude"}}, {.id = "direct"}},
      .fallback = "direct"};
  static constexpr omrade::TextParam ailment{.id = "ailment", .fallback = "diabetes"};
  static constexpr omrade::ListParam bounds{
      .id = "bounds", .fallback = {18, 65}, .min = 0, .max = 110};
  static constexpr omrade::Layer y{.id = "y"};
  static constexpr auto declares = omrade::declare(form, ailment, bounds, y);
  void compute(const omrade::Call&) {}
};
constexpr const omrade_plugin_desc& kDesc = omrade::detail::Described<Plugin>::desc;

/// What an engine fills in for a recipe, in declared order.
class Given {
 public:
  Given() {
    given[0].number = 0;
    given[0].text = "crude";
    given[1].text = "astma";
    given[2].text = "";
    given[2].n = static_cast<std::int64_t>(list.size());
    given[2].list = list.data();
    call_.params = addresses_.data();
  }
  [[nodiscard]] omrade::Call call() const { return {call_, kDesc, nullptr}; }

  std::vector<double> list{0, 5.5, 10};
  std::vector<omrade_param> given = std::vector<omrade_param>(3);

 private:
  std::vector<const omrade_param*> addresses_ = lent::addresses(given);
  omrade_call call_{};
};

TEST(ChoiceParam, IsReadAsItsPlaceAndItsId) {
  const Given given;
  const omrade::Chosen chosen = given.call()[Plugin::form];
  EXPECT_EQ(chosen.index, 0U);
  EXPECT_EQ(chosen.id, "crude");
}

TEST(ChoiceParam, ItsDefaultIsLoweredToAPlace) {
  const omrade_param_desc& form = *kDesc.params[0];
  EXPECT_EQ(form.kind, OMRADE_PARAM_CHOICE);
  EXPECT_EQ(form.n_choices, 2U);
  EXPECT_STREQ(form.choices[0]->id, "crude");
  EXPECT_STREQ(form.choices[0]->title.sv, "rå");
  EXPECT_STREQ(form.choices[1]->id, "direct");
  EXPECT_EQ(form.fallback, 1);
  EXPECT_STREQ(form.fallback_text, "direct");
  EXPECT_EQ(form.min, 0);
  EXPECT_EQ(form.max, 1);
}

TEST(TextParam, IsReadAsText) {
  const Given given;
  EXPECT_EQ(given.call()[Plugin::ailment], "astma");
  EXPECT_EQ(kDesc.params[1]->kind, OMRADE_PARAM_TEXT);
  EXPECT_STREQ(kDesc.params[1]->fallback_text, "diabetes");
}

TEST(ListParam, IsReadAsASpanInItsOrder) {
  const Given given;
  EXPECT_THAT(given.call()[Plugin::bounds], ElementsAre(0, 5.5, 10));
}

TEST(ListParam, MayBeEmpty) {
  Given given;
  given.given[2].n = 0;
  given.given[2].list = nullptr;
  EXPECT_THAT(given.call()[Plugin::bounds], IsEmpty());
}

TEST(ListParam, ItsDefaultAndBoundsAreLowered) {
  const omrade_param_desc& bounds = *kDesc.params[2];
  EXPECT_EQ(bounds.kind, OMRADE_PARAM_LIST);
  ASSERT_EQ(bounds.n_fallback, 2U);
  EXPECT_EQ(bounds.fallback_list[0], 18);
  EXPECT_EQ(bounds.fallback_list[1], 65);
  EXPECT_EQ(bounds.min, 0);
  EXPECT_EQ(bounds.max, 110);
}

TEST(Parameters, OneThatIsNotDeclaredIsNoKey) {
  static constexpr omrade::TextParam other{.id = "other"};
  const Given given;
  try {
    (void)given.call()[other];
    FAIL() << "it was read";
  } catch (const omrade::Error& error) {
    EXPECT_STREQ(error.what(), "'other' is used but missing from `declares`");
  }
}

}  // namespace

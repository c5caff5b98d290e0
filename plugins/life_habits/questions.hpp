// What comes out: seven habits, each the share of those who answered.
#pragma once

#include <omrade/plugin.hpp>

#include <array>

namespace habits {

inline constexpr omrade::Text kNotAsked{.sv = "frågan ingår inte i enkätuppgifterna",
                                        .en = "the question is not part of the survey data"};
inline constexpr omrade::Text kNoAnswers{.sv = "ingen här har svarat på frågan",
                                         .en = "nobody here has answered the question"};
inline constexpr omrade::Text kTooWide{.sv = "skattningen är för osäker för att visas",
                                       .en = "the estimate is too uncertain to be shown"};

/// Weighted sums are no numbers of persons; small numbers of respondents are protected by the base.
constexpr omrade::Layer habit(const char* id, omrade::Text title, omrade::Text doc,
                              omrade::Direction direction = omrade::Direction::higher_is_worse) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = "%",
          .kind = omrade::Kind::proportion,
          .base_of = omrade::BaseOf::respondents,
          .direction = direction,
          .counts_persons = false,
          .decimals = 1,
          .multiplier = 100,
          .reasons = {kNotAsked, kNoAnswers, kTooWide}};
}

inline constexpr auto kPhysicallyActive =
    habit("physically_active", {.sv = "Fysiskt aktiva", .en = "Physically active"},
          {.sv = "Minst så många minuter i veckan som parametern active_minutes anger (förval "
                 "150), där träning räknas dubbelt och vardagsmotion enkelt.",
           .en = "At least as many minutes a week as the parameter active_minutes says (default "
                 "150), training counted twice and everyday activity once."},
          omrade::Direction::higher_is_better);
inline constexpr auto kRiskyAlcohol =
    habit("risky_alcohol", {.sv = "Riskbruk av alkohol", .en = "Risky alcohol use"},
          {.sv = "AUDIT-C på minst så många poäng som parametrarna risky_alcohol_men och "
                 "risky_alcohol_women anger (förval 6 för män och 5 för kvinnor).",
           .en = "AUDIT-C of at least as many points as the parameters risky_alcohol_men and "
                 "risky_alcohol_women say (default 6 for men and 5 for women)."});
inline constexpr auto kSmoking =
    habit("daily_smoking", {.sv = "Daglig rökning", .en = "Daily smoking"},
          {.sv = "Röker varje dag.", .en = "Smokes every day."});
inline constexpr auto kSnus = habit("daily_snus", {.sv = "Daglig snusning", .en = "Daily snus use"},
                                    {.sv = "Snusar varje dag.", .en = "Uses snus every day."});
inline constexpr auto kLowFruitVegetables =
    habit("low_fruit_vegetables",
          {.sv = "Lågt intag av frukt och grönsaker", .en = "Low intake of fruit and vegetables"},
          {.sv = "Högst så många gånger per dag som parametern low_times anger (förval 1,3).",
           .en = "At most as many times a day as the parameter low_times says (default 1.3)."});
inline constexpr auto kRecommendedFruitVegetables =
    habit("recommended_fruit_vegetables",
          {.sv = "Rekommenderat intag av frukt och grönsaker",
           .en = "Recommended intake of fruit and vegetables"},
          {.sv = "Minst så många gånger per dag som parametern recommended_times anger (förval 5, "
                 "vilket motsvarar 500 gram).",
           .en = "At least as many times a day as the parameter recommended_times says (default 5, "
                 "which amounts to 500 grams)."},
          omrade::Direction::higher_is_better);
inline constexpr auto kLongSitting = habit(
    "long_sitting", {.sv = "Långvarigt stillasittande", .en = "Prolonged sitting"},
    {.sv = "Sitter minst så många timmar per dag som parametern long_hours anger (förval 10).",
     .en = "Sits at least as many hours a day as the parameter long_hours says (default "
           "10)."});

enum class Question {
  physically_active,
  risky_alcohol,
  daily_smoking,
  daily_snus,
  low_fruit_vegetables,
  recommended_fruit_vegetables,
  long_sitting,
};

struct Asked {
  Question question;
  const omrade::Layer& layer;
};
inline constexpr std::array<Asked, 7> kQuestions{{
    {Question::physically_active, kPhysicallyActive},
    {Question::risky_alcohol, kRiskyAlcohol},
    {Question::daily_smoking, kSmoking},
    {Question::daily_snus, kSnus},
    {Question::low_fruit_vegetables, kLowFruitVegetables},
    {Question::recommended_fruit_vegetables, kRecommendedFruitVegetables},
    {Question::long_sitting, kLongSitting},
}};

}  // namespace habits

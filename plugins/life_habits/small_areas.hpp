// One habit in small areas: direct, smoothed and synthetic estimates side by side.
#pragma once

#include "parameters.hpp"
#include "questions.hpp"
#include "respondents.hpp"
#include <omrade/plugin.hpp>

namespace habits {

inline constexpr omrade::ChoiceParam kHabit{
    .id = "habit",
    .title = {.sv = "Levnadsvana", .en = "Habit"},
    .doc = {.sv = "Vilken av levnadsvanorna som skattas.", .en = "Which of the habits."},
    .choices =
        {{.id = "physically_active", .title = {.sv = "fysiskt aktiva", .en = "physically active"}},
         {.id = "risky_alcohol", .title = {.sv = "riskbruk av alkohol", .en = "risky alcohol"}},
         {.id = "daily_smoking", .title = {.sv = "daglig rökning", .en = "daily smoking"}},
         {.id = "daily_snus", .title = {.sv = "daglig snusning", .en = "daily snus use"}},
         {.id = "low_fruit_vegetables",
          .title = {.sv = "lågt intag av frukt och grönt", .en = "low fruit and vegetables"}},
         {.id = "recommended_fruit_vegetables",
          .title = {.sv = "rekommenderat intag av frukt och grönt",
                    .en = "recommended fruit and vegetables"}},
         {.id = "long_sitting",
          .title = {.sv = "långvarigt stillasittande", .en = "prolonged sitting"}}},
    .fallback = "daily_smoking"};
inline constexpr omrade::ListParam kAgeFrom{
    .id = "age_from",
    .title = {.sv = "Åldersband från", .en = "Age bands from"},
    .doc = {.sv = "Första åldern i varje band av den syntetiska skattningen och kalibreringen.",
            .en = "The first age of each band of the synthetic estimate and the calibration."},
    .fallback = {16, 30, 45, 65},
    .min = 0,
    .max = 150,
    .unit = "years"};
inline constexpr omrade::Param<bool> kCalibrate{
    .id = "calibrate",
    .title = {.sv = "Kalibrera vikterna", .en = "Calibrate the weights"},
    .doc = {.sv = "Vikterna räknas om så att de summerar till befolkningens åldrar och kön i hela "
                  "regionen.",
            .en = "The weights are made to add up to the population's ages and sexes in the whole "
                  "region."},
    .fallback = false};
inline constexpr omrade::Param<std::int64_t> kLeastAreas{
    .id = "least_areas",
    .title = {.sv = "Minst antal områden", .en = "Fewest areas"},
    .doc = {.sv = "Med färre områden med svar utjämnas inget: den direkta skattningen står kvar.",
            .en = "With fewer areas that have answers nothing is smoothed: the direct estimate "
                  "stands."},
    .fallback = 5,
    .min = 2,
    .max = 1000000};

inline constexpr omrade::Field<double> kPeopleAge{
    .id = "age",
    .title = {.sv = "Ålder, eller bandets första", .en = "Age, or the first of its band"},
    .unit = "years"};
inline constexpr omrade::Field<omrade::Category> kPeopleSex{
    .id = "sex",
    .title = {.sv = "Kön: börjar på m, eller på k, f eller w",
              .en = "Sex: begins with m, or with k, f or w"}};
inline constexpr omrade::Field<double> kPeople{
    .id = "people",
    .title = {.sv = "Antal, förval 1", .en = "Number, default 1"},
    .unit = "persons",
    .required = false};
inline constexpr auto kPopulation =
    omrade::rows({.id = "population",
                  .title = {.sv = "Befolkning", .en = "Population"},
                  .doc = {.sv = "Invånare efter ålder och kön: en rad per person, eller med antal.",
                          .en = "Residents by age and sex: one record for each, or with a number."},
                  .unit = "persons",
                  .required = false},
                 kPeopleAge, kPeopleSex, kPeople);

inline constexpr omrade::Text kFewAreas{
    .sv = "för få områden för att utjämna: den direkta skattningen",
    .en = "too few areas to smooth: the direct estimate"};
inline constexpr omrade::Text kNoPopulation{.sv = "befolkningen efter ålder och kön är inte given",
                                            .en = "the population by age and sex is not given"};
inline constexpr omrade::Text kNoPeople{.sv = "ingen i de åldrarna bor här",
                                        .en = "nobody of these ages lives here"};
inline constexpr omrade::Text kUnknownPeople{
    .sv = "antalet invånare är inte känt för varje ålder och kön",
    .en = "the number of residents is not known of every age and sex"};
inline constexpr omrade::Text kEmptyCell{
    .sv = "för få svarande i hela regionen av någon ålder och något kön som bor här",
    .en = "too few respondents in the whole region of an age and sex that live here"};

struct SmallAreas {
  static constexpr omrade::Info info{
      .id = "se.omrade.life_habits_small_areas",
      .version = "1.0.0",
      .title = {.sv = "Levnadsvana i små områden", .en = "A life habit in small areas"},
      .summary = {.sv = "En levnadsvana enligt en enkät: direkt, utjämnad och syntetisk skattning.",
                  .en = "One habit from a survey: direct, smoothed and synthetic estimates."},
      .method =
          {.sv = "Direkt: viktad andel (Hájek). Utjämnad: empirisk Bayes (Marshall) mot alla "
                 "områdens gemensamma andel; intervallet räknar inte in att den och spridningen är "
                 "skattade. Syntetisk: regionens andelar efter ålder och kön, vägda med områdets "
                 "befolkning; säger inget om hur området skiljer sig från andra.",
           .en = "Direct: the weighted share (Hájek). Smoothed: empirical Bayes (Marshall) towards "
                 "the share of all areas; the interval does not count that it and the spread are "
                 "estimates. Synthetic: the region's shares by age and sex, weighed by the area's "
                 "population; it tells nothing of how the area differs from others."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant};

  static constexpr omrade::Layer direct{
      .id = "direct",
      .title = {.sv = "Direkt skattning", .en = "Direct estimate"},
      .doc = {.sv = "Andelen bland områdets egna svarande.",
              .en = "The share among the area's own respondents."},
      .unit = "%",
      .kind = omrade::Kind::proportion,
      .base_of = omrade::BaseOf::respondents,
      .counts_persons = false,
      .decimals = 1,
      .multiplier = 100,
      .reasons = {kNotAsked, kNoAnswers, kTooWide}};
  /// Whoever knows the common share and the shrinkage knows the direct estimate again: where this
  /// is withheld, so is that.
  static constexpr omrade::Layer smoothed{
      .id = "smoothed",
      .title = {.sv = "Utjämnad skattning", .en = "Smoothed estimate"},
      .doc = {.sv =
                  "Den direkta skattningen dragen mot alla områdens, mer ju färre som har svarat.",
              .en =
                  "The direct estimate drawn towards that of all areas, more the fewer answered."},
      .unit = "%",
      .kind = omrade::Kind::index,
      .base_of = omrade::BaseOf::respondents,
      .counts_persons = false,
      .decimals = 1,
      .parts = {"direct"},
      .reasons = {kNotAsked, kNoAnswers, kFewAreas}};
  static constexpr omrade::Layer synthetic{
      .id = "synthetic",
      .title = {.sv = "Syntetisk skattning", .en = "Synthetic estimate"},
      .doc = {.sv = "Vad andelen vore om områdets invånare levde som andra av samma ålder och kön.",
              .en = "What the share would be if residents lived as others of the same age and "
                    "sex."},
      .unit = "%",
      .kind = omrade::Kind::index,
      .base_of = omrade::BaseOf::respondents,
      .counts_persons = false,
      .decimals = 1,
      .reasons = {kNotAsked, kNoPopulation, kNoPeople, kUnknownPeople, kEmptyCell}};

  static constexpr auto declares = omrade::declare(
      kHabit, kAgeFrom, kCalibrate, kLeastAreas, kLowestAge, kHighestAge, kActiveMinutes, kRiskyMen,
      kRiskyWomen, kLowTimes, kRecommendedTimes, kLongHours, kLargestHalfWidth, kFewRespondents,
      kRespondents, kPopulation, direct, smoothed, synthetic);

  void compute(const omrade::Call& call) const;
};

}  // namespace habits

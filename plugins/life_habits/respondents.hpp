// What is read: the respondents and their answers. Every field may be absent, and so may any
// answer.
#pragma once

#include <omrade/plugin.hpp>

namespace habits {

using omrade::Text;

constexpr omrade::Field<double> answer_field(const char* id, Text title, const char* unit = "") {
  return {.id = id, .title = title, .unit = unit, .required = false};
}

inline constexpr auto kWeight =
    answer_field("weight", {.sv = "Enkätvikt, förval 1", .en = "Survey weight, default 1"});
inline constexpr auto kAge = answer_field("age", {.sv = "Ålder", .en = "Age"}, "years");
inline constexpr omrade::Field<omrade::Category> kSex{
    .id = "sex",
    .title = {.sv = "Kön: börjar på m, eller på k, f eller w",
              .en = "Sex: begins with m, or with k, f or w"},
    .required = false};
inline constexpr auto kTrainingMinutes = answer_field(
    "training_minutes", {.sv = "Fysisk träning per vecka", .en = "Physical training in a week"},
    "minutes");
inline constexpr auto kEverydayMinutes =
    answer_field("everyday_minutes",
                 {.sv = "Vardagsmotion per vecka", .en = "Everyday activity in a week"}, "minutes");
inline constexpr auto kAuditC =
    answer_field("audit_c", {.sv = "AUDIT-C, 0 till 12", .en = "AUDIT-C, 0 to 12"}, "points");
inline constexpr auto kDailySmoking = answer_field(
    "daily_smoking", {.sv = "Röker dagligen, 0 eller 1", .en = "Smokes daily, 0 or 1"});
inline constexpr auto kDailySnus = answer_field(
    "daily_snus", {.sv = "Snusar dagligen, 0 eller 1", .en = "Uses snus daily, 0 or 1"});
inline constexpr auto kFruitVegetables = answer_field(
    "fruit_vegetables",
    {.sv = "Frukt och grönsaker, gånger per dag", .en = "Fruit and vegetables, times a day"},
    "times/day");
inline constexpr auto kSittingHours =
    answer_field("sitting_hours",
                 {.sv = "Stillasittande, timmar per dag", .en = "Sitting, hours a day"}, "hours");

inline constexpr auto kRespondents = omrade::rows(
    {.id = "respondents",
     .title = {.sv = "Svarande", .en = "Respondents"},
     .doc = {.sv = "En rad per svarande i enkäten. En tom cell betyder att frågan inte är "
                   "besvarad. Utan vikter väger alla lika.",
             .en = "One record for each respondent of the survey. An empty cell is no answer to "
                   "that question. Without weights all weigh the same."},
     .unit = "respondents"},
    kWeight, kAge, kSex, kTrainingMinutes, kEverydayMinutes, kAuditC, kDailySmoking, kDailySnus,
    kFruitVegetables, kSittingHours);

}  // namespace habits

// Where each habit begins, who counts, and when an estimate is too uncertain to show.
#pragma once

#include <omrade/plugin.hpp>

#include <cstdint>

namespace habits {

inline constexpr omrade::Param<double> kLowestAge{
    .id = "lowest_age",
    .title = {.sv = "Lägsta ålder", .en = "Lowest age"},
    .doc = {.sv = "Yngre svarande räknas inte, om åldern är angiven.",
            .en = "Younger respondents do not count, where the age is given."},
    .fallback = 16,
    .min = 0,
    .max = 150,
    .unit = "years"};
inline constexpr omrade::Param<double> kHighestAge{
    .id = "highest_age",
    .title = {.sv = "Högsta ålder", .en = "Highest age"},
    .doc = {.sv = "Äldre svarande räknas inte, om åldern är angiven.",
            .en = "Older respondents do not count, where the age is given."},
    .fallback = 84,
    .min = 0,
    .max = 150,
    .unit = "years"};
inline constexpr omrade::Param<double> kActiveMinutes{
    .id = "active_minutes",
    .title = {.sv = "Gräns: fysiskt aktiv", .en = "Limit: physically active"},
    .doc = {.sv = "Minst så många minuter per vecka, där träning räknas dubbelt.",
            .en = "At least so many minutes a week, those of training counted twice."},
    .fallback = 150,
    .min = 0,
    .max = 20160,
    .unit = "minutes"};
inline constexpr omrade::Param<std::int64_t> kRiskyMen{
    .id = "risky_alcohol_men",
    .title = {.sv = "Gräns: riskbruk av alkohol, män", .en = "Limit: risky alcohol, men"},
    .doc = {.sv = "Minst så många poäng i AUDIT-C.", .en = "At least so many points of AUDIT-C."},
    .fallback = 6,
    .min = 0,
    .max = 12,
    .unit = "points"};
inline constexpr omrade::Param<std::int64_t> kRiskyWomen{
    .id = "risky_alcohol_women",
    .title = {.sv = "Gräns: riskbruk av alkohol, kvinnor", .en = "Limit: risky alcohol, women"},
    .doc = {.sv = "Minst så många poäng i AUDIT-C.", .en = "At least so many points of AUDIT-C."},
    .fallback = 5,
    .min = 0,
    .max = 12,
    .unit = "points"};
inline constexpr omrade::Param<double> kLowTimes{
    .id = "low_times",
    .title = {.sv = "Gräns: lågt intag av frukt och grönsaker",
              .en = "Limit: low intake of fruit and vegetables"},
    .doc = {.sv = "Högst så många gånger per dag.", .en = "At most so many times a day."},
    .fallback = 1.3,
    .min = 0,
    .max = 50,
    .unit = "times/day"};
inline constexpr omrade::Param<double> kRecommendedTimes{
    .id = "recommended_times",
    .title = {.sv = "Gräns: rekommenderat intag av frukt och grönsaker",
              .en = "Limit: recommended intake of fruit and vegetables"},
    .doc = {.sv = "Minst så många gånger per dag; 5 motsvarar 500 gram.",
            .en = "At least so many times a day; 5 amount to 500 grams."},
    .fallback = 5,
    .min = 0,
    .max = 50,
    .unit = "times/day"};
inline constexpr omrade::Param<double> kLongHours{
    .id = "long_hours",
    .title = {.sv = "Gräns: långvarigt stillasittande", .en = "Limit: prolonged sitting"},
    .doc = {.sv = "Minst så många timmar per dag.", .en = "At least so many hours a day."},
    .fallback = 10,
    .min = 0,
    .max = 24,
    .unit = "hours"};

inline constexpr omrade::Param<double> kLargestHalfWidth{
    .id = "largest_half_width",
    .title = {.sv = "Största halva intervallbredd", .en = "Largest half-width"},
    .doc = {.sv = "I procentenheter. En skattning vars 95-procentiga intervall är bredare än "
                  "två gånger detta visas inte. Förvalet är vårt eget.",
            .en = "In percentage points. An estimate whose 95 % interval is wider than twice this "
                  "is not shown. The default is our choice."},
    .fallback = 12.5,
    .min = 0.0001,
    .max = 100,
    .unit = "%"};
inline constexpr omrade::Param<double> kFewRespondents{
    .id = "few_respondents",
    .title = {.sv = "Få svarande", .en = "Few respondents"},
    .doc = {.sv = "Med färre svarande än så prövas bredden som om hälften hade svarat ja, så att "
                  "en utelämnad skattning inte avslöjar hur de få svarade. Sätt värdet till minst "
                  "receptets minimum_respondents.",
            .en = "With fewer respondents the width is judged as if half of them had said yes, so "
                  "that an estimate left out does not tell how those few answered. Set it to no "
                  "less than the recipe's minimum_respondents."},
    .fallback = 30,
    .min = 0,
    .max = 1000000,
    .unit = "respondents"};

}  // namespace habits

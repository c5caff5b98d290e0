// The rule, as a recipe may set it.
#pragma once

#include <omrade/plugin.hpp>

#include <cstdint>

namespace need_allocation {

inline constexpr std::int64_t kMostKronor = 1000000000000;

inline constexpr omrade::ChoiceParam kBasis{
    .id = "basis",
    .title = {.sv = "Budget eller pris", .en = "Budget or price"},
    .doc = {.sv = "Om en given budget fördelas, eller om ett givet pris betalas per person.",
            .en = "Whether a given budget is divided, or a given price is paid for each person."},
    .choices = {{.id = "budget",
                 .title = {.sv = "En budget fördelas", .en = "A budget is divided"}},
                {.id = "price",
                 .title = {.sv = "Ett pris per person", .en = "A price for each person"}}},
    .fallback = "budget"};
inline constexpr omrade::Param<std::int64_t> kBudget{
    .id = "budget",
    .title = {.sv = "Budget", .en = "Budget"},
    .doc = {.sv = "Hela kronor att fördela på varje nivå. Förvalet visar hur en miljon skulle "
                  "fördelas.",
            .en = "Whole kronor to divide at each level. The default shows how a million would be "
                  "divided."},
    .fallback = 1000000,
    .min = 0,
    .max = kMostKronor,
    .unit = "kr"};
inline constexpr omrade::Param<double> kPrice{
    .id = "price",
    .title = {.sv = "Pris", .en = "Price"},
    .doc = {.sv = "Kronor per person gånger behovets faktor, där ett pris betalas.",
            .en = "Kronor for a person times the factor of the need, where a price is paid."},
    .fallback = 1,
    .min = 0,
    .max = 1e6,
    .unit = "kr"};
inline constexpr omrade::TextParam kRule{
    .id = "rule",
    .title = {.sv = "Hur behovet räknas", .en = "How need counts"},
    .doc = {.sv = "constant: lika per person. linear: behovet självt. threshold:2.5: det av "
                  "behovet som ligger över 2,5. tier:0=1,2.5=1.5: faktorn för den högsta gräns "
                  "som behovet når.",
            .en = "constant: the same for each person. linear: the need itself. threshold:2.5: "
                  "what of the need lies above 2.5. tier:0=1,2.5=1.5: the factor of the highest "
                  "bound that the need reaches."},
    .fallback = "linear"};
inline constexpr omrade::ListParam kAgeFrom{
    .id = "age_from",
    .title = {.sv = "Åldersgrupper från", .en = "Age bands from"},
    .doc = {.sv = "Åldern där varje grupp börjar, stigande, till exempel [0, 7, 20, 65].",
            .en = "The age at which each band begins, ascending, such as [0, 7, 20, 65]."},
    .fallback = {0},
    .min = 0,
    .max = 130,
    .unit = "years"};
inline constexpr omrade::ListParam kAgeWeight{
    .id = "age_weight",
    .title = {.sv = "Åldersgruppernas vikter", .en = "Weights of the age bands"},
    .doc = {.sv = "Vad en person i varje åldersgrupp räknas som.",
            .en = "What a person of each age band counts."},
    .fallback = {1},
    .min = 0,
    .max = 1000};
inline constexpr omrade::Param<std::int64_t> kFloor{
    .id = "floor",
    .title = {.sv = "Golv", .en = "Floor"},
    .doc = {.sv = "Kronor som varje enhet som omfattas får minst.",
            .en = "Kronor that each centre that shares in it gets at least."},
    .fallback = 0,
    .min = 0,
    .max = kMostKronor,
    .unit = "kr"};
inline constexpr omrade::Param<std::int64_t> kCap{
    .id = "cap",
    .title = {.sv = "Tak", .en = "Cap"},
    .doc = {.sv = "Kronor som ingen får mer än. 0 är inget tak.",
            .en = "Kronor that nobody gets more than. 0 is no cap."},
    .fallback = 0,
    .min = 0,
    .max = kMostKronor,
    .unit = "kr"};
inline constexpr omrade::Param<double> kSupplementPercent{
    .id = "supplement_percent",
    .title = {.sv = "Tillägg till privata enheter", .en = "Supplement to private centres"},
    .doc = {.sv = "Procent ovanpå beloppet där indata private är 1, till exempel 2 för moms som "
                  "privata enheter inte kan dra av.",
            .en = "Per cent on top of the amount where the input private is 1, such as 2 for "
                  "value-added tax that private centres cannot deduct."},
    .fallback = 0,
    .min = 0,
    .max = 100,
    .unit = "%"};
inline constexpr omrade::Param<std::int64_t> kPayments{
    .id = "payments",
    .title = {.sv = "Antal utbetalningar", .en = "Number of payments"},
    .doc = {.sv = "I hur många delar summan betalas ut, till exempel 3 för tertial.",
            .en = "In how many parts the total is paid, such as 3 for thirds of a year."},
    .fallback = 1,
    .min = 1,
    .max = 366};

}  // namespace need_allocation

// What a population is computed from.
#pragma once

#include <omrade/plugin.hpp>

#include <cstdint>

namespace population {

inline constexpr omrade::Field<double> kAge{
    .id = "age",
    .title = {.sv = "Ålder, eller lägsta ålder i gruppen", .en = "Age, or the lowest of its band"},
    .unit = "years"};
inline constexpr omrade::Field<omrade::Category> kSex{.id = "sex",
                                                      .title = {.sv = "Kön", .en = "Sex"}};
inline constexpr omrade::Field<double> kPeople{
    .id = "people",
    .title = {.sv = "Antal personer på raden", .en = "How many persons the row stands for"},
    .unit = "persons",
    .required = false};
inline constexpr omrade::Field<double> kYear{
    .id = "year", .title = {.sv = "År", .en = "Year"}, .unit = "years", .required = false};
inline constexpr auto kRows = omrade::rows(
    {.id = "people",
     .title = {.sv = "Boende", .en = "Residents"},
     .doc = {.sv = "En rad per person, eller per ålder och kön med antal. Med årtal hålls fler år "
                   "isär; annars är alla rader från receptets period.",
             .en = "One row per person, or per age and sex with a number. With a year, more than "
                   "one are told apart; else all rows are of the recipe's period."},
     .unit = "persons"},
    kAge, kSex, kPeople, kYear);

inline constexpr omrade::Input kMovedIn{
    .id = "moved_in",
    .title = {.sv = "Inflyttade", .en = "Moved in"},
    .doc = {.sv = "Personer som flyttade in under året.", .en = "Persons who moved in this year."},
    .unit = "persons",
    .required = false};
inline constexpr omrade::Input kMovedOut{
    .id = "moved_out",
    .title = {.sv = "Utflyttade", .en = "Moved out"},
    .doc = {.sv = "Personer som flyttade ut under året.", .en = "Persons who moved out this year."},
    .unit = "persons",
    .required = false};
inline constexpr omrade::AreaKm2 kKm2{
    .id = "area_km2",
    .title = {.sv = "Yta", .en = "Area"},
    .doc = {.sv = "Områdets hela yta, vatten inräknat.", .en = "All of the area, water included."},
    .required = false};

inline constexpr omrade::Param<std::int64_t> kSteps{
    .id = "steps",
    .title = {.sv = "Femårssteg framåt", .en = "Five-year steps ahead"},
    .doc = {.sv = "Framskrivningens längd: 2 är tio år efter perioden.",
            .en = "How far to project: 2 is ten years after the period."},
    .fallback = 2,
    .min = 1,
    .max = 6};
inline constexpr omrade::Param<double> kLeastRatio{
    .id = "least_ratio",
    .title = {.sv = "Lägsta förändring av en årskull", .en = "Least change of a cohort"},
    .doc = {.sv = "Kvoter under detta skrivs inte fram; gäller inte den äldsta gruppen.",
            .en = "Ratios below this are not projected; not for the oldest band."},
    .fallback = 0.5,
    .min = 0,
    .max = 1};
inline constexpr omrade::Param<double> kMostRatio{
    .id = "most_ratio",
    .title = {.sv = "Högsta förändring av en årskull", .en = "Largest change of a cohort"},
    .doc = {.sv = "Kvoter över detta skrivs inte fram.",
            .en = "Ratios above this are not projected."},
    .fallback = 1.5,
    .min = 1,
    .max = 10};
inline constexpr omrade::Param<double> kLeastPeople{
    .id = "least_people",
    .title = {.sv = "Minsta folkmängd att skriva fram", .en = "Fewest residents to project"},
    .doc = {.sv = "Mindre områden framskrivs inte.", .en = "Smaller areas are not projected."},
    .fallback = 1000,
    .min = 0,
    .max = 1e9,
    .unit = "persons"};

}  // namespace population

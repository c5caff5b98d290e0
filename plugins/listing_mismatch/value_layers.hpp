// Layers on a value of each person, and why it differs between those who live around a centre and
// those listed there.
#pragma once

#include "declarations.hpp"

namespace listing {

/// The numerator of a yes/no value counts persons, and those who are not in it are persons as well:
/// the gate holds its rules for both. That of any other value is larger and unaffected.
constexpr omrade::Layer mean_layer(const char* id, Text title, Text doc, omrade::Reasons reasons) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .kind = Kind::mean,
          .counts_persons = true,
          .reasons = reasons};
}
constexpr omrade::Layer split_layer(const char* id, Text title, Text doc, omrade::Ids parts) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .kind = Kind::difference,
          .counts_persons = false,
          .parts = parts,
          .reasons = {kNeedsBoth, kNoValue, kNobodyBoth}};
}

inline constexpr omrade::Layer kMeanOfResidents =
    mean_layer("x_residents", {.sv = "Medelvärde bland boende", .en = "Mean among residents"},
               {.sv = "Medelvärdet av x bland boende med känt värde.",
                .en = "The mean of x among residents whose value is known."},
               {kNoResidents, kNoValue});
inline constexpr omrade::Layer kMeanOfListed =
    mean_layer("x_listed", {.sv = "Medelvärde bland listade", .en = "Mean among the listed"},
               {.sv = "Medelvärdet av x bland listade med känt värde.",
                .en = "The mean of x among the listed whose value is known."},
               {kNoListed, kNoValue});
inline constexpr omrade::Layer kDifference =
    split_layer("x_difference",
                {.sv = "Skillnad i medelvärde: listade minus boende",
                 .en = "Difference in means: listed minus residents"},
                {.sv = "Summan av skillnaden genom inflöde och skillnaden genom utflöde.",
                 .en = "The sum of the difference through inflow and that through outflow."},
                {"x_residents", "x_listed"});
inline constexpr omrade::Layer kFromInflow = split_layer(
    "x_from_inflow", {.sv = "Skillnad genom inflöde", .en = "Difference through inflow"},
    {.sv = "Andelen listade som bor utanför området gånger skillnaden i medelvärde mellan dem och "
           "dem som både bor och är listade här.",
     .en = "The share of the listed who live outside the area times the difference in means "
           "between them and those who both live and are listed here."},
    {"x_residents", "x_listed", "localisation", "own_share"});
inline constexpr omrade::Layer kFromOutflow = split_layer(
    "x_from_outflow", {.sv = "Skillnad genom utflöde", .en = "Difference through outflow"},
    {.sv = "Andelen boende som inte är listade här gånger skillnaden i medelvärde mellan dem och "
           "dem som både bor och är listade här, med omvänt tecken.",
     .en = "The share of the residents who are not listed here times the difference in means "
           "between them and those who both live and are listed here, with the sign reversed."},
    {"x_residents", "x_listed", "localisation", "own_share"});

}  // namespace listing

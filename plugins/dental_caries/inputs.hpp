// What is read: the children, and for coverage everyone of their ages.
#pragma once

#include <omrade/plugin.hpp>

namespace caries {

using omrade::Text;

inline constexpr omrade::Field<double> kAge{
    .id = "age", .title = {.sv = "Ålder", .en = "Age"}, .unit = "years"};
inline constexpr omrade::Field<double> kAffected{
    .id = "affected",
    .title = {.sv = "Kariespåverkade tänder, 0 till 32; tomt: inte undersökt",
              .en = "Teeth affected by caries, 0 to 32; empty: not examined"},
    .unit = "teeth"};
inline constexpr omrade::Field<double> kHowMany{
    .id = "children",
    .title = {.sv = "Hur många barn raden står för, förval 1",
              .en = "How many children the record stands for, default 1"},
    .unit = "persons",
    .required = false};
inline constexpr omrade::Field<omrade::Category> kTeeth{
    .id = "teeth",
    .title = {.sv = "Kariespåverkade tänder som klass, för fördelningen",
              .en = "Teeth affected by caries as a class, for the distribution"},
    .required = false};

inline constexpr omrade::Field<double> kPeople{
    .id = "people",
    .title = {.sv = "Hur många boende raden står för, förval 1",
              .en = "How many residents the record stands for, default 1"},
    .unit = "persons",
    .required = false};

inline constexpr auto kChildren = omrade::rows(
    {.id = "children",
     .title = {.sv = "Barn och unga", .en = "Children and young people"},
     .doc = {.sv = "En rad per barn, eller per ålder och antal kariespåverkade tänder. Åldern är i "
                   "fyllda år. Manifest karies: dft i mjölktänder, DFT i permanenta.",
             .en = "One record for each child, or for each age and number of affected teeth. The "
                   "age is in completed years. Manifest caries: dft of primary teeth, DFT of "
                   "permanent ones."},
     .unit = "persons"},
    kAge, kAffected, kHowMany, kTeeth);
inline constexpr auto kResidents = omrade::rows(
    {.id = "residents",
     .title = {.sv = "Boende", .en = "Residents"},
     .doc = {.sv = "Alla i dessa åldrar som bor i området, undersökta eller inte. Ger "
                   "täckningsgraden.",
             .en = "Everyone of these ages who lives in the area, examined or not. Gives the "
                   "coverage."},
     .unit = "persons",
     .required = false},
    kAge, kPeople);

}  // namespace caries

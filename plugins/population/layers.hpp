// The layers of a population.
#pragma once

#include <omrade/plugin.hpp>

#include <array>
#include <cstddef>

namespace population {

inline constexpr omrade::Text kNobody{.sv = "ingen bor här", .en = "nobody lives here"};
inline constexpr omrade::Text kNoneOfWorkingAge{.sv = "ingen i åldern 20–64 år bor här",
                                                .en = "nobody aged 20–64 lives here"};
inline constexpr omrade::Text kNotGiven{.sv = "uppgiften finns inte på denna nivå",
                                        .en = "the count does not reach this level"};
inline constexpr omrade::Text kUnknown{.sv = "uppgiften är inte känd här",
                                       .en = "the count is not known here"};
inline constexpr omrade::Text kNotOfPeriod{.sv = "ingen rad har periodens årtal",
                                           .en = "no row is of the year of the period"};
inline constexpr omrade::Text kNoEarlier{.sv = "folkmängden fem år tidigare finns inte",
                                         .en = "there is no population of five years before"};
inline constexpr omrade::Text kTooFew{.sv = "för få invånare för en framskrivning",
                                      .en = "too few residents for a projection"};
inline constexpr omrade::Text kBounded{
    .sv = "minst en årskull förändrades mer än vad som skrivs fram",
    .en = "at least one cohort changed by more than is projected"};

/// A bar of the pyramid. The two of one age name each other: where one is withheld the other is,
/// so that the total does not give it away.
constexpr omrade::Layer bar(const char* id, const char* other, omrade::Text title) {
  return {.id = id,
          .title = title,
          .doc = {.sv = "Antal boende.", .en = "Number of residents."},
          .unit = "persons",
          .kind = omrade::Kind::count,
          .decimals = 0,
          .parts = {other},
          .reasons = {kNobody, kUnknown, kNotOfPeriod}};
}

constexpr std::size_t kBars = 9;  // 0–9 … 70–79, 80 and older
inline constexpr std::array<omrade::Layer, kBars> kWomen{{
    bar("women_0_9", "men_0_9", {.sv = "Kvinnor 0–9 år", .en = "Women 0–9"}),
    bar("women_10_19", "men_10_19", {.sv = "Kvinnor 10–19 år", .en = "Women 10–19"}),
    bar("women_20_29", "men_20_29", {.sv = "Kvinnor 20–29 år", .en = "Women 20–29"}),
    bar("women_30_39", "men_30_39", {.sv = "Kvinnor 30–39 år", .en = "Women 30–39"}),
    bar("women_40_49", "men_40_49", {.sv = "Kvinnor 40–49 år", .en = "Women 40–49"}),
    bar("women_50_59", "men_50_59", {.sv = "Kvinnor 50–59 år", .en = "Women 50–59"}),
    bar("women_60_69", "men_60_69", {.sv = "Kvinnor 60–69 år", .en = "Women 60–69"}),
    bar("women_70_79", "men_70_79", {.sv = "Kvinnor 70–79 år", .en = "Women 70–79"}),
    bar("women_80", "men_80", {.sv = "Kvinnor 80 år och äldre", .en = "Women 80 and older"}),
}};
inline constexpr std::array<omrade::Layer, kBars> kMen{{
    bar("men_0_9", "women_0_9", {.sv = "Män 0–9 år", .en = "Men 0–9"}),
    bar("men_10_19", "women_10_19", {.sv = "Män 10–19 år", .en = "Men 10–19"}),
    bar("men_20_29", "women_20_29", {.sv = "Män 20–29 år", .en = "Men 20–29"}),
    bar("men_30_39", "women_30_39", {.sv = "Män 30–39 år", .en = "Men 30–39"}),
    bar("men_40_49", "women_40_49", {.sv = "Män 40–49 år", .en = "Men 40–49"}),
    bar("men_50_59", "women_50_59", {.sv = "Män 50–59 år", .en = "Men 50–59"}),
    bar("men_60_69", "women_60_69", {.sv = "Män 60–69 år", .en = "Men 60–69"}),
    bar("men_70_79", "women_70_79", {.sv = "Män 70–79 år", .en = "Men 70–79"}),
    bar("men_80", "women_80", {.sv = "Män 80 år och äldre", .en = "Men 80 and older"}),
}};

inline constexpr omrade::Layer kResidents{
    .id = "residents",
    .title = {.sv = "Folkmängd", .en = "Residents"},
    .doc = {.sv = "Alla boende, i alla åldrar.", .en = "All residents, of all ages."},
    .unit = "persons",
    .kind = omrade::Kind::count,
    .decimals = 0,
    .reasons = {kNobody, kUnknown, kNotOfPeriod}};

constexpr omrade::Layer dependency(const char* id, omrade::Text title, omrade::Text doc) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .kind = omrade::Kind::index,
          .decimals = 1,
          .reasons = {kNobody, kNoneOfWorkingAge, kUnknown, kNotOfPeriod}};
}
inline constexpr omrade::Layer kYoungRatio = dependency(
    "dependency_young", {.sv = "Försörjningskvot, yngre", .en = "Dependency ratio, young"},
    {.sv = "Antal 0–19 år per 100 i åldern 20–64 år.",
     .en = "Persons aged 0–19 per 100 aged 20–64."});
inline constexpr omrade::Layer kOldRatio =
    dependency("dependency_old", {.sv = "Försörjningskvot, äldre", .en = "Dependency ratio, old"},
               {.sv = "Antal 65 år och äldre per 100 i åldern 20–64 år.",
                .en = "Persons aged 65 and older per 100 aged 20–64."});
inline constexpr omrade::Layer kRatio = [] {
  omrade::Layer out =
      dependency("dependency", {.sv = "Försörjningskvot", .en = "Dependency ratio"},
                 {.sv = "Antal 0–19 år och 65 år och äldre per 100 i åldern 20–64 år.",
                  .en = "Persons aged 0–19 and 65 and older per 100 aged 20–64."});
  out.parts = {"dependency_young", "dependency_old"};
  return out;
}();

constexpr omrade::Layer moves(const char* id, omrade::Text title, omrade::Text doc) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = "%",
          .kind = omrade::Kind::rate,
          .decimals = 1,
          .multiplier = 100,
          .reasons = {kNobody, kNotGiven, kUnknown, kNotOfPeriod}};
}
inline constexpr omrade::Layer kIn = moves("moved_in_rate", {.sv = "Inflyttade", .en = "Moved in"},
                                           {.sv = "Inflyttade under året per 100 boende.",
                                            .en = "Moved in during the year, per 100 residents."});
inline constexpr omrade::Layer kOut =
    moves("moved_out_rate", {.sv = "Utflyttade", .en = "Moved out"},
          {.sv = "Utflyttade under året per 100 boende.",
           .en = "Moved out during the year, per 100 residents."});
inline constexpr omrade::Layer kTurnover = [] {
  omrade::Layer out =
      moves("turnover", {.sv = "Omflyttning", .en = "Turnover"},
            {.sv = "Medelvärdet av in- och utflyttade under året per 100 boende.",
             .en = "The mean of those who moved in and out during the year, per 100 "
                   "residents."});
  out.parts = {"moved_in_rate", "moved_out_rate"};
  return out;
}();

inline constexpr omrade::Layer kDensity{
    .id = "density",
    .title = {.sv = "Befolkningstäthet", .en = "Population density"},
    .doc = {.sv = "Boende per kvadratkilometer.", .en = "Residents per square kilometre."},
    .unit = "persons per km2",
    .kind = omrade::Kind::index,
    .decimals = 1,
    .parts = {"residents"},
    .reasons = {kNobody, kNotGiven, kUnknown, kNotOfPeriod}};

/// Nobody has been counted in the future: no count of persons, and it does not add up.
constexpr omrade::Layer projection(const char* id, omrade::Text title, omrade::Text doc) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = "persons",
          .kind = omrade::Kind::index,
          .counts_persons = false,
          .decimals = 0,
          .parts = {"residents"},
          .reasons = {kNobody, kUnknown, kNotOfPeriod, kNoEarlier, kTooFew, kBounded}};
}
inline constexpr omrade::Layer kProjected = projection(
    "projected", {.sv = "Framskriven folkmängd", .en = "Projected residents"},
    {.sv = "Alla boende efter valt antal femårssteg, om årskullarna fortsätter att förändras som "
           "under de senaste fem åren. Ingen prognos.",
     .en = "All residents after the chosen number of five-year steps, if cohorts go on changing as "
           "in the last five years. No forecast."});
inline constexpr omrade::Layer kProjectedYoung =
    projection("projected_0_19", {.sv = "Framskrivna 0–19 år", .en = "Projected aged 0–19"},
               {.sv = "Av dem 0–19 år.", .en = "Of these, aged 0–19."});
inline constexpr omrade::Layer kProjectedOld = projection(
    "projected_65", {.sv = "Framskrivna 65 år och äldre", .en = "Projected aged 65 and older"},
    {.sv = "Av dem 65 år och äldre.", .en = "Of these, aged 65 and older."});
inline constexpr omrade::Layer kProjectedOldest = projection(
    "projected_80", {.sv = "Framskrivna 80 år och äldre", .en = "Projected aged 80 and older"},
    {.sv = "Av dem 80 år och äldre.", .en = "Of these, aged 80 and older."});

}  // namespace population

// What comes out.
#pragma once

#include <omrade/plugin.hpp>

namespace caries {

using omrade::Direction;
using omrade::Kind;
using omrade::Text;

// ---- why there is no value ----

inline constexpr Text kNobodyExamined{.sv = "ingen i åldern är undersökt här",
                                      .en = "nobody of this age is examined here"};
inline constexpr Text kNobodyAtAll{.sv = "ingen i dessa åldrar är undersökt här",
                                   .en = "nobody of these ages is examined here"};
inline constexpr Text kInDistribution{.sv = "fördelningen för åldern visas i stället",
                                      .en = "the distribution of this age is shown instead"};
inline constexpr Text kNoResidents{.sv = "uppgifter om de boende finns inte på denna nivå",
                                   .en = "records of the residents do not reach this level"};
inline constexpr Text kNoAge{.sv = "inga barn i dessa åldrar finns bland uppgifterna",
                             .en = "no children of these ages are among the records"};
inline constexpr Text kNobodyLives{.sv = "ingen i dessa åldrar bor här",
                                   .en = "nobody of these ages lives here"};
inline constexpr Text kUnknownChildren{
    .sv = "antalet barn är inte känt för alla rader",
    .en = "the number of children is not known for every record"};
inline constexpr Text kUnknownResidents{
    .sv = "antalet boende är inte känt för alla rader",
    .en = "the number of residents is not known for every record"};
inline constexpr Text kTooMany{
    .sv =
        "i någon ålder är fler undersökta än som bor här; barn och boende ska gälla samma "
        "områden och datum",
    .en =
        "at some age more are examined than live here; children and residents must be of the "
        "same areas and date"};

// ---- layers ----

constexpr omrade::Layer caries_free(const char* id, Text title) {
  return {.id = id,
          .title = title,
          .doc = {.sv = "Undersökta i åldern utan någon kariespåverkad tand, som andel av alla "
                        "undersökta i åldern.",
                  .en = "Those examined at this age who have no affected tooth, as a share of all "
                        "examined at this age."},
          .unit = "%",
          .kind = Kind::proportion,
          .direction = Direction::higher_is_better,
          .decimals = 1,
          .multiplier = 100,
          .reasons = {kNobodyExamined, kUnknownChildren}};
}
/// With their number a mean tells a sum, of which all classes but a protected one may be known: so
/// it names them as its parts.
constexpr omrade::Layer of_teeth(const char* id, Kind kind, Text title, Text doc,
                                 omrade::Ids parts) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = "teeth",
          .kind = kind,
          .direction = Direction::higher_is_worse,
          .counts_persons = false,
          .parts = parts,
          .reasons = {kNobodyExamined, kInDistribution, kUnknownChildren}};
}
constexpr omrade::Layer mean(const char* id, Text title, omrade::Ids parts) {
  return of_teeth(id, Kind::mean, title,
                  {.sv = "Antal kariespåverkade tänder per undersökt person i åldern.",
                   .en = "Number of affected teeth per person examined at this age."},
                  parts);
}
constexpr omrade::Layer sic(const char* id, Text title, omrade::Ids parts) {
  return of_teeth(
      id, Kind::index, title,
      {.sv = "Medelantalet kariespåverkade tänder i den tredjedel av de undersökta i åldern som "
             "har flest. Nämnaren är antalet personer i tredjedelen.",
       .en = "The mean number of affected teeth in the third of those examined at this age who "
             "have the most. The denominator is the number of persons in that third."},
      parts);
}

inline constexpr omrade::Layer kFree3 =
    caries_free("caries_free_3", {.sv = "Kariesfria, 3 år", .en = "Caries-free, age 3"});
inline constexpr omrade::Layer kFree6 =
    caries_free("caries_free_6", {.sv = "Kariesfria, 6 år", .en = "Caries-free, age 6"});
inline constexpr omrade::Layer kFree12 =
    caries_free("caries_free_12", {.sv = "Kariesfria, 12 år", .en = "Caries-free, age 12"});
inline constexpr omrade::Layer kFree19 =
    caries_free("caries_free_19", {.sv = "Kariesfria, 19 år", .en = "Caries-free, age 19"});
inline constexpr omrade::Layer kFree23 =
    caries_free("caries_free_23", {.sv = "Kariesfria, 23 år", .en = "Caries-free, age 23"});

inline constexpr omrade::Layer kMean12 = mean("mean_12",
                                              {.sv = "Medelantal kariespåverkade tänder, 12 år",
                                               .en = "Mean number of affected teeth, age 12"},
                                              {"caries_free_12", "distribution"});
inline constexpr omrade::Layer kMean19 = mean("mean_19",
                                              {.sv = "Medelantal kariespåverkade tänder, 19 år",
                                               .en = "Mean number of affected teeth, age 19"},
                                              {"caries_free_19"});
inline constexpr omrade::Layer kMean23 = mean("mean_23",
                                              {.sv = "Medelantal kariespåverkade tänder, 23 år",
                                               .en = "Mean number of affected teeth, age 23"},
                                              {"caries_free_23"});

inline constexpr omrade::Layer kSic12 = sic("sic_12",
                                            {.sv = "SiC, 12 år: tredjedelen med mest karies",
                                             .en = "SiC, age 12: the third with the most caries"},
                                            {"caries_free_12", "distribution"});
inline constexpr omrade::Layer kSic19 = sic("sic_19",
                                            {.sv = "SiC, 19 år: tredjedelen med mest karies",
                                             .en = "SiC, age 19: the third with the most caries"},
                                            {"caries_free_19"});
inline constexpr omrade::Layer kSic23 = sic("sic_23",
                                            {.sv = "SiC, 23 år: tredjedelen med mest karies",
                                             .en = "SiC, age 23: the third with the most caries"},
                                            {"caries_free_23"});
inline constexpr omrade::Layer kSic10At12 = of_teeth(
    "sic10_12", Kind::index,
    {.sv = "SiC10, 12 år: tiondelen med mest karies",
     .en = "SiC10, age 12: the tenth with the most caries"},
    {.sv = "Medelantalet kariespåverkade tänder i den tiondel av de undersökta i åldern som har "
           "flest. Nämnaren är antalet personer i tiondelen.",
     .en = "The mean number of affected teeth in the tenth of those examined at this age who have "
           "the most. The denominator is the number of persons in that tenth."},
    {"caries_free_12", "distribution"});
inline constexpr omrade::Layer kPolarisation12 = of_teeth(
    "polarisation_12", Kind::difference,
    {.sv = "Polarisering, 12 år: SiC minus medelantalet",
     .en = "Polarisation, age 12: SiC minus the mean"},
    {.sv = "Hur mycket tredjedelen med mest karies skiljer sig från genomsnittet: noll när alla "
           "har lika många kariespåverkade tänder.",
     .en = "How far the third with the most caries is from the average: zero where all have the "
           "same number of affected teeth."},
    {"sic_12", "mean_12"});

inline constexpr omrade::Layer kCoverage{
    .id = "coverage",
    .title = {.sv = "Täckningsgrad: undersökta av de boende",
              .en = "Coverage: examined among the residents"},
    .doc = {.sv = "Undersökta 3-, 6-, 12-, 19- och 23-åringar, som andel av de boende i de av "
                  "dessa åldrar som finns bland uppgifterna.",
            .en = "Those examined aged 3, 6, 12, 19 and 23, as a share of the residents of those "
                  "of the ages that are among the records."},
    .unit = "%",
    .kind = Kind::proportion,
    .direction = Direction::higher_is_better,
    .decimals = 1,
    .multiplier = 100,
    .reasons = {kNoResidents, kNoAge, kNobodyLives, kUnknownChildren, kUnknownResidents, kTooMany}};
inline constexpr omrade::Layer kIndex{
    .id = "caries_index",
    .title = {.sv = "Kariesindex", .en = "Dental caries index"},
    .doc = {.sv = "Antalet kariespåverkade tänder hos undersökta 3-, 6-, 12-, 19- och "
                  "23-åringar, delat med det antal de skulle ha med referensens medelantal i varje "
                  "ålder: 1 är som referensen.",
            .en = "The number of affected teeth of those examined aged 3, 6, 12, 19 and 23, "
                  "divided by the number they would have with the reference's mean at each age: 1 "
                  "is the same as the reference."},
    .kind = Kind::ratio,
    .direction = Direction::higher_is_worse,
    .counts_persons = false,
    .parts = {"caries_free_3", "caries_free_6", "caries_free_12", "caries_free_19",
              "caries_free_23", "distribution"},
    .reasons = {kNobodyAtAll, kUnknownChildren}};

inline constexpr omrade::PairLayer kDistribution{
    .id = "distribution",
    .rows = "children",
    .by = "teeth",
    .title = {.sv = "Fördelning efter kariespåverkade tänder",
              .en = "Distribution by affected teeth"},
    .doc = {.sv = "Undersökta i varje klass av kariespåverkade tänder, som andel av alla "
                  "undersökta i den ålder som parametern distribution_age anger (förval 12).",
            .en = "Those examined in each class of affected teeth, as a share of all examined at "
                  "the age that the parameter distribution_age says (default 12)."},
    .unit = "%",
    .kind = Kind::proportion,
    .decimals = 1,
    .multiplier = 100,
    .reasons = {kNobodyExamined, kUnknownChildren}};

}  // namespace caries

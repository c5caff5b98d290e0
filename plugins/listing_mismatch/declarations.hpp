// What is read and what comes out: the inputs, and the layers on listing. Those on a row value are
// in value_layers.hpp.
#pragma once

#include <omrade/plugin.hpp>

namespace listing {

using omrade::Kind;
using omrade::Text;

// ---- why there is no value ----

inline constexpr Text kNoResidents{.sv = "uppgifter om de boende finns inte på denna nivå",
                                   .en = "records of the residents do not reach this level"};
inline constexpr Text kNoListed{.sv = "uppgifter om de listade finns inte på denna nivå",
                                .en = "records of the listed do not reach this level"};
inline constexpr Text kNeedsBoth{
    .sv = "kräver både boende och listade, och gäller bara upptagningsområden",
    .en = "needs both residents and listed, and applies to catchment areas only"};
inline constexpr Text kNobodyLives{.sv = "ingen bor här", .en = "nobody lives here"};
inline constexpr Text kNobodyListed{.sv = "ingen är listad här", .en = "nobody is listed here"};
inline constexpr Text kNoManner{.sv = "uppgift om hur listningen gjordes saknas",
                                .en = "how people were listed is not known"};
inline constexpr Text kNoValue{.sv = "uppgiften saknas i personraderna",
                               .en = "the value is not among the records"};
inline constexpr Text kNobodyBoth{.sv = "ingen som bor här är listad vid områdets egen enhet",
                                  .en = "nobody who lives here is listed at the area's own centre"};

inline constexpr Text kOtherRegion{.sv = "en annan region: se dess egen andel",
                                   .en = "another region: see its own share"};

// ---- inputs ----

inline constexpr omrade::Field<omrade::Category> kCentre{
    .id = "centre", .title = {.sv = "Listad vid", .en = "Listed at"}};
inline constexpr omrade::Field<omrade::Category> kHow{
    .id = "how", .title = {.sv = "Hur listningen gjordes", .en = "How listed"}, .required = false};
inline constexpr omrade::Field<omrade::Category> kHome{
    .id = "home", .title = {.sv = "Bostadsområde", .en = "Home area"}, .required = false};
inline constexpr omrade::Field<double> kX{
    .id = "x",
    .title = {.sv = "Uppgift om personen", .en = "Value of the person"},
    .required = false};

inline constexpr omrade::Field<double> kPlaceX{
    .id = "place_x",
    .title = {.sv = "Bostadens östkoordinat", .en = "Easting of the home"},
    .unit = "m",
    .required = false};
inline constexpr omrade::Field<double> kPlaceY{
    .id = "place_y",
    .title = {.sv = "Bostadens nordkoordinat", .en = "Northing of the home"},
    .unit = "m",
    .required = false};

inline constexpr auto kResidents = omrade::rows(
    {.id = "residents",
     .title = {.sv = "Boende", .en = "Residents"},
     .doc = {.sv = "En rad per boende, med bostadsområdet som nyckel. Tom enhet betyder olistad.",
             .en =
                 "One record for each resident, keyed by home area. An empty centre is unlisted."},
     .unit = "persons",
     .required = false},
    kCentre, kHow, kX, kPlaceX, kPlaceY);
inline constexpr auto kListed =
    omrade::rows({.id = "listed",
                  .title = {.sv = "Listade", .en = "Listed"},
                  .doc = {.sv = "En rad per listad person, med enheten som nyckel.",
                          .en = "One record for each listed person, keyed by centre."},
                  .unit = "persons",
                  .required = false},
                 kHome, kX);

// ---- layers ----

inline constexpr omrade::Layer kResidentCount{
    .id = "residents",
    .title = {.sv = "Boende", .en = "Residents"},
    .doc = {.sv = "Alla som bor i området, även olistade och listade på annat håll.",
            .en = "All who live in the area, the unlisted and those listed elsewhere included."},
    .unit = "persons",
    .kind = Kind::count,
    .decimals = 0,
    .reasons = {kNoResidents}};
inline constexpr omrade::Layer kListedCount{
    .id = "listed",
    .title = {.sv = "Listade", .en = "Listed"},
    .doc = {.sv = "Alla som är listade vid enheten, oavsett var de bor.",
            .en = "All who are listed at the centre, wherever they live."},
    .unit = "persons",
    .kind = Kind::count,
    .decimals = 0,
    .reasons = {kNoListed}};

constexpr omrade::Layer proportion(const char* id, Text title, Text doc, omrade::Ids parts,
                                   omrade::Reasons reasons) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = "%",
          .kind = Kind::proportion,
          .decimals = 1,
          .multiplier = 100,
          .parts = parts,
          .reasons = reasons};
}

inline constexpr omrade::Layer kLocalisation = proportion(
    "localisation",
    {.sv = "Boende som är listade vid områdets egen enhet",
     .en = "Residents listed at the area's own centre"},
    {.sv = "Boende i upptagningsområdet som är listade vid dess egen enhet, som andel av alla "
           "boende. När ett område delas efter befolkning antas listningen vara densamma på båda "
           "sidor om gränsen, vilket underskattar andelen nära gränser.",
     .en = "Residents of the catchment who are listed at its own centre, as a share of all "
           "residents. Splitting an area by population assumes equal listing on both sides of the "
           "cut and understates localisation near borders."},
    {"relevance", "own_share"}, {kNeedsBoth, kNobodyLives});
inline constexpr omrade::Layer kOutflow = proportion(
    "outflow",
    {.sv = "Boende som inte är listade vid områdets egen enhet",
     .en = "Residents not listed at the area's own centre"},
    {.sv = "Utflöde: boende som är listade på annat håll eller olistade, som andel av alla boende.",
     .en = "Outflow: residents listed elsewhere or unlisted, as a share of all residents."},
    {"localisation"}, {kNeedsBoth, kNobodyLives});
inline constexpr omrade::Layer kOwnShare = proportion(
    "own_share",
    {.sv = "Listade som bor i enhetens eget område",
     .en = "Listed who live in the centre's own area"},
    {.sv =
         "Boende i upptagningsområdet som är listade vid enheten, som andel av alla dess listade.",
     .en =
         "Residents of the catchment who are listed at the centre, as a share of all its listed."},
    {"localisation"}, {kNeedsBoth, kNobodyListed});
inline constexpr omrade::Layer kInflow = proportion(
    "inflow",
    {.sv = "Listade som bor utanför enhetens område",
     .en = "Listed who live outside the centre's area"},
    {.sv = "Inflöde: listade som inte bor i upptagningsområdet, som andel av alla listade.",
     .en = "Inflow: listed who do not live in the catchment, as a share of all listed."},
    {"own_share"}, {kNeedsBoth, kNobodyListed});

inline constexpr omrade::Layer kNetFlow{
    .id = "net_flow",
    .title = {.sv = "Nettoflöde: listade minus boende", .en = "Net flow: listed minus residents"},
    .doc = {.sv = "Antalet listade vid enheten minus antalet boende i dess upptagningsområde.",
            .en = "The number listed at the centre minus the number living in its catchment."},
    .unit = "persons",
    .kind = Kind::difference,
    .decimals = 0,
    .parts = {"residents", "listed"},
    .reasons = {kNeedsBoth}};
inline constexpr omrade::Layer kNetFlowRatio{
    .id = "net_flow_ratio",
    .title = {.sv = "Nettoflöde per boende", .en = "Net flow per resident"},
    .doc = {.sv = "Antalet listade delat med antalet boende, minus 1: noll när de är lika många.",
            .en = "Listed divided by residents, minus 1: zero where they are equally many."},
    .kind = Kind::difference,
    .parts = {"residents", "listed"},
    .reasons = {kNeedsBoth, kNobodyLives}};

inline constexpr omrade::Layer kUnlisted =
    proportion("unlisted", {.sv = "Olistade boende", .en = "Unlisted residents"},
               {.sv = "Boende som inte är listade någonstans, som andel av alla boende.",
                .en = "Residents who are listed nowhere, as a share of all residents."},
               {}, {kNoResidents, kNobodyLives});
inline constexpr omrade::Layer kAutomatic = proportion(
    "automatic", {.sv = "Listade utan eget val", .en = "Listed without a choice of their own"},
    {.sv = "Listade boende vars listning gjordes automatiskt, som andel av de listade boende för "
           "vilka det är känt hur listningen gjordes. Som automatisk räknas varje beteckning som "
           "börjar med ”auto”.",
     .en = "Listed residents who were listed automatically, as a share of the listed residents of "
           "whom it is known how. Every label that begins with \"auto\" counts as automatic."},
    {"unlisted"}, {kNoResidents, kNoManner});
inline constexpr omrade::Layer kConcentration{
    .id = "concentration",
    .title = {.sv = "Koncentration av de boendes listning",
              .en = "Concentration of the residents' listing"},
    .doc =
        {.sv = "Summan över enheterna av kvadraten på enhetens andel av de boende: 1 när alla är "
               "listade vid samma enhet. Olistade ger inget bidrag men räknas bland de boende.",
         .en = "The sum over centres of the squared share of the residents: 1 where all are listed "
               "at one centre. The unlisted add nothing but count among the residents."},
    .kind = Kind::index,
    .counts_persons = false,
    .parts = {"relevance", "unlisted", "out_of_region"},
    .reasons = {kNoResidents, kNobodyLives}};

// Relevance and commitment count the same flows from either end, localisation and own share the
// flow to the own centre: they name each other. The unlisted add up to the residents with the
// flows.
inline constexpr omrade::PairLayer kRelevance{
    .id = "relevance",
    .rows = "residents",
    .by = "centre",
    .title = {.sv = "Enhetens andel av områdets boende",
              .en = "The centre's share of the area's residents"},
    .doc = {.sv = "Boende i området som är listade vid enheten, som andel av alla boende, olistade "
                  "inräknade.",
            .en = "Residents of the area listed at the centre, as a share of all residents, the "
                  "unlisted included."},
    .unit = "%",
    .kind = Kind::proportion,
    .decimals = 1,
    .multiplier = 100,
    .parts = {"commitment", "localisation", "unlisted", "out_of_region"},
    .reasons = {kOtherRegion}};
inline constexpr omrade::PairLayer kCommitment{
    .id = "commitment",
    .rows = "listed",
    .by = "home",
    .title = {.sv = "Bostadsområdets andel av enhetens listade",
              .en = "The home area's share of the centre's listed"},
    .doc = {.sv = "Listade vid enheten som bor i området, som andel av alla dess listade.",
            .en = "Listed at the centre who live in the area, as a share of all its listed."},
    .unit = "%",
    .kind = Kind::proportion,
    .decimals = 1,
    .multiplier = 100,
    .parts = {"relevance", "from_other_regions"},
    .reasons = {kOtherRegion}};

}  // namespace listing

// Inputs, parameters and layers on how far people have to the centre where they are listed, and on
// other regions.
#pragma once

#include "declarations.hpp"

namespace listing {

// ---- why there is no value ----

inline constexpr Text kNoPlaces{.sv = "bostädernas eller enheternas platser är inte angivna",
                                .en = "the places of homes or centres are not given"};
inline constexpr Text kNobodyPlaced{
    .sv = "ingen med känd plats är listad vid någon av enheterna",
    .en = "nobody whose place is known is listed at one of the centres"};
inline constexpr Text kNobodyAutomatic{.sv = "ingen är automatiskt listad här",
                                       .en = "nobody here is listed automatically"};
inline constexpr Text kSomeUnplaced{.sv = "alla boendes platser är inte kända",
                                    .en = "the places of some residents are not known"};
inline constexpr Text kNotACentre{.sv = "inte en av enheterna", .en = "not one of the centres"};
inline constexpr Text kUnknownSize{.sv = "storleken är inte känd för alla enheter",
                                   .en = "the size of some centre is not known"};
inline constexpr Text kNoOtherRegion{.sv = "receptet anger inte vad en annan region kallas",
                                     .en = "the recipe does not say what another region is called"};
inline constexpr Text kNoHome{.sv = "de listades bostadsområde är inte angivet",
                              .en = "the home areas of the listed are not given"};

// ---- parameters ----

inline constexpr omrade::TextParam kElsewhere{
    .id = "elsewhere",
    .title = {.sv = "Beteckning för annan region", .en = "Label of another region"},
    .doc = {.sv = "Det som står i stället för enhet eller bostadsområde när det ligger i en annan "
                  "region. Där enheternas platser är angivna är varje annan enhet i en annan "
                  "region.",
            .en =
                "What stands in place of a centre or a home area that is in another region. Where "
                "the places of the centres are given, any other centre is in another region."}};
inline constexpr omrade::Param<double> kMargin{
    .id = "nearest_margin",
    .title = {.sv = "Marginal till närmaste enhet", .en = "Margin to the nearest centre"},
    .doc = {.sv = "Den som har högst så mycket längre till sin enhet än till den närmaste räknas "
                  "som listad vid den närmaste.",
            .en = "Who has at most this much further to their centre than to the nearest counts as "
                  "listed at the nearest."},
    .fallback = 0,
    .min = 0,
    .max = 1000000,
    .unit = "m"};
inline constexpr omrade::Param<double> kHighShare{
    .id = "high_share",
    .title = {.sv = "Andel inom det höga meravståndet",
              .en = "Share within the high excess distance"},
    .doc = {.sv = "Det höga meravståndet är det som denna andel av de listade boende har högst.",
            .en = "The high excess distance is the one that this share of the listed residents "
                  "have at most."},
    .fallback = 0.9,
    .min = 0.5,
    .max = 1};
inline constexpr omrade::Param<double> kAlpha{
    .id = "huff_alpha",
    .title = {.sv = "Storlekens exponent (Huff)", .en = "Exponent of size (Huff)"},
    .doc = {.sv = "0: alla enheter drar lika mycket.", .en = "0: all centres attract equally."},
    .fallback = 1,
    .min = 0,
    .max = 10};
inline constexpr omrade::Param<double> kBeta{
    .id = "huff_beta",
    .title = {.sv = "Avståndets exponent (Huff)", .en = "Exponent of distance (Huff)"},
    .doc = {.sv = "Högre: avståndet betyder mer.", .en = "Higher: distance matters more."},
    .fallback = 2,
    .min = 0,
    .max = 10};
inline constexpr omrade::Param<double> kLeastDistance{
    .id = "huff_least_distance",
    .title = {.sv = "Kortaste avstånd (Huff)", .en = "Least distance (Huff)"},
    .doc = {.sv = "Kortare avstånd räknas som detta.", .en = "Shorter distances count as this."},
    .fallback = 500,
    .min = 1,
    .max = 100000,
    .unit = "m"};

// ---- inputs ----

inline constexpr omrade::SupplyPoints kCentres{
    .id = "centres",
    .title = {.sv = "Enheternas platser", .en = "Places of the centres"},
    .doc = {.sv = "Punkter med samma beteckningar som i personraderna.",
            .en = "Points with the ids that the records of persons have."},
    .required = false};
inline constexpr omrade::Field<omrade::Category> kSizeOf{.id = "centre",
                                                         .title = {.sv = "Enhet", .en = "Centre"}};
inline constexpr omrade::Field<double> kSize{.id = "size",
                                             .title = {.sv = "Storlek", .en = "Size"}};
inline constexpr auto kSizes = omrade::shared(
    {.id = "sizes",
     .title = {.sv = "Enheternas storlek", .en = "Sizes of the centres"},
     .doc = {.sv = "Till exempel antal läkare. Utan tabellen är alla lika stora.",
             .en = "Such as the number of physicians. Without the table all are of one size."},
     .required = false},
    kSizeOf, kSize);

// ---- layers ----

constexpr omrade::Layer excess_layer(const char* id, Text title, Text doc, Kind kind) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = "km",
          .kind = kind,
          .counts_persons = false,
          .decimals = 1,
          .parts = {"unlisted", "out_of_region", "not_nearest"},
          .reasons = {kNoResidents, kNoPlaces, kNobodyPlaced}};
}

inline constexpr omrade::Layer kExcessMean = excess_layer(
    "excess_distance",
    {.sv = "Merväg till den egna vårdcentralen", .en = "Excess distance to the own centre"},
    {.sv = "Avståndet fågelvägen till enheten där man är listad minus avståndet till den närmaste, "
           "i medeltal per listad boende.",
     .en = "The distance as the crow flies to the centre of listing minus that to the nearest, the "
           "mean over listed residents."},
    Kind::mean);
inline constexpr omrade::Layer kExcessMedian =
    excess_layer("excess_median", {.sv = "Medianmerväg", .en = "Median excess distance"},
                 {.sv = "Minst hälften av de listade boende har högst denna merväg.",
                  .en = "At least half of the listed residents have this excess distance or less."},
                 Kind::index);
inline constexpr omrade::Layer kExcessHigh = excess_layer(
    "excess_high", {.sv = "Hög merväg", .en = "High excess distance"},
    {.sv = "Den merväg som de flesta listade boende har högst: nio av tio, om receptet inte säger "
           "annat.",
     .en = "The excess distance that most listed residents have at most: nine in ten unless the "
           "recipe says otherwise."},
    Kind::index);
inline constexpr omrade::Layer kNotNearest = proportion(
    "not_nearest",
    {.sv = "Listade vid en annan enhet än den närmaste",
     .en = "Listed at another centre than the nearest"},
    {.sv = "Boende listade vid en enhet som inte är den närmaste, som andel av de boende som är "
           "listade vid en enhet med känd plats.",
     .en = "Residents listed at a centre that is not the nearest, as a share of the residents "
           "listed at a centre whose place is known."},
    {"unlisted", "out_of_region"}, {kNoResidents, kNoPlaces, kNobodyPlaced});
inline constexpr omrade::Layer kAutomaticNotNearest = proportion(
    "automatic_not_nearest",
    {.sv = "Automatiskt listade vid en annan enhet än den närmaste",
     .en = "Listed automatically at another centre than the nearest"},
    {.sv = "Av de boende som listades automatiskt, den andel vars enhet inte är den närmaste.",
     .en = "Of the residents who were listed automatically, the share whose centre is not the "
           "nearest."},
    {"automatic", "not_nearest"}, {kNoResidents, kNoPlaces, kNoManner, kNobodyAutomatic});
inline constexpr omrade::Layer kOutOfRegion = proportion(
    "out_of_region",
    {.sv = "Boende listade i en annan region", .en = "Residents listed in another region"},
    {.sv = "Boende som är listade i en annan region, som andel av alla boende.",
     .en = "Residents who are listed in another region, as a share of all residents."},
    {}, {kNoResidents, kNoOtherRegion, kNobodyLives});
inline constexpr omrade::Layer kFromOtherRegions = proportion(
    "from_other_regions",
    {.sv = "Listade som bor i en annan region", .en = "Listed who live in another region"},
    {.sv = "Listade som bor i en annan region, som andel av alla listade.",
     .en = "Listed who live in another region, as a share of all listed."},
    {}, {kNoListed, kNoOtherRegion, kNoHome, kNobodyListed});
inline constexpr omrade::PairLayer kHuffResidual{
    .id = "huff_residual",
    .rows = "residents",
    .by = "centre",
    .title = {.sv = "Listade utöver de väntade", .en = "Listed beyond those expected"},
    .doc = {.sv = "Boende listade vid enheten minus det antal som väntas enligt Huffs modell, där "
                  "en enhet drar mer ju större och närmare den är.",
            .en = "Residents listed at the centre minus the number expected by Huff's model, in "
                  "which a centre attracts more the larger and nearer it is."},
    .unit = "persons",
    .kind = Kind::difference,
    .decimals = 0,
    .parts = {"relevance"},
    .reasons = {kNoPlaces, kSomeUnplaced, kNotACentre, kUnknownSize}};

}  // namespace listing

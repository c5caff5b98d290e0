// What is read and what comes out.
#pragma once

#include <omrade/plugin.hpp>

namespace access_to_care {

using omrade::Kind;
using omrade::Text;

// ---- why there is no value ----

inline constexpr Text kNoCentres{.sv = "vårdcentralernas platser är inte angivna",
                                 .en = "the places of the centres are not given"};
inline constexpr Text kNobody{.sv = "ingen med känd plats bor här",
                              .en = "nobody whose place is known lives here"};
inline constexpr Text kUnknownPeople{.sv = "antalet personer är inte känt på alla platser",
                                     .en = "the number of people is not known at every place"};
inline constexpr Text kUnknownSupply{
    .sv = "utbudet är inte känt vid alla vårdcentraler inom räckhåll",
    .en = "the supply is not known of every centre within reach"};

inline constexpr Text kUnknownWays{.sv = "vägen till en vårdcentral är inte känd från alla platser",
                                   .en = "the way to a centre is not known from every place"};
inline constexpr Text kNamelessPlaces{
    .sv = "vägar är angivna, men inte vid vilken plats människor bor",
    .en = "ways are given, but not at which place people live"};
inline constexpr Text kNoWays{.sv = "vägar saknas till någon vårdcentral",
                              .en = "there is a centre without any ways to it"};
inline constexpr Text kShortWays{
    .sv = "någon väg är kortare än fågelvägen dit vårdcentralen ligger",
    .en = "a way is shorter than the straight line to where the centre lies"};

// ---- parameters ----

inline constexpr omrade::Param<double> kFarDistance{
    .id = "far_distance",
    .title = {.sv = "Långt bort", .en = "Far away"},
    .doc = {.sv = "Avståndet från vilket någon räknas som boende långt från närmaste "
                  "vårdcentral.",
            .en = "The distance beyond which somebody counts as living far from the nearest "
                  "centre."},
    .fallback = 5000,
    .min = 1,
    .max = 1000000,
    .unit = "m"};
inline constexpr omrade::Param<double> kHighShare{
    .id = "high_share",
    .title = {.sv = "Andel inom det höga avståndet", .en = "Share within the high distance"},
    .doc = {.sv = "Det höga avståndet är det som denna andel av de boende har högst.",
            .en = "The high distance is the one that this share of the residents have at most."},
    .fallback = 0.9,
    .min = 0.5,
    .max = 1};
inline constexpr omrade::Param<double> kRadius{
    .id = "radius",
    .title = {.sv = "Räckhåll", .en = "Reach"},
    .doc =
        {.sv = "Längsta avstånd på vilket en vårdcentral räknas som tillgänglig; gränsen hör till.",
         .en = "The longest distance at which a centre counts as accessible; the border belongs to "
               "it."},
    .fallback = 10000,
    .min = 1,
    .max = 1000000,
    .unit = "m"};
inline constexpr omrade::ChoiceParam kKernel{
    .id = "kernel",
    .title = {.sv = "Avtagande med avståndet", .en = "Decay with distance"},
    .doc = {.sv = "Hur mycket mindre en vårdcentral räknas ju längre bort den ligger.",
            .en = "How much less a centre counts the further away it lies."},
    .choices = {{.id = "step", .title = {.sv = "Lika inom räckhåll", .en = "Equal within reach"}},
                {.id = "gauss",
                 .title = {.sv = "Gauss, standardavvikelse halva räckhållet",
                           .en = "Gaussian, standard deviation half the reach"}}},
    .fallback = "step"};

// ---- inputs ----

inline constexpr omrade::Field<double> kX{
    .id = "x", .title = {.sv = "Platsens östkoordinat", .en = "Easting of the place"}, .unit = "m"};
inline constexpr omrade::Field<double> kY{
    .id = "y",
    .title = {.sv = "Platsens nordkoordinat", .en = "Northing of the place"},
    .unit = "m"};
inline constexpr omrade::Field<double> kHowMany{
    .id = "people",
    .title = {.sv = "Antal personer på platsen", .en = "Number of people at the place"},
    .unit = "persons",
    .required = false};
inline constexpr omrade::Field<omrade::Category> kPlace{
    .id = "place",
    .title = {.sv = "Platsens namn i vägtabellen", .en = "The place's name in the table of ways"},
    .required = false};
inline constexpr auto kPeople = omrade::rows(
    {.id = "people",
     .title = {.sv = "Var människor bor", .en = "Where people live"},
     .doc = {.sv = "En rad per plats, till exempel en befolkad ruta, eller per person; nyckel är "
                   "området. Utan antal räknas varje rad som en person.",
             .en = "One record for each place, such as a populated grid cell, or for each person; "
                   "keyed by area. Without a number every record is one person."},
     .unit = "persons"},
    kX, kY, kHowMany, kPlace);
inline constexpr omrade::SupplyPoints kCentres{
    .id = "centres",
    .title = {.sv = "Vårdcentraler", .en = "Health centres"},
    .doc = {.sv = "Platserna dit avstånd mäts.", .en = "The places to which distances go."},
    .required = false};
inline constexpr omrade::Field<omrade::Category> kCentre{
    .id = "centre", .title = {.sv = "Vårdcentral", .en = "Centre"}};
inline constexpr omrade::Field<double> kAmount{.id = "amount",
                                               .title = {.sv = "Utbud", .en = "Supply"}};
inline constexpr auto kSupply = omrade::shared(
    {.id = "supply",
     .title = {.sv = "Utbud vid varje vårdcentral", .en = "Supply of each centre"},
     .doc = {.sv = "Till exempel antal läkare. Utan tabellen räknas varje vårdcentral som 1.",
             .en = "Such as the number of physicians. Without the table every centre is 1."},
     .required = false},
    kCentre, kAmount);
inline constexpr omrade::Field<omrade::Category> kFrom{.id = "place",
                                                       .title = {.sv = "Plats", .en = "Place"}};
inline constexpr omrade::Field<omrade::Category> kTo{
    .id = "centre", .title = {.sv = "Vårdcentral", .en = "Centre"}};
inline constexpr omrade::Field<double> kWayDistance{
    .id = "distance", .title = {.sv = "Vägens längd", .en = "Length of the way"}, .unit = "m"};
inline constexpr auto kWays = omrade::shared(
    {.id = "ways",
     .title = {.sv = "Vägar till vårdcentralerna", .en = "Ways to the centres"},
     .doc = {.sv = "Längden av vägen från varje plats till de vårdcentraler som kan nås, till "
                   "exempel efter vägnätet. Med tabellen ersätter den fågelvägen överallt.",
             .en = "The length of the way from each place to the centres that can be reached, such "
                   "as along roads. Where the table is given it replaces straight lines."},
     .unit = "m",
     .required = false},
    kFrom, kTo, kWayDistance);

// ---- layers ----

constexpr omrade::Layer distance_layer(const char* id, Text title, Text doc, Kind kind) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = "km",
          .kind = kind,
          .direction = omrade::Direction::higher_is_worse,
          .counts_persons = false,
          .decimals = 1,
          .reasons = {kNoCentres, kNobody, kUnknownPeople, kUnknownWays, kNamelessPlaces, kNoWays,
                      kShortWays}};
}

inline constexpr omrade::Layer kMeanDistance =
    distance_layer("distance_mean",
                   {.sv = "Medelavstånd till närmaste vårdcentral",
                    .en = "Mean distance to the nearest health centre"},
                   {.sv = "Från varje bostad till närmaste vårdcentral, i medeltal per person; "
                          "fågelvägen, om receptet inte anger vägar.",
                    .en = "From each home to the nearest centre, the mean over persons; as the "
                          "crow flies unless the recipe gives ways."},
                   Kind::mean);
inline constexpr omrade::Layer kMedianDistance =
    distance_layer("distance_median",
                   {.sv = "Medianavstånd till närmaste vårdcentral",
                    .en = "Median distance to the nearest health centre"},
                   {.sv = "Minst hälften av de boende har högst detta avstånd; fågelvägen, om "
                          "receptet inte anger vägar.",
                    .en = "At least half of the residents have this distance or less; as the crow "
                          "flies unless the recipe gives ways."},
                   Kind::index);
inline constexpr omrade::Layer kHighDistance =
    distance_layer("distance_high",
                   {.sv = "Högt avstånd till närmaste vårdcentral",
                    .en = "High distance to the nearest health centre"},
                   {.sv = "Det avstånd som de flesta har högst: nio av tio, om receptet inte säger "
                          "annat; fågelvägen, om det inte anger vägar.",
                    .en = "The distance that most have at most: nine in ten unless the recipe "
                          "says otherwise; as the crow flies unless it gives ways."},
                   Kind::index);
inline constexpr omrade::Layer kFar{
    .id = "far",
    .title = {.sv = "Bor långt från närmaste vårdcentral",
              .en = "Live far from the nearest health centre"},
    .doc = {.sv =
                "Andel av de boende med längre än 5 km, om receptet inte anger ett annat avstånd; "
                "fågelvägen, om det inte anger vägar.",
            .en = "Share of the residents further away than 5 km, unless the recipe gives another "
                  "distance; as the crow flies unless it gives ways."},
    .unit = "%",
    .kind = Kind::proportion,
    .direction = omrade::Direction::higher_is_worse,
    .decimals = 1,
    .multiplier = 100,
    .reasons = {kNoCentres, kNobody, kUnknownPeople, kUnknownWays, kNamelessPlaces, kNoWays,
                kShortWays}};
inline constexpr omrade::Layer kAccess{
    .id = "access",
    .title = {.sv = "Utbud inom räckhåll per 1 000 personer",
              .en = "Supply within reach per 1,000 persons"},
    .doc = {.sv = "Varje vårdcentrals utbud delas lika mellan alla som har den inom räckhåll, och "
                  "var och en får summan av sina delar (2SFCA); här medeltalet per person.",
            .en = "The supply of each centre is shared equally by all within its reach, and "
                  "everyone has the sum of their shares (2SFCA); here the mean over persons."},
    .kind = Kind::index,
    .direction = omrade::Direction::higher_is_better,
    .counts_persons = false,
    .reasons = {kNoCentres, kNobody, kUnknownPeople, kUnknownWays, kNamelessPlaces, kNoWays,
                kShortWays, kUnknownSupply}};

}  // namespace access_to_care

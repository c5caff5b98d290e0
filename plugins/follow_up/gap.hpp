// Is the gap closing, and did the pilots do better? What a larger area shows of its centres.
#pragma once

#include "declarations.hpp"
#include <omrade/plugin.hpp>

namespace follow_up {

inline constexpr omrade::Text kNoUnits{.sv = "inga mätningar i perioden",
                                       .en = "no measurements in the period"};
inline constexpr omrade::Text kNoBaseline{.sv = "inga mätningar i utgångsperioden",
                                          .en = "no measurements in the baseline period"};
inline constexpr omrade::Text kUnknownUnit{.sv = "antalet är inte känt för alla enheter",
                                           .en = "the number is not known of every centre"};
inline constexpr omrade::Text kUnknownNeed{.sv = "behovet är inte känt för alla enheter",
                                           .en = "the need is not known of every centre"};
inline constexpr omrade::Text kFewGroups{
    .sv = "färre än tre enheter med olika behov: ingen lutning",
    .en = "fewer than three centres of different need: no slope"};
inline constexpr omrade::Text kNoNeed{.sv = "behovet är inte angivet", .en = "no need is given"};
inline constexpr omrade::Text kNoPilots{
    .sv = "det finns inte både piloter och andra i båda perioderna",
    .en = "there are not both pilots and others in both periods"};

constexpr omrade::Layer gap_layer(const char* id, omrade::Text title, omrade::Text doc,
                                  omrade::Kind kind, omrade::Direction direction, int decimals) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = kind == omrade::Kind::index ? "" : "%",
          .kind = kind,
          .direction = direction,
          .counts_persons = false,
          .decimals = decimals,
          .reasons = {kNoUnits, kNoBaseline, kFewGroups, kNoNeed, kNoPilots, kUnknownUnit,
                      kUnknownNeed}};
}

struct Gap {
  static constexpr omrade::Info info{
      .id = "se.omrade.follow_up_gap",
      .version = "1.0.0",
      .title = {.sv = "Uppföljning: minskar skillnaderna?", .en = "Follow-up: is the gap closing?"},
      .summary = {.sv =
                      "Skillnaden mellan enheter med litet och stort behov, och mellan piloter och "
                      "övriga, jämförd med en fast utgångsperiod.",
                  .en =
                      "The gap between centres of little and of great need, and between pilots and "
                      "the others, against a frozen baseline."},
      .method = {.sv =
                     "Slope index of inequality per period (viktad regression på behovsordningen) "
                     "och skillnad i skillnader för piloterna. Andelarna i olika perioder och "
                     "enheter antas vara oberoende.",
                 .en = "The slope index of inequality per period (weighted regression on the order "
                       "of need) and difference in differences for the pilots. Shares of different "
                       "periods and centres are taken as independent."},
      .vendor = "omrade",
      .concurrency = omrade::Concurrency::reentrant,
      .row_independent = true};

  static constexpr omrade::Param<double> baseline{
      .id = "baseline",
      .title = {.sv = "Utgångsperiod", .en = "Baseline period"},
      .doc = {.sv = "Perioden som senare perioder jämförs med. 0 är den äldsta som finns.",
              .en = "The period that later ones are compared with. 0 is the oldest there is."},
      .fallback = 0,
      .min = 0,
      .max = 9999};

  static constexpr omrade::Field<double> period{
      .id = "period", .title = {.sv = "Period, som tal", .en = "Period, as a number"}};
  static constexpr omrade::Field<double> numerator{
      .id = "numerator", .title = {.sv = "Uppfyller", .en = "Fulfil"}, .unit = "persons"};
  static constexpr omrade::Field<double> denominator{
      .id = "denominator",
      .title = {.sv = "Alla berörda", .en = "All concerned"},
      .unit = "persons"};
  static constexpr omrade::Field<double> need{
      .id = "need",
      .title = {.sv = "Enhetens behov, till exempel CNI", .en = "The centre's need, such as CNI"},
      .required = false};
  static constexpr omrade::Field<double> pilot{
      .id = "pilot",
      .title = {.sv = "Pilot (1) eller inte (0)", .en = "Pilot (1) or not (0)"},
      .required = false};
  static constexpr auto units = omrade::rows(
      {.id = "units",
       .title = {.sv = "Enheternas mätningar", .en = "Measurements of the centres"},
       .doc = {.sv = "En rad per enhet och period.", .en = "One row per centre and period."},
       .unit = "persons"},
      period, numerator, denominator, need, pilot);

  static constexpr auto share = [] {
    omrade::Layer out = gap_layer(
        "share", {.sv = "Uppmätt i alla enheter", .en = "Measured in all centres"},
        {.sv = "Andelen i den senaste perioden.", .en = "The share in the latest period."},
        omrade::Kind::proportion, omrade::Direction::neutral, 1);
    out.multiplier = 100;
    out.counts_persons = true;
    return out;
  }();
  static constexpr auto sii =
      gap_layer("sii", {.sv = "Skillnad efter behov", .en = "Gap by need"},
                {.sv = "Andelen där behovet är störst minus andelen där det är minst, längs en rät "
                       "linje (slope index of inequality).",
                 .en = "The share where need is greatest less that where it is least, along a "
                       "straight line (slope index of inequality)."},
                omrade::Kind::difference, omrade::Direction::neutral, 1);
  static constexpr auto sii_change =
      gap_layer("sii_change", {.sv = "Skillnadens förändring", .en = "Change of the gap"},
                {.sv = "Skillnaden efter behov nu minus den i utgångsperioden.",
                 .en = "The gap by need now less that in the baseline period."},
                omrade::Kind::difference, omrade::Direction::neutral, 1);
  static constexpr omrade::Codes closing_codes{
      {1, {.sv = "säkert mindre", .en = "surely smaller"}},
      {0, {.sv = "kan inte avgöras", .en = "cannot be told"}},
      {-1, {.sv = "säkert större", .en = "surely larger"}}};
  static constexpr auto closes = coded(
      gap_layer("closing", {.sv = "Minskar skillnaden?", .en = "Is the gap closing?"},
                {.sv = "1 = säkert mindre än i utgångsperioden, −1 = säkert större, 0 = kan inte "
                       "avgöras.",
                 .en = "1 = surely smaller than in the baseline period, −1 = surely larger, 0 = "
                       "cannot be told."},
                omrade::Kind::index, omrade::Direction::higher_is_better, 0),
      closing_codes);
  static constexpr auto pilot_effect = gap_layer(
      "pilot_effect", {.sv = "Piloterna jämförda med övriga", .en = "Pilots against the others"},
      {.sv = "Piloternas förändring sedan utgångsperioden minus de övrigas.",
       .en = "The pilots' change since the baseline period less that of the others."},
      omrade::Kind::difference, omrade::Direction::neutral, 1);

  static constexpr auto declares =
      omrade::declare(baseline, units, share, sii, sii_change, closes, pilot_effect);

  void compute(const omrade::Call& call) const;
};

}  // namespace follow_up

// Inputs and layers of the allocation, with the reasons why there may be no number.
#pragma once

#include <omrade/plugin.hpp>

namespace need_allocation {

inline constexpr omrade::Text kNobody{.sv = "ingen bor eller är listad här",
                                      .en = "nobody lives or is listed here"};
inline constexpr omrade::Text kNoPeople{.sv = "antalet personer är inte känt här",
                                        .en = "the number of people is not known here"};
inline constexpr omrade::Text kPeopleAbsent{
    .sv = "antalet personer, med ålder där åldrar väger olika, finns inte på denna nivå",
    .en = "the people, with ages where ages weigh differently, do not reach this level"};
inline constexpr omrade::Text kNoNeed{.sv = "behovet är inte känt här",
                                      .en = "the need is not known here"};
inline constexpr omrade::Text kNoEligible{.sv = "det är inte känt om enheten omfattas",
                                          .en = "it is not known whether this shares in it"};
inline constexpr omrade::Text kNoPrivate{.sv = "det är inte känt om enheten är privat",
                                         .en = "it is not known whether this is private"};
inline constexpr omrade::Text kNeedAbsent{.sv = "behovet finns inte på denna nivå",
                                          .en = "the need does not reach this level"};
inline constexpr omrade::Text kPrivateAbsent{
    .sv = "uppgiften om privata enheter finns inte på denna nivå",
    .en = "what is private does not reach this level"};
inline constexpr omrade::Text kNoWeight{
    .sv = "ingen når upp till något att betala för: behovet räknas som noll överallt",
    .en = "nobody reaches anything to pay for: need counts as zero everywhere"};
inline constexpr omrade::Text kOthersUnknown{
    .sv = "uppgifter saknas för någon enhet; hela budgeten är fördelad på de övriga",
    .en = "data lack for some; the whole budget is divided among the others"};

inline constexpr omrade::Text kNoSupplement{.sv = "inget tillägg betalas",
                                            .en = "no supplement is paid"};
inline constexpr omrade::Text kOnePayment{.sv = "allt betalas på en gång",
                                          .en = "all is paid at once"};

inline constexpr omrade::Input kPeople{
    .id = "people",
    .title = {.sv = "Personer", .en = "People"},
    .doc = {.sv = "Listade vid enheten eller boende i området, de som pengarna följer.",
            .en = "Listed at the centre or resident in the area: those whom the money follows."},
    .unit = "persons",
    .required = false};
inline constexpr omrade::Field<double> kAge{
    .id = "age", .title = {.sv = "Ålder", .en = "Age"}, .unit = "years", .required = false};
inline constexpr auto kRecords =
    omrade::rows({.id = "persons",
                  .title = {.sv = "Personer, en rad var", .en = "People, a record each"},
                  .doc = {.sv = "I stället för ett antal; behövs där åldrar väger olika.",
                          .en = "In place of a number; needed where ages weigh differently."},
                  .required = false},
                 kAge);
inline constexpr omrade::Input kNeed{
    .id = "need",
    .title = {.sv = "Behov per person", .en = "Need of a person"},
    .doc = {.sv = "Till exempel CNI-poäng per listad, eller andel listade med fast läkarkontakt. "
                  "Behövs inte där alla räknas lika.",
            .en = "Such as CNI points per listed person, or the share of the listed with a fixed "
                  "doctor. Not needed where all count alike."},
    .measure = omrade::Measure::mean,
    .of = "people",
    .required = false};
inline constexpr omrade::Input kEligible{
    .id = "eligible",
    .title = {.sv = "Omfattas", .en = "Shares in it"},
    .doc = {.sv = "1 där enheten är med i fördelningen, 0 där den inte är det; på andra nivåer "
                  "andelen av personerna. Saknas uppgiften är alla med.",
            .en = "1 where the centre shares in the budget, 0 where it does not; at other levels "
                  "the share of the people. All do where it is not given."},
    .measure = omrade::Measure::share,
    .of = "people",
    .required = false};
inline constexpr omrade::Input kPrivate{
    .id = "private",
    .title = {.sv = "Privat enhet", .en = "Private centre"},
    .doc = {.sv = "1 där tillägget till privata enheter betalas, annars 0.",
            .en = "1 where the supplement to private centres is paid, else 0."},
    .measure = omrade::Measure::none,
    .required = false};

/// Money is no count of persons, but tells one where it follows the people: it is withheld with it.
constexpr omrade::Layer money(const char* id, omrade::Text title, omrade::Text doc,
                              omrade::Kind kind = omrade::Kind::index, const char* unit = "kr",
                              int decimals = 0) {
  return {
      .id = id,
      .title = title,
      .doc = doc,
      .unit = unit,
      .kind = kind,
      .counts_persons = false,
      .decimals = decimals,
      .parts = {"counted"},
      .reasons = {kNobody, kNoPeople, kNoNeed, kNoEligible, kNoPrivate, kNeedAbsent, kPrivateAbsent,
                  kNoWeight, kOthersUnknown, kPeopleAbsent, kNoSupplement, kOnePayment}};
}

inline constexpr omrade::Layer kAmount =
    money("amount", {.sv = "Belopp", .en = "Amount"},
          {.sv = "Hela kronor före tillägg. Fördelas en budget är summan exakt budgeten.",
           .en = "Whole kronor before the supplement. Where a budget is divided they sum to it "
                 "exactly."});
inline constexpr omrade::Layer kPerHead =
    money("per_head", {.sv = "Belopp per person", .en = "Amount per person"},
          {.sv = "Beloppet delat med antalet personer.",
           .en = "The amount divided by the number of people."},
          omrade::Kind::index, "kr", 2);
inline constexpr omrade::Layer kShare =
    money("share", {.sv = "Andel av pengarna", .en = "Share of the money"},
          {.sv = "Beloppet som andel av alla belopp på samma nivå.",
           .en = "The amount as a share of all amounts at the same level."},
          omrade::Kind::index, "%", 2);
inline constexpr omrade::Layer kEqual =
    money("equal", {.sv = "Om alla räknades lika", .en = "If all counted alike"},
          {.sv = "Samma summa fördelad efter antal personer, utan behov, golv och tak.",
           .en = "The same sum divided by people alone, without need, floor or cap."});
inline constexpr omrade::Layer kDifference =
    money("difference", {.sv = "Skillnad genom behov", .en = "Difference through need"},
          {.sv = "Beloppet minus vad enheten hade fått om alla räknades lika. Summan är noll.",
           .en = "The amount less what the centre would get if all counted alike. They sum to "
                 "zero."},
          omrade::Kind::difference);
inline constexpr omrade::Layer kSupplement =
    money("supplement", {.sv = "Tillägg till privat enhet", .en = "Supplement to private centre"},
          {.sv = "Hela kronor ovanpå beloppet.", .en = "Whole kronor on top of the amount."});
inline constexpr omrade::Layer kTotal =
    money("total", {.sv = "Belopp med tillägg", .en = "Amount with supplement"},
          {.sv = "Det som betalas ut.", .en = "What is paid."});
inline constexpr omrade::Layer kPayment =
    money("payment", {.sv = "Varje utbetalning", .en = "Each payment"},
          {.sv = "Hela kronor, alla gånger utom den sista.",
           .en = "Whole kronor, each time but the last."});
inline constexpr omrade::Layer kLastPayment =
    money("last_payment", {.sv = "Sista utbetalningen", .en = "Last payment"},
          {.sv = "Med de kronor som inte gick jämnt upp, så att summan stämmer.",
           .en = "With the kronor that did not divide, so that the sum is right."});
inline constexpr omrade::Layer kCounted{
    .id = "counted",
    .title = {.sv = "Personer", .en = "People"},
    .doc = {.sv = "De som pengarna följer.", .en = "Those whom the money follows."},
    .kind = omrade::Kind::count,
    .decimals = 0,
    .reasons = {kNoPeople, kPeopleAbsent}};

}  // namespace need_allocation

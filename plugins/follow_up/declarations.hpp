// What both kinds of follow-up declare. The scale, and with it units, differ.
#pragma once

#include <omrade/plugin.hpp>

namespace follow_up {

inline constexpr omrade::Text kNobody{.sv = "ingen att mäta i perioden",
                                      .en = "nobody to measure in the period"};
inline constexpr omrade::Text kFirst{.sv = "ingen tidigare period",
                                     .en = "there is no earlier period"};
inline constexpr omrade::Text kNotBefore{.sv = "inget värde i den förra perioden",
                                         .en = "no value in the period before"};
inline constexpr omrade::Text kTooFew{.sv = "för få perioder för en trend",
                                      .en = "too few periods for a trend"};
inline constexpr omrade::Text kAllAlike{
    .sv = "ingen eller alla i båda perioderna: variansen är inte känd",
    .en = "nobody or everybody in both periods: the variance is not known"};

inline constexpr omrade::Input kNumerator{
    .id = "numerator",
    .title = {.sv = "Uppfyller", .en = "Fulfil"},
    .doc = {.sv = "De som uppfyller det som följs upp, eller händelserna, i varje period.",
            .en = "Those who fulfil what is followed up, or the events, in each period."},
    .unit = "persons",
    .history = true};
inline constexpr omrade::Input kDenominator{
    .id = "denominator",
    .title = {.sv = "Alla berörda", .en = "All concerned"},
    .doc = {.sv = "Alla som det som följs upp gäller, i varje period.",
            .en = "All whom it concerns, in each period."},
    .unit = "persons",
    .history = true};

inline constexpr omrade::ChoiceParam kAim{
    .id = "aim",
    .title = {.sv = "Riktning", .en = "Direction"},
    .doc = {.sv = "Om målet är att nå minst eller högst så mycket.",
            .en = "Whether the target is to be reached or not to be exceeded."},
    .choices = {{.id = "at_least", .title = {.sv = "minst", .en = "at least"}},
                {.id = "at_most", .title = {.sv = "högst", .en = "at most"}}},
    .fallback = "at_least"};
inline constexpr omrade::Param<std::int64_t> kLeastPeriods{
    .id = "least_periods",
    .title = {.sv = "Minst antal perioder", .en = "Fewest periods"},
    .doc = {.sv = "Så många perioder med värde behövs för en trend.",
            .en = "So many periods with a value make a trend."},
    .fallback = 5,
    .min = 3,
    .max = 100};

// What the values of layers that decide something are called on pages.
inline constexpr omrade::Codes kAttainment{{2, {.sv = "nått", .en = "attained"}},
                                           {1, {.sv = "nära", .en = "close"}},
                                           {0, {.sv = "inte nått", .en = "not attained"}}};
inline constexpr omrade::Codes kAgainstTarget{
    {1, {.sv = "säkert bättre än målet", .en = "surely better than the target"}},
    {0, {.sv = "kan inte skiljas från målet", .en = "cannot be told from the target"}},
    {-1, {.sv = "säkert sämre än målet", .en = "surely worse than the target"}}};
inline constexpr omrade::Codes kVerdict{
    {1, {.sv = "säkert bättre", .en = "surely better"}},
    {0, {.sv = "kan inte skiljas från slumpen", .en = "cannot be told from chance"}},
    {-1, {.sv = "säkert sämre", .en = "surely worse"}}};

constexpr omrade::Layer coded(omrade::Layer layer, const omrade::Codes& codes) {
  layer.codes = codes;
  return layer;
}

constexpr omrade::Param<double> target_of(double fallback, double max, const char* unit) {
  return {.id = "target",
          .title = {.sv = "Mål", .en = "Target"},
          .doc = {.sv = "Målet, på samma skala som det uppmätta.",
                  .en = "The target, on the scale of what is measured."},
          .fallback = fallback,
          .min = 0,
          .max = max,
          .unit = unit};
}
constexpr omrade::Param<double> close_of(double fallback, double max, const char* unit) {
  return {
      .id = "close_from",
      .title = {.sv = "Nära från", .en = "Close from"},
      .doc = {.sv = "Värden härifrån till målet är nära. På andra sidan målet finns inget nära.",
              .en = "Values from here to the target are close to it. Beyond the target there is "
                    "nothing close."},
      .fallback = fallback,
      .min = 0,
      .max = max,
      .unit = unit};
}

constexpr omrade::Layer measured_of(omrade::Kind kind, const char* unit, double multiplier) {
  return {.id = "measured",
          .title = {.sv = "Uppmätt", .en = "Measured"},
          .doc = {.sv = "De som uppfyller, delat med alla berörda.",
                  .en = "Those who fulfil, divided by all concerned."},
          .unit = unit,
          .kind = kind,
          .decimals = 1,
          .multiplier = multiplier,
          .reasons = {kNobody}};
}
/// Put together from the measured value of this period.
constexpr omrade::Layer of_now(const char* id, omrade::Text title, omrade::Text doc,
                               const char* unit, omrade::Kind kind, int decimals) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = unit,
          .kind = kind,
          .direction = omrade::Direction::higher_is_better,
          .counts_persons = false,
          .decimals = decimals,
          .parts = {"measured"},
          .reasons = {kNobody}};
}
/// … and of those before.
constexpr omrade::Layer over_time(const char* id, omrade::Text title, omrade::Text doc,
                                  const char* unit, omrade::Kind kind, omrade::Direction direction,
                                  int decimals) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = unit,
          .kind = kind,
          .direction = direction,
          .counts_persons = false,
          .decimals = decimals,
          .parts = {"measured"},
          .reasons = {kNobody, kFirst, kNotBefore, kTooFew, kAllAlike},
          .history = true};
}

}  // namespace follow_up

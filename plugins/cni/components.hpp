// The seven groups of the Care Need Index: input, official weight and share of each.
#pragma once

#include <omrade/care_need.hpp>
#include <omrade/plugin.hpp>

#include <array>
#include <string_view>

namespace cni {

inline constexpr omrade::Text kNobody{.sv = "ingen bor eller är listad här",
                                      .en = "nobody lives or is listed here"};
inline constexpr omrade::Text kNotGiven{.sv = "uppgiften finns inte på denna nivå",
                                        .en = "the count does not reach this level"};
inline constexpr omrade::Text kNoCount{.sv = "antalet är inte känt här",
                                       .en = "the count is not known here"};
inline constexpr omrade::Text kNoPopulation{.sv = "befolkningen är inte känd här",
                                            .en = "the population is not known here"};

constexpr omrade::Input count_of(const char* id, omrade::Text title, omrade::Text doc) {
  return {.id = id, .title = title, .doc = doc, .unit = "persons", .required = false};
}

constexpr double official_weight(std::string_view key) {
  for (const omrade::formula::CareNeedGroup& group : omrade::formula::kCareNeedGroups) {
    if (group.key == key) return group.weight;
  }
  throw "not one of the seven groups";
}

constexpr omrade::Param<double> weight_of(const char* id, omrade::Text title, double official) {
  return {.id = id,
          .title = title,
          .doc = {.sv = "Poäng per person. Förval: SCB:s vikt.",
                  .en = "Points for each person. Default: Statistics Sweden's weight."},
          .fallback = official,
          .min = 0,
          .max = 100};
}

constexpr omrade::Layer share_of(const char* id, omrade::Text title, omrade::Text doc) {
  return {.id = id,
          .title = title,
          .doc = doc,
          .unit = "%",
          .kind = omrade::Kind::proportion,
          .decimals = 1,
          .multiplier = 100,
          .reasons = {kNobody, kNotGiven, kNoCount, kNoPopulation}};
}

inline constexpr omrade::Input kOldAlone = count_of(
    "old_alone", {.sv = "Äldre ensamboende", .en = "Old people living alone"},
    {.sv = "Personer över 65 år som bor ensamma.", .en = "People over 65 who live alone."});
inline constexpr omrade::Input kForeignBorn =
    count_of("foreign_born", {.sv = "Utrikes födda", .en = "Born abroad"},
             {.sv = "Personer födda i Östeuropa, Asien, Afrika eller Sydamerika.",
              .en = "People born in Eastern Europe, Asia, Africa or South America."});
inline constexpr omrade::Input kUnemployed =
    count_of("unemployed", {.sv = "Arbetslösa", .en = "Unemployed"},
             {.sv = "Personer 16–64 år som är arbetslösa eller i arbetsmarknadspolitisk åtgärd.",
              .en = "People aged 16–64 who are unemployed or in a labour-market measure."});
inline constexpr omrade::Input kSingleParent =
    count_of("single_parent", {.sv = "Ensamstående föräldrar", .en = "Single parents"},
             {.sv = "Ensamstående föräldrar med barn som är 17 år eller yngre.",
              .en = "Single parents with a child aged 17 or younger."});
inline constexpr omrade::Input kMovedIn =
    count_of("moved_in", {.sv = "Inflyttade", .en = "Moved in"},
             {.sv = "Personer 1 år eller äldre som har flyttat in i området under året.",
              .en = "People aged 1 or older who moved into the area during the year."});
inline constexpr omrade::Input kLowEducation = count_of(
    "low_education", {.sv = "Lågutbildade", .en = "Low education"},
    {.sv = "Personer 25–64 år med låg utbildning.", .en = "People aged 25–64 with low education."});
inline constexpr omrade::Input kUnder5 =
    count_of("under_5", {.sv = "Barn under 5 år", .en = "Children under 5"},
             {.sv = "Personer yngre än 5 år.", .en = "People younger than 5."});

inline constexpr auto kOldAloneWeight = weight_of(
    "weight_old_alone", {.sv = "Vikt: äldre ensamboende", .en = "Weight: old people living alone"},
    official_weight("old_alone"));
inline constexpr auto kForeignBornWeight =
    weight_of("weight_foreign_born", {.sv = "Vikt: utrikes födda", .en = "Weight: born abroad"},
              official_weight("foreign_born"));
inline constexpr auto kUnemployedWeight =
    weight_of("weight_unemployed", {.sv = "Vikt: arbetslösa", .en = "Weight: unemployed"},
              official_weight("unemployed"));
inline constexpr auto kSingleParentWeight = weight_of(
    "weight_single_parent", {.sv = "Vikt: ensamstående föräldrar", .en = "Weight: single parents"},
    official_weight("single_parent"));
inline constexpr auto kMovedInWeight =
    weight_of("weight_moved_in", {.sv = "Vikt: inflyttade", .en = "Weight: moved in"},
              official_weight("moved_in"));
inline constexpr auto kLowEducationWeight =
    weight_of("weight_low_education", {.sv = "Vikt: lågutbildade", .en = "Weight: low education"},
              official_weight("low_education"));
inline constexpr auto kUnder5Weight =
    weight_of("weight_under_5", {.sv = "Vikt: barn under 5 år", .en = "Weight: children under 5"},
              official_weight("under_5"));

inline constexpr omrade::Layer kOldAloneShare =
    share_of("share_old_alone", {.sv = "Äldre ensamboende", .en = "Old people living alone"},
             {.sv = "Personer över 65 år som bor ensamma, som andel av hela befolkningen.",
              .en = "People over 65 who live alone, as a share of the whole population."});
inline constexpr omrade::Layer kForeignBornShare = share_of(
    "share_foreign_born",
    {.sv = "Födda i Östeuropa, Asien, Afrika eller Sydamerika",
     .en = "Born in Eastern Europe, Asia, Africa or South America"},
    {.sv = "Personer födda i Östeuropa, Asien, Afrika eller Sydamerika, som andel av hela "
           "befolkningen.",
     .en = "People born in Eastern Europe, Asia, Africa or South America, as a share of the whole "
           "population."});
inline constexpr omrade::Layer kUnemployedShare = share_of(
    "share_unemployed", {.sv = "Arbetslösa 16–64 år", .en = "Unemployed, 16–64"},
    {.sv = "Personer 16–64 år som är arbetslösa eller i arbetsmarknadspolitisk åtgärd, som andel "
           "av hela befolkningen.",
     .en = "People aged 16–64 who are unemployed or in a labour-market measure, as a share of the "
           "whole population."});
inline constexpr omrade::Layer kSingleParentShare = share_of(
    "share_single_parent", {.sv = "Ensamstående föräldrar", .en = "Single parents"},
    {.sv = "Ensamstående föräldrar med barn som är 17 år eller yngre, som andel av hela "
           "befolkningen.",
     .en = "Single parents with a child aged 17 or younger, as a share of the whole population."});
inline constexpr omrade::Layer kMovedInShare = share_of(
    "share_moved_in", {.sv = "Inflyttade under året", .en = "Moved in during the year"},
    {.sv = "Personer 1 år eller äldre som har flyttat in i området under året, som andel av hela "
           "befolkningen.",
     .en = "People aged 1 or older who moved into the area during the year, as a share of the "
           "whole population."});
inline constexpr omrade::Layer kLowEducationShare =
    share_of("share_low_education", {.sv = "Lågutbildade 25–64 år", .en = "Low education, 25–64"},
             {.sv = "Personer 25–64 år med låg utbildning, som andel av hela befolkningen.",
              .en = "People aged 25–64 with low education, as a share of the whole population."});
inline constexpr omrade::Layer kUnder5Share =
    share_of("share_under_5", {.sv = "Barn under 5 år", .en = "Children under 5"},
             {.sv = "Personer yngre än 5 år, som andel av hela befolkningen.",
              .en = "People younger than 5, as a share of the whole population."});

struct Component {
  const omrade::Input& input;
  const omrade::Param<double>& weight;
  const omrade::Layer& share;
};
inline constexpr std::array<Component, 7> kComponents{{
    {kOldAlone, kOldAloneWeight, kOldAloneShare},
    {kForeignBorn, kForeignBornWeight, kForeignBornShare},
    {kUnemployed, kUnemployedWeight, kUnemployedShare},
    {kSingleParent, kSingleParentWeight, kSingleParentShare},
    {kMovedIn, kMovedInWeight, kMovedInShare},
    {kLowEducation, kLowEducationWeight, kLowEducationShare},
    {kUnder5, kUnder5Weight, kUnder5Share},
}};

}  // namespace cni

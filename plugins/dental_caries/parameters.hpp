// Means of the reference, and whose distribution is shown.
#pragma once

#include "teeth.hpp"
#include <omrade/plugin.hpp>

#include <cstdint>

namespace caries {

using omrade::Text;

constexpr omrade::Param<double> reference_mean(const char* id, Text title, double fallback) {
  return {.id = id,
          .title = title,
          .doc = {.sv = "Kariespåverkade tänder per barn i referensen, för kariesindex. Förvalet "
                        "är bara ett exempel: ange referensens eget medelantal.",
                  .en = "Affected teeth per child of the reference, for the caries index. The "
                        "default is only an example: give the mean of your reference."},
          .fallback = fallback,
          .min = 0.001,
          .max = kMostTeeth,
          .unit = "teeth"};
}

inline constexpr auto kReferenceMean3 = reference_mean(
    "reference_mean_3", {.sv = "Referens: medelantal, 3 år", .en = "Reference: mean, age 3"}, 0.2);
inline constexpr auto kReferenceMean6 = reference_mean(
    "reference_mean_6", {.sv = "Referens: medelantal, 6 år", .en = "Reference: mean, age 6"}, 0.6);
inline constexpr auto kReferenceMean12 =
    reference_mean("reference_mean_12",
                   {.sv = "Referens: medelantal, 12 år", .en = "Reference: mean, age 12"}, 0.7);
inline constexpr auto kReferenceMean19 =
    reference_mean("reference_mean_19",
                   {.sv = "Referens: medelantal, 19 år", .en = "Reference: mean, age 19"}, 2.0);
inline constexpr auto kReferenceMean23 =
    reference_mean("reference_mean_23",
                   {.sv = "Referens: medelantal, 23 år", .en = "Reference: mean, age 23"}, 2.8);

inline constexpr omrade::Param<std::int64_t> kDistributionAge{
    .id = "distribution_age",
    .title = {.sv = "Fördelningens ålder", .en = "Age of the distribution"},
    .doc = {.sv = "Ålder vars fördelning visas. Är den 19 eller 23 visas inte den ålderns "
                  "medelantal och SiC, som annars kunde röja skyddade klasser.",
            .en = "The age whose distribution is shown. If it is 19 or 23, the mean and SiC of "
                  "that age are not, for they could give protected classes away."},
    .fallback = 12,
    .min = 0,
    .max = 150,
    .unit = "years"};

}  // namespace caries

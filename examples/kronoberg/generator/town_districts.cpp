#include "places.hpp"

#include <array>

namespace kronoberg {
namespace {

using enum Profile;

constexpr Place district(std::string_view name, std::string_view municipality, double x_km,
                         double y_km, int people, double radius, double need, Profile profile) {
  return {name, municipality, x_km, y_km,   people, radius, PlaceKind::district,
          0,    "",           need, profile};
}

constexpr std::array districts{
    district("Åseda", "0760", 521.5, 6335.6, 1520, 430, 0.6, town),
    district("Åseda södra", "0760", 521.9, 6334.5, 1100, 380, 1.0, town),

    district("Lessebo", "0761", 517.4, 6289.6, 1580, 430, 0.9, town),
    district("Lessebo östra", "0761", 518.5, 6289.0, 1180, 400, 1.3, town),

    district("Tingsryd", "0763", 497.4, 6264.6, 2050, 500, 0.6, centre),
    district("Tingsryd södra", "0763", 498.0, 6263.3, 1250, 430, 0.2, town),

    district("Alvesta centrum", "0764", 471.6, 6306.5, 2900, 500, 1.2, centre),
    district("Alvesta norra", "0764", 471.4, 6308.0, 2350, 480, 0.2, suburb),
    district("Alvesta västra", "0764", 470.0, 6306.3, 2050, 460, 1.0, town),
    district("Alvesta östra", "0764", 473.0, 6307.2, 1700, 450, -0.4, suburb),

    district("Älmhults centrum", "0765", 447.6, 6267.6, 2800, 520, 0.5, centre),
    district("Älmhult norra", "0765", 447.9, 6269.1, 2700, 540, -0.3, suburb),
    district("Älmhult östra", "0765", 449.2, 6267.8, 2400, 500, 0.2, town),
    district("Älmhult västra", "0765", 446.2, 6267.9, 1900, 460, 0.0, town),
    district("Haganäs", "0765", 447.9, 6266.2, 1100, 380, -0.4, suburb),

    district("Markaryd", "0767", 417.0, 6257.6, 2400, 520, 0.9, centre),
    district("Markaryd norra", "0767", 417.6, 6259.0, 1700, 480, 0.5, town),

    district("Växjö centrum", "0780", 487.7, 6304.3, 5300, 620, 0.2, centre),
    district("Väster", "0780", 486.7, 6304.1, 3000, 520, 0.1, centre),
    district("Öster", "0780", 489.2, 6304.7, 6200, 780, 0.1, town),
    district("Norr", "0780", 487.6, 6305.7, 4000, 600, -0.1, town),
    district("Hovshaga", "0780", 487.8, 6307.7, 7300, 950, -0.1, suburb),
    district("Araby", "0780", 485.9, 6305.3, 5400, 520, 1.75, blocks),
    district("Dalbo", "0780", 485.4, 6306.4, 5200, 540, 2.65, blocks),
    district("Nydala", "0780", 484.6, 6305.8, 2200, 420, 1.8, blocks),
    district("Västra Mark", "0780", 484.8, 6304.3, 4000, 620, -0.2, suburb),
    district("Bäckaslöv", "0780", 485.9, 6302.9, 2200, 560, 0.0, town),
    district("Söder", "0780", 487.1, 6302.2, 3400, 520, -0.3, town),
    district("Teleborg", "0780", 489.4, 6301.0, 8200, 850, 0.7, town),
    district("Campus", "0780", 487.5, 6299.8, 3600, 480, 0.1, student),
    district("Högstorp", "0780", 491.1, 6303.2, 4600, 760, -0.75, suburb),
    district("Sandsbro", "0780", 490.7, 6309.2, 3600, 760, -0.75, suburb),
    district("Östra Lugnet", "0780", 490.4, 6306.8, 3300, 640, -0.85, suburb),
    district("Öjaby", "0780", 482.9, 6306.9, 2700, 620, -0.7, suburb),
    district("Räppe", "0780", 482.4, 6304.8, 1400, 450, -0.4, suburb),

    district("Ljungby centrum", "0781", 434.5, 6299.5, 3300, 560, 0.6, centre),
    district("Kungshög", "0781", 435.9, 6300.3, 2900, 580, 0.1, town),
    district("Hångers", "0781", 434.1, 6301.3, 2600, 560, -0.3, suburb),
    district("Replösa", "0781", 436.2, 6298.5, 2300, 540, 0.4, town),
    district("Ekebacken", "0781", 433.0, 6299.5, 1900, 480, 1.1, blocks),
    district("Stensberg", "0781", 434.7, 6297.8, 2000, 520, -0.5, suburb),
    district("Annelund", "0781", 433.3, 6298.2, 1300, 420, 0.2, town),
};

}  // namespace

std::span<const Place> town_districts() {
  return districts;
}

}  // namespace kronoberg

#include "places.hpp"

#include "numeric.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

namespace kronoberg {
namespace {

using enum PlaceKind;
using enum Profile;

constexpr std::array<Municipality, 8> all_municipalities{{
    {"0760", "Uppvidinge", 8912, 2, 2, 1, 1.6},
    {"0761", "Lessebo", 8124, 2, 1, 1, 0.8},
    {"0763", "Tingsryd", 11883, 2, 4, 2, 1.3},
    {"0764", "Alvesta", 19688, 4, 4, 4, 0.7},
    {"0765", "Älmhult", 17583, 6, 3, 4, 1.7},
    {"0767", "Markaryd", 9867, 3, 2, 2, 2.2},
    {"0780", "Växjö", 98925, 38, 9, 18, 0.8},
    {"0781", "Ljungby", 28136, 10, 5, 6, 0.9},
}};

constexpr std::array villages{
    Place{"Lenhovda", "0760", 517.4, 6317.6, 1780, 480, village, 1, "Lenhovda", 0.7, small_town},
    Place{"Norrhult", "0760", 512.6, 6330.6, 1290, 420, village, 1, "Nottebäck", 0.8, small_town},
    Place{"Älghult", "0760", 535.2, 6318.6, 450, 300, hamlet, 0, "Älghult", 0.3, rural},
    Place{"Fröseke", "0760", 546.0, 6312.6, 250, 250, hamlet, 0, "Fröseke", 0.4, rural},
    Place{"Herråkra", "0760", 516.6, 6310.4, 120, 250, hamlet, 0, "Herråkra", 0.0, rural},
    Place{"Granhult", "0760", 511.8, 6324.6, 90, 250, hamlet, 0, "", 0.0, rural},

    Place{"Hovmantorp", "0761", 508.0, 6293.8, 3000, 700, village, 2, "Hovmantorp", -0.1,
          small_town},
    Place{"Kosta", "0761", 523.8, 6299.6, 800, 400, hamlet, 0, "Ekeberga", 0.5, small_town},
    Place{"Skruv", "0761", 522.5, 6281.8, 520, 300, hamlet, 0, "Ljuder", 0.6, rural},
    Place{"Yggersryd", "0761", 516.0, 6298.6, 90, 250, hamlet, 0, "", 0.0, rural},
    Place{"Ormeshaga", "0761", 513.6, 6283.6, 80, 250, hamlet, 0, "", 0.0, rural},

    Place{"Ryd", "0763", 480.8, 6257.8, 1520, 460, village, 1, "Almundsryd", 0.7, small_town},
    Place{"Urshult", "0763", 488.2, 6265.8, 850, 380, hamlet, 0, "Urshult", -0.2, rural},
    Place{"Väckelsång", "0763", 495.7, 6276.2, 960, 400, hamlet, 0, "Väckelsång", 0.0, rural},
    Place{"Konga", "0763", 507.4, 6261.7, 440, 300, hamlet, 0, "Södra Sandsjö", 0.3, rural},
    Place{"Linneryd", "0763", 506.7, 6277.2, 550, 330, hamlet, 0, "Linneryd", 0.0, rural},
    Place{"Älmeboda", "0763", 513.5, 6270.7, 250, 250, hamlet, 0, "Älmeboda", 0.1, rural},
    Place{"Rävemåla", "0763", 516.6, 6264.0, 230, 250, hamlet, 0, "", 0.2, rural},

    Place{"Moheda", "0764", 473.9, 6317.4, 2150, 600, village, 1, "Moheda", -0.1, small_town},
    Place{"Vislanda", "0764", 466.4, 6293.8, 2080, 580, village, 1, "Vislanda", 0.9, small_town},
    Place{"Grimslöv", "0764", 471.9, 6288.4, 1050, 400, village, 1, "Skatelöv", -0.1, small_town},
    Place{"Torpsbruk", "0764", 473.8, 6321.8, 450, 300, hamlet, 0, "", 0.2, rural},
    Place{"Hjortsberga", "0764", 465.3, 6304.2, 350, 280, hamlet, 0, "Hjortsberga", 0.0, rural},
    Place{"Blädinge", "0764", 473.2, 6295.8, 250, 250, hamlet, 0, "Blädinge", -0.3, rural},
    Place{"Torne", "0764", 470.2, 6278.6, 220, 250, hamlet, 0, "Västra Torsås", -0.1, rural},
    Place{"Slätthög", "0764", 465.4, 6324.2, 200, 250, hamlet, 0, "Slätthög", -0.1, rural},
    Place{"Lekaryd", "0764", 475.6, 6311.6, 150, 250, hamlet, 0, "Lekaryd", -0.4, rural},
    Place{"Mistelås", "0764", 463.4, 6330.6, 100, 250, hamlet, 0, "", 0.0, rural},

    Place{"Diö", "0765", 452.6, 6276.6, 1180, 430, village, 1, "Stenbrohult", 0.1, small_town},
    Place{"Liatorp", "0765", 455.3, 6280.9, 600, 330, hamlet, 0, "", 0.3, rural},
    Place{"Eneryda", "0765", 458.4, 6284.2, 400, 300, hamlet, 0, "Eneryda", 0.4, rural},
    Place{"Delary", "0765", 437.6, 6264.9, 240, 260, hamlet, 0, "", 0.0, rural},
    Place{"Göteryd", "0765", 435.5, 6271.1, 140, 250, hamlet, 0, "Göteryd", -0.3, rural},
    Place{"Hallaryd", "0765", 430.0, 6262.8, 200, 250, hamlet, 0, "Hallaryd", 0.0, rural},
    Place{"Virestad", "0765", 459.4, 6267.9, 200, 250, hamlet, 0, "Virestad", -0.3, rural},
    Place{"Häradsbäck", "0765", 466.8, 6264.4, 240, 260, hamlet, 0, "Härlunda", 0.0, rural},

    Place{"Strömsnäsbruk", "0767", 421.4, 6267.9, 2080, 580, village, 1, "Traryd", 1.0, small_town},
    Place{"Traryd", "0767", 422.6, 6271.9, 750, 380, hamlet, 0, "", 0.3, rural},
    Place{"Timsfors", "0767", 415.0, 6263.4, 650, 330, hamlet, 0, "Timsfors", 0.5, rural},
    Place{"Hinneryd", "0767", 414.6, 6274.2, 200, 250, hamlet, 0, "Hinneryd", 0.0, rural},

    Place{"Rottne", "0780", 493.9, 6319.8, 2520, 620, village, 2, "Söraby", -0.4, small_town},
    Place{"Ingelstad", "0780", 495.2, 6288.9, 1760, 520, village, 1, "Östra Torsås", -0.3,
          small_town},
    Place{"Lammhult", "0780", 475.4, 6335.6, 1820, 540, village, 1, "Aneboda", 0.8, small_town},
    Place{"Braås", "0780", 502.6, 6324.6, 1680, 500, village, 1, "Sjösås", 0.3, small_town},
    Place{"Gemla", "0780", 478.9, 6302.6, 1620, 500, village, 1, "Öja", -0.3, small_town},
    Place{"Åryd", "0780", 499.4, 6297.3, 700, 370, hamlet, 0, "Hemmesjö", -0.5, rural},
    Place{"Furuby", "0780", 501.9, 6303.9, 400, 300, hamlet, 0, "Furuby", -0.3, rural},
    Place{"Tävelsås", "0780", 490.4, 6291.8, 350, 280, hamlet, 0, "Tävelsås", -0.8, rural},
    Place{"Vederslöv", "0780", 482.9, 6291.8, 300, 270, hamlet, 0, "Vederslöv", -0.6, rural},
    Place{"Uråsa", "0780", 498.8, 6283.2, 120, 250, hamlet, 0, "Uråsa", -0.3, rural},
    Place{"Kalvsvik", "0780", 488.4, 6284.4, 150, 250, hamlet, 0, "Kalvsvik", -0.4, rural},
    Place{"Nöbbele", "0780", 503.2, 6289.4, 250, 250, hamlet, 0, "Nöbbele", 0.0, rural},
    Place{"Dädesjö", "0780", 505.2, 6317.4, 150, 250, hamlet, 0, "Dädesjö", -0.2, rural},
    Place{"Drev", "0780", 500.6, 6315.2, 100, 250, hamlet, 0, "", -0.4, rural},
    Place{"Tolg", "0780", 491.6, 6328.0, 150, 250, hamlet, 0, "Tolg", -0.4, rural},
    Place{"Åby", "0780", 484.9, 6321.9, 560, 330, hamlet, 0, "", 0.0, rural},
    Place{"Asa", "0780", 486.7, 6335.2, 150, 250, hamlet, 0, "Asa", -0.2, rural},
    Place{"Berg", "0780", 481.6, 6325.6, 150, 250, hamlet, 0, "Berg", -0.4, rural},
    Place{"Ormesberga", "0780", 480.2, 6315.6, 120, 250, hamlet, 0, "Ormesberga", -0.5, rural},
    Place{"Gårdsby", "0780", 496.4, 6308.6, 400, 290, hamlet, 0, "Gårdsby", -0.8, rural},

    Place{"Lagan", "0781", 438.9, 6308.4, 1920, 560, village, 1, "Berga", 0.0, small_town},
    Place{"Ryssby", "0781", 449.4, 6303.2, 800, 370, hamlet, 0, "Ryssby", 0.3, rural},
    Place{"Vittaryd", "0781", 434.4, 6312.6, 350, 280, hamlet, 0, "Vittaryd", -0.2, rural},
    Place{"Hamneda", "0781", 429.5, 6281.4, 300, 270, hamlet, 0, "Hamneda", 0.1, rural},
    Place{"Lidhult", "0781", 404.8, 6299.5, 700, 360, hamlet, 0, "Lidhult", 0.2, rural},
    Place{"Odensjö", "0781", 412.6, 6296.6, 150, 250, hamlet, 0, "Odensjö", -0.1, rural},
    Place{"Angelstad", "0781", 425.9, 6297.1, 300, 270, hamlet, 0, "Angelstad", -0.2, rural},
    Place{"Agunnaryd", "0781", 447.0, 6291.4, 250, 260, hamlet, 0, "Agunnaryd", -0.1, rural},
    Place{"Ljungaby", "0781", 439.5, 6288.4, 250, 260, hamlet, 0, "Södra Ljunga", -0.4, rural},
    Place{"Kånna", "0781", 432.5, 6293.5, 350, 280, hamlet, 0, "", -0.3, rural},
    Place{"Nöttja", "0781", 420.4, 6287.0, 150, 250, hamlet, 0, "Nöttja", -0.1, rural},
    Place{"Torpa", "0781", 409.6, 6286.0, 120, 250, hamlet, 0, "Torpa", 0.0, rural},
    Place{"Tutaryd", "0781", 442.5, 6298.6, 200, 250, hamlet, 0, "", -0.3, rural},
};

const std::vector<Place>& all_places() {
  static const std::vector<Place> joined = [] {
    std::vector<Place> list(villages.begin(), villages.end());
    const auto districts = town_districts();
    list.insert(list.end(), districts.begin(), districts.end());
    return list;
  }();
  return joined;
}

}  // namespace

std::span<const Municipality> municipalities() {
  return all_municipalities;
}

int municipality_index(std::string_view id) {
  const auto found = std::find_if(all_municipalities.begin(), all_municipalities.end(),
                                  [&](const Municipality& m) { return m.id == id; });
  if (found == all_municipalities.end()) {
    throw std::runtime_error("No municipality has the id " + std::string(id) + ".");
  }
  return static_cast<int>(found - all_municipalities.begin());
}

std::span<const Place> places() {
  return all_places();
}

Point town_plane(Point point) {
  static const Warp wind(3301, 1900.0, 620.0, 4);
  return wind(point);
}

int town_at(Point point, double reach) {
  const Point moved = town_plane(point);
  for (const Place& place : town_districts()) {
    if (distance(moved, place.at()) < reach * place.radius) {
      return municipality_index(place.municipality);
    }
  }
  return -1;
}

int municipality_at(Point point) {
  static const Warp wind(4101, 9000.0, 1500.0, 4);
  static const std::vector<int> of_place = [] {
    std::vector<int> list;
    for (const Place& place : places()) list.push_back(municipality_index(place.municipality));
    return list;
  }();
  const Point moved = wind(point);
  int nearest = 0;
  double least = 1e300;
  const std::span<const Place> all = places();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double d = square_distance(moved, all[i].at());
    if (d < least) {
      least = d;
      nearest = of_place[i];
    }
  }
  return nearest;
}

}  // namespace kronoberg

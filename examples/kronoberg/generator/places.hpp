/// The municipalities, towns, villages and rural parishes of the county, with the figures that
/// shape its synthetic people. Names and rough positions are those of the real county; everything
/// else is made up.
#pragma once

#include "geometry.hpp"

#include <span>
#include <string_view>

namespace kronoberg {

struct Municipality {
  std::string_view id;
  std::string_view name;
  int people;
  int town_areas;        // deso within the main town (C)
  int rural_areas;       // deso outside towns and villages (A)
  int town_parishes;     // parishes within the main town
  double leaves_region;  // how often residents are listed in another region, 1 = usual
};

enum class PlaceKind {
  district,  // a part of the main town
  village,   // has deso of its own (B)
  hamlet     // lies in a rural deso
};

/// Which ages, and which households, live in a place.
enum class Profile { town, centre, suburb, blocks, student, small_town, rural };

struct Place {
  std::string_view name;
  std::string_view municipality;
  double x_km;
  double y_km;
  int people;
  double radius;  // metres, about where the density has fallen to half
  PlaceKind kind;
  int areas;                // deso of a village
  std::string_view parish;  // name of the parish whose seat it is, or empty
  double need;              // deprivation: about -1 (well off) to 3
  Profile profile;

  [[nodiscard]] Point at() const { return {x_km * 1000.0, y_km * 1000.0}; }
};

/// In the order of their ids.
[[nodiscard]] std::span<const Municipality> municipalities();
[[nodiscard]] int municipality_index(std::string_view id);

/// Villages and hamlets first, then the districts of the main towns.
[[nodiscard]] std::span<const Place> places();

/// The districts of the main towns alone (a part of places()).
[[nodiscard]] std::span<const Place> town_districts();

/// Towns are round in a plane moved by noise, and of natural shapes in the real one.
[[nodiscard]] Point town_plane(Point point);

/// The municipality whose main town covers the point, or -1. `reach` is how far a district covers,
/// in its radii.
[[nodiscard]] int town_at(Point point, double reach);

/// The municipality of a point: that of the nearest place in a plane moved by noise, so that the
/// borders wind. Answers outside the county too.
[[nodiscard]] int municipality_at(Point point);

}  // namespace kronoberg

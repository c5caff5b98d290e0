#include "county.hpp"

#include "numeric.hpp"
#include "random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace kronoberg {
namespace {

/// A rough hand-drawn outline in kilometres; the generator makes it wind.
constexpr std::array<Point, 48> drawn_outline{{
    {407, 6252}, {403, 6263}, {401, 6275}, {396, 6284}, {398, 6295}, {399, 6305}, {407, 6309},
    {415, 6313}, {421, 6322}, {430, 6319}, {440, 6324}, {449, 6321}, {451, 6312}, {457, 6307},
    {462, 6313}, {459, 6321}, {460, 6333}, {469, 6338}, {478, 6341}, {486, 6344}, {493, 6341},
    {497, 6335}, {504, 6339}, {508, 6344}, {516, 6342}, {529, 6341}, {538, 6332}, {550, 6318},
    {550, 6307}, {541, 6308}, {534, 6304}, {534, 6295}, {527, 6291}, {528, 6283}, {523, 6273},
    {524, 6262}, {514, 6256}, {508, 6254}, {500, 6256}, {492, 6247}, {480, 6248}, {473, 6254},
    {466, 6259}, {459, 6259}, {446, 6261}, {437, 6257}, {428, 6257}, {418, 6253},
}};

struct LakeSketch {
  std::string_view name;
  double x_km;
  double y_km;
  double half_length;  // metres
  double half_width;
  double east;  // direction of the long axis, of any length
  double north;
};

constexpr std::array<LakeSketch, 27> lake_sketches{{
    {"Åsnen", 481.6, 6272.6, 8200, 3900, 0.35, 1.0},
    {"Helgasjön", 486.6, 6314.6, 4700, 2500, 0.5, 1.0},
    {"Möckeln", 448.4, 6281.0, 5600, 2100, 0.12, 1.0},
    {"Bolmen", 420.6, 6305.4, 7800, 2300, 0.16, 1.0},
    {"Vidöstern", 439.0, 6316.2, 4600, 950, 0.25, 1.0},
    {"Salen", 475.6, 6302.0, 2300, 1200, -0.4, 1.0},
    {"Virestadssjön", 456.4, 6265.0, 2500, 1200, 1.0, 0.5},
    {"Örken", 507.4, 6336.4, 2600, 1500, 1.0, 0.4},
    {"Madkroken", 507.6, 6322.0, 2200, 900, -0.5, 1.0},
    {"Innaren", 496.6, 6312.6, 2700, 1150, 0.8, 1.0},
    {"Tolgasjön", 488.0, 6325.6, 2200, 1000, 0.3, 1.0},
    {"Rottnen", 510.4, 6288.2, 3000, 1500, -0.5, 1.0},
    {"Tiken", 492.6, 6270.4, 2100, 1000, 0.4, 1.0},
    {"Mien", 491.6, 6253.4, 2400, 2000, 1.0, 0.2},
    {"Läen", 516.6, 6275.8, 2100, 850, 0.3, 1.0},
    {"Furen", 464.6, 6319.4, 1900, 900, 0.2, 1.0},
    {"Årsjön", 470.4, 6329.6, 1500, 700, -0.4, 1.0},
    {"Unnen", 407.6, 6293.4, 2300, 900, 0.4, 1.0},
    {"Kösen", 426.6, 6289.6, 2000, 900, 0.2, 1.0},
    {"Exen", 413.4, 6268.6, 1500, 800, -0.3, 1.0},
    {"Römningen", 441.0, 6276.4, 1400, 600, 0.5, 1.0},
    {"Änghultasjön", 529.4, 6325.4, 1700, 800, 1.0, 0.7},
    {"Algutsbodasjön", 529.0, 6298.6, 1300, 700, 0.6, 1.0},
    {"Södra Bergundasjön", 484.0, 6301.2, 1300, 750, -0.4, 1.0},
    {"Norra Bergundasjön", 483.6, 6303.4, 700, 450, 0.6, 1.0},
    {"Växjösjön", 488.4, 6303.1, 560, 380, 1.0, -0.3},
    {"Trummen", 489.9, 6302.3, 620, 330, 0.7, 1.0},
}};

/// Puts a displaced point in the middle of every side, again and again, until no side is long.
Ring made_winding(Ring ring, double longest_side, std::uint64_t seed) {
  for (int round = 0; round < 8; ++round) {
    Ring finer;
    const double reach = round < 2 ? 0.19 : 0.24;
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point a = ring[i - 1];
      const Point b = ring[i];
      finer.push_back(a);
      if (distance(a, b) <= longest_side) continue;
      const double aside = reach * (2.0 * unit_at(seed, round, static_cast<int>(i)) - 1.0);
      const double along = 0.5 + 0.2 * (unit_at(seed + 1, round, static_cast<int>(i)) - 0.5);
      finer.push_back({a.x + along * (b.x - a.x) - aside * (b.y - a.y),
                       a.y + along * (b.y - a.y) + aside * (b.x - a.x)});
    }
    finer.push_back(ring.back());
    ring = std::move(finer);
  }
  return ring;
}

Ring make_outline() {
  Ring ring;
  for (const Point& p : drawn_outline) ring.push_back({p.x * 1000.0, p.y * 1000.0});
  ring.push_back(ring.front());
  ring = made_winding(std::move(ring), 640.0, 501);
  for (Point& p : ring) p = on_grid(p);
  ring.back() = ring.front();
  return ring;
}

Lake make_lake(const LakeSketch& sketch, std::uint64_t seed) {
  const double length = std::sqrt(sketch.east * sketch.east + sketch.north * sketch.north);
  const double east = sketch.east / length;
  const double north = sketch.north / length;
  const Noise bays(seed, 1.0, 3);
  const Warp wind(seed + 7, 0.9 * sketch.half_width, 0.24 * sketch.half_width, 3);
  const double around = 3.0 * (sketch.half_length + sketch.half_width);
  const int points = std::clamp(static_cast<int>(around / 210.0), 36, 170);

  // One step on the unit circle, from the series of the sine: no libm, and exact enough here.
  constexpr double turn = 6.283185307179586;
  const double step = turn / points;
  const double sine = step * (1.0 - step * step / 6.0 * (1.0 - step * step / 20.0));
  const double cosine = std::sqrt(1.0 - sine * sine);

  Lake lake{std::string(sketch.name), {}};
  Point direction{1.0, 0.0};
  for (int i = 0; i < points; ++i) {
    // Noise on a circle closes on itself, and the radius stays positive.
    const double reach =
        std::max(0.3, 1.0 + 0.66 * bays.at({3.0 + direction.x * 1.3, 7.0 + direction.y * 1.3}));
    const double u = direction.x * reach * sketch.half_length;
    const double v = direction.y * reach * sketch.half_width;
    lake.shore.push_back(on_grid(wind({sketch.x_km * 1000.0 + u * east - v * north,
                                       sketch.y_km * 1000.0 + u * north + v * east})));
    direction = {direction.x * cosine - direction.y * sine,
                 direction.x * sine + direction.y * cosine};
  }
  lake.shore.push_back(lake.shore.front());
  return lake;
}

}  // namespace

bool County::is_land(Point point) const {
  return contains(outline, point) &&
         std::none_of(lakes.begin(), lakes.end(),
                      [&](const Lake& lake) { return contains(lake.shore, point); });
}

double County::land_area() const {
  double area = area_of(outline);
  for (const Lake& lake : lakes) area -= area_of(lake.shore);
  return area;
}

County make_county() {
  County county;
  county.outline = make_outline();
  for (std::size_t i = 0; i < lake_sketches.size(); ++i) {
    county.lakes.push_back(make_lake(lake_sketches[i], 9001 + 31 * i));
  }
  return county;
}

}  // namespace kronoberg

#include "settlement.hpp"

#include "numeric.hpp"
#include "places.hpp"
#include "random.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kronoberg {
namespace {

constexpr std::uint64_t clump_seed = 7001;
constexpr std::uint64_t farm_seed = 7101;

class Builder {
 public:
  explicit Builder(const County& county)
      : grid_(grid_around(county.outline)),
        people_(grid_.cells(), 0),
        place_(grid_.cells(), -1),
        most_(grid_.cells(), 0),
        land_(draw(grid_, {{land_of(county)}})) {}

  void settle_places() {
    const auto all = places();
    for (std::size_t i = 0; i < all.size(); ++i) settle_place(all[i], static_cast<int>(i));
  }

  void settle_countryside() {
    const auto all = municipalities();
    std::vector<std::vector<std::size_t>> farms(all.size());
    std::vector<std::vector<double>> weights(all.size());
    const Noise wild(farm_seed + 5, 9000.0, 4);  // stretches of forest without farms
    for (int row = 0; row < grid_.rows; ++row) {
      for (int column = 0; column < grid_.columns; ++column) {
        if (land_[grid_.at(column, row)] < 0) continue;
        // Most cells are dismissed by their own number alone, before anything dear is computed.
        const double lot = unit_at(farm_seed, column, row);
        if (lot > 0.06) continue;
        const Point middle = grid_.middle(column, row);
        const double density = 1.0 + wild.at(middle);
        if (lot > 0.016 * density * density) continue;
        const auto m = static_cast<std::size_t>(municipality_at(middle));
        farms[m].push_back(grid_.at(column, row));
        const double size = unit_at(farm_seed + 1, column, row);
        weights[m].push_back(0.4 + 2.2 * size * size);
      }
    }
    for (std::size_t m = 0; m < all.size(); ++m) {
      int left = all[m].people;
      for (const Place& place : places()) {
        if (place.municipality == all[m].id) left -= place.people;
      }
      const std::vector<int> shares = shares_of(left, weights[m]);
      for (std::size_t i = 0; i < shares.size(); ++i) people_[farms[m][i]] += shares[i];
    }
  }

  [[nodiscard]] Settlement result() const {
    Settlement settlement{grid_, {}};
    for (int row = 0; row < grid_.rows; ++row) {
      for (int column = 0; column < grid_.columns; ++column) {
        const std::size_t at = grid_.at(column, row);
        if (people_[at] > 0) settlement.cells.push_back({column, row, people_[at], place_[at]});
      }
    }
    return settlement;
  }

 private:
  static Polygon land_of(const County& county) {
    Polygon land{county.outline, {}};
    for (const Lake& lake : county.lakes) land.holes.push_back(lake.shore);
    return land;
  }

  /// How much is built in a cell of a town: nothing in parks, much in a few blocks of flats.
  static double clump(const Place& place, int column, int row) {
    const double lot = unit_at(clump_seed, column, row);
    const bool flats = place.profile == Profile::blocks || place.profile == Profile::centre ||
                       place.profile == Profile::student;
    if (lot < (flats ? 0.36 : 0.18)) return 0.0;
    const double height = unit_at(clump_seed + 1, column, row);
    return 0.25 + height * height * (flats ? 4.0 : 1.3);
  }

  void settle_place(const Place& place, int index) {
    const double reach = 1.8 * place.radius + 700.0;
    const Point middle = place.at();
    const int first_column = static_cast<int>((middle.x - reach - grid_.left) / cell_size);
    const int first_row = static_cast<int>((grid_.top - middle.y - reach) / cell_size);
    const int across = static_cast<int>(2.0 * reach / cell_size) + 2;
    std::vector<std::size_t> cells;
    std::vector<double> weights;
    for (int row = std::max(0, first_row); row < std::min(grid_.rows, first_row + across); ++row) {
      for (int column = std::max(0, first_column);
           column < std::min(grid_.columns, first_column + across); ++column) {
        if (land_[grid_.at(column, row)] < 0) continue;
        const double t2 = square_distance(town_plane(grid_.middle(column, row)), middle) /
                          (place.radius * place.radius * 3.2);
        if (t2 >= 1.0) continue;
        cells.push_back(grid_.at(column, row));
        weights.push_back((1.0 - t2) * (1.0 - t2) * clump(place, column, row));
      }
    }
    const std::vector<int> shares = shares_of(place.people, weights);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      people_[cells[i]] += shares[i];
      if (shares[i] > most_[cells[i]]) {
        most_[cells[i]] = shares[i];
        place_[cells[i]] = index;
      }
    }
  }

  Grid grid_;
  std::vector<int> people_;
  std::vector<int> place_;
  std::vector<int> most_;  // how many of the people belong to that place
  std::vector<int> land_;  // 0 on land, -1 elsewhere
};

}  // namespace

int Settlement::people() const {
  int sum = 0;
  for (const SettledCell& cell : cells) sum += cell.people;
  return sum;
}

Settlement make_settlement(const County& county) {
  Builder builder(county);
  builder.settle_places();
  builder.settle_countryside();
  return builder.result();
}

}  // namespace kronoberg

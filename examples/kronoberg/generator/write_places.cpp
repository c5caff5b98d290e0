#include "centres.hpp"
#include "write_files.hpp"

#include <cmath>
#include <cstddef>
#include <string>

namespace kronoberg {
namespace {

std::string whole(double value) {
  return std::to_string(std::llround(value));
}

/// A row for each populated square of 100 m, as statistics by squares come.
std::string home_table(const Model& model) {
  std::string text = "desokod,x,y,people\n";
  const Persons& persons = model.persons;
  for (std::size_t first = 0; first < persons.size();) {
    const int cell = persons.cell[first];
    std::size_t next = first;
    while (next < persons.size() && persons.cell[next] == cell &&
           persons.home[next] == persons.home[first]) {
      ++next;
    }
    if (cell >= 0) {
      const SettledCell& square = model.settlement.cells[static_cast<std::size_t>(cell)];
      const Point middle = model.settlement.grid.middle(square.column, square.row);
      text += model.deso[static_cast<std::size_t>(persons.home[first])].code + "," +
              whole(middle.x) + "," + whole(middle.y) + "," + std::to_string(next - first) + "\n";
    }
    first = next;
  }
  return text;
}

/// Made up: a physician for each 1 500 listed, in tenths. A place that may open has some as well.
std::string supply_table() {
  constexpr int listed_per_tenth = 150;
  const auto tenths = [](int physicians) {
    return std::to_string(physicians / 10) + "." + std::to_string(physicians % 10);
  };
  std::string text = "centre,physicians\n";
  for (const Centre& centre : centres())
    text += slug(centre.name) + "," + tenths(centre.listed / listed_per_tenth) + "\n";
  return text + "norremark,4.0\n";
}

}  // namespace

void write_places(const Model& model, const OutputFolder& out) {
  out.put_text("homes.csv", home_table(model));
  out.put_text("supply.csv", supply_table());
}

}  // namespace kronoberg

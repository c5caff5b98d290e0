#include "centres.hpp"
#include "write_files.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kronoberg {
namespace {

/// Text before the values in a NumPy file, format 1.0, padded so that they start at a multiple
/// of 64.
std::string npy_header(const std::string& type, std::size_t rows) {
  std::string text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" +
                     std::to_string(rows) + ",), }";
  constexpr std::size_t start = 10;  // the magic, the version and the length
  text.append(63 - (start + text.size()) % 64, ' ');
  text += '\n';
  const auto length = static_cast<unsigned>(text.size());
  std::string header("\x93NUMPY\x01", 7);
  header += '\0';
  header += static_cast<char>(length & 0xffU);
  header += static_cast<char>(length >> 8U);
  return header + text;
}

template <class Value>
void put_column(const OutputFolder& out, const std::string& name, const std::string& type,
                const std::vector<Value>& values) {
  static_assert(std::endian::native == std::endian::little, "NumPy files are little-endian here");
  static_assert(sizeof(Value) <= sizeof(double));
  std::string bytes = npy_header(type, values.size());
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value));
  out.put_text("persons/" + name + ".npy", bytes);
}

void put_labels(const OutputFolder& out, const std::string& name,
                const std::vector<std::string>& labels) {
  std::string text;
  for (const std::string& label : labels) text += label + "\n";
  out.put_text("persons/" + name + ".labels.txt", text);
}

}  // namespace

void write_persons(const Model& model, const OutputFolder& out) {
  std::vector<std::string> homes;
  for (const Deso& area : model.deso) homes.push_back(area.code);
  homes.emplace_back("Utomläns");
  std::vector<std::string> places{""};
  for (const Centre& centre : centres()) places.push_back(slug(centre.name));
  places.emplace_back("Utomläns");

  // Where they live: the middle of a square of 100 m, not known of those from elsewhere.
  std::vector<double> x, y;
  for (const int cell : model.persons.cell) {
    Point middle{std::nan(""), std::nan("")};
    if (cell >= 0) {
      const SettledCell& square = model.settlement.cells[static_cast<std::size_t>(cell)];
      middle = model.settlement.grid.middle(square.column, square.row);
    }
    x.push_back(middle.x);
    y.push_back(middle.y);
  }

  put_column(out, "place_x", "<f8", x);
  put_column(out, "place_y", "<f8", y);
  put_column(out, "home", "<i2", model.persons.home);
  put_labels(out, "home", homes);
  put_column(out, "age", "|u1", model.persons.age);
  put_column(out, "sex", "|u1", model.persons.sex);
  put_labels(out, "sex", {"kvinna", "man"});
  put_column(out, "listed", "<i2", model.listing.listed);
  put_labels(out, "listed", places);
  put_column(out, "how", "|u1", model.listing.how);
  put_labels(out, "how", {"", "aktivt", "automatiskt", "nyinflyttad"});
}

}  // namespace kronoberg

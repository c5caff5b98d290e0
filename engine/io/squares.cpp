#include "io/squares.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/findings.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace omrade::io {
namespace {

constexpr std::int64_t kMostCells = 200'000'000;
constexpr std::size_t kEastingDigits = 6;
constexpr std::size_t kIdDigits = 13;

struct Square {
  std::int64_t easting = 0;  ///< of the lower left corner, in cells
  std::int64_t northing = 0;
  double value = 0;
  std::size_t row = 0;  ///< in the table

  /// As a grid is read: from the north, then from the west.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> place() const { return {-northing, easting}; }
};

class SquareGrid final : public Grid {
 public:
  /// Sorted by place.
  SquareGrid(const GridFrame& frame, const std::vector<Square>& squares, std::int64_t west,
             std::int64_t top)
      : frame_(frame) {
    cells_.reserve(squares.size());
    for (const Square& square : squares) {
      const auto row = static_cast<std::size_t>(top - square.northing);
      const auto column = static_cast<std::size_t>(square.easting - west);
      cells_.push_back({row * frame.columns + column, square.value});
    }
  }

  [[nodiscard]] const GridFrame& frame() const override { return frame_; }
  [[nodiscard]] const std::string& crs() const override { return crs_; }

  void read_rows(std::size_t first, std::size_t count, std::span<double> out) const override {
    if (count > frame_.rows || first > frame_.rows - count ||
        out.size() != count * frame_.columns) {
      throw Error(ErrorKind::bug, {.subject = "squares", .what = "rows outside the grid"});
    }
    std::fill(out.begin(), out.end(), 0.0);
    const std::size_t begin = first * frame_.columns;
    auto cell = std::lower_bound(cells_.begin(), cells_.end(), begin,
                                 [](const Cell& a, std::size_t at) { return a.at < at; });
    for (; cell != cells_.end() && cell->at - begin < out.size(); ++cell)
      out[cell->at - begin] = cell->value;
  }

 private:
  struct Cell {
    std::size_t at;  ///< row-major
    double value;
  };

  GridFrame frame_;
  std::string crs_ = "EPSG:3006";
  std::vector<Cell> cells_;  ///< sorted
};

std::int64_t whole(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// Reads the squares of a table and gathers everything that is wrong with them.
class Reading {
 public:
  explicit Reading(const SquaresRequest& request)
      : request_(request),
        ids_(request.file, "column " + in_quotes(request.square) + ": ", "row"),
        values_(request.file, "column " + in_quotes(request.value) + ": ", "row"),
        doubled_(request.file, "", "doubled square") {}

  std::vector<Square> read() {
    const TableSource& table = *request_.table;
    const Column ids = table.categories(request_.square);
    const Column values = table.reals(request_.value);
    for (std::size_t row = 0; row < table.rows(); ++row)
      add(row, ids.text(row), values.reals()[row]);
    std::sort(squares_.begin(), squares_.end(), [](const Square& a, const Square& b) {
      return std::pair(a.place(), a.row) < std::pair(b.place(), b.row);
    });
    find_doubled(ids);
    std::vector<Message> all;
    ids_.append_to(all);
    values_.append_to(all);
    doubled_.append_to(all);
    if (!all.empty()) throw Error(ErrorKind::user, std::move(all));
    return std::move(squares_);
  }

 private:
  void add(std::size_t row, std::string_view id, double value) {
    const std::string place = request_.table->place(row);
    const bool digits = id.find_first_not_of("0123456789") == std::string_view::npos;
    const bool good_id = digits && id.size() == kIdDigits;
    if (!good_id) {
      ids_.add({.place = place,
                .what = ids_.about() + in_quotes(id) + " is not the id of a square",
                .hint = "it is 13 digits: easting and northing of the lower left corner"});
    }
    if (!(value >= 0)) {
      const bool missing = value != value;
      values_.add({.place = place,
                   .what = values_.about() +
                           (missing ? "no value" : "the value is negative: " + shortest(value)),
                   .hint = missing ? "leave out squares without people, or write 0" : ""});
    }
    if (!good_id) return;
    const std::int64_t easting = whole(id.substr(0, kEastingDigits));
    const std::int64_t northing = whole(id.substr(kEastingDigits));
    if (easting % request_.cell != 0 || northing % request_.cell != 0) {
      const std::string cell = std::to_string(request_.cell);
      ids_.add(
          {.place = place,
           .what = ids_.about() + in_quotes(id) + " is no corner of a square of " + cell + " m",
           .hint = "is the cell really " + cell + "?"});
      return;
    }
    squares_.push_back({.easting = easting / request_.cell,
                        .northing = northing / request_.cell,
                        .value = value,
                        .row = row});
  }

  /// In the order of the table.
  void find_doubled(const Column& ids) {
    std::vector<std::pair<std::size_t, std::size_t>> twins;  // of a row, and the first with its id
    std::size_t first = 0;
    for (std::size_t i = 1; i < squares_.size(); ++i) {
      if (squares_[i].place() != squares_[first].place()) first = i;
      if (first != i) twins.emplace_back(squares_[i].row, squares_[first].row);
    }
    std::sort(twins.begin(), twins.end());
    for (const auto& [row, original] : twins) {
      doubled_.add({.place = request_.table->place(row),
                    .what = "square " + in_quotes(ids.text(row)) + " stands there already, at " +
                            request_.table->place(original),
                    .hint = "every square stands once"});
    }
  }

  const SquaresRequest& request_;
  Findings ids_, values_, doubled_;
  std::vector<Square> squares_;
};

[[noreturn]] void refuse(const SquaresRequest& request, std::string what, std::string hint) {
  throw Error(ErrorKind::user,
              {.subject = request.file, .what = std::move(what), .hint = std::move(hint)});
}

void require_fit(const SquaresRequest& request) {
  if (request.cell != 1000 && request.cell != 250 && request.cell != 100) {
    refuse(request, "no squares of " + std::to_string(request.cell) + " m",
           "the cell is 1000, 250 or 100");
  }
  const auto& names = request.table->names();
  for (const std::string& column : {request.square, request.value}) {
    if (std::find(names.begin(), names.end(), column) == names.end())
      refuse(request, "no column " + in_quotes(column), name_hint(column, names));
  }
  if (request.table->rows() == 0) refuse(request, "it holds no squares", "");
}

}  // namespace

std::unique_ptr<Grid> open_square_grid(const SquaresRequest& request) {
  require_fit(request);
  const std::vector<Square> squares = Reading(request).read();
  std::int64_t west = squares.front().easting;
  std::int64_t east = west;
  for (const Square& square : squares) {
    west = std::min(west, square.easting);
    east = std::max(east, square.easting);
  }
  const std::int64_t top = squares.front().northing;
  const std::int64_t columns = east - west + 1;
  const std::int64_t rows = top - squares.back().northing + 1;
  if (columns > kMostCells / rows) {
    refuse(request,
           "its squares span " + std::to_string(columns) + " x " + std::to_string(rows) +
               " cells, more than " + std::to_string(kMostCells),
           "is an id far outside the country, or the cell too small?");
  }
  const double cell = request.cell;
  const GridFrame frame{.x0 = static_cast<double>(west) * cell,
                        .y0 = static_cast<double>(top + 1) * cell,
                        .cell_width = cell,
                        .cell_height = cell,
                        .columns = static_cast<std::size_t>(columns),
                        .rows = static_cast<std::size_t>(rows)};
  return std::make_unique<SquareGrid>(frame, squares, west, top);
}

}  // namespace omrade::io

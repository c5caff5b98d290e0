#include "bring/rows.hpp"

#include "base/error.hpp"

#include <string>

namespace omrade::bring {

RowOrder order_by_area(const Keyed& keyed, std::size_t areas, std::span<const std::uint8_t> keep) {
  const auto counts = [&](std::size_t row) {
    return keyed.area[row] >= 0 && (keep.empty() || keep[row] != 0);
  };
  RowOrder order;
  order.area_begin.assign(areas + 1, 0);
  for (std::size_t row = 0; row < keyed.area.size(); ++row) {
    if (counts(row)) ++order.area_begin[static_cast<std::size_t>(keyed.area[row]) + 1];
  }
  for (std::size_t a = 0; a < areas; ++a) order.area_begin[a + 1] += order.area_begin[a];
  order.row.resize(static_cast<std::size_t>(order.area_begin[areas]));
  std::vector<std::int64_t> next(order.area_begin.begin(), order.area_begin.end() - 1);
  for (std::size_t row = 0; row < keyed.area.size(); ++row) {
    if (counts(row))
      order.row[static_cast<std::size_t>(next[static_cast<std::size_t>(keyed.area[row])]++)] = row;
  }
  return order;
}

Column reorder(const Column& column, const RowOrder& order) {
  if (column.type() == ColumnType::real) {
    const auto from = column.reals();
    std::vector<double> values(order.row.size());
    for (std::size_t k = 0; k < values.size(); ++k) values[k] = from[order.row[k]];
    return Column::of_reals(values);
  }
  const auto from = column.codes();
  std::vector<std::int32_t> codes(order.row.size());
  for (std::size_t k = 0; k < codes.size(); ++k) codes[k] = from[order.row[k]];
  std::vector<std::string> labels;
  labels.reserve(column.label_count());
  for (std::size_t c = 0; c < column.label_count(); ++c) labels.emplace_back(column.label(c));
  return Column::of_categories(codes, labels);
}

Runs runs_of(const RowOrder& order, const Crosswalk& crosswalk) {
  if (crosswalk.sources() + 1 != order.area_begin.size()) {
    throw Error(ErrorKind::bug, {.what = "rows that do not belong to the crosswalk's sources"});
  }
  Runs runs;
  for (std::size_t t = 0; t < crosswalk.targets(); ++t) {
    for (const CrosswalkEntry& entry : crosswalk.of_target(t)) {
      const std::int64_t begin = order.area_begin[entry.source];
      const std::int64_t end = order.area_begin[entry.source + 1];
      if (begin == end) continue;
      runs.begin.push_back(begin);
      runs.end.push_back(end);
      runs.share.push_back(entry.share);
    }
    runs.offset.push_back(static_cast<std::int64_t>(runs.begin.size()));
  }
  return runs;
}

}  // namespace omrade::bring

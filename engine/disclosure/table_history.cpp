#include "disclosure/table_history.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "catalogue/json_reader.hpp"
#include "disclosure/json_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace omrade::disclosure {
namespace {

constexpr int kVersion = 1;
constexpr int kMostMinimum = 1'000'000'000;

using Earlier = TableHistory::Cell::Earlier;

/// Before the cell has another number, or is of another group.
void keep_earlier(TableHistory::Cell& cell, double number, double most) {
  std::erase_if(cell.earlier,
                [&](const Earlier& one) { return one.number == number && one.most == most; });
  const bool same_group = !std::isfinite(most) || most == cell.most;
  if (std::isfinite(cell.number) && !(cell.number == number && same_group))
    cell.earlier.push_back({cell.number, cell.most});
}

void write_earlier(const std::map<TableHistory::Key, TableHistory::Cell>& cells, JsonText& out) {
  const bool any = std::any_of(cells.begin(), cells.end(),
                               [](const auto& one) { return !one.second.earlier.empty(); });
  if (!any) return;
  std::size_t place = 0;
  out.begin('[', "earlier");
  for (const auto& [key, cell] : cells) {
    for (const Earlier& one : cell.earlier) {
      out.begin('{');
      out.whole("place", place);
      out.number("number", one.number);
      out.number("most", one.most);
      out.end();
    }
    ++place;
  }
  out.end();
}

/// Of each cell, by its place in the lists.
std::vector<std::vector<Earlier>> read_earlier(catalogue::JsonObject& table, std::size_t size) {
  std::vector<std::vector<Earlier>> earlier(size);
  table.each_or_none("earlier", [&](catalogue::JsonObject& one) {
    const std::uint64_t place = one.count("place", std::numeric_limits<std::uint32_t>::max());
    if (place >= size) {
      one.refuse("place",
                 "is " + std::to_string(place) + " of " + std::to_string(size) + " cells, from 0");
    }
    const double number = one.number("number");
    const double most = one.number_or("most", std::numeric_limits<double>::infinity());
    if (number < 0 || most < 0) one.refuse("number", "is a count below 0");
    earlier[place].push_back({number, most});
  });
  return earlier;
}

}  // namespace

TableHistory TableHistory::parse(const std::string& text, const std::string& subject) {
  using catalogue::JsonObject;
  TableHistory out;
  JsonObject json = JsonObject::parse(
      text, subject, {.fault = "it is no history of a table", .tells_place = true});
  (void)json.whole("history", kVersion, kVersion);
  bool known = false;
  json.each_or_none("tables", [&](JsonObject& table) {
    if (known) table.refuse("value", "is of a second table", "keep one history for each table");
    known = true;
    out.kind_.value = table.text("value");
    out.minimum_count_ = static_cast<std::uint32_t>(table.whole("minimum_count", 1, kMostMinimum));
    std::vector<std::vector<std::string>> codes;
    table.each("codes", [&](JsonObject& column) {
      std::string name = column.text("column");
      std::vector<std::string>& columns = out.kind_.columns;
      if (std::find(columns.begin(), columns.end(), name) != columns.end())
        column.refuse("column",
                      "names a column a second time, so that nobody can tell whose its codes are");
      columns.push_back(std::move(name));
      codes.push_back(column.text_list("of"));
      if (codes.back().size() != codes.front().size())
        column.refuse("of", "is not as long as that of the first column");
    });
    const std::size_t size = codes.empty() ? 0 : codes.front().size();
    if (size == 0) table.refuse("codes", "is empty");
    const std::vector<std::int64_t> withheld = table.wholes("withheld", 0, 1);
    if (withheld.size() != size) table.refuse("withheld", "is not as long as codes");
    const std::vector<double> numbers = table.numbers_or_none("numbers", size);
    const std::vector<double> most = table.numbers_or_none("most", size);
    std::vector<std::vector<Earlier>> earlier = read_earlier(table, size);
    for (std::size_t i = 0; i < size; ++i) {
      Key key;
      for (const auto& column : codes) key.push_back(column[i]);
      Cell cell{
          .withheld = withheld[i] != 0, .number = numbers[i], .earlier = std::move(earlier[i])};
      if (!cell.withheld && !std::isfinite(cell.number))
        table.refuse("numbers", "misses one that was published");
      if (std::isfinite(most[i])) cell.most = most[i];
      if (cell.number < 0 || cell.most < 0) table.refuse("numbers", "has a count below 0");
      const std::string name = join(key, ", ");
      if (!out.cells_.emplace(std::move(key), std::move(cell)).second)
        table.refuse("codes", "has '" + name + "' twice");
    }
    table.each("sums", [&](JsonObject& one) {
      Sum sum{.column = one.text("column"), .parent = one.text("parent")};
      const std::vector<std::string> parts = one.text_list("parts");
      sum.parts.insert(parts.begin(), parts.end());
      const std::vector<std::string>& columns = out.kind_.columns;
      if (std::find(columns.begin(), columns.end(), sum.column) == columns.end())
        one.refuse("column", "is none of the codes");
      if (sum.parts.empty() || sum.parts.contains(sum.parent))
        one.refuse("parts", "are no parts of '" + sum.parent + "'");
      out.sums_.insert(std::move(sum));
    });
  });
  json.close();
  return out;
}

void TableHistory::require(const Kind& kind, const std::string& subject) {
  if (empty()) {
    kind_ = kind;
    return;
  }
  if (kind == kind_) return;
  const auto told = [](const Kind& one) {
    return (one.value.empty() ? std::string("units") : "'" + one.value + "'") + " by " +
           join(one.columns, ", ");
  };
  throw Error(ErrorKind::user,
              {.subject = subject,
               .what = "it is the history of " + told(kind_) + ", and the table holds " +
                       told(kind) + ", so that nobody can tell how they belong together",
               .hint = "give both the same columns, with a code for each total; or keep another "
                       "history, if no number of the one follows from the other"});
}

void TableHistory::publish(const Key& key, double number, double most) {
  Cell& cell = cells_[key];
  keep_earlier(cell, number, most);
  cell.withheld = false;
  cell.number = number;
  if (std::isfinite(most)) cell.most = most;
}

void TableHistory::withhold(const Key& key, double most) {
  Cell& cell = cells_[key];
  keep_earlier(cell, cell.number, most);
  cell.withheld = true;
  if (std::isfinite(most)) cell.most = most;
}

void TableHistory::raise_minimum_count(std::uint32_t minimum) {
  minimum_count_ = std::max(minimum_count_, minimum);
}

std::string TableHistory::text() const {
  JsonText out;
  out.begin('{');
  out.whole("history", kVersion);
  out.begin('[', "tables");
  out.begin('{');
  out.text("value", kind_.value);
  out.whole("minimum_count", minimum_count_);
  out.begin('[', "codes");
  for (std::size_t c = 0; c < kind_.columns.size(); ++c) {
    std::vector<std::string> codes;
    for (const auto& [key, cell] : cells_) codes.push_back(key[c]);
    out.begin('{');
    out.text("column", kind_.columns[c]);
    out.text_list("of", codes);
    out.end();
  }
  out.end();
  std::vector<double> numbers, most;
  std::vector<bool> withheld;
  for (const auto& [key, cell] : cells_) {
    withheld.push_back(cell.withheld);
    numbers.push_back(cell.number);
    most.push_back(cell.most);
  }
  out.line("withheld", withheld.size(),
           [&](std::size_t i) { return std::string(withheld[i] ? "1" : "0"); });
  out.numbers("numbers", numbers);
  out.numbers("most", most);
  write_earlier(cells_, out);
  out.begin('[', "sums");
  for (const Sum& sum : sums_) {
    out.begin('{');
    out.text("column", sum.column);
    out.text("parent", sum.parent);
    out.text_list("parts", std::vector<std::string>(sum.parts.begin(), sum.parts.end()));
    out.end();
  }
  out.end();
  out.end();
  out.end();
  out.end();
  return out.take();
}

}  // namespace omrade::disclosure

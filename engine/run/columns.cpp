#include "run/columns.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace omrade::run {
namespace {

constexpr std::size_t kMostNamed = 5;

const recipe::Word& key_column(const recipe::TableSpec& spec, const std::string& set) {
  const auto at =
      std::find_if(spec.keys.begin(), spec.keys.end(),
                   [&set](const recipe::TableSpec::Key& key) { return key.set.text == set; });
  if (at == spec.keys.end())
    throw Error(ErrorKind::bug,
                {.subject = spec.name.text, .what = "is not keyed by '" + set + "'"});
  return at->column;
}

/// Names at most five, then says how many more.
class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}
  void add(std::string place, std::string what, std::string hint) {
    if (found_++ < kMostNamed)
      messages_.push_back({file_, std::move(place), std::move(what), std::move(hint)});
  }
  void throw_if_any() {
    if (messages_.empty()) return;
    if (found_ > kMostNamed)
      messages_.push_back(
          {.subject = file_,
           .what = "… and " + std::to_string(found_ - kMostNamed) + " more rows like these"});
    throw Error(ErrorKind::user, std::move(messages_));
  }

 private:
  std::string file_;
  std::vector<Message> messages_;
  std::size_t found_ = 0;
};

/// Codes that the change table knows are not unknown any more.
void forget_reconciled(const Column& codes, const std::vector<ChangedRow>& changed,
                       bring::Keyed& keyed) {
  std::size_t last = SIZE_MAX;
  for (const ChangedRow& one : changed) {
    if (one.row == last) continue;
    last = one.row;
    --keyed.unknown_rows;
    const auto at = std::find(keyed.unknown.begin(), keyed.unknown.end(), codes.text(one.row));
    if (at != keyed.unknown.end()) keyed.unknown.erase(at);
  }
}

}  // namespace

Matched match_rows(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                   const LoadedTable& table, const std::string& set, const AreaSet& areas,
                   std::vector<std::string>& warnings) {
  const recipe::Word& column = key_column(spec, set);
  const Column codes = table.source->categories(column.text);
  Matched matched{.rows = bring::match(codes, areas, spec.outside), .changed = {}};
  bring::Keyed& keyed = matched.rows;
  if (spec.changes && keyed.unknown_rows > 0) {
    std::string note;
    matched.changed = changed_rows(recipe, spec, codes, areas, note);
    forget_reconciled(codes, matched.changed, keyed);
    if (!note.empty()) warnings.push_back(std::move(note));
  }
  if (keyed.matched == 0 && matched.changed.empty() && table.source->rows() > 0) {
    throw Error(ErrorKind::user,
                {.subject = spec.source.written,
                 .what = "no code in column '" + column.text + "' is an id of areas '" + set + "'",
                 .hint = bring::explain_mismatch(keyed, areas)});
  }
  if (!keyed.suffix.empty()) {
    warnings.push_back(spec.source.written + ": codes in column '" + column.text + "' end with '" +
                       keyed.suffix + "', which is taken away");
  }
  if (keyed.unknown_rows > 0) {
    const std::size_t shown = std::min<std::size_t>(3, keyed.unknown.size());
    warnings.push_back(spec.source.written + ": " + std::to_string(keyed.unknown_rows) + " of " +
                       std::to_string(table.source->rows()) + " rows carry a code in column '" +
                       column.text + "' that is no id of areas '" + set + "' (" +
                       join(std::span(keyed.unknown).first(shown), ", ") +
                       (keyed.unknown.size() > shown ? ", …" : "") +
                       ") and are left out; list codes that mean elsewhere under outside = […]");
  }
  return matched;
}

void require_whole_rows(const recipe::TableSpec& spec, const Matched& matched) {
  if (matched.changed.empty()) return;
  throw Error(ErrorKind::user,
              {.subject = spec.source.written,
               .what = "records carry codes of an older division, and a record cannot be split",
               .hint = "give each record the code of the new division"});
}

std::vector<std::uint8_t> rows_of_period(const recipe::Recipe& recipe,
                                         const recipe::TableSpec& spec, const LoadedTable& table,
                                         const std::string& period) {
  const std::size_t rows = table.source->rows();
  if (spec.period_column.empty()) {
    const std::string& own = spec.period_literal ? spec.period_literal->text : recipe.period;
    return own == period ? std::vector<std::uint8_t>{} : std::vector<std::uint8_t>(rows, 0);
  }
  require_column(recipe, spec, *table.source, spec.period_column);
  const Column periods = table.source->categories(spec.period_column.text);
  std::vector<std::uint8_t> keep(rows, 0);
  for (std::size_t row = 0; row < rows; ++row) keep[row] = periods.text(row) == period ? 1 : 0;
  return keep;
}

namespace {

/// Adds what the rows of an older division hold.
void add_changed(const ColumnRequest& request, const std::vector<ChangedRow>& changed,
                 std::span<const double> column, const std::vector<std::uint8_t>& keep,
                 std::vector<double>& values) {
  std::vector<std::size_t> predecessors(values.size(), 0);
  for (const ChangedRow& one : changed) {
    if (!keep.empty() && keep[one.row] == 0) continue;
    double& value = values[one.area];
    const bool first = predecessors[one.area]++ == 0 && std::isnan(value);
    if (request.additive) {
      value = (first ? 0 : value) + one.share * column[one.row];
    } else {
      value = first ? column[one.row] : std::numeric_limits<double>::quiet_NaN();
    }
  }
}

}  // namespace

std::vector<double> values_of_areas(const ColumnRequest& request, const Matched& matched,
                                    const AreaSet& areas) {
  const bring::Keyed& keyed = matched.rows;
  require_column(request.recipe, request.spec, *request.table.source, request.column);
  const std::vector<std::uint8_t> keep =
      rows_of_period(request.recipe, request.spec, request.table, request.period);
  const Column column = request.table.source->reals(request.column.text);
  std::vector<double> values(areas.size(), std::numeric_limits<double>::quiet_NaN());
  std::vector<std::size_t> row_of(areas.size(), SIZE_MAX);
  Findings findings(request.spec.source.written);
  for (std::size_t row = 0; row < keyed.area.size(); ++row) {
    if (keyed.area[row] < 0 || (!keep.empty() && keep[row] == 0)) continue;
    const auto area = static_cast<std::size_t>(keyed.area[row]);
    const double value = column.reals()[row];
    if (row_of[area] != SIZE_MAX) {
      findings.add(request.table.source->place(row),
                   "a second row for area '" + areas.ids()[area] +
                       "' (the first: " + request.spec.source.written + ":" +
                       request.table.source->place(row_of[area]) + ")",
                   "keep one row per area and period, or name the column of periods with period = "
                   "\"COLUMN\"");
      continue;
    }
    row_of[area] = row;
    values[area] = value;
    if (request.domain != Domain::any && value < 0) {
      findings.add(request.table.source->place(row),
                   "column '" + request.column.text + "' is " + shortest(value) +
                       ", and a count cannot be negative",
                   "correct it, or write a missing mark such as ..");
    } else if (request.domain == Domain::unit_interval && value > 1) {
      findings.add(request.table.source->place(row),
                   "column '" + request.column.text + "' is " + shortest(value) +
                       ", and a share lies between 0 and 1",
                   "divide percentages by 100");
    }
  }
  findings.throw_if_any();
  add_changed(request, matched.changed, column.reals(), keep, values);
  return values;
}

}  // namespace omrade::run

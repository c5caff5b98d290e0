#include "run/columns.hpp"

#include "base/text.hpp"
#include "bring/vintage.hpp"
#include "io/csv_number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>
#include <variant>

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

/// Rows without a code belong to no area, unless another key says where they belong: a person
/// listed nowhere still lives somewhere.
void warn_of_empty(const recipe::TableSpec& spec, const LoadedTable& table,
                   const recipe::Word& column, const Column& codes,
                   std::vector<std::string>& warnings) {
  std::vector<bool> lost(codes.size());
  for (std::size_t row = 0; row < lost.size(); ++row) lost[row] = codes.codes()[row] < 0;
  for (const recipe::TableSpec::Key& key : spec.keys) {
    if (key.column.text == column.text) continue;
    const Column other = table.source->categories(key.column.text);
    for (std::size_t row = 0; row < lost.size(); ++row)
      if (other.codes()[row] >= 0) lost[row] = false;
  }
  const auto count = static_cast<std::size_t>(std::count(lost.begin(), lost.end(), true));
  if (count == 0) return;
  const auto first =
      static_cast<std::size_t>(std::find(lost.begin(), lost.end(), true) - lost.begin());
  constexpr std::size_t many = 10;  // percent
  const double percent = 100.0 * static_cast<double>(count) / static_cast<double>(lost.size());
  const bool named = 100 * count > many * lost.size();
  warnings.push_back(
      spec.source.written + ": " + std::to_string(count) + " of " + std::to_string(lost.size()) +
      " rows" + (named ? " (" + fixed(percent, 0) + " %)" : "") + " carry no code in column '" +
      column.text + "' and are left out (the first: " + spec.source.written + ":" +
      table.source->place(first) + "); give each row the code of its area");
}

/// Inputs that take a table's rows may have many for an area; those that take columns have one.
bool rows_are_read(const recipe::Recipe& recipe, const std::string& table) {
  for (const recipe::IndicatorSpec& indicator : recipe.indicators) {
    for (const recipe::InputSpec& input : indicator.inputs) {
      const auto* rows = std::get_if<recipe::InputRows>(&input.form);
      if (rows != nullptr && rows->table.text == table) return true;
    }
  }
  return false;
}

/// Per row what it tells of: its area, or else its old code; SIZE_MAX for rows that tell nothing.
std::vector<std::size_t> subjects_of(const Matched& matched, std::size_t areas,
                                     const std::vector<std::uint8_t>& keep) {
  std::vector<std::size_t> subject(matched.rows.area.size(), SIZE_MAX);
  const auto kept = [&keep](std::size_t row) { return keep.empty() || keep[row] != 0; };
  for (std::size_t row = 0; row < subject.size(); ++row) {
    if (matched.rows.area[row] >= 0 && kept(row))
      subject[row] = static_cast<std::size_t>(matched.rows.area[row]);
  }
  for (const ChangedRow& one : matched.changed.rows)
    if (kept(one.row)) subject[one.row] = areas + one.code;
  return subject;
}

void refuse_doubled(const recipe::TableSpec& spec, const LoadedTable& table, const Matched& matched,
                    const AreaSet& areas, const std::vector<std::uint8_t>& keep) {
  const std::vector<std::size_t> subject = subjects_of(matched, areas.size(), keep);
  std::vector<std::size_t> row_of(areas.size() + matched.changed.codes.size(), SIZE_MAX);
  Findings findings(spec.source.written);
  for (std::size_t row = 0; row < subject.size(); ++row) {
    const std::size_t one = subject[row];
    if (one == SIZE_MAX) continue;
    if (row_of[one] == SIZE_MAX) {
      row_of[one] = row;
      continue;
    }
    const bool area = one < areas.size();
    findings.add(
        table.source->place(row),
        (area ? "a second row for area '" + areas.ids()[one]
              : "a second row for old code '" + matched.changed.codes[one - areas.size()]) +
            "' (the first: " + spec.source.written + ":" + table.source->place(row_of[one]) + ")",
        "keep one row per area and period, or name the column of periods with period = "
        "\"COLUMN\"");
  }
  findings.throw_if_any();
}

/// Areas of one code in the divisions of different years need not be the same place.
void refuse_other_divisions(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                            const LoadedTable& table, const Column& codes,
                            const bring::Keyed& keyed, const AreaSet& areas) {
  if (spec.changes || keyed.suffix.empty()) return;
  const std::vector<std::uint8_t> asked = asked_rows(recipe, spec, table);
  std::vector<bring::Found> found(codes.label_count());
  for (std::size_t c = 0; c < found.size(); ++c) found[c] = bring::find_area(codes.label(c), areas);
  std::size_t first = SIZE_MAX;
  std::string_view vintage;
  for (std::size_t row = 0; row < codes.size(); ++row) {
    if (codes.codes()[row] < 0 || (!asked.empty() && asked[row] == 0)) continue;
    const bring::Found& one = found[static_cast<std::size_t>(codes.codes()[row])];
    if (one.suffix.empty()) continue;
    std::string problem = bring::explain_other_division(codes.text(row), one, areas);
    if (first == SIZE_MAX) {
      first = row;
      vintage = one.suffix;
    } else if (problem.empty() && !bring::same_vintage(one.suffix, vintage)) {
      problem = "'" + std::string(codes.text(row)) + "' is a code of " +
                std::string(one.suffix.substr(1)) + ", and '" + std::string(codes.text(first)) +
                "' (" + spec.source.written + ":" + table.source->place(first) + ") one of " +
                std::string(vintage.substr(1));
    }
    if (problem.empty()) continue;
    throw Error(ErrorKind::user,
                {.subject = spec.source.written,
                 .place = table.source->place(row),
                 .what = std::move(problem),
                 .hint = "give a table of the areas' own division, or say in [tables." +
                         spec.name.text + "] under changes what became of the old codes"});
  }
}

/// A table of columns says something of every area, or something is wrong: with its codes, or with
/// the areas that were chosen. In some period a row is enough.
void warn_of_areas_without_rows(const recipe::TableSpec& spec, const Matched& matched,
                                const AreaSet& areas, std::vector<std::string>& warnings) {
  std::vector<bool> has_row(areas.size(), false);
  for (const std::int32_t area : matched.rows.area)
    if (area >= 0) has_row[static_cast<std::size_t>(area)] = true;
  for (const ChangedRow& one : matched.changed.rows) has_row[one.area] = true;
  const auto count = std::count(has_row.begin(), has_row.end(), false);
  if (count == 0) return;
  const auto first =
      static_cast<std::size_t>(std::find(has_row.begin(), has_row.end(), false) - has_row.begin());
  warnings.push_back(spec.source.written + ": " + std::to_string(count) + " of " +
                     std::to_string(areas.size()) + " areas of '" + areas.id() +
                     "' have no row (the first: " + areas.ids()[first] +
                     "), and are missing wherever it is used");
}

/// True if some input takes the column as a percentage of another.
bool is_percentage(const recipe::Recipe& recipe, const std::string& table,
                   const std::string& column) {
  for (const recipe::IndicatorSpec& indicator : recipe.indicators) {
    for (const recipe::InputSpec& input : indicator.inputs) {
      const auto* form = std::get_if<recipe::InputPercentOf>(&input.form);
      if (form != nullptr && form->percent.table.text == table &&
          form->percent.column.text == column)
        return true;
    }
  }
  return false;
}

/// Adds what is wrong about one value.
class ValueCheck {
 public:
  explicit ValueCheck(const ColumnRequest& request)
      : request_(request),
        percentage_(is_percentage(request.recipe, request.spec.name.text, request.column.text)),
        findings_(request.spec.source.written) {}

  void take(std::size_t row, double value) {
    constexpr double whole = 100;
    const bool share = request_.domain == Domain::unit_interval;
    if (request_.domain == Domain::any) return;
    if (percentage_ && (value < 0 || value > whole)) {
      add(row, value, "a percentage lies between 0 and 100", kCorrect);
    } else if (value < 0) {
      add(row, value, share ? "a share lies between 0 and 1" : "a count cannot be negative",
          kCorrect);
    } else if (share && value > 1) {
      add(row, value, "a share lies between 0 and 1", "divide percentages by 100");
    }
  }
  void throw_if_any() { findings_.throw_if_any(); }

 private:
  static constexpr const char* kCorrect = "correct it, or write a missing mark such as ..";

  void add(std::size_t row, double value, const std::string& rule, const char* hint) {
    findings_.add(request_.table.source->place(row),
                  "column '" + request_.column.text + "' is " + shortest(value) + ", and " + rule,
                  hint);
  }

  const ColumnRequest& request_;
  bool percentage_;
  Findings findings_;
};

}  // namespace

void check_periods(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                   const LoadedTable& table, std::vector<std::string>& warnings) {
  if (table.source->rows() == 0) {
    throw Error(ErrorKind::user, {.subject = spec.source.written,
                                  .what = "it holds no rows, only the names of its columns",
                                  .hint = "give a row for each area or record"});
  }
  std::vector<std::string> held, lacking;
  if (!spec.period_column.empty()) {
    require_column(recipe, spec, *table.source, spec.period_column);
    const Column periods = table.source->categories(spec.period_column.text);
    for (std::size_t c = 0; c < periods.label_count(); ++c) held.emplace_back(periods.label(c));
    std::sort(held.begin(), held.end());
    for (const std::string& period : recipe.periods)
      if (!std::binary_search(held.begin(), held.end(), period)) lacking.push_back(period);
  } else if (spec.period_literal) {
    held.push_back(spec.period_literal->text);
    // A table of another of the recipe's periods is as it should be.
    const auto& asked = recipe.periods;
    if (std::find(asked.begin(), asked.end(), held.front()) == asked.end()) lacking = asked;
  }
  if (lacking.empty()) return;
  constexpr std::size_t most = 8;
  const std::size_t shown = std::min(most, held.size());
  warnings.push_back(spec.source.written + ": no row is of " + join(lacking, ", ") +
                     (held.empty()
                          ? ", nor of any other period"
                          : "; its rows are of " + join(std::span(held).first(shown), ", ")) +
                     (held.size() > shown ? ", …" : ""));
}

Matched match_rows(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                   const LoadedTable& table, const std::string& set, const AreaSet& areas,
                   std::vector<std::string>& warnings) {
  const recipe::Word& column = key_column(spec, set);
  const Column codes = table.source->categories(column.text);
  Matched matched{.rows = bring::match(codes, areas, spec.outside), .changed = {}};
  bring::Keyed& keyed = matched.rows;
  refuse_other_divisions(recipe, spec, table, codes, keyed, areas);
  if (spec.changes) {
    matched.changed = reconcile(recipe, spec, table, codes, areas, keyed);
    warnings.push_back(matched.changed.note);
  }
  if (keyed.matched == 0 && matched.changed.rows.empty() && table.source->rows() > 0) {
    throw Error(ErrorKind::user,
                {.subject = spec.source.written,
                 .what = "no code in column '" + column.text + "' is an id of areas '" + set + "'",
                 .hint = bring::explain_mismatch(keyed, areas)});
  }
  if (!keyed.suffix.empty()) {
    warnings.push_back(spec.source.written + ": codes in column '" + column.text + "' end with '" +
                       keyed.suffix + "', which is taken away");
  }
  if (keyed.empty > 0) warn_of_empty(spec, table, column, codes, warnings);
  if (!rows_are_read(recipe, spec.name.text)) {
    for (const std::string& period : recipe.periods)
      refuse_doubled(spec, table, matched, areas, rows_of_period(recipe, spec, table, period));
    warn_of_areas_without_rows(spec, matched, areas, warnings);
  }
  if (keyed.unknown_rows > 0) {
    std::string lost = bring::explain_lost_zeros(keyed.unknown, areas);
    if (lost.empty()) lost = bring::explain_decomposed(keyed.unknown, areas);
    const std::size_t shown = std::min<std::size_t>(3, keyed.unknown.size());
    warnings.push_back(
        spec.source.written + ": " + std::to_string(keyed.unknown_rows) + " of " +
        std::to_string(table.source->rows()) + " rows carry a code in column '" + column.text +
        "' that is no id of areas '" + set + "' (" +
        join(std::span(keyed.unknown).first(shown), ", ") +
        (keyed.unknown.size() > shown ? ", …" : "") + ") and are left out; " +
        (lost.empty() ? "list codes that mean elsewhere under outside = […]" : lost));
  }
  return matched;
}

void require_whole_rows(const recipe::TableSpec& spec, const Matched& matched) {
  if (matched.changed.rows.empty()) return;
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

std::vector<std::uint8_t> asked_rows(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                                     const LoadedTable& table) {
  if (spec.period_column.empty()) return {};
  std::vector<std::uint8_t> asked = rows_of_period(recipe, spec, table, recipe.period);
  for (const std::string& period : recipe.periods) {
    const std::vector<std::uint8_t> more = rows_of_period(recipe, spec, table, period);
    for (std::size_t row = 0; row < asked.size(); ++row)
      asked[row] = std::max(asked[row], more[row]);
  }
  return asked;
}

void warn_of_thousands(const ColumnRequest& request, std::vector<std::string>& warnings) {
  const std::string text = request.table.source->maybe_thousands(request.column.text);
  if (text.empty()) return;
  const std::string mark = text.find(',') == std::string::npos ? "point" : "comma";
  const std::string thousands = shortest(io::thousands_of(text));
  std::string pointed = text;
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  const std::string fraction = shortest(parse_number(pointed).value_or(0));
  warnings.push_back(request.spec.source.written + ": column '" + request.column.text +
                     "' counts, and '" + text + "' is read as " + fraction + ", not as " +
                     thousands + "; write " + thousands + " if the " + mark +
                     " sets thousands apart, or " + fraction + " if it does not");
}

std::vector<double> values_of_areas(const ColumnRequest& request, const Matched& matched,
                                    const AreaSet& areas) {
  require_column(request.recipe, request.spec, *request.table.source, request.column);
  const std::vector<std::uint8_t> keep =
      rows_of_period(request.recipe, request.spec, request.table, request.period);
  refuse_doubled(request.spec, request.table, matched, areas, keep);
  const Column column = request.table.source->reals(request.column.text);
  std::vector<double> values(areas.size(), std::numeric_limits<double>::quiet_NaN());
  std::vector<bool> own(areas.size(), false);
  const std::vector<std::size_t> subject = subjects_of(matched, areas.size(), keep);
  ValueCheck check(request);
  for (std::size_t row = 0; row < subject.size(); ++row) {
    if (subject[row] == SIZE_MAX) continue;
    const double value = column.reals()[row];
    check.take(row, value);
    if (subject[row] >= areas.size()) continue;
    values[subject[row]] = value;
    own[subject[row]] = true;
  }
  check.throw_if_any();
  add_changed(matched.changed, column.reals(), keep, request.additive, own, values);
  return values;
}

}  // namespace omrade::run

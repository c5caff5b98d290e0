#include "run/changes.hpp"

#include "base/text.hpp"
#include "bring/vintage.hpp"
#include "io/findings.hpp"
#include "io/table.hpp"
#include "run/columns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <utility>

namespace omrade::run {
namespace {

struct Successor {
  std::uint32_t area = 0;
  double share = 0;
};
using Successors = std::map<std::string, std::vector<Successor>, std::less<>>;

void require(const recipe::Recipe& recipe, const recipe::ChangesSpec& changes,
             const io::TableSource& table, const recipe::Word& column) {
  const auto& names = table.names();
  if (column.empty() || std::find(names.begin(), names.end(), column.text) != names.end()) return;
  throw Error(ErrorKind::user,
              recipe.problem(column.place,
                             "'" + changes.table.written + "' has no column '" + column.text + "'",
                             name_hint(column.text, names)));
}

void scale_to_one(Successors& successors, io::Findings& findings) {
  for (auto& [code, parts] : successors) {
    double sum = 0;
    for (const Successor& part : parts) sum += part.share;
    if (!(sum > 0)) {
      findings.add({.what = "the weights of '" + code + "' sum to 0",
                    .hint = "give at least one of its new areas a weight above 0"});
    }
    for (Successor& part : parts) part.share /= sum;
  }
}

/// One entry per area, and none of those that get nothing.
void put_together(std::vector<Successor>& parts) {
  std::vector<Successor> whole;
  for (const Successor& part : parts) {
    if (part.share == 0) continue;
    const auto same = std::find_if(whole.begin(), whole.end(),
                                   [&part](const auto& one) { return one.area == part.area; });
    if (same == whole.end()) {
      whole.push_back(part);
    } else {
      same->share += part.share;
    }
  }
  parts = std::move(whole);
}

/// More than any number of people; sums of larger weights could overflow, and lose everybody.
constexpr double kMostPeople = 1e12;

Successors read(const recipe::Recipe& recipe, const recipe::ChangesSpec& changes,
                const AreaSet& areas) {
  const auto table = io::open_table(changes.table.path, changes.table.layer, {});
  for (const recipe::Word* column : {&changes.from, &changes.to, &changes.weight})
    require(recipe, changes, *table, *column);
  const Column from = table->categories(changes.from.text);
  const Column to = table->categories(changes.to.text);
  const bool weighed = !changes.weight.empty();
  const Column weight = weighed ? table->reals(changes.weight.text) : Column::of_reals({});
  const std::string& file = changes.table.written;
  if (table->rows() == 0) {
    throw Error(ErrorKind::user, {.subject = file,
                                  .what = "it holds no rows, only the names of its columns",
                                  .hint = "give a row for each old code and what became of it"});
  }
  Successors successors;
  io::Findings findings(file, "", "row");
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (from.text(row).empty()) continue;  // an area made of nothing
    const std::string code(to.text(row));
    const bring::Found found = bring::find_area(code, areas);
    if (std::string other = bring::explain_other_division(code, found, areas); !other.empty()) {
      findings.add({.place = table->place(row),
                    .what = std::move(other),
                    .hint = "give the codes of the areas in column '" + changes.to.text + "'"});
      continue;
    }
    if (!found.area) {
      const std::string lost = bring::explain_lost_zeros(std::span(&code, 1), areas);
      findings.add({.place = table->place(row),
                    .what = "'" + code + "' is no id of areas '" + areas.id() + "'",
                    .hint = lost.empty() ? name_hint(code, areas.ids()) : lost});
      continue;
    }
    const double share = weighed ? weight.reals()[row] : 1.0;
    if (!(share >= 0) || share > kMostPeople) {
      findings.add({.place = table->place(row),
                    .what = std::isnan(share)
                                ? "it has no weight"
                                : "its weight is " + shortest(share) +
                                      (share < 0 ? ", which is below 0" : ", which is too large"),
                    .hint = "give how many people moved with it"});
      continue;
    }
    successors[std::string(bring::without_vintage(from.text(row)))].push_back(
        {static_cast<std::uint32_t>(*found.area), share});
  }
  scale_to_one(successors, findings);
  findings.raise();
  for (auto& [code, parts] : successors) put_together(parts);
  return successors;
}

bool stays_as_it_is(const std::string& code, const std::vector<Successor>& parts,
                    const AreaSet& areas) {
  const auto own = areas.index_of(code);
  return own && parts.size() == 1 && parts.front().area == *own;
}

/// Rows that keep their code although a part of the area was given away look the same in both
/// divisions; a row of the area that got the part tells that they are of the new one.
void refuse_both_divisions(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                           const LoadedTable& table, const Successors& successors,
                           const AreaSet& areas, const bring::Keyed& keyed,
                           const Changed& changed) {
  const std::size_t rows = keyed.area.size();
  std::vector<std::int32_t> period(rows, 0);
  if (!spec.period_column.empty()) {
    require_column(recipe, spec, *table.source, spec.period_column);
    const Column periods = table.source->categories(spec.period_column.text);
    period.assign(periods.codes().begin(), periods.codes().end());
  }
  std::map<std::pair<std::int32_t, std::uint32_t>, std::size_t> own;
  for (std::size_t row = 0; row < rows; ++row) {
    if (keyed.area[row] >= 0)
      own.emplace(std::pair{period[row], static_cast<std::uint32_t>(keyed.area[row])}, row);
  }
  const std::vector<std::uint8_t> asked = asked_rows(recipe, spec, table);
  io::Findings findings(spec.source.written, "", "row");
  for (const ChangedRow& one : changed.rows) {
    if (!asked.empty() && asked[one.row] == 0) continue;
    const std::string& code = changed.codes[one.code];
    const std::string& id = areas.ids()[one.area];
    const auto at = own.find({period[one.row], one.area});
    if (at == own.end() || !areas.index_of(code) || successors.contains(id)) continue;
    findings.add({.place = table.source->place(one.row),
                  .what = "by '" + spec.changes->table.written + "' a part of '" + code +
                          "' went to '" + id + "', which has a row already (" +
                          spec.source.written + ":" + table.source->place(at->second) +
                          "): the rows seem to be of the new division",
                  .hint = "keep them in a table without changes, or list '" + id +
                          "' among the old codes if it was there before"});
  }
  findings.raise();
}

/// Which old code a label of the table is, or codes.size().
std::size_t old_code_of(const std::string& label, const recipe::TableSpec& spec,
                        const AreaSet& areas, const std::vector<std::string>& codes) {
  const std::string_view suffix = bring::vintage_suffix(label);
  if (!suffix.empty() && bring::same_vintage(suffix, areas.vintage())) return codes.size();
  const bool outside =
      std::find(spec.outside.begin(), spec.outside.end(), label) != spec.outside.end();
  if (outside && !bring::find_area(label, areas).area) return codes.size();
  const std::string_view code = bring::without_vintage(label);
  const auto at = std::lower_bound(codes.begin(), codes.end(), code);
  if (at == codes.end() || *at != code) return codes.size();
  return static_cast<std::size_t>(at - codes.begin());
}

void take_out(const Column& codes, std::size_t row, bring::Keyed& keyed) {
  if (keyed.area[row] >= 0) {
    keyed.area[row] = bring::kNoArea;
    --keyed.matched;
    return;
  }
  --keyed.unknown_rows;
  const auto at = std::find(keyed.unknown.begin(), keyed.unknown.end(), codes.text(row));
  if (at != keyed.unknown.end()) keyed.unknown.erase(at);
}

std::string note_of(const recipe::TableSpec& spec, std::size_t labels) {
  const std::string by = "'" + spec.changes->table.written + "'";
  if (labels == 0) {
    return spec.source.written + ": no code is one of an older division that " + by +
           " splits or renames; leave changes out if the table is of the new one";
  }
  return spec.source.written + ": " + std::to_string(labels) +
         (labels == 1 ? " code of an older division is" : " codes of an older division are") +
         " reconciled by " + by + " (counts split by " +
         (spec.changes->weight.empty() ? "equal parts" : "'" + spec.changes->weight.text + "'") +
         ")";
}

}  // namespace

Changed reconcile(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                  const LoadedTable& table, const Column& codes, const AreaSet& areas,
                  bring::Keyed& keyed) {
  const Successors successors = read(recipe, *spec.changes, areas);
  Changed changed;
  changed.predecessors.assign(areas.size(), 0);
  changed.needs_own.assign(areas.size(), false);
  std::vector<const std::vector<Successor>*> parts_of;
  for (const auto& [code, parts] : successors) {  // sorted
    if (stays_as_it_is(code, parts, areas)) {
      changed.needs_own[parts.front().area] = true;
      continue;
    }
    changed.codes.push_back(code);
    parts_of.push_back(&parts);
    for (const Successor& part : parts) ++changed.predecessors[part.area];
  }
  std::vector<std::size_t> old_code(codes.label_count());
  for (std::size_t c = 0; c < old_code.size(); ++c)
    old_code[c] = old_code_of(std::string(codes.label(c)), spec, areas, changed.codes);
  std::vector<bool> seen(old_code.size(), false);
  for (std::size_t row = 0; row < codes.size(); ++row) {
    if (codes.codes()[row] < 0) continue;
    const auto label = static_cast<std::size_t>(codes.codes()[row]);
    if (old_code[label] == changed.codes.size()) continue;
    seen[label] = true;
    take_out(codes, row, keyed);
    for (const Successor& next : *parts_of[old_code[label]])
      changed.rows.push_back({row, old_code[label], next.area, next.share});
  }
  refuse_both_divisions(recipe, spec, table, successors, areas, keyed, changed);
  changed.note =
      note_of(spec, static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true)));
  return changed;
}

void add_changed(const Changed& changed, std::span<const double> column,
                 std::span<const std::uint8_t> keep, bool additive, const std::vector<bool>& own,
                 std::vector<double>& values) {
  std::vector<std::size_t> found(values.size(), 0);
  std::vector<double> sum(values.size(), 0.0);
  bool any = false;
  for (const ChangedRow& one : changed.rows) {
    if (!keep.empty() && keep[one.row] == 0) continue;
    any = true;
    ++found[one.area];
    sum[one.area] += additive ? one.share * column[one.row] : column[one.row];  // NaN stays NaN
  }
  if (!any) return;
  for (std::size_t area = 0; area < values.size(); ++area) {
    const std::size_t needed = changed.predecessors[area];
    if (needed == 0) continue;
    const bool lacks = found[area] < needed || (changed.needs_own[area] && !own[area]);
    const bool several = needed + (own[area] ? 1 : 0) > 1;
    if (lacks || (several && !additive)) {
      values[area] = std::numeric_limits<double>::quiet_NaN();
    } else {
      values[area] = own[area] ? values[area] + sum[area] : sum[area];
    }
  }
}

}  // namespace omrade::run

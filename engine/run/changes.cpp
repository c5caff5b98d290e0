#include "run/changes.hpp"

#include "base/text.hpp"
#include "bring/vintage.hpp"
#include "io/table.hpp"

#include <algorithm>
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

void scale_to_one(const std::string& file, Successors& successors, std::vector<Message>& problems) {
  for (auto& [code, parts] : successors) {
    double sum = 0;
    for (const Successor& part : parts) sum += part.share;
    if (!(sum > 0)) {
      problems.push_back({.subject = file,
                          .what = "the weights of '" + code + "' sum to 0",
                          .hint = "give at least one of its new areas a weight above 0"});
    }
    for (Successor& part : parts) part.share /= sum;
  }
}

Successors read(const recipe::Recipe& recipe, const recipe::ChangesSpec& changes,
                const AreaSet& areas) {
  const auto table = io::open_table(changes.table.path, {});
  for (const recipe::Word* column : {&changes.from, &changes.to, &changes.weight})
    require(recipe, changes, *table, *column);
  const Column from = table->categories(changes.from.text);
  const Column to = table->categories(changes.to.text);
  const bool weighed = !changes.weight.empty();
  const Column weight = weighed ? table->reals(changes.weight.text) : Column::of_reals({});
  const std::string& file = changes.table.written;
  Successors successors;
  std::vector<Message> problems;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto area = areas.index_of(bring::without_vintage(to.text(row)));
    if (!area) {
      problems.push_back(
          {.subject = file,
           .place = table->place(row),
           .what = "'" + std::string(to.text(row)) + "' is no id of areas '" + areas.id() + "'",
           .hint = name_hint(to.text(row), areas.ids())});
      continue;
    }
    const double share = weighed ? weight.reals()[row] : 1.0;
    if (!(share >= 0)) {
      problems.push_back({.subject = file,
                          .place = table->place(row),
                          .what = "a weight must be 0 or more",
                          .hint = "give how many people moved with it"});
      continue;
    }
    successors[std::string(bring::without_vintage(from.text(row)))].push_back(
        {static_cast<std::uint32_t>(*area), share});
  }
  scale_to_one(file, successors, problems);
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
  return successors;
}

}  // namespace

std::vector<ChangedRow> changed_rows(const recipe::Recipe& recipe, const recipe::TableSpec& spec,
                                     const Column& codes, const AreaSet& areas, std::string& note) {
  const Successors successors = read(recipe, *spec.changes, areas);
  std::vector<const std::vector<Successor>*> of_code(codes.label_count(), nullptr);
  std::size_t old_codes = 0;
  for (std::size_t c = 0; c < of_code.size(); ++c) {
    const std::string_view code = bring::without_vintage(codes.label(c));
    const auto at = successors.find(code);
    if (areas.index_of(code) || at == successors.end()) continue;
    of_code[c] = &at->second;
    ++old_codes;
  }
  std::vector<ChangedRow> rows;
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const std::int32_t code = codes.codes()[row];
    if (code < 0 || of_code[static_cast<std::size_t>(code)] == nullptr) continue;
    for (const Successor& next : *of_code[static_cast<std::size_t>(code)])
      rows.push_back({row, next.area, next.share});
  }
  if (old_codes > 0) {
    note = spec.source.written + ": " + std::to_string(old_codes) +
           (old_codes == 1 ? " code of an older division is" : " codes of an older division are") +
           " reconciled by '" + spec.changes->table.written + "' (counts split by " +
           (spec.changes->weight.empty() ? "equal parts" : "'" + spec.changes->weight.text + "'") +
           ")";
  }
  return rows;
}

}  // namespace omrade::run

#include "run/lookup_table.hpp"

#include "base/text.hpp"
#include "io/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace omrade::run {
namespace {

constexpr std::size_t kMostNamed = 5;

void add(std::vector<Message>& problems, const std::string& file, std::string place,
         std::string what, std::string hint) {
  if (problems.size() < kMostNamed)
    problems.push_back({file, std::move(place), std::move(what), std::move(hint)});
}

void require(const recipe::Recipe& recipe, const recipe::ByTable& by, const io::TableSource& table,
             const recipe::Word& column) {
  const auto& names = table.names();
  if (column.empty() || std::find(names.begin(), names.end(), column.text) != names.end()) return;
  throw Error(
      ErrorKind::user,
      recipe.problem(column.place, "'" + by.table.written + "' has no column '" + column.text + "'",
                     name_hint(column.text, names)));
}

}  // namespace

LookedUp read_lookup(const recipe::Recipe& recipe, const recipe::ByTable& by, const AreaSet& from,
                     const AreaSet* to, std::vector<std::string>& warnings) {
  const auto table = io::open_table(by.table.path, {});
  for (const recipe::Word* column : {&by.from, &by.to, &by.share})
    require(recipe, by, *table, *column);
  const Column from_codes = table->categories(by.from.text);
  const Column to_codes = table->categories(by.to.text);

  std::vector<std::string> targets;
  if (to != nullptr) {
    targets = to->ids();
  } else {
    std::set<std::string> distinct;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      if (!to_codes.text(row).empty()) distinct.emplace(to_codes.text(row));
    }
    targets.assign(distinct.begin(), distinct.end());
  }
  std::map<std::string, std::uint32_t, std::less<>> target_index;
  for (std::size_t t = 0; t < targets.size(); ++t)
    target_index.emplace(targets[t], static_cast<std::uint32_t>(t));

  const std::string& file = by.table.written;
  std::vector<Message> problems;
  std::vector<CrosswalkEntry> entries;
  std::vector<double> covered(from.size(), 0.0);
  std::size_t unknown_sources = 0;
  const bool given = !by.share.empty();
  const Column shares = given ? table->reals(by.share.text) : Column::of_reals({});
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string target(to_codes.text(row));
    if (target.empty()) continue;  // belongs to no target
    const auto source = from.index_of(from_codes.text(row));
    if (!source) {
      ++unknown_sources;
      continue;
    }
    const auto at = target_index.find(target);
    if (at == target_index.end()) {
      add(problems, file, table->place(row),
          "'" + target + "' is no id of areas '" + to->id() + "'", name_hint(target, targets));
      continue;
    }
    const double share = given ? shares.reals()[row] : 1.0;
    if (!(share >= 0 && share <= 1)) {
      add(problems, file, table->place(row),
          "the share of '" + from.ids()[*source] + "' is not between 0 and 1",
          "give shares as fractions of 1");
      continue;
    }
    covered[*source] += share;
    if (covered[*source] > 1 + 1e-9) {
      add(problems, file, table->place(row),
          "'" + from.ids()[*source] + "' is given away more than once",
          given ? "let its shares sum to at most 1"
                : "keep one row per area, or add a share column");
      continue;
    }
    entries.push_back({static_cast<std::uint32_t>(*source), at->second, share});
  }
  if (entries.empty() && problems.empty()) {
    problems.push_back(
        {.subject = file,
         .what = "no code in column '" + by.from.text + "' is an id of areas '" + from.id() + "'",
         .hint = from.size() == 0 ? "there are no areas"
                                  : "the areas have ids like '" + from.ids().front() + "'"});
  }
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
  if (unknown_sources > 0) {
    warnings.push_back(file + ": " + std::to_string(unknown_sources) +
                       " rows carry a code that is no id of areas '" + from.id() +
                       "' and are left out");
  }
  const auto left = static_cast<std::size_t>(std::count(covered.begin(), covered.end(), 0.0));
  if (left > 0) {
    warnings.push_back(file + ": " + std::to_string(left) + " of " + std::to_string(from.size()) +
                       " areas of '" + from.id() + "' belong to no target");
  }
  return {Crosswalk(given ? CrosswalkMethod::given : CrosswalkMethod::nested, from.size(),
                    targets.size(), std::move(entries)),
          std::move(targets)};
}

}  // namespace omrade::run

#include "tools/stats_input.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/connection.hpp"
#include "io/table.hpp"
#include "tools/any_table.hpp"
#include "tools/require_column.hpp"
#include "tools/source.hpp"
#include "tools/stats_result.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace omrade::tools {
namespace {

/// What is wrong with a number, and what would be right.
struct Fault {
  std::string what{}, hint{};
};

/// Asked of every number: what it would say is put together for those at fault alone.
std::optional<Fault> fault_of(double value, StatsDomain domain) {
  if (std::isnan(value)) return std::nullopt;
  const auto fault = [value](const char* what, const char* hint) {
    return Fault{shortest(value) + what, hint};
  };
  if (std::isinf(value)) return fault(" is not finite", "correct it, or leave it empty");
  switch (domain) {
    case StatsDomain::text:
    case StatsDomain::number:
    case StatsDomain::list:
      break;
    case StatsDomain::count:
      if (value < 0) return fault(" is negative", "give 0 or more");
      break;
    case StatsDomain::positive:
      if (value <= 0) return fault(" is not above 0", "give a number above 0");
      break;
    case StatsDomain::whole_positive:
      if (value < 1 || value != std::floor(value))
        return fault(" is not one of 1, 2, 3 …", "give a whole number above 0");
      break;
  }
  return std::nullopt;
}

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  for (const std::string_view name : split(list, ',')) names.emplace_back(trim(name));
  return names;
}

}  // namespace

StatsInput::StatsInput(const StatsMethod& method, const StatsArguments& arguments,
                       geometry::ParallelFor loop)
    : method_(method), arguments_(arguments), loop_(std::move(loop)) {
  if (!method.table) return;
  const Source source = parse_source(arguments.table);
  shown_ = io::shown_source(source.file);
  table_ = open_any_table(source);
  rows_ = table_->rows();
  if (rows_ == 0) {
    throw Error(ErrorKind::user,
                {.subject = shown_, .what = "it holds no rows", .hint = "give at least one"});
  }
  read_by();
  for (const StatsRole& role : method.roles) {
    const auto given = arguments.roles.find(role.name);
    if (given == arguments.roles.end()) continue;
    const std::vector<std::string> names = role.domain == StatsDomain::list
                                               ? names_in(given->second)
                                               : std::vector<std::string>{given->second};
    std::vector<Column>& columns = columns_[role.name];
    if (const std::optional<double> same = number_for_all(role, given->second)) {
      columns.push_back(Column::of_reals(std::vector<double>(rows_, *same)));
      continue;
    }
    for (const std::string& name : names) {
      require_column(*table_, shown_, name, role.name);
      columns.push_back(role.domain == StatsDomain::text ? table_->categories(name)
                                                         : read_numbers(name, role.domain));
    }
  }
  make_groups();
}

StatsInput::~StatsInput() = default;

std::optional<double> StatsInput::number_for_all(const StatsRole& role,
                                                 const std::string& text) const {
  const std::vector<std::string>& names = table_->names();
  if (!role.or_number || std::find(names.begin(), names.end(), text) != names.end())
    return std::nullopt;
  const std::optional<double> number = parse_number(text);
  if (!number) return std::nullopt;
  if (const std::optional<Fault> fault = fault_of(*number, role.domain))
    throw Error(ErrorKind::user,
                {.subject = "--" + role.name, .what = fault->what, .hint = fault->hint});
  return number;
}

Column StatsInput::read_numbers(const std::string& column, StatsDomain domain) const {
  constexpr std::size_t most = 5;
  Column numbers = table_->reals(column);
  std::vector<Message> problems;
  std::size_t more = 0;
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::optional<Fault> fault = fault_of(numbers.reals()[row], domain);
    if (!fault) continue;
    if (problems.size() == most) {
      ++more;
      continue;
    }
    problems.push_back({.subject = shown_ + ":" + table_->place(row),
                        .what = "column '" + column + "': " + fault->what,
                        .hint = fault->hint});
  }
  if (more > 0)
    problems.push_back(
        {.subject = shown_,
         .what = "column '" + column + "': likewise in " + std::to_string(more) + " more rows"});
  if (!problems.empty()) throw Error(ErrorKind::user, std::move(problems));
  return numbers;
}

void StatsInput::read_by() {
  std::set<std::string> taken;
  for (const io::ResultColumn& column : result_columns(method_, arguments_)) {
    if (taken.insert(column.name).second) continue;
    throw Error(ErrorKind::user,
                {.subject = shown_,
                 .what = "'" + column.name + "' would name two columns of the result",
                 .hint = "name each column once in --by, and rename what is called as a column of "
                         "the result"});
  }
  for (const std::string& name : arguments_.by) {
    require_column(*table_, shown_, name, "by");
    by_.push_back(table_->categories(name));
  }
}

void StatsInput::make_groups() {
  if (method_.rows == StatsRows::each) {
    first_rows_.resize(rows_);
    std::iota(first_rows_.begin(), first_rows_.end(), std::size_t{0});
    return;
  }
  if (by_.empty()) {
    first_rows_ = {0};
    group_of_row_.resize(rows_);
    return;
  }
  // Each column parts the groups of those before it; a pair of group and code is a place in a
  // table, since ten million rows are too many for a search each.
  std::vector<std::uint32_t>& group = group_of_row_;
  group.resize(rows_);
  std::size_t count = 1;
  for (const Column& column : by_) {
    const std::size_t codes = column.label_count() + 1;  // -1 is a group too
    std::unordered_map<std::size_t, std::uint32_t> sparse;
    std::vector<std::uint32_t> dense;
    constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();
    if (count <= rows_ / codes + 1) dense.assign(count * codes, unknown);
    std::uint32_t fresh = 0;
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::size_t key =
          group[row] * codes + static_cast<std::size_t>(column.codes()[row] + 1);
      std::uint32_t& known =
          dense.empty() ? sparse.try_emplace(key, unknown).first->second : dense[key];
      if (known == unknown) known = fresh++;
      group[row] = known;
    }
    count = fresh;
  }
  for (std::size_t row = 0; row < rows_; ++row) {
    if (group[row] == first_rows_.size()) first_rows_.push_back(row);
  }
}

const std::vector<std::vector<std::size_t>>& StatsInput::groups() const {
  std::call_once(listed_, [this] { list_groups(); });
  return groups_;
}

void StatsInput::list_groups() const {
  groups_.resize(first_rows_.size());
  if (group_of_row_.empty()) {
    for (std::size_t row = 0; row < rows_; ++row) groups_[row] = {row};
    return;
  }
  std::vector<std::size_t> sizes(groups_.size(), 0);
  for (const std::uint32_t own : group_of_row_) ++sizes[own];
  for (std::size_t g = 0; g < sizes.size(); ++g) groups_[g].reserve(sizes[g]);
  for (std::size_t row = 0; row < rows_; ++row) groups_[group_of_row_[row]].push_back(row);
}

bool StatsInput::has(std::string_view role) const {
  return columns_.find(role) != columns_.end();
}

std::vector<std::span<const double>> StatsInput::lists(std::string_view role) const {
  const auto at = columns_.find(role);
  if (at == columns_.end())
    throw Error(ErrorKind::bug, {.subject = std::string(role), .what = "a role without a column"});
  std::vector<std::span<const double>> spans;
  for (const Column& column : at->second) spans.push_back(column.reals());
  return spans;
}

std::span<const double> StatsInput::numbers(std::string_view role) const {
  return lists(role).front();
}

const Column& StatsInput::texts(std::string_view role) const {
  const auto at = columns_.find(role);
  if (at == columns_.end())
    throw Error(ErrorKind::bug, {.subject = std::string(role), .what = "a role without a column"});
  return at->second.front();
}

const std::string& StatsInput::option(std::string_view name) const {
  const auto given = arguments_.options.find(std::string(name));
  if (given != arguments_.options.end()) return given->second;
  const auto declared =
      std::find_if(method_.options.begin(), method_.options.end(),
                   [&](const StatsOption& option) { return option.name == name; });
  if (declared == method_.options.end())
    throw Error(ErrorKind::bug, {.subject = std::string(name), .what = "an option undeclared"});
  return declared->standard;
}

double StatsInput::number_option(std::string_view name) const {
  const std::optional<double> number = parse_number(option(name));
  if (!number) {
    throw Error(ErrorKind::user, {.subject = "--" + std::string(name),
                                  .what = "'" + option(name) + "' is not a number",
                                  .hint = "write it with a decimal point"});
  }
  return *number;
}

bool StatsInput::flag(std::string_view name) const {
  return option(name) == "true";
}

void StatsInput::refuse(std::size_t row, std::string_view role, const std::string& what,
                        const std::string& hint) const {
  throw Error(ErrorKind::user,
              {.subject = shown_ + ":" + table_->place(row),
               .what = "column '" + arguments_.roles.find(std::string(role))->second + "': " + what,
               .hint = hint});
}

void StatsInput::refuse(const std::string& what, const std::string& hint) const {
  throw Error(ErrorKind::user, {.subject = "stats " + method_.name, .what = what, .hint = hint});
}

std::string StatsInput::name_of(std::size_t row) const {
  std::string name;
  for (std::size_t k = 0; k < by_.size(); ++k) {
    if (k > 0) name += ", ";
    name += arguments_.by[k] + " '" + std::string(by_[k].text(row)) + "'";
  }
  return name;
}

}  // namespace omrade::tools

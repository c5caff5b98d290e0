#include "tools/stats_result.hpp"

#include "base/error.hpp"
#include "tools/stats_input.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace omrade::tools {
namespace {

constexpr auto kLastKind = static_cast<std::int32_t>(stats::IntervalKind::simulation);

Column picked(const Column& by, const std::vector<std::size_t>& rows) {
  std::vector<std::int32_t> codes;
  codes.reserve(rows.size());
  for (const std::size_t row : rows) codes.push_back(by.codes()[row]);
  std::vector<std::string> labels;
  labels.reserve(by.label_count());
  for (std::size_t code = 0; code < by.label_count(); ++code) labels.emplace_back(by.label(code));
  return Column::of_categories(codes, labels);
}

std::vector<std::string> interval_names() {
  std::vector<std::string> names;
  for (std::int32_t kind = 0; kind <= kLastKind; ++kind)
    names.emplace_back(stats::name_of(static_cast<stats::IntervalKind>(kind)));
  return names;
}

double finite_or_none(double number) {
  return std::isfinite(number) ? number : stats::kNoNumber;
}

}  // namespace

std::vector<io::ResultColumn> result_columns(const StatsMethod& method,
                                             const StatsArguments& arguments) {
  std::vector<io::ResultColumn> columns;
  for (const std::string& name : arguments.by) columns.push_back({name, io::ResultKind::text});
  for (const std::string& role : method.leading)
    columns.push_back({arguments.roles.at(role), io::ResultKind::text});
  if (method.estimate) {
    for (const char* name : {"value", "lower95", "upper95", "lower998", "upper998"})
      columns.push_back({name, io::ResultKind::real});
    for (const char* name : {"interval", "state"}) columns.push_back({name, io::ResultKind::text});
  }
  columns.insert(columns.end(), method.own.begin(), method.own.end());
  return columns;
}

StatsResult::StatsResult(const StatsMethod& method, const StatsInput& input)
    : method_(method), input_(input) {
  for (const io::ResultColumn& column : method.own)
    cells_.push_back({.text = column.kind == io::ResultKind::text});
}

void StatsResult::add(std::size_t row, const stats::Estimate& estimate, std::string_view state,
                      std::span<const StatsCell> cells) {
  if (cells.size() != cells_.size())
    throw Error(ErrorKind::bug, {.subject = method_.name, .what = "a row of another width"});
  rows_.push_back(row);
  for (std::size_t k = 0; k < cells.size(); ++k) {
    if (cells_[k].text) {
      cells_[k].texts.emplace_back(std::get<std::string_view>(cells[k]));
    } else {
      cells_[k].numbers.push_back(finite_or_none(std::get<double>(cells[k])));
    }
  }
  if (!method_.estimate) return;
  if (state == kStateOk && !std::isfinite(estimate.value)) state = kStateBeyond;
  const stats::Estimate shown = state == kStateOk ? estimate : stats::Estimate{};
  if (state != kStateOk) ++without_value_;
  value_.push_back(shown.value);
  lower95_.push_back(finite_or_none(shown.at95.lower));
  upper95_.push_back(finite_or_none(shown.at95.upper));
  lower998_.push_back(finite_or_none(shown.at998.lower));
  upper998_.push_back(finite_or_none(shown.at998.upper));
  interval_.push_back(static_cast<std::int32_t>(shown.interval));
  const auto at = std::find(states_.begin(), states_.end(), state);
  state_.push_back(static_cast<std::int32_t>(at - states_.begin()));
  if (at == states_.end()) states_.emplace_back(state);
}

Table StatsResult::table() const {
  std::vector<Column> parts;
  for (const Column& by : input_.by()) parts.push_back(picked(by, rows_));
  for (const std::string& role : method_.leading)
    parts.push_back(picked(input_.texts(role), rows_));
  if (method_.estimate) {
    for (const auto* numbers : {&value_, &lower95_, &upper95_, &lower998_, &upper998_})
      parts.push_back(Column::of_reals(*numbers));
    parts.push_back(Column::of_categories(interval_, interval_names()));
    parts.push_back(Column::of_categories(state_, states_));
  }
  for (const Cells& one : cells_)
    parts.push_back(one.text ? Column::of_texts(one.texts) : Column::of_reals(one.numbers));
  std::vector<std::string> names;
  for (const io::ResultColumn& column : result_columns(method_, input_.arguments()))
    names.push_back(column.name);
  return {std::move(names), std::move(parts)};
}

}  // namespace omrade::tools
